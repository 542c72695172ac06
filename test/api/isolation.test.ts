import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { COLLECTIONS, KIND_NAMES } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import { DEFAULT_DOMAIN_ID, ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { issueToken } from '../../reconciler/api/tokens.ts';
import type { WantedScope } from '../../reconciler/identity/login.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { bzImageBytes, imageSpec } from '../support/kind-objects.ts';
import { routesOf } from '../support/routes.ts';

/**
 * The border between two projects in two domains, walked by everybody on one side: every route, every kind, every role. Nothing of the
 * other side may be read, named, counted, changed or made, and no answer may tell that it is there.
 */

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const PASSWORD = 'correct horse battery staple';

/** In the name of everything on the other side: what no answer may hold. */
const MARK = 'planted-b';
/** In the names of what the other side lends to everybody, and in what of it nobody else may see. */
const LENT_MARK = 'lent-b';

type Side = {
  readonly domain: string;
  readonly project: string;
  /** One object of every kind that has objects on this side; the image is a private one. */
  readonly objects: ReadonlyMap<KindName, string>;
  /** Images by who may use them besides: with a member elsewhere, whoever knows the id, everybody. */
  readonly images: Readonly<Record<'shared' | 'community' | 'public', string>>;
};

let api: TestApi;
let ours: Side;
let theirs: Side;
/** Kinds that belong to no side. */
let shared: ReadonlyMap<KindName, string>;
let callers: ReadonlyMap<string, string>;
/** A third project, with an image that it shares with both sides. */
let elsewhere: string;
/** A project that may use what our side and the other one may use. */
let friend: string;
/** A flavor for our side and the friend, and one for the other side and the friend. */
const privateFlavors: string[] = [];
let sharedFromElsewhere: string;

async function makeSide(mark: string): Promise<Side> {
  const objects = new Map<KindName, string>();
  const make = async (kind: KindName, spec: object): Promise<string> => {
    const id = await api.create(COLLECTIONS[kind], spec);
    objects.set(kind, id);
    return id;
  };
  const domain = await make('domain', { name: `${mark}-domain` });
  const project_id = await make('project', { name: `${mark}-project`, domain_id: domain });
  const name = (kind: string): string => `${mark}-${kind}`;
  const user_id = await make('user', {
    name: name('user'),
    domain_id: domain,
    password_wo: PASSWORD,
    password_wo_version: 1,
  });
  const group_id = await make('group', { name: name('group'), domain_id: domain });
  await make('group_membership', { group_id, user_id });
  await make('role_assignment', { role_id: ROLE_IDS.member, user_id, scope: { project_id } });
  await make('application_credential', {
    name: name('credential'),
    user_id,
    scope_project_id: project_id,
    secret_wo: PASSWORD,
    secret_wo_version: 1,
  });
  await make('quota', { project_id, servers: 7 });
  const network_id = await make('network', { name: name('network'), project_id });
  await make('subnet', {
    name: name('subnet'),
    project_id,
    network_id,
    cidr: mark === MARK ? '10.9.1.0/24' : '10.9.0.0/24',
  });
  await make('keypair', {
    name: name('keypair'),
    project_id,
    public_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOoUpE5NUXZsss1QUnTJMp8eA9FkZot28UZnYGOeqZi+ me@laptop',
  });
  const kernel_id = await make('image', imageSpec(project_id, name('image'), 'aki', bzImageBytes(7)));
  const images = await makeImages(project_id, mark);
  const member = { project_id, image_id: images.shared, member_id: elsewhere };
  objects.set('image_member', await api.create(COLLECTIONS.image_member, member));
  const acceptance = { project_id, image_id: sharedFromElsewhere };
  const lent = { project_id: elsewhere, image_id: sharedFromElsewhere, member_id: project_id };
  await api.create(COLLECTIONS.image_member, lent);
  objects.set('image_acceptance', await api.create(COLLECTIONS.image_acceptance, acceptance));
  const flavor_id = shared.get('flavor');
  const flavor = { name: name('flavor'), vcpus: 1, memory_mib: 64, public: false };
  privateFlavors.push(
    await api.create(COLLECTIONS.flavor, { ...flavor, access_project_ids: [friend, project_id] }),
  );
  await make('server_group', { name: name('group-of-servers'), project_id, policy: 'affinity' });
  await make('server', { name: name('server'), project_id, flavor_id, kernel_id });
  await make('server_set', {
    name: name('set'),
    project_id,
    template: { flavor_id, kernel_id },
    members: { a: {} },
  });
  return { domain, project: project_id, objects, images };
}

/** Images that others may use, each with what they may not see of it. */
async function makeImages(project_id: string, mark: string): Promise<Side['images']> {
  const lent = mark === MARK ? LENT_MARK : mark;
  const make = (visibility: string, word: string): Promise<string> =>
    api.create(COLLECTIONS.image, {
      name: `${word}-${visibility}`,
      project_id,
      disk_format: 'aki',
      visibility,
      file: `/home/${mark}/kernel`,
    });
  return {
    shared: await make('shared', mark),
    community: await make('community', lent),
    public: await make('public', lent),
  };
}

async function makeShared(): Promise<ReadonlyMap<KindName, string>> {
  const service_id = await api.create('services', { name: 'shop', type: 'shop' });
  return new Map<KindName, string>([
    ['flavor', await api.create('flavors', { name: 'tiny', vcpus: 1, memory_mib: 64 })],
    ['host', await api.create('hosts', { name: 'h1', uri: 'simulated://h1' })],
    ['aggregate', await api.create('aggregates', { name: 'fast' })],
    ['role', await api.create('roles', { name: 'cook' })],
    ['service', service_id],
    ['region', await api.create('regions', { name: 'north' })],
    ['endpoint', await api.create('endpoints', { service_id, interface: 'public', url: 'http://shop' })],
    ['policy', await api.create('policies', { name: 'own', rules: { 'shop:sell': 'role:cook' } })],
  ]);
}

async function logIn(user_id: string, scope: WantedScope): Promise<string> {
  const proofs = [{ method: 'password', user: { id: user_id }, password: PASSWORD }] as const;
  return (await api.identity.logIn({ proofs, scope, source_address: '127.0.0.1' })).token;
}

/** Everybody on our side: each role on the project and on the domain, somebody without a scope, and a token of the time before users. */
async function makeCallers(): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  const { project, domain } = ours;
  const newUser = (name: string): Promise<string> =>
    api.create('users', { name, domain_id: domain, password_wo: PASSWORD, password_wo_version: 1 });
  for (const role of ['admin', 'manager', 'member', 'reader'] as const) {
    for (const place of ['project', 'domain'] as const) {
      const user_id = await newUser(`${role}-of-${place}`);
      const scope = place === 'project' ? { project_id: project } : { domain_id: domain };
      await api.create('role_assignments', { role_id: ROLE_IDS[role], user_id, scope });
      const wanted: WantedScope =
        place === 'project'
          ? { kind: 'project', project: { id: project } }
          : { kind: 'domain', domain: { id: domain } };
      made.set(`${role} of the ${place}`, await logIn(user_id, wanted));
    }
  }
  made.set('nobody anywhere', await logIn(await newUser('nobody'), { kind: 'unscoped' }));
  const options = { name: 'old token', project_id: project, expires_at: null };
  made.set('a token of the project', await issueToken(api.database.db, options));
  return made;
}

