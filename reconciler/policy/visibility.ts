import { isAdministrator } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import type { Json } from '../model/json.ts';
import { targetReader } from './values.ts';
import type { Target } from './values.ts';

/**
 * What SQL compares: the object's id, a property of its spec (`scope.` leads into it; of a list any of its members), the domain of a group or
 * project that its spec names, or the project that a shared image is shared with.
 */
export const VISIBILITY_KEYS = [
  'id',
  'project_id',
  'domain_id',
  'user_id',
  'scope.project_id',
  'scope.domain_id',
  'group.domain_id',
  'project.domain_id',
  'visibility',
  'member_id',
  'shared_with',
  'public',
  'access_project_ids',
] as const;

/** One of VISIBILITY_KEYS. */
export type VisibilityKey = (typeof VISIBILITY_KEYS)[number];

const READERS = new Map(VISIBILITY_KEYS.map((key) => [key, targetReader(key)]));

/** One comparison. */
export type Condition = { readonly key: VisibilityKey; readonly value: string };

/** Which objects of a kind a caller may know of at all: all, or those that meet any of the conditions (none when there are none). */
export type Visibility =
  { readonly all: true } | { readonly all: false; readonly any_of: readonly Condition[] };

const ALL: Visibility = { all: true };

/** Somebody who is nowhere and may nothing. */
const NOBODY: Credentials = {
  user_id: null,
  user_name: null,
  user_domain_id: null,
  project_id: null,
  project_domain_id: null,
  domain_id: null,
  system_scope: null,
  roles: [],
  is_admin_project: false,
};

type Floor = (credentials: Credentials) => readonly (readonly [VisibilityKey, string | null])[] | 'all';

const everybody: Floor = () => 'all';
const itsProject: Floor = ({ project_id }) => [['project_id', project_id]];

/** What belongs to callers who do not act for the whole system, by kind; of a kind that is not here, nothing. */
const FLOORS: Readonly<Record<string, Floor>> = {
  image: itsProject,
  keypair: itsProject,
  network: itsProject,
  subnet: itsProject,
  server: itsProject,
  server_set: itsProject,
  server_group: itsProject,
  image_member: itsProject,
  image_acceptance: itsProject,
  quota: itsProject,
  project: ({ project_id, domain_id }) => [
    ['id', project_id],
    ['domain_id', domain_id],
  ],
  domain: ({ domain_id, project_domain_id, user_domain_id }) => [
    ['id', domain_id],
    ['id', project_domain_id],
    ['id', user_domain_id],
  ],
  user: ({ user_id, domain_id }) => [
    ['id', user_id],
    ['domain_id', domain_id],
  ],
  group: ({ domain_id }) => [['domain_id', domain_id]],
  group_membership: ({ user_id, domain_id }) => [
    ['user_id', user_id],
    ['group.domain_id', domain_id],
  ],
  role_assignment: ({ user_id, project_id, domain_id }) => [
    ['user_id', user_id],
    ['scope.project_id', project_id],
    ['scope.domain_id', domain_id],
    ['project.domain_id', domain_id],
  ],
  application_credential: ({ user_id }) => [['user_id', user_id]],
  flavor: () => [['public', 'true']],
  role: everybody,
  service: everybody,
  region: everybody,
  endpoint: everybody,
  host: everybody,
  aggregate: everybody,
  policy: everybody,
};

/** What of the things of others (other projects; of flavors, the cloud) one who acts in a project may know and use, by kind, but never change. */
const LENT: Readonly<Record<string, (project_id: string) => readonly (readonly [VisibilityKey, string])[]>> =
  {
    image: (project_id) => [
      ['visibility', 'public'],
      ['visibility', 'community'],
      ['shared_with', project_id],
    ],
    image_member: (project_id) => [['member_id', project_id]],
    flavor: (project_id) => [['access_project_ids', project_id]],
  };

/** Kinds of which projects have a use of what others own, but not of all of it. */
export const LENT_KINDS: readonly string[] = Object.keys(LENT);

/**
 * Pure. The border between projects, and between domains, which no rule can move: what lies outside is "not found", whatever a policy
 * says. Inside it the rules decide (maySee). Kinds that belong to nobody have no border. Who acts for the system is everywhere.
 */
export function visibilityOf(kind: string, credentials: Credentials): Visibility {
  const own = ownershipOf(kind, credentials);
  const { project_id } = credentials;
  if (own.all || project_id === null || !Object.hasOwn(LENT, kind)) return own;
  const lent = LENT[kind]?.(project_id) ?? [];
  return { all: false, any_of: [...own.any_of, ...lent.map(([key, value]) => ({ key, value }))] };
}

/** Pure. The narrower border of what is changed: what others own may be seen and used, but stays as it is, whatever a policy says. */
export function ownershipOf(kind: string, credentials: Credentials): Visibility {
  if (credentials.system_scope === 'all' || isAdministrator(credentials)) return ALL;
  const conditions = Object.hasOwn(FLOORS, kind) ? (FLOORS[kind]?.(credentials) ?? []) : [];
  if (conditions === 'all') return ALL;
  const any_of = new Map<string, Condition>();
  for (const [key, value] of conditions) if (value !== null) any_of.set(`${key} ${value}`, { key, value });
  return { all: false, any_of: [...any_of.values()] };
}

/** Pure. Whether things of a project may name an object: the project's own, or one that is lent to it or to everybody. */
export function mayUse(kind: string, project_id: string, target: Target): boolean {
  return isInside(visibilityOf(kind, { ...NOBODY, project_id }), target);
}

/** Pure. Whether an object, as targetOf makes it, lies inside. The same question as SQL answers. */
export function isInside(visibility: Visibility, target: Target): boolean {
  return (
    visibility.all || visibility.any_of.some(({ key, value }) => holds(READERS.get(key)?.(target), value))
  );
}

function holds(found: Json | undefined, value: string): boolean {
  return Array.isArray(found) ? found.includes(value) : found !== undefined && String(found) === value;
}
