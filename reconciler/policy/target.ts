import type { JsonObject } from '../model/json.ts';
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

/**
 * Pure. An object as rules see it: the properties of its spec, its id (also as `<kind>_id`), itself again below its kind's name, for
 * `%(target.user.domain_id)s`, and what RELATED names, each `{ id, ...spec }`.
 */
export function targetOf(
  kind: string,
  id: string,
  spec: JsonObject,
  related: Readonly<Record<string, JsonObject>> = {},
): Target {
  const self = { ...spec, id };
  return { [`${kind}_id`]: id, ...self, ...related, [kind]: self };
}

/** Pure. What a list is asked of, as rules see it: the caller's own project, domain and user. */
export function ownTarget({ project_id, domain_id, user_id }: Credentials): Target {
  return { project_id, domain_id, user_id };
}