beforeAll(async () => {
  api = await startTestApi();
  shared = await makeShared();
  elsewhere = await api.create('projects', { name: 'elsewhere' });
  friend = await api.create('projects', { name: 'friend' });
  sharedFromElsewhere = await api.create('images', {
    name: 'from-elsewhere',
    project_id: elsewhere,
    disk_format: 'aki',
    visibility: 'shared',
  });
  ours = await makeSide('ours-a');
  theirs = await makeSide(MARK);
  callers = await makeCallers();
});
afterAll(() => api?.close());

/** Every row on the other side, and whatever belongs to nobody: what must be the same afterwards. */
async function fixed(): Promise<string> {
  const ids = [
    ...theirs.objects.values(),
    ...Object.values(theirs.images),
    ...shared.values(),
    ...privateFlavors,
  ];
  const rows: unknown = await api.database
    .db('desired')
    .select('id', 'kind', 'name', 'spec', 'generation', 'deletion_requested_at', 'claimed')
    .whereIn('id', ids)
    .orWhereRaw(
      "coalesce(spec ->> 'project_id', spec ->> 'domain_id', spec #>> '{scope,project_id}') = any(?)",
      [[theirs.project, theirs.domain]],
    )
    .orderBy('id');
  return JSON.stringify(rows, null, 1);
}

