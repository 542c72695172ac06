import { inTransaction } from '../../../store/database.ts';
import { isBuiltIn } from '../../../model/built-in.ts';
import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import type { KindName } from '../../../../schemas/generated/types.ts';
import { asService } from '../call.ts';
import type { Call } from '../call.ts';
import type { Collection } from './collections.ts';
import { readId } from '../ids.ts';
import { readDomainId } from './ids.ts';
import { homeDomain } from './rights.ts';
import { changeObject, findObject, listAll, listObjects, missing, removeObject } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { showDomain, showGroup, showRole, showService, showUser } from './to-openstack.ts';

const byId = (_facade: Facade, _call: Call, written: string): string | null => readId(written);

/** The collection /domains. */
export const DOMAINS: Collection = {
  word: 'domain',
  kind: 'domain',
  many: 'domains',
  filters: ['name', 'enabled'],
  idOf: (_facade, _call, written) => readDomainId(written),
  show: (_facade, { base }, domains) => domains.map((each) => showDomain(base, each)),
  remove: removeDomain,
};

/** The collection /users. */
export const USERS: Collection = {
  word: 'user',
  kind: 'user',
  many: 'users',
  filters: ['name', 'enabled', 'domain_id'],
  idOf: byId,
  show: (_facade, { base }, users) => users.map((each) => showUser(base, each)),
  resolve: inDomain,
};

/** The collection /groups. */
export const GROUPS: Collection = {
  word: 'group',
  kind: 'group',
  many: 'groups',
  filters: ['name', 'domain_id'],
  idOf: byId,
  show: (_facade, { base }, groups) => groups.map((each) => showGroup(base, each)),
  resolve: inDomain,
};

/** The collection /roles. Cairn has no roles of domains. */
export const ROLES: Collection = {
  word: 'role',
  kind: 'role',
  many: 'roles',
  filters: ['name', 'domain_id'],
  idOf: byId,
  show: (_facade, { base }, roles) => roles.map((each) => showRole(base, each)),
  remove: removeRole,
};

/** The collection /services. */
export const SERVICES: Collection = {
  word: 'service',
  kind: 'service',
  many: 'services',
  filters: ['name', 'type'],
  idOf: byId,
  show: (_facade, { base }, services) => services.map((each) => showService(base, each)),
  // Cairn has no service without a name, and what it speaks says what it is.
  resolve: (_facade, _call, properties, current) =>
    Promise.resolve(current !== null ? properties : { name: properties['type'] ?? null, ...properties }),
};

/** Effect: reads. Properties of an object that belongs to a domain, for a new one that of the token unless they name one. */
async function inDomain(
  facade: Facade,
  call: Call,
  properties: JsonObject,
  current: Resource | null,
): Promise<JsonObject> {
  if (current !== null) return properties;
  const domain_id = properties['domain_id'] ?? homeDomain(call);
  if (typeof domain_id === 'string') await requireNamed(facade, call, 'domain', domain_id, 'not_found');
  return { ...properties, domain_id };
}

/** Effect: reads. The object that a property of a body names. Throws, as Keystone does, not_found or invalid_input when there is none. */
export async function requireNamed(
  facade: Facade,
  call: Call,
  kind: KindName,
  id: string,
  code: 'not_found' | 'invalid_input',
): Promise<Resource> {
  const found = await findObject(facade, call, kind, readId(id));
  if (found !== null) return found;
  const { message } = missing(kind, id);
  throw new CairnError(code, message);
}

/** A domain goes with its people and its projects, when these are empty, but only once it is disabled: so Keystone guards against haste. */
async function removeDomain(facade: Facade, call: Call, domain: Resource): Promise<void> {
  if (isBuiltIn(domain.id)) throw new CairnError('forbidden', 'The default domain cannot be deleted.');
  if (domain.spec['enabled'] !== false) {
    throw new CairnError('forbidden', 'A domain that is enabled cannot be deleted: disable it first.');
  }
  const inside = { spec: { domain_id: domain.id } };
  await inTransaction(facade.database, async (transaction) => {
    const within = { ...facade, database: transaction };
    const projects = await listObjects(within, call, 'project', inside);
    for (const project of leavesFirst(projects)) await removeObject(within, call, project);
    for (const kind of ['user', 'group'] as const) {
      for (const each of await listObjects(within, call, kind, inside))
        await removeObject(within, call, each);
    }
    await removeObject(within, call, domain);
  });
}

/** Pure. Projects in an order in which each comes before its parent. */
function leavesFirst(projects: readonly Resource[]): readonly Resource[] {
  const parents = new Map(projects.map(({ id, spec }) => [id, spec['parent_id']]));
  const depthOf = (id: string): number => {
    let depth = 0;
    for (let at = parents.get(id); typeof at === 'string' && depth < projects.length; at = parents.get(at))
      depth += 1;
    return depth;
  };
  return projects.toSorted((one, other) => depthOf(other.id) - depthOf(one.id));
}

/** A role goes although others imply it or credentials carry it: those lose it, and these, which say what they carry for good, go too. */
async function removeRole(facade: Facade, call: Call, role: Resource): Promise<void> {
  if (isBuiltIn(role.id)) {
    throw new CairnError(
      'forbidden',
      `The role ${String(role.spec['name'])} comes with Cairn and cannot be deleted.`,
    );
  }
  await inTransaction(facade.database, async (transaction) => {
    const within = { ...facade, database: transaction };
    const prior = await listObjects(within, call, 'role', { spec: { implied_role_ids: [role.id] } });
    for (const each of prior)
      await changeObject(within, asService(call), each, (spec) => withoutImplied(spec, role.id));
    const carrying = await listAll(within, 'application_credential', { role_ids: [role.id] });
    for (const each of carrying) await removeObject(within, asService(call), each);
    await removeObject(within, call, role);
  });
}

/** Pure. The spec of a role that does not imply another any more. */
export function withoutImplied(spec: JsonObject, role_id: string): JsonObject {
  return { ...spec, implied_role_ids: impliedIn(spec).filter((id) => id !== role_id) };
}

/** Pure. Ids of the roles that a role's spec says come with it. */
export function impliedIn(spec: JsonObject): readonly string[] {
  const ids = spec['implied_role_ids'];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
