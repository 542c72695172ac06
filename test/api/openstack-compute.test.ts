import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleOf } from '../../reconciler/api/authorize.ts';
import { createComputeClient } from '../support/compute-client.ts';
import type { ComputeClient } from '../support/compute-client.ts';
import { makeComputeCloud } from '../support/compute-cloud.ts';
import type { ComputeCloud } from '../support/compute-cloud.ts';
import type { Json } from '../support/facade-client.ts';
import { routesOf } from '../support/routes.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';

let service: SimulatedService;
let cloud: ComputeCloud;
/** By the newest microversion, and by the oldest. */
let newest: ComputeClient;
let oldest: ComputeClient;

beforeAll(async () => {
  service = await startSimulatedService();
  cloud = await makeComputeCloud(service, 2);
  newest = createComputeClient(service.api.endpoint, service.api.credentials.token, 'latest');
  oldest = newest.at(null);
});
afterAll(() => service?.stop());

const wanted = (more: Json = {}): Json => ({
  server: {
    name: 'web',
    flavorRef: cloud.flavors.small,
    imageRef: cloud.image_id,
    networks: [{ uuid: cloud.network_id }],
    ...more,
  },
});

async function made(more: Json = {}): Promise<string> {
  const body = await newest.must('POST', '/servers', wanted(more));
  return String((body['server'] as Json)['id']);
}

const fault = (body: Json): readonly [string, unknown, string] => {
  const [first] = Object.entries(body) as [string, Json][];
  const [word, { code, message }] = first ?? ['', {} as Json];
  return [word, code, String(message)];
};