/** Ids of the other side that stand in a text, without those that the caller gave. The public image is told to all, with its project. */
function told(text: string, given: string): readonly string[] {
  const isLent = [theirs.images.public, theirs.images.community].some((id) => text.includes(id));
  const secret = [...theirs.objects.values(), theirs.images.shared, theirs.images.community].filter(
    (id) => !(isLent && id === theirs.project),
  );
  // Whoever has access to the flavor sees itself there, and nobody besides.
  const [, flavor = ''] = privateFlavors;
  const ids = [...secret, flavor, friend].filter((id) => text.includes(id) && !given.includes(id));
  return text.includes(MARK) && !given.includes(MARK) ? [...ids, MARK] : ids;
}

/** What somebody sends to make or change an object so that it touches the other side. */
function evilSpecs(kind: KindName): readonly object[] {
  const [a, b] = [ours.objects, theirs.objects];
  const name = `evil-${randomUUID()}`;
  const at = theirs.project;
  const cook = shared.get('role');
  const flavor_id = shared.get('flavor');
  const specs: Partial<Record<KindName, readonly object[]>> = {
    domain: [{ name }],
    project: [
      { name, domain_id: theirs.domain },
      { name, domain_id: ours.domain, parent_id: at },
      { name, domain_id: DEFAULT_DOMAIN_ID },
    ],
    user: [{ name, domain_id: theirs.domain }, { name }],
    group: [{ name, domain_id: theirs.domain }],
    group_membership: [
      { group_id: a.get('group'), user_id: b.get('user') },
      { group_id: b.get('group'), user_id: a.get('user') },
    ],
    role: [{ name }],
    role_assignment: [
      { role_id: ROLE_IDS.member, user_id: a.get('user'), scope: { project_id: at } },
      { role_id: ROLE_IDS.member, user_id: b.get('user'), scope: { project_id: ours.project } },
      { role_id: ROLE_IDS.reader, group_id: b.get('group'), scope: { domain_id: ours.domain } },
      { role_id: ROLE_IDS.admin, user_id: a.get('user'), scope: { system_wide: true } },
      { role_id: ROLE_IDS.admin, user_id: a.get('user'), scope: { project_id: ours.project } },
      { role_id: cook, user_id: a.get('user'), scope: { project_id: ours.project } },
    ],
    application_credential: [
      { name, user_id: b.get('user'), scope_project_id: at, secret_wo: PASSWORD, secret_wo_version: 1 },
      { name, user_id: a.get('user'), scope_project_id: at, secret_wo: PASSWORD, secret_wo_version: 1 },
    ],
    service: [{ name, type: 'evil' }],
    region: [{ name }],
    endpoint: [{ service_id: shared.get('service'), interface: 'admin', url: 'http://evil' }],
    policy: [{ name, rules: { get_image: '' } }],
    quota: [
      { project_id: at, servers: -1 },
      { project_id: ours.project, servers: -1 },
    ],
    flavor: [{ name, vcpus: 1, memory_mib: 64 }],
    host: [{ name, uri: 'simulated://evil' }],
    aggregate: [{ name, host_ids: [shared.get('host')] }],
    server_group: [{ name, project_id: at, policy: 'affinity' }],
    image: [
      imageSpec(at, name, 'aki', bzImageBytes(7)),
      { ...imageSpec(ours.project, name, 'aki', bzImageBytes(7)), visibility: 'public' },
      { name, project_id: at, disk_format: 'aki', visibility: 'public' },
      { name, project_id: ours.project, disk_format: 'raw', source_image_id: b.get('image') },
      { name, project_id: ours.project, disk_format: 'raw', source_image_id: theirs.images.shared },
      { name, project_id: ours.project, disk_format: 'raw', source_server_id: b.get('server') },
    ],
    image_member: [
      { project_id: at, image_id: theirs.images.shared, member_id: ours.project },
      { project_id: ours.project, image_id: theirs.images.shared, member_id: ours.project },
      { project_id: ours.project, image_id: theirs.images.community, member_id: elsewhere },
      { project_id: ours.project, image_id: b.get('image'), member_id: elsewhere },
    ],
    image_acceptance: [
      { project_id: ours.project, image_id: theirs.images.shared },
      { project_id: ours.project, image_id: theirs.images.public },
      { project_id: ours.project, image_id: b.get('image') },
      { project_id: at, image_id: sharedFromElsewhere, status: 'rejected' },
    ],
    keypair: [{ name, project_id: at, public_key: 'ssh-ed25519 AAAA' }],
    network: [{ name, project_id: at }],
    subnet: [
      { name, project_id: at, network_id: b.get('network'), cidr: '10.8.0.0/24' },
      { name, project_id: ours.project, network_id: b.get('network'), cidr: '10.8.0.0/24' },
      // Where the other side has a subnet already.
      { name, project_id: ours.project, network_id: a.get('network'), cidr: '10.9.1.0/28' },
    ],
    server: [
      { name, project_id: at, flavor_id, kernel_id: b.get('image') },
      { name, project_id: ours.project, flavor_id, kernel_id: b.get('image') },
      { name, project_id: ours.project, flavor_id, kernel_id: theirs.images.shared },
      { name, project_id: ours.project, flavor_id: privateFlavors[1], kernel_id: a.get('image') },
      {
        name,
        project_id: ours.project,
        flavor_id,
        kernel_id: a.get('image'),
        server_group_id: b.get('server_group'),
      },
      {
        name,
        project_id: ours.project,
        flavor_id,
        kernel_id: a.get('image'),
        nics: { eth0: { subnet_id: b.get('subnet') } },
      },
      { name, project_id: ours.project, flavor_id, kernel_id: a.get('image'), host_id: shared.get('host') },
    ],
    server_set: [
      {
        name,
        project_id: ours.project,
        template: { flavor_id, kernel_id: b.get('image') },
        members: { a: {} },
      },
    ],
  };
  return specs[kind] ?? [];
}

