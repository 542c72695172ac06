import { randomBytes } from 'node:crypto';
import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { mayManageCredentials } from '../../../identity/token-view.ts';
import type { TokenView } from '../../../identity/token-view.ts';
import { accessOf } from '../../authorize.ts';
import { objectOrNull } from '../call.ts';
import { bodyOf } from './call.ts';
import type { Call, FacadeRoute } from '../call.ts';
import { inPath } from './collections.ts';
import { readTime, showCredential } from './credential-body.ts';
import { readId } from '../ids.ts';
import { meetsQuery, pageReply } from './list.ts';
import { USERS } from './plain-collections.ts';
import { createObject, listObjects, removeObject, requireObject } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { showRolePlainly } from './to-openstack.ts';

const SECRET_BYTES = 64;

const KNOWN = [
  'name',
  'description',
  'secret',
  'expires_at',
  'roles',
  'unrestricted',
  'access_rules',
  'project_id',
];

/** Pure. The routes of a user's application credentials. */
export function credentialRoutes(facade: Facade): readonly FacadeRoute[] {
  const all = '/users/:id/application_credentials';
  const one = `${all}/:credential`;
  const rule = (verb: string): FacadeRoute['rule'] => ({ kind: 'application_credential', verbs: [verb] });
  const find = async (call: Call): Promise<Resource> => {
    const user = await inPath(facade, USERS, call);
    const written = call.params['credential'] ?? '';
    const found = await requireObject(facade, call, 'application_credential', readId(written), written);
    if (found.spec['user_id'] === user.id) return found;
    return await requireObject(facade, call, 'application_credential', null, written);
  };
  return [
    {
      method: 'get',
      path: all,
      rule: rule('list'),
      answer: async (call) => {
        const user = await inPath(facade, USERS, call);
        const own = await listObjects(facade, call, 'application_credential', { spec: { user_id: user.id } });
        const shown = await show(facade, call, own);
        const asked = shown.filter((each) => meetsQuery(call.query, each, ['name']));
        return pageReply(call, 'application_credentials', asked);
      },
    },
    {
      method: 'post',
      path: all,
      rule: rule('create'),
      reads_json: true,
      answer: async (call) => {
        const { object, secret } = await create(facade, call);
        const [shown] = await show(facade, call, [object]);
        return { status: 201, body: { application_credential: { ...shown, secret } } };
      },
    },
    {
      method: 'get',
      path: one,
      rule: rule('get'),
      answer: async (call) => {
        const [shown] = await show(facade, call, [await find(call)]);
        return { status: 200, body: { application_credential: shown ?? null } };
      },
    },
    {
      method: 'delete',
      path: one,
      rule: rule('delete'),
      answer: async (call) => {
        const found = await find(call);
        requireUnrestricted(call);
        await removeObject(facade, call, found);
        return { status: 204 };
      },
    },
    {
      method: 'get',
      path: '/users/:id/access_rules',
      rule: rule('list'),
      answer: async (call) => {
        const user = await inPath(facade, USERS, call);
        const own = await listObjects(facade, call, 'application_credential', { spec: { user_id: user.id } });
        const rules = (await show(facade, call, own)).flatMap((each) => rulesOf(call, user.id, each));
        return pageReply(call, 'access_rules', rules);
      },
    },
  ];
}

/** The rules that a credential holds, as a list of their own shows them. */
function rulesOf({ base }: Call, user_id: string, shown: JsonObject): readonly JsonObject[] {
  const rules = shown['access_rules'];
  if (!Array.isArray(rules)) return [];
  return (rules as unknown as readonly JsonObject[]).map((each) => ({
    ...each,
    links: { self: `${base}/users/${user_id}/access_rules/${String(each['id'])}` },
  }));
}

async function create(
  facade: Facade,
  call: Call,
): Promise<{ readonly object: Resource; readonly secret: Json }> {
  const given = bodyOf(call, 'application_credential');
  const view = requireUnrestricted(call);
  const user_id = readId(call.params['id'] ?? '');
  if (view?.scope.kind !== 'project' || view.user.id !== user_id) {
    throw new CairnError(
      'forbidden',
      'A user makes application credentials for itself only, with a token for the project that they are for.',
    );
  }
  const extra = Object.keys(given).find((name) => !KNOWN.includes(name));
  if (extra !== undefined)
    throw wrong(`${extra.slice(0, 60)} is not a property of an application credential.`);
  const { name, description = null, expires_at = null, unrestricted = null } = given;
  const { access_rules = null, secret: chosen = null } = given;
  if (typeof expires_at === 'string' && !(Date.parse(readTime(expires_at)) > facade.clock.nowMs())) {
    throw wrong('expires_at must be a time in the future such as 2037-01-31T00:00:00.000000, in UTC.');
  }
  const secret = chosen ?? randomBytes(SECRET_BYTES).toString('base64url');
  const optional: JsonObject = {
    description,
    unrestricted,
    expires_at: typeof expires_at === 'string' ? readTime(expires_at) : expires_at,
    access_rules: withoutIds(access_rules),
  };
  const spec: JsonObject = {
    ...(name === undefined ? {} : { name }),
    user_id: view.user.id,
    scope_project_id: view.scope.project.id,
    role_ids: rolesIn(given['roles'], view),
    secret_wo: secret,
    secret_wo_version: 1,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
  };
  return { object: await createObject(facade, call, 'application_credential', spec), secret };
}

/** The roles that a client names, by id or by name; all of the token when it names none. */
function rolesIn(roles: Json | undefined, { roles: held }: TokenView): readonly string[] {
  const asked = roles === undefined || roles === null ? [] : roles;
  if (!Array.isArray(asked)) throw wrong('roles must be a list of objects with an id or a name.');
  const list: readonly Json[] = asked;
  if (list.length === 0) return held.map(({ id }) => id);
  return list.map((each) => {
    const given = objectOrNull(each);
    const id = typeof given?.['id'] === 'string' ? readId(given['id']) : null;
    const found = held.find((role) => role.id === id || role.name === given?.['name']);
    if (found === undefined) throw wrong('roles names one that you do not have in this project.');
    return found.id;
  });
}

function withoutIds(rules: Json): Json {
  if (!Array.isArray(rules)) return rules;
  const list: readonly Json[] = rules;
  return list.map((each): Json => {
    const rule = objectOrNull(each);
    if (rule === null) return each;
    return Object.fromEntries(Object.entries(rule).filter(([name]) => name !== 'id'));
  });
}

function requireUnrestricted(call: Call): TokenView | null {
  const view = accessOf(call.request).principal.login;
  if (view === null || mayManageCredentials(view)) return view;
  throw new CairnError(
    'forbidden',
    'An application credential may not make or remove others unless it was made unrestricted.',
  );
}

/** A credential without roles of its own carries those that its user has. */
async function show(
  facade: Facade,
  call: Call,
  credentials: readonly Resource[],
): Promise<readonly JsonObject[]> {
  const roles = new Map((await listObjects(facade, call, 'role')).map((role) => [role.id, role]));
  return credentials.map((each) => {
    const ids: Json = each.spec['role_ids'] ?? [];
    const carried = (Array.isArray(ids) ? (ids as readonly Json[]) : []).flatMap(
      (id) => roles.get(String(id)) ?? [],
    );
    return showCredential(call.base, each, carried.map(showRolePlainly));
  });
}

function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
