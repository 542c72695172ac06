import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatPath } from '../../provider/protocol/attribute-path.ts';
import type { PathStep } from '../../provider/protocol/attribute-path.ts';
import { UNKNOWN, isUnknown, record } from '../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../provider/protocol/cty-value.ts';
import { decodeCty, encodeCty } from '../../provider/protocol/msgpack.ts';
import { objectType } from '../../provider/schema/types.ts';
import { TEST_DESCRIPTION } from './support/description.ts';
import { FAKE_TOKEN, startFakeApi } from './support/fake-api.ts';
import type { FakeApi } from './support/fake-api.ts';
import { startPlugin } from './support/plugin-client.ts';
import type { Plugin } from './support/plugin-client.ts';
import { buildProvider } from './support/terraform.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const kind = TEST_DESCRIPTION.kinds['server'];
if (kind === undefined) throw new Error('the description has no server');
const type = objectType(kind.attributes);
const providerType = objectType(TEST_DESCRIPTION.provider.attributes);

let folder = '';
let api: FakeApi;
let plugin: Plugin;

beforeAll(async () => {
  folder = await buildProvider(join(import.meta.dirname, 'fixtures/cairn-provider.ts'), 'cairn');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  api = await startFakeApi();
  plugin = await startPlugin(join(folder, 'terraform-provider-cairn.cjs'), {
    CAIRN_ENDPOINT: api.endpoint,
    CAIRN_TOKEN: FAKE_TOKEN,
    TF_LOG_PROVIDER: 'trace',
    XDG_CACHE_HOME: folder,
    XDG_CONFIG_HOME: folder,
  });
});
afterEach(async () => {
  plugin.process.kill('SIGTERM');
  await plugin.exited;
  await api.close();
});

const object = (values: Record<string, CtyValue>): CtyRecord =>
  record(Object.keys(type.attributes).map((name) => [name, values[name] ?? null]));

const encoded = (value: CtyRecord | null) => ({ msgpack: encodeCty(value, type) });

const decoded = (value: { readonly msgpack: Uint8Array } | undefined): CtyRecord =>
  decodeCty(value?.msgpack ?? new Uint8Array(0), type) as CtyRecord;

const configure = (settings: Record<string, CtyValue> = {}) =>
  plugin.call('ConfigureProvider', {
    terraform_version: '1.11.4',
    config: { msgpack: encodeCty(record(Object.entries(settings)), providerType) },
  });

const WEB = { name: 'web', flavor_id: 'small' };

const plan = (config: CtyRecord, prior: CtyRecord | null = null, prior_private = new Uint8Array(0)) =>
  plugin.call('PlanResourceChange', {
    type_name: 'cairn_server',
    prior_state: encoded(prior),
    proposed_new_state: encoded(config),
    config: encoded(config),
    prior_private,
  });

const create = async (values: Record<string, CtyValue> = WEB) => {
  const config = object(values);
  const planned = await plan(config);
  expect(planned.diagnostics).toEqual([]);
  return plugin.call('ApplyResourceChange', {
    type_name: 'cairn_server',
    prior_state: encoded(null),
    planned_state: planned.planned_state,
    config: encoded(config),
    planned_private: planned.planned_private,
  });
};

const steps = (
  diagnostic: { readonly attribute: { readonly steps: readonly object[] } | undefined } | undefined,
) =>
  formatPath(
    (diagnostic?.attribute?.steps ?? []).map((step): PathStep => {
      const { attribute_name, element_key_string } = step as Record<string, string | undefined>;
      return attribute_name === undefined ? { key: element_key_string ?? '' } : { attribute: attribute_name };
    }),
  );