type Try = {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  /** Whether it names an object of the other side in its path, so that no answer may be a success. */
  readonly is_foreign: boolean;
};

/** Everything that one route could be asked in order to reach the other side. */
function triesOf(path: string, method: string): readonly Try[] {
  const collection = path.split('/')[2] ?? '';
  const kind = KIND_NAMES.find((name) => COLLECTIONS[name] === collection);
  const foreign = kind === undefined ? undefined : (theirs.objects.get(kind) ?? shared.get(kind));
  const id = foreign ?? randomUUID();
  const url = path.replace(':id', id);
  const is_foreign = path.includes(':id') && foreign !== undefined && foreign !== shared.get(kind ?? 'role');
  if (method === 'PUT' && kind !== undefined) {
    return evilSpecs(kind).flatMap((spec) => [
      { method, path: url, body: { spec }, is_foreign },
      { method, path: path.replace(':id', randomUUID()), body: { spec }, is_foreign: false },
    ]);
  }
  if (method === 'POST') {
    const bodies: Readonly<Record<string, readonly object[]>> = {
      '/v1/checks': KIND_NAMES.map((name) => ({
        items: evilSpecs(name).map((spec) => ({ kind: name, id: randomUUID(), spec, must_be_new: true })),
      })),
      '/v1/claims': [{ ids: [...theirs.objects.values()] }],
      '/v1/tokens': [{ project_id: theirs.project }],
      '/v1/placement-preview': evilSpecs('server').map((spec) => {
        const { name: _name, ...wishes } = spec as { name: string };
        return wishes;
      }),
    };
    return (bodies[path] ?? [{ type: 'hard' }, {}]).map((body) => ({ method, path: url, body, is_foreign }));
  }
  const filters =
    method === 'GET' && !path.includes(':id') && kind !== undefined
      ? [
          `?limit=1000&project_id=${theirs.project}`,
          `?name_prefix=${MARK}`,
          `?ids=${[...theirs.objects.values(), theirs.images.shared].join(',')}`,
          ...(kind === 'image' ? ['?visibility=shared&member_status=all', '?hidden=false'] : []),
        ]
      : [];
  if (path === '/v1/capacity') {
    return [{ method, path: `${url}?flavor_id=${String(privateFlavors[1])}`, is_foreign: true }];
  }
  const more =
    path === '/v1/events' ? [`?resource_id=${theirs.objects.get('network') ?? ''}`, '?limit=1000'] : [];
  return ['', ...filters, ...more].map((query) => ({ method, path: `${url}${query}`, is_foreign }));
}