describe('the facade of compute', () => {
  test('lets nobody past discovery without a token', async () => {
    const { api } = service;
    const routes = routesOf(api.api.app).filter(({ path }) => /^\/compute(\/|$)/.test(path));
    const open = routes.filter(({ handlers }) => ruleOf(handlers[0] ?? {}) === 'public');
    expect(open.map(({ path }) => path).sort()).toEqual(['/compute', '/compute/v2.1']);
    for (const { path, methods, handlers } of routes) {
      if (ruleOf(handlers[0] ?? {}) === 'public') continue;
      const url = `${api.endpoint}${path.replaceAll(/:\w+/g, () => randomUUID())}`;
      for (const method of methods) {
        const answer = await fetch(url, { method: method.toUpperCase() });
        expect(answer.status, url).toBe(401);
        expect(answer.headers.get('www-authenticate')).toBe(`Keystone uri="${api.endpoint}/identity/v3"`);
        expect(answer.headers.get('x-openstack-request-id')).toMatch(/^req-[0-9a-f-]{36}$/);
      }
    }
  });

  test('tells its versions, and answers by the one that is asked for', async () => {
    const root = (await (await fetch(`${service.api.endpoint}/compute`)).json()) as { versions: Json[] };
    const version = await oldest.must('GET', '/');
    expect(version['version']).toMatchObject({ id: 'v2.1', status: 'CURRENT', min_version: '2.1' });
    expect(root.versions[0]).toMatchObject({ id: 'v2.1', version: (version['version'] as Json)['version'] });

    const asked = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${service.api.endpoint}/compute/v2.1/servers`, {
        headers: { 'X-Auth-Token': service.api.credentials.token, ...headers },
      });
    const shown = async (headers: Record<string, string>): Promise<readonly unknown[]> => {
      const { status, headers: answered } = await asked(headers);
      const names = ['openstack-api-version', 'x-openstack-nova-api-version', 'vary'];
      return [status, ...names.map((name) => answered.get(name))];
    };
    const vary = 'OpenStack-API-Version, X-OpenStack-Nova-API-Version';
    expect(await shown({})).toEqual([200, 'compute 2.1', '2.1', vary]);
    expect(await shown({ 'OpenStack-API-Version': 'identity 3.1, compute 2.47' })).toEqual([
      200,
      'compute 2.47',
      '2.47',
      vary,
    ]);
    expect(await shown({ 'X-OpenStack-Nova-API-Version': '2.9' })).toEqual([200, 'compute 2.9', '2.9', vary]);
    for (const [text, status] of [
      ['2.9999', 406],
      ['2.0', 406],
      ['3.1', 406],
      ['two', 400],
    ] as const) {
      const answer = await newest.at(text).ask('GET', '/servers');
      expect([answer.status, fault(answer.body)[1]], text).toEqual([status, status]);
    }
    expect(fault((await newest.ask('GET', '/nothing')).body)).toEqual([
      'itemNotFound',
      404,
      'The resource could not be found.',
    ]);
    expect(fault((await newest.ask('PATCH', '/servers')).body)[0]).toBe('badMethod');
  });

  test('makes a server with all that clients say of it, lists, changes and deletes it', async () => {
    const user_data = Buffer.from('#cloud-config\n').toString('base64');
    const answer = await oldest.ask(
      'POST',
      '/servers',
      wanted({
        name: 'full/name',
        key_name: 'keypair',
        user_data,
        metadata: { role: 'web' },
        networks: [{ uuid: cloud.network_id, fixed_ip: '10.5.0.77' }],
        availability_zone: 'nova:kvm1',
        config_drive: true,
        security_groups: [{ name: 'default' }],
        block_device_mapping_v2: [
          {
            uuid: cloud.image_id,
            source_type: 'image',
            destination_type: 'local',
            boot_index: '0',
            delete_on_termination: true,
          },
        ],
      }),
    );
    expect([answer.status, answer.body]).toMatchObject([202, { server: { 'OS-DCF:diskConfig': 'MANUAL' } }]);
    const id = String((answer.body['server'] as Json)['id']);
    expect(answer.headers.get('location')).toBe(`${service.api.endpoint}/compute/v2.1/servers/${id}`);
    const early = await oldest.show(id);
    expect(early).toMatchObject({ id, name: 'full/name', flavor: { id: cloud.flavors.small } });

    const server = await newest.until(id, 'ACTIVE');
    expect(server).toMatchObject({
      name: 'full/name',
      tenant_id: cloud.project_id,
      metadata: { role: 'web' },
      image: { id: cloud.image_id },
      flavor: { original_name: 'small', vcpus: 1, ram: 64, disk: 0, extra_specs: {} },
      key_name: 'keypair',
      config_drive: 'True',
      addresses: { network: [{ version: 4, addr: '10.5.0.77', 'OS-EXT-IPS:type': 'fixed' }] },
      'OS-EXT-STS:vm_state': 'active',
      'OS-EXT-STS:power_state': 1,
      'OS-EXT-AZ:availability_zone': 'nova',
      'OS-EXT-SRV-ATTR:host': 'kvm1',
      'OS-EXT-SRV-ATTR:user_data': user_data,
      'OS-EXT-SRV-ATTR:instance_name': `cairn-${id}`,
      security_groups: [{ name: 'default' }],
      locked: false,
      description: null,
    });
    expect(server).not.toHaveProperty('fault');
    expect(await oldest.show(id)).not.toHaveProperty('locked');

    const listed = async (query: string): Promise<readonly unknown[]> =>
      ((await newest.must('GET', `/servers/detail?${query}`))['servers'] as Json[]).map((each) => each['id']);
    for (const query of [
      'name=^full',
      'status=active',
      `flavor=${cloud.flavors.small}`,
      `image=${cloud.image_id}`,
      'host=kvm1',
      'ip=10\\.5\\.0\\.77',
      'key_name=keypair',
      'vm_state=active',
      'changes-since=2020-01-01T00:00:00Z',
    ]) {
      expect(await listed(query), query).toContain(id);
    }
    for (const query of [
      'name=^ull',
      'status=SHUTOFF',
      `flavor=${cloud.flavors.large}`,
      'host=kvm2',
      'ip=10.5.1',
      'changes-before=2020-01-01',
      'deleted=true',
    ]) {
      expect(await listed(query), query).not.toContain(id);
    }
    expect(fault((await newest.ask('GET', '/servers?name=(')).body).slice(0, 2)).toEqual(['badRequest', 400]);
    expect(fault((await newest.ask('GET', '/servers?shape=round')).body)[2]).toContain(
      "'shape' was unexpected",
    );
    expect((await oldest.ask('GET', '/servers?shape=round')).status).toBe(200);

    const changed = await newest.must('PUT', `/servers/${id}`, {
      server: { name: 'renamed', description: 'for tests' },
    });
    expect(changed['server']).toMatchObject({
      id,
      name: 'renamed',
      description: 'for tests',
      key_name: 'keypair',
    });
    expect(
      (await oldest.must('PUT', `/servers/${id}`, { server: { name: 'again' } }))['server'],
    ).not.toHaveProperty('key_name');

    expect((await newest.ask('DELETE', `/servers/${id}`)).status).toBe(204);
    await newest.gone(id);
    expect(fault((await newest.ask('GET', `/servers/${id}`)).body)).toEqual([
      'itemNotFound',
      404,
      `Instance ${id} could not be found.`,
    ]);
    const actions = (await newest.must('GET', `/servers/${id}/os-instance-actions`))[
      'instanceActions'
    ] as Json[];
    expect(actions.map(({ action }) => action)).toEqual(['delete', 'update', 'update', 'create']);
  });

  test('makes several at once under one name each, and twins of a name', async () => {
    const first = await made({ name: 'many', min_count: 2, max_count: 2 });
    const named = async (): Promise<readonly Json[]> =>
      (await newest.must('GET', '/servers?name=^many&sort_key=display_name&sort_dir=asc'))[
        'servers'
      ] as Json[];
    expect((await named()).map(({ name }) => name)).toEqual(['many-1', 'many-2']);
    const twin = await made({ name: 'many-1' });
    expect((await named()).map(({ name }) => name)).toEqual(['many-1', 'many-1', 'many-2']);

    const pages: unknown[] = [];
    let path = '/servers?name=^many&limit=2';
    for (let page = 0; page < 5 && path !== ''; page += 1) {
      const body = await newest.must('GET', path);
      pages.push(...(body['servers'] as Json[]).map(({ id }) => id));
      const [link] = (body['servers_links'] ?? []) as Json[];
      path = link === undefined ? '' : (String(link['href']).split('/compute/v2.1')[1] ?? '');
    }
    expect(new Set(pages).size).toBe(3);
    expect(pages).toEqual(expect.arrayContaining([first, twin]));
    for (const id of new Set(pages)) {
      await newest.until(String(id), 'ACTIVE');
      await newest.must('DELETE', `/servers/${String(id)}`);
    }
    expect(
      fault((await newest.ask('POST', '/servers', wanted({ min_count: 3, max_count: 2 }))).body)[2],
    ).toBe('min_count must be <= max_count');
  });

  test('places servers beside others and away from them, as the hints say', async () => {
    const group = { name: 'group', project_id: cloud.project_id, policy: 'anti-affinity' };
    const group_id = await service.api.create('server_groups', group);
    const hint = async (hints: Json): Promise<Json> => {
      const body = await newest.must('POST', '/servers', { ...wanted(), 'os:scheduler_hints': hints });
      return newest.until(String((body['server'] as Json)['id']), 'ACTIVE');
    };
    const hostOf = (server: Json): unknown => server['OS-EXT-SRV-ATTR:host'];
    const first = await hint({ group: group_id });
    const second = await hint({ group: group_id });
    expect(first['server_groups']).toEqual([group_id]);
    expect(hostOf(second)).not.toBe(hostOf(first));
    const third = await hint({ same_host: [first['id']] });
    const fourth = await hint({ different_host: first['id'] });
    expect([hostOf(third), hostOf(fourth)]).toEqual([hostOf(first), hostOf(second)]);
    for (const { id } of [first, second, third, fourth])
      await newest.must('DELETE', `/servers/${String(id)}`);
  });

  test('refuses by name what it cannot give', async () => {
    const refused = async (more: Json, client = newest): Promise<string> => {
      const answer = await client.ask('POST', '/servers', wanted(more));
      expect([answer.status, fault(answer.body).slice(0, 2)], JSON.stringify(more)).toEqual([
        400,
        ['badRequest', 400],
      ]);
      return fault(answer.body)[2];
    };
    expect(await refused({ colour: 'red' })).toContain("'colour' was unexpected");
    expect(await refused({ description: 'new' }, oldest)).toContain("'description' was unexpected");
    expect(await refused({ networks: undefined })).toContain("'networks' is a required property");
    expect(await refused({ networks: [{ port: randomUUID() }] })).toContain('networks.port');
    expect(await refused({ networks: [{ uuid: randomUUID() }] })).toContain('could not be found');
    expect(await refused({ networks: [{ uuid: cloud.network_id, fixed_ip: '10.6.0.1' }] })).toContain(
      '10.6.0.1',
    );
    expect(await refused({ flavorRef: randomUUID() })).toContain('Flavor');
    expect(await refused({ imageRef: randomUUID() })).toContain('Image');
    expect(await refused({ imageRef: '' })).toContain('imageRef');
    expect(await refused({ key_name: 'none' })).toBe('Invalid key_name provided.');
    expect(await refused({ user_data: '%' })).toContain('base64');
    expect(await refused({ user_data: Buffer.from([0xff, 0xfe]).toString('base64') })).toContain('UTF-8');
    expect(await refused({ adminPass: 'secret' })).toContain('adminPass');
    expect(await refused({ security_groups: [{ name: 'web' }] })).toContain('web');
    expect(await refused({ availability_zone: 'mars' })).toContain('availability zone');
    const hinted = async (hints: Json): Promise<string> => {
      const answer = await newest.ask('POST', '/servers', { ...wanted(), 'os:scheduler_hints': hints });
      expect([answer.status, fault(answer.body)[0]]).toEqual([400, 'badRequest']);
      return fault(answer.body)[2];
    };
    expect(await hinted({ query: 'x' })).toContain('query');
    expect(await hinted({ group: randomUUID() })).toContain('could not be found');
    expect(await hinted({ same_host: 'near' })).toContain('same_host');
    expect(await refused({ name: ' ' })).toContain('name');
    const volume = { uuid: randomUUID(), source_type: 'volume', destination_type: 'volume', boot_index: 0 };
    expect(await refused({ block_device_mapping_v2: [volume] })).toContain('block_device_mapping_v2');
  });

  test('stops, starts, restarts and resizes, and refuses with the states in which it would not', async () => {
    const id = await made({ name: 'moved' });
    await newest.until(id, 'ACTIVE');
    const refused = async (action: Json): Promise<string> => {
      const answer = await newest.act(id, action);
      expect([answer.status, fault(answer.body)[0]], JSON.stringify(action)).toEqual([
        409,
        'conflictingRequest',
      ]);
      return fault(answer.body)[2];
    };
    expect(await refused({ 'os-start': null })).toContain('It can be done in: SHUTOFF.');
    expect((await newest.act(id, { 'os-stop': null })).status).toBe(202);
    expect(await newest.show(id)).toMatchObject({
      'OS-EXT-STS:task_state': expect.toSatisfy(
        (task) => task === null || task === 'powering-off',
      ) as unknown,
    });
    expect(await newest.until(id, 'SHUTOFF')).toMatchObject({
      'OS-EXT-STS:vm_state': 'stopped',
      'OS-EXT-STS:power_state': 4,
    });
    expect(await refused({ reboot: { type: 'SOFT' } })).toContain('vm_state stopped');
    expect((await newest.act(id, { reboot: { type: 'hard' } })).status).toBe(202);
    await newest.until(id, 'ACTIVE');
    expect((await newest.act(id, { reboot: { type: 'SOFT' } })).status).toBe(202);
    expect((await newest.act(id, { reboot: { type: 'x' } })).status).toBe(400);

    for (const [action, status] of [
      ['pause', 'PAUSED'],
      ['unpause', 'ACTIVE'],
      ['suspend', 'SUSPENDED'],
      ['resume', 'ACTIVE'],
    ] as const) {
      expect((await newest.act(id, { [action]: null })).status, action).toBe(202);
      await newest.until(id, status);
    }
    const rebuilt = await newest.act(id, {
      rebuild: { imageRef: cloud.image_id, metadata: { built: 'twice' } },
    });
    expect([rebuilt.status, rebuilt.body]).toMatchObject([202, { server: { id } }]);
    // A simulated one may be over before it is shown.
    expect(['REBUILD', 'ACTIVE']).toContain((rebuilt.body['server'] as Json)['status']);
    expect(await newest.until(id, 'ACTIVE')).toMatchObject({ metadata: { built: 'twice' } });
    const before = (await newest.show(id))['OS-EXT-SRV-ATTR:host'];
    expect((await newest.act(id, { migrate: { host: 'nowhere' } })).status).toBe(400);
    expect((await newest.act(id, { migrate: null })).status).toBe(202);
    expect(['MIGRATING', 'ACTIVE']).toContain((await newest.show(id))['status']);
    expect((await newest.until(id, 'ACTIVE'))['OS-EXT-SRV-ATTR:host']).not.toBe(before);

    const live = { 'os-migrateLive': { host: before, block_migration: 'auto' } };
    expect((await newest.act(id, live)).status).toBe(202);
    expect((await newest.until(id, 'ACTIVE'))['OS-EXT-SRV-ATTR:host']).toBe(before);

    expect(await refused({ confirmResize: null })).toContain('VERIFY_RESIZE');
    expect((await newest.act(id, { resize: { flavorRef: cloud.flavors.large } })).status).toBe(202);
    expect(['RESIZE', 'VERIFY_RESIZE']).toContain((await newest.show(id))['status']);
    expect(await newest.until(id, 'VERIFY_RESIZE')).toMatchObject({ flavor: { original_name: 'large' } });
    expect((await newest.act(id, { revertResize: null })).status).toBe(202);
    expect(await newest.until(id, 'ACTIVE')).toMatchObject({ flavor: { original_name: 'small' } });
    expect((await newest.act(id, { resize: { flavorRef: cloud.flavors.small } })).status).toBe(400);
    expect((await newest.act(id, { resize: { flavorRef: cloud.flavors.large } })).status).toBe(202);
    await newest.until(id, 'VERIFY_RESIZE');
    expect((await newest.act(id, { confirmResize: null })).status).toBe(204);
    expect(await newest.until(id, 'ACTIVE')).toMatchObject({ flavor: { original_name: 'large', vcpus: 2 } });

    expect(fault((await newest.act(id, { dance: null })).body)[2]).toBe('There is no such action: dance');
    expect((await newest.act(id, { 'os-start': null, 'os-stop': null })).status).toBe(400);
    expect((await newest.act(id, { changePassword: { adminPass: 'x' } })).status).toBe(501);
    expect((await newest.act(id, { 'os-resetState': { state: 'active' } })).status).toBe(202);
    expect((await newest.act(id, { 'os-resetState': { state: 'error' } })).status).toBe(400);
    const log = await newest.must('POST', `/servers/${id}/action`, { 'os-getConsoleOutput': { length: 1 } });
    expect(log['output']).toEqual(expect.any(String));

    const snapshot = await newest.act(id, { createImage: { name: 'shot', metadata: { taken: 'now' } } });
    expect(snapshot.status).toBe(202);
    const image = (await service.api.get(`/v1/images/${String(snapshot.body['image_id'])}`)).body as Json;
    expect(image).toMatchObject({
      spec: { name: 'shot', source_server_id: id, properties: { taken: 'now', instance_uuid: id } },
    });

    const actions = (await newest.must('GET', `/servers/${id}/os-instance-actions`))[
      'instanceActions'
    ] as Json[];
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'create',
        'stop',
        'reboot',
        'resize',
        'confirmResize',
        'revertResize',
        'reset state',
      ]),
    );
    const one = actions.find(({ action }) => action === 'stop');
    const shown = await newest.must(
      'GET',
      `/servers/${id}/os-instance-actions/${String(one?.['request_id'])}`,
    );
    expect(shown['instanceAction']).toMatchObject({ action: 'stop', events: [{ result: 'Success' }] });
    expect((await newest.ask('GET', `/servers/${id}/os-instance-actions/req-none`)).status).toBe(404);
    await newest.must('DELETE', `/servers/${id}`);
  });

  test('rescues, shelves, locks and tags', async () => {
    const id = await made({ name: 'kept', tags: ['blue', 'new'] });
    const start = await newest.until(id, 'ACTIVE');
    expect(start).toMatchObject({ tags: ['blue', 'new'], locked: false, locked_reason: null });

    expect((await newest.act(id, { rescue: { rescue_image_ref: randomUUID() } })).status).toBe(400);
    expect((await newest.act(id, { rescue: { image: cloud.image_id } })).status).toBe(400);
    const rescued = await newest.act(id, { rescue: { adminPass: 'x', rescue_image_ref: cloud.image_id } });
    expect([rescued.status, rescued.body]).toEqual([200, {}]);
    expect(['rescuing', null]).toContain((await newest.show(id))['OS-EXT-STS:task_state']);
    expect(await newest.until(id, 'RESCUE')).toMatchObject({ 'OS-EXT-STS:vm_state': 'rescued' });
    expect(fault((await newest.act(id, { rescue: null })).body)[2]).toContain(
      'It can be done in: ACTIVE, SHUTOFF, ERROR.',
    );
    expect((await newest.act(id, { unrescue: null })).status).toBe(202);
    await newest.until(id, 'ACTIVE');

    const used = async (): Promise<unknown> => {
      const { hypervisors } = await newest.at('2.53').must('GET', '/os-hypervisors/detail');
      return (hypervisors as Json[])
        .map((each) => Number(each['vcpus_used']))
        .reduce((sum, each) => sum + each, 0);
    };
    const before = Number(await used());
    expect((await newest.act(id, { shelve: null })).status).toBe(202);
    expect(await newest.until(id, 'SHELVED_OFFLOADED')).toMatchObject({
      'OS-EXT-STS:vm_state': 'shelved_offloaded',
      'OS-EXT-STS:power_state': 4,
    });
    const status = `/v1/servers/${id}?wait=ready&timeout_seconds=10`;
    await service.api.get(status);
    expect(await used()).toBe(before - 1);
    expect((await newest.act(id, { shelve: null })).status).toBe(409);
    expect((await newest.act(id, { shelveOffload: null })).status).toBe(202);
    for (const wish of [{}, { availability_zone: 'none' }, { host: 'nowhere' }, { zone: 'nova' }]) {
      expect((await newest.act(id, { unshelve: wish })).status, JSON.stringify(wish)).toBe(400);
    }
    expect((await newest.at('2.77').act(id, { unshelve: { host: 'kvm1' } })).status).toBe(400);
    const other = start['OS-EXT-SRV-ATTR:host'] === 'kvm1' ? 'kvm2' : 'kvm1';
    expect((await newest.act(id, { unshelve: { host: other } })).status).toBe(202);
    expect((await newest.until(id, 'ACTIVE'))['OS-EXT-SRV-ATTR:host']).toBe(other);
    await service.api.get(status);
    expect(await used()).toBe(before);
    expect((await oldest.act(id, { shelve: null })).status).toBe(202);
    await newest.until(id, 'SHELVED_OFFLOADED');
    expect(await newest.act(id, { unshelve: null })).toMatchObject({ status: 202, body: {} });
    await newest.until(id, 'ACTIVE');

    const minted = await service.api.request('POST', '/v1/tokens', {
      body: { project_id: cloud.project_id },
    });
    const member = newest.at('latest', String((minted.body as Json)['token']));
    expect((await member.act(id, { lock: { locked_reason: '' } })).status).toBe(400);
    expect((await member.act(id, { lock: { locked_reason: 'audit' } })).status).toBe(202);
    expect(await member.show(id)).toMatchObject({ locked: true, locked_reason: 'audit' });
    const listed = async (query: string): Promise<readonly unknown[]> =>
      ((await newest.must('GET', `/servers?${query}`))['servers'] as Json[]).map((each) => each['name']);
    expect(await listed('locked=true')).toEqual(['kept']);
    for (const refused of [
      await member.act(id, { 'os-stop': null }),
      await member.act(id, { 'os-getVNCConsole': { type: 'novnc' } }),
      await member.ask('PUT', `/servers/${id}`, { server: { name: 'taken' } }),
      await member.ask('DELETE', `/servers/${id}/tags`),
      await member.ask('DELETE', `/servers/${id}`),
    ]) {
      const [word, , message] = fault(refused.body);
      expect([refused.status, word], message).toEqual([409, 'conflictingRequest']);
      expect(message).toContain('The server is locked (audit).');
      expect(message).toContain('openstack server unlock');
    }
    expect((await newest.act(id, { pause: null })).status).toBe(202);
    await newest.until(id, 'PAUSED');
    expect((await member.act(id, { unlock: null })).status).toBe(202);
    expect((await member.act(id, { unpause: null })).status).toBe(202);

    const tags = `/servers/${id}/tags`;
    expect(await member.must('GET', tags)).toEqual({ tags: ['blue', 'new'] });
    const put = await member.ask('PUT', `${tags}/big%20one`);
    expect([put.status, put.headers.get('location')]).toEqual([
      201,
      `${service.api.endpoint}/compute/v2.1${tags}/big%20one`,
    ]);
    expect((await member.ask('PUT', `${tags}/big%20one`)).status).toBe(204);
    expect((await member.ask('PUT', `${tags}/a%2Cb`)).status).toBe(400);
    expect((await member.ask('GET', `${tags}/blue`)).status).toBe(204);
    expect((await member.ask('DELETE', `${tags}/blue`)).status).toBe(204);
    expect(fault((await member.ask('DELETE', `${tags}/blue`)).body)[2]).toContain("has no tag 'blue'");
    expect((await member.ask('GET', `${tags}/blue`)).status).toBe(404);
    expect((await newest.at('2.25').ask('GET', tags)).status).toBe(404);
    for (const [query, found] of [
      ['tags=new,big%20one', true],
      ['tags=new,blue', false],
      ['tags-any=new,blue', true],
      ['not-tags=new,blue', true],
      ['not-tags-any=new,blue', false],
    ] as const) {
      expect((await listed(query)).includes('kept'), query).toBe(found);
    }
    expect((await member.ask('PUT', tags, { tags: Array.from({ length: 51 }, String) })).status).toBe(400);
    expect(await member.must('PUT', tags, { tags: ['b', 'a', 'b'] })).toEqual({ tags: ['a', 'b'] });
    expect((await member.ask('DELETE', tags)).status).toBe(204);
    expect((await member.show(id))['tags']).toEqual([]);
    await newest.must('DELETE', `/servers/${id}`);
  });

  test('keeps metadata, plugs and unplugs networks, and tells of them', async () => {
    const id = await made({ name: 'parts', metadata: { a: '1' } });
    await newest.until(id, 'ACTIVE');
    const metadata = `/servers/${id}/metadata`;
    expect(await newest.must('POST', metadata, { metadata: { b: '2' } })).toEqual({
      metadata: { a: '1', b: '2' },
    });
    expect(await newest.must('GET', `${metadata}/b`)).toEqual({ meta: { b: '2' } });
    expect(await newest.must('PUT', `${metadata}/b`, { meta: { b: '3' } })).toEqual({ meta: { b: '3' } });
    expect((await newest.ask('PUT', `${metadata}/b`, { meta: { c: '3' } })).status).toBe(400);
    expect((await newest.ask('DELETE', `${metadata}/a`)).status).toBe(204);
    expect((await newest.ask('DELETE', `${metadata}/a`)).status).toBe(404);
    expect(await newest.must('GET', metadata)).toEqual({ metadata: { b: '3' } });
    expect(await newest.must('PUT', metadata, { metadata: {} })).toEqual({ metadata: {} });

    const [first] = (await newest.must('GET', `/servers/${id}/os-interface`))[
      'interfaceAttachments'
    ] as Json[];
    expect(first).toMatchObject({
      net_id: cloud.network_id,
      port_state: 'ACTIVE',
      fixed_ips: [{ subnet_id: cloud.subnet_id }],
    });
    const made_by = await newest.must('POST', `/servers/${id}/os-interface`, {
      interfaceAttachment: { net_id: cloud.network_id },
    });
    const second = made_by['interfaceAttachment'] as Json;
    expect(second['fixed_ips']).toMatchObject([
      { ip_address: expect.stringMatching(/^10\.5\.0\./) as string },
    ]);
    const addresses = (await newest.must('GET', `/servers/${id}/ips`))['addresses'] as Json;
    expect(addresses['network']).toHaveLength(2);
    expect((await newest.must('GET', `/servers/${id}/ips/network`))['network']).toHaveLength(2);
    expect((await newest.ask('GET', `/servers/${id}/ips/none`)).status).toBe(404);
    expect(
      (await newest.ask('DELETE', `/servers/${id}/os-interface/${String(second['port_id'])}`)).status,
    ).toBe(202);
    expect(
      (await newest.ask('DELETE', `/servers/${id}/os-interface/${String(second['port_id'])}`)).status,
    ).toBe(404);
    expect((await newest.must('GET', `/servers/${id}/os-interface`))['interfaceAttachments']).toHaveLength(1);
    expect((await newest.must('GET', `/servers/${id}/os-security-groups`))['security_groups']).toMatchObject([
      { name: 'default' },
    ]);
    expect(await newest.must('GET', `/servers/${id}/os-volume_attachments`)).toEqual({
      volumeAttachments: [],
    });
    await newest.until(id, 'ACTIVE');
    expect(await newest.must('GET', `/servers/${id}/diagnostics`)).toMatchObject({
      state: 'running',
      num_cpus: 1,
      memory_details: { maximum: 64 },
    });
    expect(await newest.must('GET', `/servers/${id}/topology`)).toEqual({ nodes: [], pagesize_kb: null });
    expect((await newest.at('2.77').ask('GET', `/servers/${id}/topology`)).status).toBe(404);
    expect(await newest.must('GET', `/servers/${id}/os-server-password`)).toEqual({ password: '' });
    const told = await newest.ask('POST', '/os-server-external-events', { events: [] });
    expect([told.status, fault(told.body)[0]]).toEqual([400, 'badRequest']);
    expect((await newest.ask('GET', '/os-console-auth-tokens/none')).status).toBe(404);
    const crash = await newest.act(id, { trigger_crash_dump: null });
    expect([crash.status, fault(crash.body)[2]]).toMatchObject([
      400,
      expect.stringContaining('not supported'),
    ]);
    const [listed] = (await newest.must('GET', '/servers/detail?name=^parts'))['servers'] as Json[];
    expect(listed).not.toHaveProperty('server_groups');
    expect(await newest.show(id)).toHaveProperty('server_groups', []);
    expect((await oldest.must('GET', '/os-networks'))['networks']).toMatchObject([
      { id: cloud.network_id, label: 'network' },
    ]);
    expect((await newest.ask('GET', '/os-networks')).status).toBe(404);
    await newest.must('DELETE', `/servers/${id}`);
  });

  test('copies images to the hosts of an aggregate, and tells of usage in pages', async () => {
    const made_by = await newest.must('POST', '/os-aggregates', { aggregate: { name: 'fast' } });
    const path = `/os-aggregates/${String((made_by['aggregate'] as Json)['id'])}`;
    await newest.must('POST', `${path}/action`, { add_host: { host: 'kvm1' } });
    const cache = { cache: [{ id: cloud.image_id }] };
    expect((await newest.ask('POST', `${path}/images`, cache)).status).toBe(202);
    const copies = (await service.api.get(`/v1/images/${cloud.image_id}/copies`)).body as { items: Json[] };
    expect(copies.items.find((each) => each['host_name'] === 'kvm1')?.['asked_at']).toEqual(
      expect.any(String),
    );
    expect((await newest.ask('POST', `${path}/images`, { cache: [] })).status).toBe(400);
    expect((await newest.ask('POST', `${path}/images`, { cache: [{ id: randomUUID() }] })).status).toBe(400);
    expect((await newest.at('2.80').ask('POST', `${path}/images`, cache)).status).toBe(404);

    const [one, other] = [await made({ name: 'used-1' }), await made({ name: 'used-2' })];
    const query = '/os-simple-tenant-usage?detailed=1&limit=1';
    const usage = async (path: string): Promise<Json> => newest.must('GET', path);
    const first = await usage(query);
    const idsIn = (body: Json): readonly unknown[] =>
      (body['tenant_usages'] as Json[]).flatMap((each) =>
        (each['server_usages'] as Json[]).map((server) => server['instance_id']),
      );
    const seen = [...idsIn(first)];
    let last = first;
    for (let page = 0; page < 20 && last['tenant_usages_links'] !== undefined; page += 1) {
      last = await usage(`${query}&marker=${String(seen.at(-1))}`);
      seen.push(...idsIn(last));
    }
    expect(seen).toEqual(expect.arrayContaining([one, other]));
    expect(new Set(seen).size).toBe(seen.length);
    expect(idsIn(await usage(`${query}&marker=${String(seen.at(-1))}`))).toEqual([]);
    for (const id of [one, other]) await newest.must('DELETE', `/servers/${id}`);
  });

  test('tells in a fault why no host takes a server, and goes on when one does', async () => {
    const huge = await service.api.create('flavors', { name: 'huge', vcpus: 200, memory_mib: 64 });
    const id = await made({ name: 'large', flavorRef: huge });
    const server = await newest.until(id, 'ERROR');
    expect(server).toMatchObject({
      status: 'ERROR',
      fault: { code: 500, message: expect.stringContaining('vCPU') as string },
    });
    const listed = await newest.must('GET', '/servers?status=ERROR');
    expect((listed['servers'] as Json[]).map((each) => each['id'])).toContain(id);
    await newest.must('DELETE', `/servers/${id}`);
    await newest.gone(id);
  });
});
