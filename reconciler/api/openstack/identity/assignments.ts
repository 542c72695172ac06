import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { readViews } from '../../../store/listing.ts';
import { isSet } from '../call.ts';
import type { Call, FacadeRoute } from '../call.ts';
import { showAssignment } from './assignment-body.ts';
import type { Names } from './assignment-body.ts';
import { effectiveAssignments, toAssignment } from './effective.ts';
import type { Assignment } from './effective.ts';
import { readId } from '../ids.ts';
import { readDomainId } from './ids.ts';
import { pageReply } from './list.ts';
import { assignmentsOfUser } from './places.ts';
import { below } from './projects.ts';
import { listAll, listObjects } from '../objects.ts';
import type { Facade } from '../objects.ts';

/** What a list of assignments is narrowed down to; null asks nothing. */
type Wanted = {
  readonly user_id: string | null;
  readonly group_id: string | null;
  readonly role_id: string | null;
  readonly project_id: string | null;
  readonly domain_id: string | null;
  readonly system: boolean;
  readonly inherited: boolean;
  readonly effective: boolean;
  readonly names: boolean;
  readonly subtree: boolean;
};

/** Id that no object has: what cannot be an id finds nothing. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** Pure. The route that lists who has which role where. */
export function assignmentRoutes(facade: Facade): readonly FacadeRoute[] {
  return [
    {
      method: 'get',
      path: '/role_assignments',
      rule: { kind: 'role_assignment', verbs: ['list'] },
      answer: async (call) => {
        const wanted = readWanted(call.query);
        const found = wanted.effective
          ? await effectiveOnes(facade, call, wanted)
          : (await listObjects(facade, call, 'role_assignment', { spec: specOf(wanted) })).map(toAssignment);
        const projects =
          wanted.subtree && wanted.project_id !== null
            ? new Set([
                wanted.project_id,
                ...below(wanted.project_id, await listAll(facade, 'project')).map(({ id }) => id),
              ])
            : null;
        const shown = found.filter((each) => meets(each, wanted, projects));
        const names = wanted.names ? await namesFor(facade, shown) : null;
        return pageReply(
          call,
          'role_assignments',
          shown.map((each) => showAssignment(call.base, each, names)),
        );
      },
    },
  ];
}

function readWanted(query: URLSearchParams): Wanted {
  const id = (name: string, read = readId): string | null => {
    const text = query.get(name);
    return text === null ? null : (read(text) ?? NOTHING);
  };
  const wanted: Wanted = {
    user_id: id('user.id'),
    group_id: id('group.id'),
    role_id: id('role.id'),
    project_id: id('scope.project.id'),
    domain_id: id('scope.domain.id', readDomainId),
    system: query.get('scope.system') !== null,
    inherited: query.get('scope.OS-INHERIT:inherited_to') !== null,
    effective: isSet(query, 'effective'),
    names: isSet(query, 'include_names'),
    subtree: isSet(query, 'include_subtree'),
  };
  const places = [wanted.project_id !== null, wanted.domain_id !== null, wanted.system].filter(Boolean);
  if (places.length > 1) throw wrong('Ask for one of scope.project.id, scope.domain.id and scope.system.');
  if (wanted.user_id !== null && wanted.group_id !== null)
    throw wrong('Ask for user.id or group.id, not for both.');
  if (wanted.effective && (wanted.group_id !== null || wanted.inherited)) {
    throw wrong(
      'Effective assignments are of users and where they hold: leave out group.id and inherited_to.',
    );
  }
  if (wanted.subtree && wanted.project_id === null) throw wrong('include_subtree needs scope.project.id.');
  return wanted;
}

/** The part of the question that the database answers. */
function specOf({
  user_id,
  group_id,
  role_id,
  project_id,
  domain_id,
  system,
  inherited,
  subtree,
}: Wanted): JsonObject {
  const scope: JsonObject = {
    ...(project_id === null || subtree ? {} : { project_id }),
    ...(domain_id === null ? {} : { domain_id }),
    ...(system ? { system_wide: true } : {}),
  };
  return {
    ...(user_id === null ? {} : { user_id }),
    ...(group_id === null ? {} : { group_id }),
    ...(role_id === null ? {} : { role_id }),
    ...(inherited ? { inherited } : {}),
    ...(Object.keys(scope).length === 0 ? {} : { scope }),
  };
}

/** The rest of it, and all of it for what only follows from assignments. */
function meets(each: Assignment, wanted: Wanted, projects: ReadonlySet<string> | null): boolean {
  const { project_id, domain_id, system } = each.place;
  return (
    (wanted.user_id === null || each.user_id === wanted.user_id) &&
    (wanted.role_id === null || each.role_id === wanted.role_id) &&
    (wanted.domain_id === null || domain_id === wanted.domain_id) &&
    (!wanted.system || system) &&
    (wanted.project_id === null ||
      (projects === null
        ? project_id === wanted.project_id
        : project_id !== null && projects.has(project_id)))
  );
}

/** Only from assignments that the caller may know of. */
async function effectiveOnes(facade: Facade, call: Call, wanted: Wanted): Promise<readonly Assignment[]> {
  const visible = await listObjects(facade, call, 'role_assignment');
  const ofUser = wanted.user_id === null ? null : await assignmentsOfUser(facade, wanted.user_id);
  const ids = ofUser === null ? null : new Set(ofUser.assignments.map(({ id }) => id));
  return effectiveAssignments({
    assignments: ids === null ? visible : visible.filter(({ id }) => ids.has(id)),
    memberships: ofUser?.memberships ?? (await listAll(facade, 'group_membership')),
    projects: await listAll(facade, 'project'),
    roles: await listAll(facade, 'role'),
  });
}

/** Names of all that the assignments speak of, and the domains of those that have one. */
async function namesFor({ database }: Facade, shown: readonly Assignment[]): Promise<Names> {
  const ids = new Set<string>();
  for (const { role_id, user_id, group_id, place } of shown) {
    for (const id of [role_id, user_id, group_id, place.project_id, place.domain_id])
      if (id !== null) ids.add(id);
  }
  const objects = new Map<string, Resource>();
  const read = async (some: ReadonlySet<string>): Promise<void> => {
    for (const [id, { resource }] of await readViews(database, [...some])) objects.set(id, resource);
  };
  await read(ids);
  await read(
    new Set(
      [...objects.values()].flatMap(({ spec }) =>
        typeof spec['domain_id'] === 'string' ? [spec['domain_id']] : [],
      ),
    ),
  );
  return new Map(
    [...objects].map(([id, { name, spec }]) => {
      const domain_id = typeof spec['domain_id'] === 'string' ? spec['domain_id'] : null;
      const domain = domain_id === null ? null : { id: domain_id, name: objects.get(domain_id)?.name ?? '' };
      return [id, { name, domain }];
    }),
  );
}

function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