/**
 * What may be asked of an image that the other side lends to everybody: it may be read by its own address and what it says of itself, and
 * nothing of it may be changed.
 */
function lentTriesOf(path: string, method: string): readonly Try[] {
  if (!path.startsWith('/v1/images/:id')) return [];
  const isReading = method === 'GET' && path === '/v1/images/:id';
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: { spec: {}, type: 'hard' } };
  return Object.entries(theirs.images).map(([visibility, id]) => ({
    method,
    path: path.replace(':id', id),
    ...body,
    is_foreign: visibility === 'shared' || !isReading,
  }));
}

/** What may be asked of a flavor that is not for our side: it is as if there were none. */
function flavorTriesOf(path: string, method: string): readonly Try[] {
  if (!path.startsWith('/v1/flavors/:id')) return [];
  const body =
    method === 'PUT'
      ? { body: { spec: { name: 'theirs-now', vcpus: 1, memory_mib: 64, public: true } } }
      : {};
  return [{ method, path: path.replace(':id', String(privateFlavors[1])), ...body, is_foreign: true }];
}

/** The same for an address of Glance's API, for each image of the other side: one that is lent may be read and downloaded there, and not changed. */
function imageFacadeTriesOf(path: string, method: string): readonly Try[] {
  if (!path.includes(':id')) {
    const queries =
      method === 'GET'
        ? [
            '',
            `?owner=${theirs.project}`,
            `?name=${MARK}-image`,
            '?visibility=shared&member_status=all',
            '?limit=1000',
          ]
        : [''];
    const id = randomUUID();
    const bodies = [
      { id: theirs.objects.get('image'), name: 'evil', disk_format: 'raw', container_format: 'bare' },
      { id, name: 'evil', owner: theirs.project, disk_format: 'raw', container_format: 'bare' },
      { name: 'evil', visibility: 'public', disk_format: 'raw', container_format: 'bare' },
    ];
    return queries.flatMap((query): readonly Try[] => {
      const attempt = { method, path: `${path.replace(/:\w+/, randomUUID())}${query}`, is_foreign: false };
      return method === 'POST' ? bodies.map((body) => ({ ...attempt, body })) : [attempt];
    });
  }
  const own = theirs.objects.get('image') ?? '';
  const images = { private: own, ...theirs.images };
  return Object.entries(images).flatMap(([visibility, id]): readonly Try[] => {
    const at = path
      .replace(':id', id)
      .replace(':tag', 'evil')
      .replace(':member', ours.project)
      .replace(/:\w+/, elsewhere);
    const isLent = visibility === 'community' || visibility === 'public';
    const isReading = method === 'GET' && /\/images\/:id(\/file)?$/.test(path);
    const attempt = { method, path: at, is_foreign: !(isLent && isReading) };
    const bodies: readonly object[] = [
      [{ op: 'replace', path: '/name', value: 'evil' }],
      [{ op: 'replace', path: '/visibility', value: 'public' }],
      { member: ours.project },
      { status: 'accepted' },
      { method: { name: 'web-download', uri: 'http://evil' } },
    ];
    return ['POST', 'PUT', 'PATCH'].includes(method)
      ? bodies.map((body) => ({ ...attempt, body }))
      : [attempt];
  });
}

