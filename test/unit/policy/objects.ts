import type { JsonObject } from '../../../reconciler/model/json.ts';
import { targetOf } from '../../../reconciler/policy/target.ts';
import type { Target } from '../../../reconciler/policy/values.ts';

/** Where an object of a small world stands. */
export interface Place {
  readonly project_id: string;
  readonly domain_id: string;
  readonly user_id: string;
}

/** A world of two domains, in each of which are two projects and two users: what belongs to whom follows from the names. */
export const PLACES: readonly Place[] = ['own', 'other'].flatMap((domain) =>
  [1, 2].map((at) => ({
    project_id: `p-${domain}${at === 1 ? '' : '-2'}`,
    domain_id: `d-${domain}`,
    user_id: `u-${domain}${at === 1 ? '' : '-2'}`,
  })),
);

/** Pure. Domain of a project or user of that world. */
export function domainOf(id: string): string {
  return `d-${id.split('-')[1] ?? ''}`;
}

/** The spec and the id of an object of any kind, as far as rules look at it, and what belongs to it. */
function factsOf(
  kind: string,
  place: Place,
): { id: string; spec: JsonObject; related?: Record<string, JsonObject> } {
  const { project_id, domain_id, user_id } = place;
  switch (kind) {
    case 'domain':
      return { id: domain_id, spec: {} };
    case 'project':
      return { id: project_id, spec: { domain_id } };
    case 'user':
      return { id: user_id, spec: { domain_id } };
    case 'group':
      return { id: 'g', spec: { domain_id } };
    case 'group_membership':
      return {
        id: 'm',
        spec: { group_id: 'g', user_id },
        related: { group: { id: 'g', domain_id }, user: { id: user_id, domain_id } },
      };
    case 'role_assignment':
      return {
        id: 'a',
        spec: { role_id: 'r', user_id, scope: { project_id } },
        related: {
          role: { id: 'r', name: 'member' },
          user: { id: user_id, domain_id },
          project: { id: project_id, domain_id },
        },
      };
    case 'application_credential':
      return { id: 'c', spec: { user_id, scope_project_id: project_id } };
    case 'image_member':
      return { id: 's', spec: { project_id, image_id: 'i', member_id: 'p-elsewhere' } };
    case 'image_acceptance':
      return { id: 's', spec: { project_id, image_id: 'i', status: 'accepted' } };
    case 'flavor':
      return { id: 'x', spec: { public: true, access_project_ids: [] } };
    case 'image':
    case 'keypair':
    case 'server_group':
    case 'network':
    case 'subnet':
    case 'server':
    case 'server_set':
    case 'quota':
      return { id: 'x', spec: { project_id } };
    default:
      return { id: 'x', spec: {} };
  }
}

/** Pure. An object of a kind at a place, as rules see it. `also` is what is told of it besides its spec. */
export function objectAt(kind: string, place: Place, more: JsonObject = {}, also: JsonObject = {}): Target {
  const { id, spec, related } = factsOf(kind, place);
  return targetOf(kind, id, { ...spec, ...more }, { ...related, ...also });
}
