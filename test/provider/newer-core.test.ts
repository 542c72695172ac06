import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { UNKNOWN, record } from '../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../provider/protocol/cty-value.ts';
import { TFPLUGIN6 } from '../../provider/protocol/messages.ts';
import { decodeCty, encodeCty } from '../../provider/protocol/msgpack.ts';
import { decodeMessage, encodeMessage } from '../../provider/protocol/protobuf.ts';
import type { MessageTable } from '../../provider/protocol/protobuf.ts';
import { FAKE_TOKEN, startFakeApi } from './support/fake-api.ts';
import type { FakeApi, Seen } from './support/fake-api.ts';
import { startNewerCore } from './support/newer-core.ts';
import type { NewerCore } from './support/newer-core.ts';
import { startPlugin } from './support/plugin-client.ts';
import { buildProvider } from './support/terraform.ts';

/** What only newer cores ask for, over the wire; and that an older one sees nothing of it. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PROJECT = '00000000-0000-4000-8000-000000000001';
const ELSEWHERE = '00000000-0000-4000-8000-000000000002';
const SERVER = { flavor_id: 'small', project_id: PROJECT, metadata: {}, nics: {}, power_state: 'running' };

let folder = '';
let executable = '';
let environment: Record<string, string> = {};
let api: FakeApi;
let core: NewerCore;

beforeAll(async () => {
  folder = await buildProvider(join(import.meta.dirname, 'fixtures/cairn-provider.ts'), 'cairn');
  executable = join(folder, 'terraform-provider-cairn.cjs');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  api = await startFakeApi();
  environment = {
    CAIRN_ENDPOINT: api.endpoint,
    CAIRN_TOKEN: FAKE_TOKEN,
    XDG_CACHE_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  core = await startNewerCore(executable, environment);
});
afterEach(async () => {
  core.plugin.process.kill('SIGTERM');
  await core.plugin.exited;
  await api.close();
});

const encoded = (value: CtyRecord | null) => ({
  msgpack: encodeCty(value, core.resourceType('cairn_server')),
});

const server = (values: Record<string, CtyValue>): CtyRecord => {
  const type = core.resourceType('cairn_server');
  const names = typeof type === 'object' && type.kind === 'object' ? Object.keys(type.attributes) : [];
  return record(names.map((name) => [name, values[name] ?? null]));
};

const create = async (plugin: NewerCore['plugin'], name: string) => {
  const config = encoded(server({ name, flavor_id: 'small' }));
  const prior_state = encoded(null);
  const type_name = 'cairn_server';
  const plan = await plugin.call('PlanResourceChange', {
    type_name,
    prior_state,
    proposed_new_state: config,
    config,
  });
  expect(plan.diagnostics).toEqual([]);
  return plugin.call('ApplyResourceChange', {
    type_name,
    prior_state,
    config,
    planned_state: plan.planned_state,
    planned_private: plan.planned_private,
  });
};

const bodyOf = (seen: Seen | undefined): unknown => JSON.parse(seen?.body ?? 'null');

describe('identities', () => {
  it('come with what is made, read and imported, and name one object for good', async () => {
    expect(await core.configure()).toEqual([]);
    const applied = await create(core.plugin, 'web');
    const [id] = [...api.objects.keys()];
    expect(core.identityOf('cairn_server', applied.new_identity)).toEqual(record([['id', id ?? '']]));

    const read = await core.plugin.call('ReadResource', {
      type_name: 'cairn_server',
      current_state: applied.new_state,
      private: applied.private,
      current_identity: applied.new_identity,
    });
    expect(core.identityOf('cairn_server', read.new_identity)).toEqual(record([['id', id ?? '']]));

    const imported = await core.plugin.call('ImportResourceState', {
      type_name: 'cairn_server',
      identity: applied.new_identity,
    });
    const [only] = imported.imported_resources;
    expect(core.identityOf('cairn_server', only?.identity)).toEqual(record([['id', id ?? '']]));
    const state = decodeCty(only?.state?.msgpack ?? new Uint8Array(), core.resourceType('cairn_server'));
    expect(state).toMatchObject({ name: 'web', flavor_id: 'small' });
  });

  it('are kept when a read fails or cannot be made', async () => {
    const type_name = 'cairn_server';
    const current_state = encoded(server({ id: 'x', name: 'web', flavor_id: 'small' }));
    const current_identity = {
      identity_data: {
        msgpack: encodeCty(record([['id', 'x']]), { kind: 'object', attributes: { id: 'string' } }),
      },
    };
    const before = await core.plugin.call('ReadResource', { type_name, current_state, current_identity });
    expect(core.identityOf(type_name, before.new_identity)).toEqual(record([['id', 'x']]));
    await core.configure();
    api.intercept = (_seen, response) => {
      response.writeHead(500).end('{"code":"internal","title":"A bug","detail":"Broken."}');
      return true;
    };
    const failed = await core.plugin.call('ReadResource', { type_name, current_state, current_identity });
    expect(failed.diagnostics).toHaveLength(1);
    expect(core.identityOf(type_name, failed.new_identity)).toEqual(record([['id', 'x']]));
  });

  it('stored by an older provider are read again', async () => {
    const upgraded = await core.plugin.call('UpgradeResourceIdentity', {
      type_name: 'cairn_server',
      version: 0,
      raw_identity: { json: Buffer.from('{"id":"x","more":1}') },
    });
    expect(core.identityOf('cairn_server', upgraded.upgraded_identity)).toEqual(record([['id', 'x']]));
  });

  it('are sent to a newer core also by a process that was not asked for their schemas', async () => {
    const second = await startPlugin(executable, environment);
    try {
      const config = core.schemas.provider === undefined ? undefined : { msgpack: Buffer.from([0xc0]) };
      await second.call('ConfigureProvider', { terraform_version: '1.12.2', config });
      const applied = await create(second, 'web');
      expect(core.identityOf('cairn_server', applied.new_identity)?.['id']).toBe([...api.objects.keys()][0]);
    } finally {
      second.process.kill('SIGTERM');
      await second.exited;
    }
  });
});

describe('lists', () => {
  const TYPE = 'cairn_server';
  const nameOf = ({ name }: { readonly name: string }): string => name;

  it('are served for every kind, with identities and what may be filtered', () => {
    expect(Object.keys(core.schemas.list_resource_schemas)).toEqual(
      Object.keys(core.schemas.resource_schemas),
    );
    const attributes = (name: string) =>
      core.schemas.list_resource_schemas[name]?.block?.attributes.map((one) => [one.name, one.computed]);
    expect(attributes(TYPE)).toEqual(
      expect.arrayContaining([
        ['name', false],
        ['name_prefix', false],
        ['project_id', false],
        ['all_projects', false],
      ]),
    );
    expect(attributes('cairn_project')).toEqual([
      ['name', false],
      ['name_prefix', false],
    ]);
  });

  it('find the objects of a project or of all, with the whole object where it is wanted', async () => {
    await core.configure();
    const here = api.add('servers', { ...SERVER, name: 'web', tags: ['a'] });
    const there = api.add('servers', { ...SERVER, name: 'db', project_id: ELSEWHERE });
    api.add('projects', { name: 'shop' });
    const gone = api.add('servers', { ...SERVER, name: 'gone' });
    gone.deletion_requested_at = '2026-01-02T00:00:00Z';
    const plain = { said: [], found: [{ id: here.id, name: 'web', object: null }] };
    expect(await core.list(TYPE, {})).toEqual(plain);
    expect((await core.list(TYPE, { all_projects: true })).found.map(nameOf)).toEqual(['web', 'db']);
    const whole = await core.list(TYPE, { project_id: ELSEWHERE }, { include: true });
    expect(whole.found.map(({ id, object }) => [id, object?.['name'], object?.['state']])).toEqual([
      [there.id, 'db', 'ACTIVE'],
    ]);
    expect((await core.list(TYPE, { name: 'web' })).found.map(nameOf)).toEqual(['web']);
    expect((await core.list(TYPE, { name: 'other' })).found).toEqual([]);
    expect((await core.list('cairn_project', {})).found.map(nameOf)).toEqual(['shop']);
  });

  it('give an object from which an import plans empty', async () => {
    await core.configure();
    api.add('servers', { ...SERVER, name: 'web' });
    const [found] = (await core.list(TYPE, {}, { include: true })).found;
    const state = encoded(found?.object ?? null);
    const config = encoded(server({ name: 'web', flavor_id: 'small', project_id: PROJECT }));
    const plan = await core.plugin.call('PlanResourceChange', {
      type_name: TYPE,
      prior_state: state,
      proposed_new_state: state,
      config,
    });
    expect(Buffer.compare(plan.planned_state?.msgpack ?? new Uint8Array(), state.msgpack)).toBe(0);
  });

  it('end at the limit, and go through pages until there', async () => {
    await core.configure();
    for (let index = 0; index < 1_100; index++) api.add('servers', { ...SERVER, name: `s-${index}` });
    expect((await core.list(TYPE, {}, { limit: 3 })).found.map(nameOf)).toEqual(['s-0', 's-1', 's-2']);
    expect(api.requests('GET', /servers/).map((seen) => seen.query.get('limit'))).toEqual(['3']);
    const { found } = await core.list(TYPE, {}, { limit: 1_050 });
    expect(found).toHaveLength(1_050);
    expect(new Set(found.map(({ id }) => id)).size).toBe(1_050);
    expect(api.requests('GET', /servers/)).toHaveLength(3);
    expect((await core.list(TYPE, {}, { limit: 0 })).found).toHaveLength(1_100);
  });

  it('say what is wrong: with the filters, the configuration, the service', async () => {
    const both = { project_id: ELSEWHERE, all_projects: true };
    expect((await core.validateList(TYPE, both)).map(({ attribute }) => attribute)).toEqual(['all_projects']);
    expect((await core.validateList(TYPE, { name: '' })).map(({ attribute }) => attribute)).toEqual(['name']);
    expect((await core.list(TYPE, {})).said.map(({ summary }) => summary)).toEqual([
      'The provider is not configured',
    ]);
    await core.configure();
    api.intercept = (_seen, response) => {
      response.writeHead(403).end('{"code":"forbidden","title":"Forbidden","detail":"Not yours."}');
      return true;
    };
    const { found, said } = await core.list(TYPE, {});
    expect(found).toEqual([]);
    expect(said.map(({ detail }) => detail)).toEqual(['List servers: Not yours. The token may not do this.']);
  });
});

describe('actions', () => {
  const REBOOT = 'cairn_server_reboot';

  it('are posted once, and tell how far they are', async () => {
    await core.configure();
    const { id } = api.add('servers', { ...SERVER, name: 'web' });
    api.ready_after_ms = 200;
    expect(await core.validateAction(REBOOT, { server_id: id })).toEqual([]);
    expect(await core.planAction(REBOOT, { server_id: id })).toEqual([]);
    expect(api.requests('POST', /actions/)).toHaveLength(0);
    const { progress, said } = await core.invokeAction(REBOOT, { server_id: id, type: 'hard' });
    expect(said).toEqual([]);
    expect(progress).toEqual([
      'Restarting server "web"',
      'server "web": It is being built.',
      'server "web" is ready (ACTIVE)',
    ]);
    const posted = api.requests('POST', /actions/);
    expect(posted.map((seen) => [seen.path, bodyOf(seen)])).toEqual([
      [`/v1/servers/${id}/actions/reboot`, { type: 'hard' }],
    ]);
  });

  it('have defaults', async () => {
    await core.configure();
    const { id } = api.add('servers', { ...SERVER, name: 'web' });
    expect((await core.invokeAction(REBOOT, { server_id: id })).said).toEqual([]);
    expect(bodyOf(api.requests('POST', /actions/)[0])).toEqual({ type: 'soft' });
  });

  it('are refused at the argument that is wrong, before anything is done', async () => {
    const wrong = { server_id: 'web', type: 'gentle' };
    const expected = ['server_id', 'type'];
    expect((await core.validateAction(REBOOT, wrong)).map(({ attribute }) => attribute)).toEqual(expected);
    await core.configure();
    expect((await core.invokeAction(REBOOT, wrong)).said?.map(({ attribute }) => attribute)).toEqual(
      expected,
    );
    const absent = { server_id: '00000000-0000-4000-8000-00000000dead' };
    const planned = await core.planAction(REBOOT, absent);
    expect(planned.map(({ summary, attribute }) => [summary, attribute])).toEqual([
      ['No such server', 'server_id'],
    ]);
    expect((await core.invokeAction(REBOOT, absent)).said).toEqual(planned);
    expect(api.requests('POST', /actions/)).toHaveLength(0);
  });

  it('are planned without a look while the server is not known yet', async () => {
    await core.configure();
    expect(await core.validateAction(REBOOT, { server_id: UNKNOWN, type: UNKNOWN })).toEqual([]);
    expect(await core.planAction(REBOOT, { server_id: UNKNOWN })).toEqual([]);
    expect(api.requests('GET', /servers/)).toHaveLength(0);
  });

  it('are not tried again, and end with what the service says', async () => {
    await core.configure();
    const { id } = api.add('servers', { ...SERVER, name: 'web' });
    api.intercept = (seen, response) => {
      if (!seen.path.includes('/actions/')) return false;
      response
        .writeHead(503)
        .end('{"code":"unavailable","title":"Away","detail":"The host does not answer."}');
      return true;
    };
    const { progress, said } = await core.invokeAction(REBOOT, { server_id: id });
    expect(progress).toEqual(['Restarting server "web"']);
    expect(said).toEqual([
      { summary: 'Away', detail: 'Reboot server "web": The host does not answer.', attribute: '' },
    ]);
    expect(api.requests('POST', /actions/)).toHaveLength(1);
  });

  it('point at the argument that the service refuses', async () => {
    await core.configure();
    const { id } = api.add('servers', { ...SERVER, name: 'web' });
    api.intercept = (seen, response) => {
      if (!seen.path.includes('/actions/')) return false;
      const errors = '[{"path":"/type","message":"must be soft here"}]';
      response
        .writeHead(400)
        .end(`{"code":"invalid_input","title":"Invalid","detail":"No.","errors":${errors}}`);
      return true;
    };
    const { said } = await core.invokeAction(REBOOT, { server_id: id, type: 'hard' });
    expect(said).toEqual([{ summary: 'Invalid', detail: 'type must be soft here.', attribute: 'type' }]);
  });

  it('may wait for more than the object: copies of an image on hosts', async () => {
    await core.configure();
    const { id } = api.add('images', { name: 'debian', project_id: PROJECT, disk_format: 'raw' });
    let turn = 0;
    api.intercept = (seen, response) => {
      if (!/\/(copies|transfers)$/.test(seen.path)) return false;
      if (seen.path.endsWith('/copies')) turn += 1;
      const given = { needed: false, problem: null };
      const copy = { ...given, host_id: ELSEWHERE, host_name: 'kvm1', asked_at: turn < 3 ? 'now' : null };
      const items = seen.path.endsWith('/transfers')
        ? []
        : [{ ...copy, state: turn === 2 ? 'present' : 'absent' }];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ items }));
      return true;
    };
    const config = { image_id: id, host_ids: [ELSEWHERE] };
    const { progress, said } = await core.invokeAction('cairn_image_prefetch', config);
    expect(said).toEqual([]);
    expect(progress).toEqual([
      'Copying image "debian"',
      'image "debian": It is being built.',
      'image "debian": 0 of 1 hosts have it',
      'image "debian": 1 of 1 hosts have it',
      'image "debian" is ready (active)',
    ]);
    const posted = api.requests('POST', /actions/);
    expect(posted.map((seen) => [seen.path, bodyOf(seen)])).toEqual([
      [`/v1/images/${id}/actions/prefetch`, { host_ids: [ELSEWHERE] }],
    ]);
    const late = await core.invokeAction('cairn_image_prefetch', config);
    expect(late.said?.map(({ summary, detail }) => [summary, detail])).toEqual([
      [
        'The prefetch is not done',
        'Copying image "debian": the copy on kvm1 is no longer asked for: somebody withdrew it, or the host needed the room.',
      ],
    ]);
  });

  it('end when Terraform is interrupted, and say that Cairn goes on', async () => {
    await core.configure();
    const { id } = api.add('servers', { ...SERVER, name: 'web' });
    api.ready_after_ms = Infinity;
    const running = core.invokeAction(REBOOT, { server_id: id });
    await vi.waitFor(() => {
      expect(api.seen.some((seen) => seen.query.get('wait') === 'ready')).toBe(true);
    }, 10_000);
    await core.plugin.call('StopProvider', {});
    const { said } = await running;
    expect(said?.map(({ summary }) => summary)).toEqual(['Interrupted']);
  });

  it('say so when the provider is not configured, or the action unknown', async () => {
    const { said } = await core.invokeAction(REBOOT, { server_id: ELSEWHERE });
    expect(said?.map(({ summary }) => summary)).toEqual(['The provider is not configured']);
    const events = await core.plugin.stream('InvokeAction', { action_type: 'cairn_cloud_rain' });
    expect(events.at(-1)?.completed?.diagnostics[0]?.summary).toBe('Unknown action');
  });
});

describe('a core of 1.11', () => {
  /** The messages as that core knows them: fields that came later are unknown to it. */
  const without = (message: keyof typeof TFPLUGIN6, ...fields: readonly string[]): MessageTable => ({
    ...TFPLUGIN6,
    [message]: Object.fromEntries(
      Object.entries(TFPLUGIN6[message]).filter(([field]) => !fields.includes(field)),
    ) as MessageTable[string],
  });

  it('gets the same schema bytes as from a provider without lists and actions, and may skip the rest', async () => {
    const name = 'GetProviderSchema.Response';
    const bytes = await core.plugin.raw('/tfplugin6.Provider/GetProviderSchema', new Uint8Array());
    const whole = decodeMessage(TFPLUGIN6, name, bytes);
    expect(Object.keys(whole.action_schemas)).toEqual([
      'cairn_server_reboot',
      'cairn_server_migrate',
      'cairn_server_evacuate',
      'cairn_server_rebuild',
      'cairn_image_prefetch',
    ]);
    const old = without(name, 'list_resource_schemas', 'action_schemas');
    const seen = encodeMessage(old, name, decodeMessage(old, name, bytes) as never);
    const plain = encodeMessage(TFPLUGIN6, name, {
      ...whole,
      list_resource_schemas: {},
      action_schemas: {},
    });
    expect(Buffer.compare(seen, plain)).toBe(0);
    expect(Buffer.from(bytes).subarray(0, plain.length).equals(plain)).toBe(true);
  });

  it('gets no identity from anything', async () => {
    const old = await startPlugin(executable, environment);
    try {
      await old.call('GetProviderSchema', {});
      await old.call('ConfigureProvider', {
        terraform_version: '1.11.4',
        config: { msgpack: Buffer.from([0xc0]) },
      });
      const type_name = 'cairn_server';
      const applied = await create(old, 'web');
      expect(applied.diagnostics).toEqual([]);
      expect(applied.new_identity).toBeUndefined();
      const read = await old.call('ReadResource', {
        type_name,
        current_state: applied.new_state,
        private: applied.private,
      });
      expect(read.new_identity).toBeUndefined();
      const [id = ''] = [...api.objects.keys()];
      const imported = await old.call('ImportResourceState', { type_name, id });
      expect(imported.imported_resources.map((one) => one.identity)).toEqual([undefined]);
      const plan = await old.call('PlanResourceChange', {
        type_name,
        prior_state: read.new_state,
        proposed_new_state: read.new_state,
        config: encoded(server({ name: 'web', flavor_id: 'small' })),
        prior_private: read.private,
      });
      expect(plan.planned_identity).toBeUndefined();
    } finally {
      old.process.kill('SIGTERM');
      await old.exited;
    }
  });
});
