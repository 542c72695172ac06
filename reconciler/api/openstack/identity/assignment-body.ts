import type { JsonObject } from '../../../model/json.ts';
import type { Assignment, Place } from './effective.ts';
import { showDomainId } from './ids.ts';

/** Names by id, with the domain of what belongs to one. */
export type Names = ReadonlyMap<
  string,
  { readonly name: string; readonly domain: { readonly id: string; readonly name: string } | null }
>;

/** Pure. An assignment as clients of Keystone read it; `names` null leaves names out. */
export function showAssignment(base: string, assignment: Assignment, names: Names | null): JsonObject {
  const { role_id, user_id, group_id, place, inherited, source } = assignment;
  const isInherited = inherited || source?.inherited === true;
  const named = (id: string, shown: string = id): JsonObject => {
    if (names === null) return { id: shown };
    const { name = '', domain = null } = names.get(id) ?? {};
    return {
      id: shown,
      name,
      ...(domain === null ? {} : { domain: { id: showDomainId(domain.id), name: domain.name } }),
    };
  };
  const { project_id, domain_id } = place;
  return {
    role: named(role_id),
    ...(user_id === null ? {} : { user: named(user_id) }),
    ...(group_id === null ? {} : { group: named(group_id) }),
    scope: {
      ...(project_id === null ? {} : { project: named(project_id) }),
      ...(domain_id === null ? {} : { domain: named(domain_id, showDomainId(domain_id)) }),
      ...(place.system ? { system: { all: true } } : {}),
      ...(isInherited ? { 'OS-INHERIT:inherited_to': 'projects' } : {}),
    },
    links: linksOf(base, assignment),
  };
}

/** Where the stored assignment stands, and what leads from it to this one. */
function linksOf(base: string, assignment: Assignment): JsonObject {
  const { role_id, user_id, source } = assignment;
  const stored = source ?? assignment;
  const { group_id } = stored;
  return {
    assignment: `${base}${addressOf(stored)}`,
    ...(source !== null && group_id !== null
      ? { membership: `${base}/groups/${group_id}/users/${String(user_id)}` }
      : {}),
    ...(stored.role_id === role_id
      ? {}
      : { prior_role: `${base}/prior_role/${stored.role_id}/implies/${role_id}` }),
  };
}

function addressOf({ role_id, user_id, group_id, place, inherited }: Assignment): string {
  const who = user_id === null ? `groups/${String(group_id)}` : `users/${user_id}`;
  const path = `${siteOf(place)}/${who}/roles/${role_id}`;
  return inherited ? `/OS-INHERIT${path}/inherited_to_projects` : path;
}

function siteOf({ project_id, domain_id }: Place): string {
  if (project_id !== null) return `/projects/${project_id}`;
  return domain_id === null ? '/system' : `/domains/${showDomainId(domain_id)}`;
}
