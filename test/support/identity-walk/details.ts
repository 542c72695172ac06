import type { Ground } from './ground.ts';
import { idOf } from './ground.ts';
import type { Walker } from './walker.ts';
import { passwordOf, unique } from './walker.ts';

/** A user's tokens end with every role or group that is taken away. */
function signInAgain(
  signIn: Walker['signIn'],
  { user_id, user_password, project_id }: Ground,
): Promise<string> {
  return signIn(passwordOf({ id: user_id }, user_password), { project: { id: project_id } });
}

/** Effect: domains in use, project trees and tags, passwords and projects of a user, members of a group. */
export async function walkPeople({ ask }: Walker, ground: Ground): Promise<void> {
  const { domain_id, project_id, user_id, group_id, user_token, nobody_id } = ground;
  await ask('DELETE /domains/{domain_id}', 'enabled', { path: `/domains/${domain_id}` });

  const child = await ask('POST /projects', 'below another', {
    body: { project: { name: unique('shape'), domain_id, parent_id: project_id } },
  });
  const child_id = idOf(child.json, 'project');
  for (const form of ['parents_as_list', 'parents_as_ids']) {
    await ask('GET /projects/{project_id}', form, { path: `/projects/${child_id}?${form}` });
  }
  for (const form of ['subtree_as_list', 'subtree_as_ids']) {
    await ask('GET /projects/{project_id}', form, { path: `/projects/${project_id}?${form}` });
  }
  await ask('PATCH /projects/{project_id}', 'another parent', {
    path: `/projects/${child_id}`,
    body: { project: { parent_id: domain_id } },
  });
  await ask('DELETE /projects/{project_id}', 'with a child', { path: `/projects/${project_id}` });
  const tags = '/projects/{project_id}/tags';
  await ask(`GET ${tags}`, 'there', { path: `/projects/${project_id}/tags` });
  await ask(`PUT ${tags}`, 'all', { path: `/projects/${project_id}/tags`, body: { tags: ['two', 'three'] } });
  await ask(`PUT ${tags}/{tag}`, 'one', { path: `/projects/${project_id}/tags/four` });
  await ask(`GET ${tags}/{tag}`, 'there', { path: `/projects/${project_id}/tags/four` });
  await ask(`GET ${tags}/{tag}`, 'missing', { path: `/projects/${project_id}/tags/five` });
  await ask(`DELETE ${tags}/{tag}`, 'there', { path: `/projects/${project_id}/tags/four` });
  await ask(`DELETE ${tags}`, 'all', { path: `/projects/${project_id}/tags` });
  await ask('DELETE /projects/{project_id}', 'leaf', { path: `/projects/${child_id}` });

  await ask('GET /users/{user_id}', 'oneself', { path: `/users/${user_id}`, token: user_token });
  for (const what of ['projects', 'groups']) {
    await ask(`GET /users/{user_id}/${what}`, 'the administrator', { path: `/users/${user_id}/${what}` });
    await ask(`GET /users/{user_id}/${what}`, 'oneself', {
      path: `/users/${user_id}/${what}`,
      token: user_token,
    });
    await ask(`GET /users/{user_id}/${what}`, 'missing', { path: `/users/${nobody_id}/${what}` });
  }

  const member = `/groups/${group_id}/users/${user_id}`;
  const members = '/groups/{group_id}/users';
  await ask(`HEAD ${members}/{user_id}`, 'not in it', { path: member });
  await ask(`PUT ${members}/{user_id}`, 'new', { path: member });
  await ask(`PUT ${members}/{user_id}`, 'again', { path: member });
  await ask(`PUT ${members}/{user_id}`, 'unknown user', { path: `/groups/${group_id}/users/${nobody_id}` });
  await ask(`PUT ${members}/{user_id}`, 'unknown group', { path: `/groups/${nobody_id}/users/${user_id}` });
  await ask(`PUT ${members}/{user_id}`, 'a member', { path: member, token: user_token });
  await ask(`HEAD ${members}/{user_id}`, 'in it', { path: member });
  await ask(`GET ${members}`, 'one', { path: `/groups/${group_id}/users` });
  await ask(`GET ${members}`, 'unknown group', { path: `/groups/${nobody_id}/users` });
  await ask(`GET /users/{user_id}/groups`, 'one', { path: `/users/${user_id}/groups` });
  await ask(`DELETE ${members}/{user_id}`, 'in it', { path: member });
  await ask(`DELETE ${members}/{user_id}`, 'not in it', { path: member });
}