/** The same for an address of Nova's and Placement's API: servers, networks and what else stands there, asked for by ids of the other side. */
function computeFacadeTriesOf(path: string, method: string): readonly Try[] {
  const flavorRef = shared.get('flavor');
  const server = theirs.objects.get('server') ?? '';
  const network = theirs.objects.get('network') ?? '';
  const places: Readonly<Record<string, string | undefined>> = {
    'os-networks': network,
    'os-keypairs': `${MARK}-keypair`,
    'os-server-groups': theirs.objects.get('server_group'),
    'os-quota-sets': theirs.project,
    'os-simple-tenant-usage': theirs.project,
    flavors: privateFlavors[1],
    servers: server,
    allocations: server,
  };
  const [, place = ''] = /\/([a-z-]+)\/:/.exec(path) ?? [];
  // How much a project may have where nobody said anything is told to all.
  const is_foreign = Object.hasOwn(places, place) && !path.endsWith('/defaults');
  const at = path.replace(/:\w+/, places[place] ?? server).replace(/:\w+/, 'a');
  const image = theirs.objects.get('image');
  const bodies: readonly object[] = path.endsWith('/servers')
    ? [
        { server: { name: 'evil', flavorRef, imageRef: image, networks: 'none' } },
        { server: { name: 'evil', flavorRef, imageRef: theirs.images.shared } },
        {
          server: { name: 'evil', flavorRef, imageRef: theirs.images.public, networks: [{ uuid: network }] },
        },
        { server: { name: 'evil', flavorRef, imageRef: theirs.images.public, key_name: `${MARK}-keypair` } },
      ]
    : [
        { 'os-stop': null },
        { rebuild: { imageRef: image } },
        { 'os-getConsoleOutput': {} },
        { createImage: { name: 'evil' } },
        { metadata: { evil: 'evil' } },
        { interfaceAttachment: { net_id: ours.objects.get('network') } },
        { server: { name: 'evil' } },
        { quota_set: { instances: -1 } },
        { flavor: { description: 'evil' } },
        { addTenantAccess: { tenant: ours.project } },
        { extra_specs: { evil: 'evil' } },
      ];
  const queries =
    method === 'GET' && !path.includes(':')
      ? [
          '',
          '?all_tenants=1',
          `?project_id=${theirs.project}`,
          `?name=${MARK}`,
          `?marker=${server}`,
          `?tenant_id=${theirs.project}`,
        ]
      : [''];
  return queries.flatMap((query): readonly Try[] => {
    const attempt = { method, path: `${at}${query}`, is_foreign };
    return ['POST', 'PUT'].includes(method) ? bodies.map((body) => ({ ...attempt, body })) : [attempt];
  });
}

/** The same for an address of Keystone's API: each part of the path is filled with what is ours and with what is theirs. */
function facadeTriesOf(path: string, method: string): readonly Try[] {
  const collection = path.split('/')[3] ?? '';
  const named = (side: Side, segment: string): string | undefined => {
    const before = path.split('/').at(path.split('/').indexOf(segment) - 1) ?? '';
    const places: Readonly<Record<string, string | undefined>> = {
      domains: side.domain,
      projects: side.project,
      users: side.objects.get('user'),
      groups: side.objects.get('group'),
      application_credentials: side.objects.get('application_credential'),
      roles: ROLE_IDS.member,
      implies: ROLE_IDS.reader,
      services: shared.get('service'),
      endpoints: shared.get('endpoint'),
      regions: 'north',
      tags: 'tag',
    };
    return places[before];
  };
  const segments = path.split('/').filter((part) => part.startsWith(':'));
  const foreignIds = new Set(theirs.objects.values());
  const filled = segments.reduce<readonly string[]>(
    (paths, segment) => [
      ...new Set(
        paths.flatMap((each) =>
          [theirs, ours].map((side) => each.replace(segment, named(side, segment) ?? 'x')),
        ),
      ),
    ],
    [path],
  );
  const reaching = filled.filter(
    (each) => segments.length === 0 || each.split('/').some((part) => foreignIds.has(part)),
  );
  const word = collection.replace(/ies$/, 'y').replace(/s$/, '');
  const name = `evil-${randomUUID()}`;
  const bodies: readonly object[] = [
    { [word]: { name, domain_id: theirs.domain, description: 'evil', enabled: false } },
    {
      [word]: { name, domain_id: ours.domain, parent_id: theirs.project, default_project_id: theirs.project },
    },
    { user: { password: PASSWORD, original_password: PASSWORD } },
    { application_credential: { name, roles: [{ id: ROLE_IDS.member }] }, tags: ['evil'] },
  ];
  const queries =
    method === 'GET' && segments.length === 0
      ? [
          '',
          `?domain_id=${theirs.domain}`,
          `?name=${MARK}-user`,
          `?user.id=${theirs.objects.get('user') ?? ''}&effective`,
          `?scope.project.id=${theirs.project}&include_names`,
          `?parent_id=${theirs.project}`,
        ]
      : [''];
  return reaching.flatMap((each) =>
    queries.flatMap((query): readonly Try[] => {
      const attempt = { method, path: `${each}${query}`, is_foreign: segments.length > 0 };
      return ['POST', 'PATCH', 'PUT'].includes(method)
        ? bodies.map((body) => ({ ...attempt, body }))
        : [attempt];
    }),
  );
}

