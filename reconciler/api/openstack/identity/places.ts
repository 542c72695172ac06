import type { Resource } from '../../../model/resource.ts';
import { effectiveAssignments, toAssignment } from './effective.ts';
import { listAll } from '../objects.ts';
import type { Facade } from '../objects.ts';

/** Where a user may log in. */
export type UserPlaces = {
  readonly project_ids: readonly string[];
  readonly domain_ids: readonly string[];
  readonly has_system: boolean;
};

/** Effect: reads. Where a user has a role; nowhere for nobody. */
export async function placesOfUser(facade: Facade, user_id: string | null): Promise<UserPlaces> {
  if (user_id === null) return { project_ids: [], domain_ids: [], has_system: false };
  const { assignments, memberships } = await assignmentsOfUser(facade, user_id);
  const isInherited = assignments.some(({ spec }) => spec['inherited'] === true);
  const projects = isInherited ? await listAll(facade, 'project') : [];
  const effective = effectiveAssignments({
    assignments,
    memberships,
    projects,
    roles: await listAll(facade, 'role'),
  });
  const ids = (key: 'project_id' | 'domain_id'): readonly string[] => [
    ...new Set(effective.flatMap(({ place }) => place[key] ?? [])),
  ];
  return {
    project_ids: ids('project_id'),
    domain_ids: ids('domain_id'),
    has_system: assignments.map(toAssignment).some(({ place }) => place.system),
  };
}

/** Effect: reads. What is given to a user or to its groups, and its memberships. */
export async function assignmentsOfUser(
  facade: Facade,
  user_id: string,
): Promise<{ readonly assignments: readonly Resource[]; readonly memberships: readonly Resource[] }> {
  const memberships = await listAll(facade, 'group_membership', { user_id });
  const own = await listAll(facade, 'role_assignment', { user_id });
  const shared: Resource[] = [];
  for (const { spec } of memberships) {
    shared.push(...(await listAll(facade, 'role_assignment', { group_id: spec['group_id'] ?? '' })));
  }
  return { assignments: [...own, ...shared], memberships };
}