/** Effect: grants of roles to users and groups on every scope, assignments as lists, implied roles. */
export async function walkGrants({ ask }: Walker, ground: Ground): Promise<void> {
  const { domain_id, project_id, user_id, group_id, role_id, member_id, user_token, nobody_id } = ground;
  const subjects = [
    ['users/{user_id}', `users/${user_id}`],
    ['groups/{group_id}', `groups/${group_id}`],
  ] as const;
  const scopes = [
    ['/projects/{project_id}/', `/projects/${project_id}/`, ''],
    ['/domains/{domain_id}/', `/domains/${domain_id}/`, ''],
    ['/system/', '/system/', ''],
    ['/OS-INHERIT/projects/{project_id}/', `/OS-INHERIT/projects/${project_id}/`, '/inherited_to_projects'],
    ['/OS-INHERIT/domains/{domain_id}/', `/OS-INHERIT/domains/${domain_id}/`, '/inherited_to_projects'],
  ] as const;
  for (const [subject, subject_path] of subjects) {
    for (const [scope, scope_path, end] of scopes) {
      const route = `${scope}${subject}/roles/{role_id}${end}`;
      const at = (role: string): string => `${scope_path}${subject_path}/roles/${role}${end}`;
      const path = at(role_id);
      await ask(`HEAD ${route}`, 'not granted', { path });
      await ask(`PUT ${route}`, 'new', { path });
      await ask(`PUT ${route}`, 'again', { path });
      await ask(`PUT ${route}`, 'unknown role', { path: at(nobody_id) });
      await ask(`PUT ${route}`, 'a member', { path, token: user_token });
      await ask(`HEAD ${route}`, 'granted', { path });
      await ask(`GET ${route}`, 'granted', { path });
      const roles = `${scope}${subject}/roles${end}`;
      await ask(`GET ${roles}`, 'one', { path: `${scope_path}${subject_path}/roles${end}` });
      if (subject_path.startsWith('users')) continue;
      await ask(`DELETE ${route}`, 'granted', { path });
      await ask(`DELETE ${route}`, 'not granted', { path });
    }
  }
  const list = 'GET /role_assignments';
  const queries = [
    '',
    `user.id=${user_id}`,
    `group.id=${group_id}`,
    `role.id=${role_id}`,
    `scope.project.id=${project_id}`,
    `scope.domain.id=${domain_id}`,
    'scope.system=all',
    `user.id=${user_id}&include_names=true`,
    `user.id=${user_id}&effective=true`,
    `user.id=${user_id}&effective=true&include_names=true`,
    `scope.OS-INHERIT:inherited_to=projects&user.id=${user_id}`,
    `user.id=${nobody_id}`,
    `scope.project.id=${project_id}&include_subtree=true`,
  ];
  for (const query of queries) {
    const which = query.replace(/=[0-9a-f-]{32,}/g, '=ID');
    await ask(list, which === '' ? 'all' : which, { path: `/role_assignments?${query}` });
  }
  await ask(list, 'a member', { token: user_token });
  await ask(list, 'domain and project', {
    path: `/role_assignments?scope.project.id=${project_id}&scope.domain.id=${domain_id}`,
  });
  await ask(list, 'user and group', { path: `/role_assignments?user.id=${user_id}&group.id=${group_id}` });

  const one = '/roles/{role_id}/implies/{implied_role_id}';
  const path = `/roles/${role_id}/implies/${member_id}`;
  await ask(`HEAD ${one}`, 'not implied', { path });
  await ask(`PUT ${one}`, 'new', { path });
  await ask(`PUT ${one}`, 'again', { path });
  await ask(`PUT ${one}`, 'unknown role', { path: `/roles/${role_id}/implies/${nobody_id}` });
  await ask(`GET ${one}`, 'implied', { path });
  await ask(`HEAD ${one}`, 'implied', { path });
  await ask('GET /roles/{role_id}/implies', 'one', { path: `/roles/${role_id}/implies` });
  await ask('GET /role_inferences', 'all');
  await ask(`DELETE ${one}`, 'implied', { path });
  await ask(`DELETE ${one}`, 'not implied', { path });
}