describe('the provider over gRPC', () => {
  it('draws the id in the plan, keeps it private, and creates under it', async () => {
    await configure();
    const planned = await plan(object(WEB));
    expect(isUnknown(decoded(planned.planned_state)['id'])).toBe(true);
    const { planned_id } = JSON.parse(Buffer.from(planned.planned_private).toString()) as {
      planned_id: string;
    };
    expect(planned_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(api.requests('POST', /checks/)[0]?.body).toContain(planned_id);
    expect(api.requests('PUT', /servers/)).toEqual([]);
    expect(api.objects.size).toBe(0);
    const applied = await plugin.call('ApplyResourceChange', {
      type_name: 'cairn_server',
      prior_state: encoded(null),
      planned_state: planned.planned_state,
      config: encoded(object(WEB)),
      planned_private: planned.planned_private,
    });
    expect(decoded(applied.new_state)['id']).toBe(planned_id);
    expect(JSON.parse(Buffer.from(applied.private).toString())).toEqual({ claimed: false, generation: 1 });
  });

  it('claims on the first read only', async () => {
    await configure();
    const applied = await create();
    const read = (state: typeof applied.new_state, data: Uint8Array) =>
      plugin.call('ReadResource', { type_name: 'cairn_server', current_state: state, private: data });
    const first = await read(applied.new_state, applied.private);
    expect(JSON.parse(Buffer.from(first.private).toString())).toEqual({ claimed: true, generation: 1 });
    await read(first.new_state, first.private);
    expect(api.requests('POST', /claims/)).toHaveLength(1);
  });

  it('plans a replacement without stumbling over the name of the object that goes', async () => {
    await configure();
    const applied = await create({ ...WEB, image_id: 'one' });
    const update = await plan(
      object({ ...WEB, image_id: 'two' }),
      decoded(applied.new_state),
      Buffer.from(applied.private),
    );
    expect(update.requires_replace.map((path) => path.steps[0]?.attribute_name)).toEqual(['image_id']);
    const again = await plan(object({ ...WEB, image_id: 'two' }), null, Buffer.from(update.planned_private));
    expect(again.diagnostics).toEqual([]);
    expect(again.requires_replace).toEqual([]);
  });

  it('plans deletions as they are', async () => {
    await configure();
    const applied = await create();
    const planned = await plugin.call('PlanResourceChange', {
      type_name: 'cairn_server',
      prior_state: applied.new_state,
      proposed_new_state: encoded(null),
      config: encoded(null),
      prior_private: applied.private,
    });
    expect(decoded(planned.planned_state)).toBeNull();
    const gone = await plugin.call('ApplyResourceChange', {
      type_name: 'cairn_server',
      prior_state: applied.new_state,
      planned_state: encoded(null),
      config: encoded(null),
      planned_private: planned.planned_private,
    });
    expect(decoded(gone.new_state)).toBeNull();
    expect(gone.diagnostics).toEqual([]);
    expect(api.objects.size).toBe(0);
  });

  it('reads state of another schema by name, with every digit', async () => {
    const raw =
      '{"name":"web","flavor_id":"small","gone":1,"weights":[18446744073709551615,0.1],"nics":{"a":{"subnet_id":"s","old":true}}}';
    const upgraded = await plugin.call('UpgradeResourceState', {
      type_name: 'cairn_server',
      version: 0,
      raw_state: { json: Buffer.from(raw) },
    });
    const state = decoded(upgraded.upgraded_state);
    expect((state['weights'] as readonly CtyValue[])[0]).toBe(18446744073709551615n);
    expect((state['nics'] as CtyRecord)['a']).toEqual(
      record([
        ['subnet_id', 's'],
        ['address', null],
        ['mac', null],
        ['mtu', null],
      ]),
    );
    const planned = await plan(object(WEB), state);
    expect(planned.diagnostics).toEqual([]);
  });

  it('imports by identity', async () => {
    await configure();
    const stored = api.add('servers', { ...WEB, project_id: 'p' });
    const imported = await plugin.call('ImportResourceState', {
      type_name: 'cairn_server',
      identity: {
        identity_data: {
          msgpack: encodeCty(record([['id', stored.id]]), { kind: 'object', attributes: { id: 'string' } }),
        },
      },
    });
    expect(decoded(imported.imported_resources[0]?.state)['name']).toBe('web');
  });

  it('refuses write-only values from a Terraform that would store them', async () => {
    const config = encoded(object({ ...WEB, user_data: 'secret', user_data_version: 1 }));
    const old = await plugin.call('ValidateResourceConfig', { type_name: 'cairn_server', config });
    expect(old.diagnostics.map(steps)).toEqual(['user_data']);
    const now = await plugin.call('ValidateResourceConfig', {
      type_name: 'cairn_server',
      config,
      client_capabilities: { write_only_attributes_allowed: true },
    });
    expect(now.diagnostics).toEqual([]);
    const unversioned = await plugin.call('ValidateResourceConfig', {
      type_name: 'cairn_server',
      config: encoded(object({ ...WEB, user_data: 'secret' })),
      client_capabilities: { write_only_attributes_allowed: true },
    });
    expect(unversioned.diagnostics.map(steps)).toEqual(['user_data']);
    expect(unversioned.diagnostics[0]?.summary).toBe('user_data_version is missing');
  });

  it('points at the element of a map that a violation speaks of', async () => {
    await configure();
    api.check = () => [{ path: '/spec/nics/eth0/address', message: 'is taken' }];
    const nic = record([
      ['subnet_id', 's'],
      ['address', '10.0.0.1'],
      ['mac', null],
      ['mtu', null],
    ]);
    const planned = await plan(object({ ...WEB, nics: record([['eth0', nic]]) }));
    expect(planned.diagnostics.map(steps)).toEqual(['nics["eth0"].address']);
  });

  it('asks nothing while a value is unknown', async () => {
    await configure();
    await plan(object({ ...WEB, flavor_id: UNKNOWN }));
    expect(api.requests('PUT', /./)).toHaveLength(0);
  });

  it('saves what is known when the service breaks down in the middle of a create', async () => {
    await configure();
    api.ready_after_ms = Infinity;
    api.intercept = (seen, response) => {
      if (seen.query.get('wait') === null) return false;
      response.writeHead(500).end('{"code":"internal","title":"A bug","detail":"Assertion failed."}');
      return true;
    };
    const applied = await create();
    expect(applied.diagnostics.map(({ severity, detail }) => [severity, detail])).toEqual([
      [1, 'Create server "web": Assertion failed.'],
    ]);
    expect(decoded(applied.new_state)['id']).toBe([...api.objects.keys()][0]);
  });

  it('ends all waits at once when Terraform is interrupted', async () => {
    await configure();
    api.ready_after_ms = Infinity;
    const running = Promise.all(['a', 'b', 'c'].map((name) => create({ ...WEB, name })));
    await vi.waitFor(() => {
      expect(api.seen.filter((seen) => seen.query.get('wait') === 'ready')).toHaveLength(3);
    }, 10_000);
    await plugin.call('StopProvider', {});
    for (const applied of await running) {
      expect(applied.diagnostics.map(({ severity, summary }) => [severity, summary])).toEqual([
        [2, 'Interrupted while Cairn goes on'],
      ]);
      expect(decoded(applied.new_state)['state']).toBeNull();
    }
  });

  it('says so when it is asked before it is configured', async () => {
    const imported = await plugin.call('ImportResourceState', { type_name: 'cairn_server', id: 'x' });
    expect(imported.diagnostics[0]?.summary).toBe('The provider is not configured');
    const unknown = await plugin.call('ReadResource', {
      type_name: 'cairn_cloud',
      current_state: encoded(object(WEB)),
    });
    expect(unknown.diagnostics[0]?.summary).toBe('Unknown resource');
  });

  it('never logs its token', async () => {
    await configure();
    await create();
    expect(plugin.stderr()).toContain('"HTTP"');
    expect(plugin.stderr()).not.toContain(FAKE_TOKEN);
  });
});
