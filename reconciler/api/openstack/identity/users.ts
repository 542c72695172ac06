import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { findByName } from '../../../store/desired.ts';
import { identityOf } from '../../../store/identity.ts';
import { readViews } from '../../../store/listing.ts';
import { asService } from '../call.ts';
import { bodyOf } from './call.ts';
import type { Call, FacadeRoute } from '../call.ts';
import { changedPassword, collectionRoutes, inPath } from './collections.ts';
import { readId } from '../ids.ts';
import { meetsQuery, pageReply } from './list.ts';
import { placesOfUser } from './places.ts';
import { GROUPS, USERS } from './plain-collections.ts';
import { requireRule } from './rights.ts';
import {
  changeObject,
  createObject,
  findObject,
  listAll,
  missing,
  removeObject,
  requireObject,
} from '../objects.ts';
import type { Facade } from '../objects.ts';
import { showGroup, showProject, showUser } from './to-openstack.ts';

/** Pure. The routes of users, of groups, and of who is in which. */
export function userRoutes(facade: Facade): readonly FacadeRoute[] {
  const user = (call: Call): Promise<Resource> => inPath(facade, USERS, call);
  const group = (call: Call): Promise<Resource> => inPath(facade, GROUPS, call);
  const member = '/groups/:id/users/:user';
  const ofUser = { kind: 'user', verbs: ['get'] } as const;
  return [
    ...collectionRoutes(facade, USERS),
    ...collectionRoutes(facade, GROUPS),
    {
      method: 'post',
      path: '/users/:id/password',
      rule: 'principal',
      reads_json: true,
      answer: async (call) => {
        await changePassword(facade, call, await user(call));
        return { status: 204 };
      },
    },
    {
      method: 'get',
      path: '/users/:id/groups',
      rule: ofUser,
      answer: async (call) => {
        const { id, spec } = await user(call);
        requireRule(call, 'identity:list_groups_for_user', { user: { ...spec, id } });
        const groups = await ofMemberships(facade, { user_id: id }, 'group_id');
        const shown = groups.map((each) => ({ ...showGroup(call.base, each), membership_expires_at: null }));
        return pageReply(
          call,
          'groups',
          shown.filter((each) => meetsQuery(call.query, each, ['name'])),
        );
      },
    },
    {
      method: 'get',
      path: '/users/:id/projects',
      rule: ofUser,
      answer: async (call) => {
        const { id, spec } = await user(call);
        requireRule(call, 'identity:list_user_projects', { user: { ...spec, id } });
        const { project_ids } = await placesOfUser(facade, id);
        const projects = await living(facade, project_ids);
        const shown = projects.map((each) => showProject(call.base, each));
        const filters = ['name', 'enabled', 'domain_id', 'parent_id'];
        return pageReply(
          call,
          'projects',
          shown.filter((each) => meetsQuery(call.query, each, filters)),
        );
      },
    },
    {
      method: 'get',
      path: '/groups/:id/users',
      rule: { kind: 'group', verbs: ['get'] },
      answer: async (call) => {
        const { id, spec } = await group(call);
        requireRule(call, 'identity:list_users_in_group', { group: { ...spec, id } });
        const users = await ofMemberships(facade, { group_id: id }, 'user_id');
        const shown = users.map((each) => showUser(call.base, each));
        return pageReply(
          call,
          'users',
          shown.filter((each) => meetsQuery(call.query, each, ['name', 'enabled'])),
        );
      },
    },
    {
      method: 'put',
      path: member,
      rule: { kind: 'group_membership', verbs: ['create'] },
      answer: async (call) => {
        await join(facade, call, await membershipIn(facade, call));
        return { status: 204 };
      },
    },
    {
      method: 'get',
      path: member,
      rule: { kind: 'group_membership', verbs: ['get'] },
      answer: async (call) => {
        await requireMembership(facade, call, await membershipIn(facade, call));
        return { status: 204 };
      },
    },
    {
      method: 'delete',
      path: member,
      rule: { kind: 'group_membership', verbs: ['delete'] },
      answer: async (call) => {
        await removeObject(
          facade,
          call,
          await requireMembership(facade, call, await membershipIn(facade, call)),
        );
        return { status: 204 };
      },
    },
  ];
}

/** Whoever knows the password may change it, and nobody else: who has only a token cannot lock the user out. */
async function changePassword(facade: Facade, call: Call, user: Resource): Promise<void> {
  requireRule(call, 'identity:change_password', { user: { ...user.spec, id: user.id } });
  const given = bodyOf(call, 'user');
  const { original_password, password } = given;
  if (typeof original_password !== 'string' || typeof password !== 'string') {
    throw new CairnError('invalid_input', 'The object "user" must hold original_password and password.');
  }
  const proof = { user: { id: user.id }, password: original_password };
  await facade.identity.checkPassword(proof, call.request.socket.remoteAddress ?? '');
  await changeObject(facade, asService(call), user, (spec) => changedPassword(spec, password));
}

async function membershipIn(facade: Facade, call: Call): Promise<JsonObject> {
  const group = await inPath(facade, GROUPS, call);
  const written = call.params['user'] ?? '';
  const user = await requireObject(facade, call, 'user', readId(written), written);
  return { group_id: group.id, user_id: user.id };
}

async function join(facade: Facade, call: Call, spec: JsonObject): Promise<void> {
  try {
    await createObject(facade, call, 'group_membership', spec);
  } catch (thrown) {
    // Who is in the group already stays there.
    if (!(thrown instanceof CairnError) || thrown.fields.existing === undefined) throw thrown;
  }
}

async function requireMembership(facade: Facade, call: Call, spec: JsonObject): Promise<Resource> {
  const { name } = identityOf('group_membership', spec);
  const row = await findByName(facade.database, 'group_membership', null, name);
  const found = await findObject(facade, call, 'group_membership', row?.id ?? null);
  if (found === null) throw missing('group_membership', name);
  return found;
}

async function ofMemberships(
  facade: Facade,
  spec: JsonObject,
  other: 'user_id' | 'group_id',
): Promise<readonly Resource[]> {
  const memberships = await listAll(facade, 'group_membership', spec);
  return await living(
    facade,
    memberships.map((each) => String(each.spec[other])),
  );
}

async function living({ database }: Facade, ids: readonly string[]): Promise<readonly Resource[]> {
  const views = await readViews(database, ids);
  return [...views.values()]
    .map(({ resource }) => resource)
    .filter(({ deletion_requested_at }) => deletion_requested_at === null);
}