/** Effect: endpoints, with what they refer to. */
export async function walkEndpoints({ ask, signIn }: Walker, ground: Ground): Promise<void> {
  const user_token = await signInAgain(signIn, ground);
  const service = await ask('POST /services', 'for endpoints', { body: { service: { type: 'shape' } } });
  const service_id = idOf(service.json, 'service');
  const spec = { service_id, interface: 'public', url: 'http://127.0.0.1:1/', region_id: 'RegionOne' };
  const created = await ask('POST /endpoints', 'all of it', { body: { endpoint: spec } });
  const path = `/endpoints/${idOf(created.json, 'endpoint')}`;
  const bad: readonly (readonly [string, unknown])[] = [
    ['unknown service', { ...spec, service_id: ground.nobody_id }],
    ['unknown region', { ...spec, region_id: 'nothing-of-this-name' }],
    ['unknown interface', { ...spec, interface: 'sideways' }],
    ['bad URL', { ...spec, url: 'not a url' }],
    ['no service', { interface: 'public', url: spec.url }],
  ];
  for (const [which, endpoint] of bad) await ask('POST /endpoints', which, { body: { endpoint } });
  await ask('POST /endpoints', 'a member', { token: user_token, body: { endpoint: spec } });
  await ask('GET /endpoints', 'all');
  await ask('GET /endpoints', 'a member', { token: user_token });
  await ask('GET /endpoints', 'by service_id', { path: `/endpoints?service_id=${service_id}` });
  await ask('GET /endpoints', 'by interface', { path: '/endpoints?interface=public' });
  await ask('GET /endpoints', 'by region_id', { path: '/endpoints?region_id=RegionOne' });
  const one = '/endpoints/{endpoint_id}';
  await ask(`GET ${one}`, 'there', { path });
  await ask(`GET ${one}`, 'missing', { path: '/endpoints/nothing-of-this-name' });
  await ask(`PATCH ${one}`, 'change', { path, body: { endpoint: { enabled: false, interface: 'admin' } } });
  await ask(`PATCH ${one}`, 'bad interface', { path, body: { endpoint: { interface: 'sideways' } } });
  await ask(`DELETE ${one}`, 'there', { path });
  await ask(`DELETE ${one}`, 'missing', { path });
  await ask('DELETE /services/{service_id}', 'with an endpoint gone', { path: `/services/${service_id}` });
}

