import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { closeRoles } from '../../../identity/subjects.ts';
import { impliedIn } from './plain-collections.ts';
import { below } from './projects.ts';

/** Where a role holds: exactly one is not null, or `system` is true. */
export type Place = {
  readonly project_id: string | null;
  readonly domain_id: string | null;
  readonly system: boolean;
};

/** A role that somebody has somewhere, and why. */
export type Assignment = {
  readonly role_id: string;
  readonly user_id: string | null;
  readonly group_id: string | null;
  readonly place: Place;
  readonly inherited: boolean;
  /** The stored assignment that it follows from; null when it is that one. */
  readonly source: Assignment | null;
};

/** What effective assignments follow from. */
export type World = {
  readonly assignments: readonly Resource[];
  readonly memberships: readonly Resource[];
  readonly projects: readonly Resource[];
  readonly roles: readonly Resource[];
};

/** Pure. A stored assignment. */
export function toAssignment({ spec }: Resource): Assignment {
  const scope = (spec['scope'] ?? {}) as JsonObject;
  return {
    role_id: String(spec['role_id']),
    user_id: textOrNull(spec['user_id']),
    group_id: textOrNull(spec['group_id']),
    place: {
      project_id: textOrNull(scope['project_id']),
      domain_id: textOrNull(scope['domain_id']),
      system: scope['system_wide'] === true,
    },
    inherited: spec['inherited'] === true,
    source: null,
  };
}

/**
 * Pure. Who has which role where in the end: members in place of groups, projects below in place of what is inherited, and the roles that
 * others imply. As in Keystone, what holds on the system is not among them.
 */
export function effectiveAssignments({
  assignments,
  memberships,
  projects,
  roles,
}: World): readonly Assignment[] {
  const rows = roles.map(({ id, spec }) => ({
    id,
    name: String(spec['name']),
    implied_role_ids: impliedIn(spec),
  }));
  const found = new Map<string, Assignment>();
  for (const stored of assignments.map(toAssignment)) {
    if (stored.place.system) continue;
    for (const user_id of usersOf(stored, memberships)) {
      for (const place of placesOf(stored, projects)) {
        for (const { id: role_id } of closeRoles([stored.role_id], rows)) {
          const isStored = role_id === stored.role_id && stored.user_id !== null && !stored.inherited;
          const source = isStored ? null : stored;
          const key = [
            role_id,
            user_id,
            place.project_id,
            place.domain_id,
            stored.group_id,
            stored.inherited,
          ];
          const text = key.join('/');
          if (!found.has(text) || isStored) {
            found.set(text, { role_id, user_id, group_id: null, place, inherited: false, source });
          }
        }
      }
    }
  }
  return [...found.values()];
}

function usersOf({ user_id, group_id }: Assignment, memberships: readonly Resource[]): readonly string[] {
  if (user_id !== null) return [user_id];
  return memberships
    .filter(({ spec }) => spec['group_id'] === group_id)
    .map(({ spec }) => String(spec['user_id']));
}

function placesOf({ place, inherited }: Assignment, projects: readonly Resource[]): readonly Place[] {
  if (!inherited) return [place];
  const reached =
    place.project_id !== null
      ? below(place.project_id, projects)
      : projects.filter(({ spec }) => spec['domain_id'] === place.domain_id);
  return reached.map(({ id }) => ({ project_id: id, domain_id: null, system: false }));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
