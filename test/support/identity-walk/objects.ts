import type { Ground } from './ground.ts';
import { idOf } from './ground.ts';
import type { Walker } from './walker.ts';
import { unique } from './walker.ts';

type Json = Readonly<Record<string, unknown>>;

/** A collection whose objects are made, read, changed and deleted alike. */
type Collection = {
  readonly collection: string;
  readonly key: string;
  readonly spec: (ground: Ground) => Json;
  readonly change: Json;
  /** Bodies that are refused, each with its case's name. */
  readonly bad: readonly (readonly [string, Json])[];
  /** Query of a list that finds the object by something else than its name. */
  readonly filters: (ground: Ground) => readonly string[];
};

const LONG = 'x'.repeat(300);

const COLLECTIONS: readonly Collection[] = [
  {
    collection: 'domains',
    key: 'domain',
    spec: () => ({ name: unique('shape'), description: 'one', enabled: true }),
    change: { description: 'two', enabled: false },
    bad: [
      ['no name', {}],
      ['empty name', { name: '' }],
      ['long name', { name: LONG }],
      ['name of a wrong type', { name: 5 }],
      ['taken name', { name: 'Default' }],
    ],
    filters: () => ['enabled=true'],
  },
  {
    collection: 'projects',
    key: 'project',
    spec: ({ domain_id }) => ({ name: unique('shape'), domain_id, enabled: true, options: {}, tags: [] }),
    change: { description: 'two', tags: ['a', 'b'] },
    bad: [
      ['no name', {}],
      ['empty name', { name: '' }],
      ['unknown domain', { name: 'p', domain_id: '5'.repeat(32) }],
      ['unknown parent', { name: 'p', parent_id: '5'.repeat(32) }],
      ['taken name', { name: 'admin' }],
      ['tag with a comma', { name: 'p', tags: ['a,b'] }],
    ],
    filters: ({ domain_id }) => [
      `domain_id=${domain_id}`,
      `parent_id=${domain_id}`,
      'tags=one',
      'enabled=false',
    ],
  },
  {
    collection: 'users',
    key: 'user',
    spec: ({ domain_id, project_id }) => ({
      name: unique('shape'),
      domain_id,
      enabled: true,
      password: 'Walk-over-1',
      email: 'b@example.org',
      description: 'one',
      default_project_id: project_id,
    }),
    change: { description: 'two', enabled: false, email: 'c@example.org' },
    bad: [
      ['no name', { password: 'x' }],
      ['empty name', { name: '', password: 'x' }],
      ['unknown domain', { name: 'u', domain_id: '5'.repeat(32) }],
      ['taken name', { name: 'admin' }],
      ['enabled of a wrong type', { name: 'u', enabled: 'perhaps' }],
    ],
    filters: ({ domain_id }) => [`domain_id=${domain_id}`, 'enabled=true', 'name=admin'],
  },
  {
    collection: 'groups',
    key: 'group',
    spec: ({ domain_id }) => ({ name: unique('shape'), domain_id, description: 'one' }),
    change: { description: 'two', name: unique('renamed') },
    bad: [
      ['no name', {}],
      ['empty name', { name: '' }],
      ['unknown domain', { name: 'g', domain_id: '5'.repeat(32) }],
    ],
    filters: ({ domain_id }) => [`domain_id=${domain_id}`],
  },
  {
    collection: 'roles',
    key: 'role',
    spec: () => ({ name: unique('shape'), description: 'one' }),
    change: { description: 'two' },
    bad: [
      ['no name', {}],
      ['empty name', { name: '' }],
      ['taken name', { name: 'member' }],
    ],
    filters: () => ['name=nothing-of-this-name'],
  },
  {
    collection: 'services',
    key: 'service',
    spec: () => ({ name: unique('shape'), type: 'shape', description: 'one', enabled: true }),
    change: { description: 'two', enabled: false },
    bad: [
      ['no type', { name: 's' }],
      ['empty type', { name: 's', type: '' }],
    ],
    filters: () => ['type=identity', 'name=nothing-of-this-name'],
  },
  {
    collection: 'regions',
    key: 'region',
    spec: () => ({ id: unique('shape'), description: 'one' }),
    change: { description: 'two' },
    bad: [
      ['unknown parent', { id: unique('shape'), parent_region_id: 'nothing-of-this-name' }],
      ['description of a wrong type', { description: 5 }],
    ],
    filters: () => ['parent_region_id=RegionOne'],
  },
];

async function walkCollection({ ask }: Walker, ground: Ground, one: Collection): Promise<void> {
  const { collection, key } = one;
  const list = `GET /${collection}`;
  const each = (method: string): string => `${method} /${collection}/{${key}_id}`;
  const created = await ask(`POST /${collection}`, 'all of it', { body: { [key]: one.spec(ground) } });
  const id = idOf(created.json, key);
  const path = `/${collection}/${id}`;
  for (const [which, body] of one.bad) await ask(`POST /${collection}`, which, { body: { [key]: body } });
  await ask(`POST /${collection}`, 'not JSON', { body: '{' });
  await ask(`POST /${collection}`, 'body without its key', { body: { other: {} } });
  await ask(`POST /${collection}`, 'no token', { token: null, body: { [key]: one.spec(ground) } });
  await ask(`POST /${collection}`, 'a member', {
    token: ground.user_token,
    body: { [key]: one.spec(ground) },
  });
  await ask(list, 'all');
  await ask(list, 'a member', { token: ground.user_token });
  await ask(list, 'no token', { token: null });
  for (const filter of one.filters(ground)) {
    await ask(list, `by ${filter.split('=')[0] ?? ''}`, { path: `/${collection}?${filter}` });
  }
  await ask(list, 'name that nothing has', { path: `/${collection}?name=nothing-of-this-name` });
  await ask(list, 'limit 1', { path: `/${collection}?limit=1` });
  await ask(list, 'marker that nothing has', { path: `/${collection}?marker=nothing` });
  await ask(list, 'unknown filter', { path: `/${collection}?colour=red` });
  await ask(each('GET'), 'there', { path });
  await ask(each('HEAD'), 'there', { path });
  await ask(each('GET'), 'missing', { path: `/${collection}/nothing-of-this-name` });
  await ask(each('GET'), 'a member', { path, token: ground.user_token });
  await ask(each('GET'), 'missing, a member', {
    path: `/${collection}/nothing-of-this-name`,
    token: ground.user_token,
  });
  await ask(each('PATCH'), 'change', { path, body: { [key]: one.change } });
  await ask(each('PATCH'), 'nothing', { path, body: { [key]: {} } });
  await ask(each('PATCH'), 'missing', {
    path: `/${collection}/nothing-of-this-name`,
    body: { [key]: one.change },
  });
  await ask(each('PATCH'), 'a member', { path, token: ground.user_token, body: { [key]: one.change } });
  await ask(each('PATCH'), 'description of a wrong type', { path, body: { [key]: { description: 5 } } });
  await ask(each('PUT'), 'instead of PATCH', { path, body: { [key]: one.change } });
  await ask(each('DELETE'), 'a member', { path, token: ground.user_token });
  await ask(each('DELETE'), 'there', { path });
  await ask(each('DELETE'), 'missing', { path });
}

/** Effect: domains, projects, users, groups, roles, services and regions, each made, read, changed and deleted. */
export async function walkCollections(walker: Walker, ground: Ground): Promise<void> {
  for (const collection of COLLECTIONS) await walkCollection(walker, ground, collection);
}