/** Effect: application credentials and access rules of a user, and signing in with one. */
export async function walkCredentials({ ask, signIn }: Walker, ground: Ground): Promise<void> {
  const { user_id, member_id, nobody_id } = ground;
  const user_token = await signInAgain(signIn, ground);
  const all = '/users/{user_id}/application_credentials';
  const path = `/users/${user_id}/application_credentials`;
  const make = (which: string, spec: unknown, token: string = user_token) =>
    ask(`POST ${all}`, which, { path, token, body: { application_credential: spec } });
  const plain = await make('name only', { name: 'plain' });
  const full = await make('all of it', {
    name: 'full',
    description: 'one',
    secret: 'a secret of the user',
    expires_at: '2099-01-01T00:00:00.000000',
    roles: [{ id: member_id }],
    unrestricted: false,
    access_rules: [{ path: '/v2.1/servers', method: 'GET', service: 'compute' }],
  });
  const id = idOf(full.json, 'application_credential');
  await make('role by name', { name: 'by name', roles: [{ name: 'member' }] });
  await make('taken name', { name: 'plain' });
  await make('no name', {});
  await make('role that the user lacks', { name: 'more', roles: [{ name: 'admin' }] });
  await make('unknown role', { name: 'more', roles: [{ id: nobody_id }] });
  await make('expired', { name: 'old', expires_at: '2001-01-01T00:00:00.000000' });
  await make('time that is none', { name: 'old', expires_at: 'tomorrow' });
  await make('rules of a wrong type', { name: 'rule', access_rules: 'all' });
  await make('rule by a method that is none', {
    name: 'rule',
    access_rules: [{ path: '/', method: 'LOOK', service: 'compute' }],
  });
  await ask(`POST ${all}`, 'for another user', { path, body: { application_credential: { name: 'x' } } });
  await ask(`GET ${all}`, 'own', { path, token: user_token });
  await ask(`GET ${all}`, 'by name', { path: `${path}?name=plain`, token: user_token });
  await ask(`GET ${all}`, 'the administrator', { path });
  await ask(`GET ${all}/{id}`, 'own', { path: `${path}/${id}`, token: user_token });
  await ask(`GET ${all}/{id}`, 'missing', { path: `${path}/${nobody_id}`, token: user_token });
  await ask('GET /users/{user_id}/access_rules', 'own', {
    path: `/users/${user_id}/access_rules`,
    token: user_token,
  });

  const post = (which: string, application_credential: unknown, more: object = {}) =>
    ask('POST /auth/tokens', which, {
      token: null,
      body: {
        auth: { identity: { methods: ['application_credential'], application_credential }, ...more },
      },
    });
  const secret = (plain.json['application_credential'] as { readonly secret: string }).secret;
  const plain_id = idOf(plain.json, 'application_credential');
  const used = await post('application credential by id', { id: plain_id, secret });
  await post('application credential by name', { name: 'plain', user: { id: user_id }, secret });
  await post('application credential with access rules', { id, secret: 'a secret of the user' });
  await post('application credential, wrong secret', { id: plain_id, secret: 'wrong' });
  await post('application credential, unknown', { id: nobody_id, secret });
  await post('application credential with a scope', { id: plain_id, secret }, { scope: 'unscoped' });
  const token = used.headers.get('x-subject-token') ?? '';
  await make('by a restricted credential', { name: 'second' }, token);
  await ask(`DELETE ${all}/{id}`, 'own', { path: `${path}/${plain_id}`, token: user_token });
  await ask(`DELETE ${all}/{id}`, 'missing', { path: `${path}/${plain_id}`, token: user_token });
  await post('application credential, deleted', { id: plain_id, secret });
}

/** Effect: changes of passwords, last because they end the user's tokens. */
export async function walkPasswords({ ask, signIn }: Walker, ground: Ground): Promise<void> {
  const { user_id, user_password } = ground;
  const user_token = await signInAgain(signIn, ground);
  const route = 'POST /users/{user_id}/password';
  const path = `/users/${user_id}/password`;
  const next = 'Walk-over-the-routes-2';
  const change = (which: string, original_password: string, password: string) =>
    ask(route, which, { path, token: user_token, body: { user: { original_password, password } } });
  await change('wrong original', 'wrong', next);
  await ask(route, 'no original', { path, token: user_token, body: { user: { password: next } } });
  await change('right', user_password, next);
  await ask('GET /auth/projects', 'token from before a change of password', { token: user_token });
  await ask('PATCH /users/{user_id}', 'password', {
    path: `/users/${user_id}`,
    body: { user: { password: 'Walk-over-the-routes-3' } },
  });
  await ask('POST /auth/tokens', 'password of before', {
    token: null,
    body: { auth: { identity: passwordOf({ id: user_id }, next) } },
  });
  await ask('PATCH /users/{user_id}', 'disabled', {
    path: `/users/${user_id}`,
    body: { user: { enabled: false } },
  });
  await ask('POST /auth/tokens', 'disabled user', {
    token: null,
    body: { auth: { identity: passwordOf({ id: user_id }, 'Walk-over-the-routes-3') } },
  });
}

/** Effect: removes what makeGround made. */
export async function clearGround({ ask }: Walker, ground: Ground): Promise<void> {
  await ask('DELETE /roles/{role_id}', 'granted to somebody', { path: `/roles/${ground.role_id}` });
  const path = `/domains/${ground.domain_id}`;
  await ask('PATCH /domains/{domain_id}', 'disabled', { path, body: { domain: { enabled: false } } });
  await ask('DELETE /domains/{domain_id}', 'with content, disabled', { path });
}