test('nobody on one side learns of, reaches or changes anything on the other', async () => {
  const before = await fixed();
  const leaks: string[] = [];
  let tried = 0;
  const routes = routesOf(api.api.app).filter(({ path }) =>
    /^\/(v1|identity\/v3|image\/v2|compute\/v2\.1|placement)\//.test(path),
  );
  for (const { path, methods } of routes) {
    for (const method of methods.map((word) => word.toUpperCase())) {
      if (method === 'HEAD') continue;
      const tries = path.startsWith('/v1/')
        ? triesOf
        : path.startsWith('/image/')
          ? imageFacadeTriesOf
          : /^\/(compute|placement)\//.test(path)
            ? computeFacadeTriesOf
            : facadeTriesOf;
      for (const attempt of [
        ...tries(path, method),
        ...lentTriesOf(path, method),
        ...flavorTriesOf(path, method),
      ]) {
        for (const [who, token] of callers) {
          tried += 1;
          const answer = await ask(attempt, token);
          const found = told(answer.text, `${attempt.path} ${JSON.stringify(attempt.body ?? {})}`);
          if (answer.status >= 500)
            leaks.push(`${who}: ${method} ${attempt.path} ends with ${answer.status}`);
          if (found.length > 0) leaks.push(`${who}: ${method} ${attempt.path} tells ${found.join(', ')}`);
          if (attempt.is_foreign && answer.status < 400)
            leaks.push(`${who}: ${method} ${attempt.path} gives ${answer.status}`);
        }
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(await fixed()).toBe(before);
  const kinds = theirs.objects.size + shared.size;
  expect(kinds).toBe(KIND_NAMES.length);
  console.log(
    `isolation: ${routes.length} routes, ${kinds} kinds, ${callers.size} callers: ${tried} requests, ${leaks.length} leaks`,
  );
});

/** What a client of the address sends: a patch of Glance's has a type of its own, and so have bytes. */
function typeOf(method: string, path: string): string {
  if (!path.startsWith('/image/')) return 'application/json';
  if (method === 'PATCH') return 'application/openstack-images-v2.1-json-patch';
  return /\/(file|stage)$/.test(path) ? 'application/octet-stream' : 'application/json';
}

async function ask({ method, path, body }: Try, token: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${api.endpoint}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': typeOf(method, path) }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

test('each caller sees what is its own', async () => {
  const seen = async (who: string, collection: string): Promise<number> => {
    const answer = await api.get(`/v1/${collection}?limit=1000`, { token: callers.get(who) ?? '' });
    const { items } = answer.body as { readonly items?: readonly unknown[] };
    return items?.length ?? -1;
  };
  for (const who of ['admin', 'manager', 'member', 'reader'].map((role) => `${role} of the project`)) {
    expect([who, await seen(who, 'servers')]).toEqual([who, 1]);
    expect([who, await seen(who, 'projects')]).toEqual([who, 1]);
    // That for everybody, and that for us and a friend of whom we learn nothing.
    expect([who, await seen(who, 'flavors')]).toEqual([who, 2]);
  }
  const { community, public: open } = theirs.images;
  for (const who of ['member of the project', 'reader of the project', 'a token of the project']) {
    const reads = async (id: string): Promise<number> =>
      (await api.get(`/v1/images/${id}`, { token: callers.get(who) ?? '' })).status;
    expect([who, await reads(open), await reads(community)]).toEqual([who, 200, 200]);
  }
  expect(await seen('manager of the domain', 'users')).toBeGreaterThan(5);
  expect(await seen('nobody anywhere', 'projects')).toBe(0);
});
