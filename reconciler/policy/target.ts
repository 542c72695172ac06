import type { Json, JsonObject } from '../model/json.ts';
import type { Credentials } from './credentials.ts';
import type { Target } from './values.ts';

/**
 * Objects that rules look at besides the one that is acted on, by kind: each with the place in the spec that names it. Whoever asks
 * gives them to targetOf, for stored and for planned objects; a rule that finds one missing does not allow.
 */
export const RELATED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role_assignment: {
    role: 'role_id',
    user: 'user_id',
    group: 'group_id',
    project: 'scope.project_id',
    domain: 'scope.domain_id',
  },
  group_membership: { group: 'group_id', user: 'user_id' },
};

/** Other names of properties, by kind, for rules of OpenStack that use them. */
const ALSO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  image_acceptance: { member_id: 'project_id' },
};

/**
 * Pure. What is told of an image besides its spec, to rules and to the border: the caller's project, where the image is shared with it.
 * `member_id` is Glance's name.
 */
export function sharedWith(project_id: string): Readonly<Record<string, Json>> {
  return { shared_with: project_id, member_id: project_id };
}

/**
 * Pure. An object as rules see it: the properties of its spec, its id (also as `<kind>_id`), itself again below its kind's name, for
 * `%(target.user.domain_id)s`, and what RELATED names, each `{ id, ...spec }`; of an image what sharedWith says.
 */
export function targetOf(
  kind: string,
  id: string,
  spec: JsonObject,
  related: Readonly<Record<string, Json>> = {},
): Target {
  const self = { ...spec, id };
  const also = Object.entries(Object.hasOwn(ALSO, kind) ? (ALSO[kind] ?? {}) : {}).map(
    ([name, property]) => [name, spec[property] ?? null] as const,
  );
  return { [`${kind}_id`]: id, ...self, ...Object.fromEntries(also), ...related, [kind]: self };
}

/** Pure. What a list is asked of, as rules see it: the caller's own project, domain and user. */
export function ownTarget({ project_id, domain_id, user_id }: Credentials): Target {
  return { project_id, domain_id, user_id };
}
