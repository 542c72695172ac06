import type { KindName } from '../../../../schemas/generated/types.ts';
import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { findByName } from '../../../store/desired.ts';
import { identityOf } from '../../../store/identity.ts';
import type { Call, FacadeRoute } from '../call.ts';
import { readId } from '../ids.ts';
import { readDomainId } from './ids.ts';
import { pageReply } from './list.ts';
import { createObject, findObject, listObjects, missing, removeObject, requireObject } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { showRole } from './to-openstack.ts';

/** Whom a role is given to. */
type Subject = { readonly many: 'users' | 'groups'; readonly kind: 'user' | 'group' };

/** Where it holds. */
type Site = {
  readonly path: string;
  readonly kind: 'project' | 'domain' | null;
  readonly inherited: boolean;
};

const SUBJECTS: readonly Subject[] = [
  { many: 'users', kind: 'user' },
  { many: 'groups', kind: 'group' },
];

const SITES: readonly Site[] = [
  { path: '/projects/:place', kind: 'project', inherited: false },
  { path: '/domains/:place', kind: 'domain', inherited: false },
  { path: '/system', kind: null, inherited: false },
  { path: '/OS-INHERIT/projects/:place', kind: 'project', inherited: true },
  { path: '/OS-INHERIT/domains/:place', kind: 'domain', inherited: true },
];

/** Pure. The routes by which users and groups are given roles on projects, domains and the system. */
export function grantRoutes(facade: Facade): readonly FacadeRoute[] {
  return SITES.flatMap((site) => SUBJECTS.flatMap((subject) => routesOf(facade, site, subject)));
}

function routesOf(facade: Facade, site: Site, subject: Subject): readonly FacadeRoute[] {
  const roles = `${site.path}/${subject.many}/:subject/roles`;
  const end = site.inherited ? '/inherited_to_projects' : '';
  const one = `${roles}/:role${end}`;
  const rule = (verb: string): FacadeRoute['rule'] => ({ kind: 'role_assignment', verbs: [verb] });
  const routes: readonly FacadeRoute[] = [
    {
      method: 'put',
      path: one,
      rule: rule('create'),
      answer: async (call) => {
        await grant(facade, call, await grantIn(facade, call, site, subject));
        return { status: 204 };
      },
    },
    {
      method: 'get',
      path: one,
      rule: rule('get'),
      answer: async (call) => {
        await requireGrant(facade, call, await grantIn(facade, call, site, subject));
        return { status: 204 };
      },
    },
    {
      method: 'delete',
      path: one,
      rule: rule('delete'),
      answer: async (call) => {
        const found = await requireGrant(facade, call, await grantIn(facade, call, site, subject));
        await removeObject(facade, call, found);
        return { status: 204 };
      },
    },
  ];
  // What a project hands down Keystone lists only among all assignments.
  if (site.inherited && site.kind === 'project') return routes;
  const list: FacadeRoute = {
    method: 'get',
    path: `${roles}${end}`,
    rule: rule('list'),
    answer: async (call) => {
      const spec = await partiesIn(facade, call, site, subject);
      const given = await listObjects(facade, call, 'role_assignment', { spec });
      const ids = new Set(given.map((each) => each.spec['role_id']));
      const all = await listObjects(facade, call, 'role');
      return pageReply(
        call,
        'roles',
        all.filter(({ id }) => ids.has(id)).map((role) => showRole(call.base, role)),
      );
    },
  };
  return [...routes, list];
}

/** The spec of the assignment that the path names. Throws not_found when one of its parts is not there. */
async function grantIn(facade: Facade, call: Call, site: Site, subject: Subject): Promise<JsonObject> {
  const role = await part(facade, call, 'role', 'role');
  return { role_id: role.id, ...(await partiesIn(facade, call, site, subject)) };
}

async function partiesIn(
  facade: Facade,
  call: Call,
  { kind, inherited }: Site,
  subject: Subject,
): Promise<JsonObject> {
  const who = await part(facade, call, subject.kind, 'subject');
  const scope =
    kind === null ? { system_wide: true } : { [`${kind}_id`]: (await part(facade, call, kind, 'place')).id };
  return { [`${subject.kind}_id`]: who.id, scope, inherited };
}

function part(facade: Facade, call: Call, kind: KindName, parameter: string): Promise<Resource> {
  const written = call.params[parameter] ?? '';
  const id = kind === 'domain' ? readDomainId(written) : readId(written);
  return requireObject(facade, call, kind, id, written);
}

async function grant(facade: Facade, call: Call, spec: JsonObject): Promise<void> {
  try {
    await createObject(facade, call, 'role_assignment', spec);
  } catch (thrown) {
    // Giving what is given already changes nothing.
    if (!(thrown instanceof CairnError) || thrown.fields.existing === undefined) throw thrown;
  }
}

async function requireGrant(facade: Facade, call: Call, spec: JsonObject): Promise<Resource> {
  const { name } = identityOf('role_assignment', spec);
  const row = await findByName(facade.database, 'role_assignment', null, name);
  const found = await findObject(facade, call, 'role_assignment', row?.id ?? null);
  if (found === null) throw missing('role_assignment', name);
  return found;
}
