import type { Walker } from './walker.ts';
import { passwordOf, unique } from './walker.ts';

/** What the walk stands on. Names and ids of objects that the administrator made; every one of them may be written to. */
export type Ground = {
  readonly domain_id: string;
  readonly project_id: string;
  /** Member of the project, nothing else. Home is the domain. */
  readonly user_id: string;
  readonly user_password: string;
  readonly user_token: string;
  readonly group_id: string;
  /** Of the shipped role `member`. */
  readonly member_id: string;
  readonly role_id: string;
  /** Id that nothing has. */
  readonly nobody_id: string;
};

type Json = Readonly<Record<string, unknown>>;

/** Pure. The id inside `{thing: {id}}`. Throws when there is none. */
export function idOf(json: Json, key: string): string {
  const id = (json[key] as Json | undefined)?.['id'];
  if (typeof id !== 'string') throw new Error(`no ${key}.id in ${JSON.stringify(json)}`);
  return id;
}

/** Effect: makes a domain with a project, a user, a group and a role, recording the answers, and signs the user in. */
export async function makeGround(walker: Walker): Promise<Ground> {
  const { ask, signIn } = walker;
  const domain = await ask('POST /domains', 'name only', { body: { domain: { name: unique('shape') } } });
  const domain_id = idOf(domain.json, 'domain');
  const project = await ask('POST /projects', 'in a domain', {
    body: { project: { name: unique('shape'), domain_id, description: 'walk', tags: ['one'] } },
  });
  const project_id = idOf(project.json, 'project');
  const user_password = 'Walk-over-the-routes-1';
  const user = await ask('POST /users', 'in a domain', {
    body: { user: { name: unique('shape'), domain_id, password: user_password, email: 'a@example.org' } },
  });
  const user_id = idOf(user.json, 'user');
  const group = await ask('POST /groups', 'in a domain', {
    body: { group: { name: unique('shape'), domain_id } },
  });
  const role = await ask('POST /roles', 'name only', { body: { role: { name: unique('shape') } } });
  const found = await ask('GET /roles', 'by name', { path: '/roles?name=member' });
  const [member] = found.json['roles'] as readonly { readonly id: string }[];
  if (member === undefined) throw new Error('there is no role member');
  await ask('PUT /projects/{project_id}/users/{user_id}/roles/{role_id}', 'new', {
    path: `/projects/${project_id}/users/${user_id}/roles/${member.id}`,
  });
  return {
    domain_id,
    project_id,
    user_id,
    user_password,
    user_token: await signIn(passwordOf({ id: user_id }, user_password), { project: { id: project_id } }),
    group_id: idOf(group.json, 'group'),
    member_id: member.id,
    role_id: idOf(role.json, 'role'),
    nobody_id: '5'.repeat(32),
  };
}
