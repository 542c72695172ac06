import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemIn, resourceIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;
let project_id: string;
let flavor_id: string;
let kernel_id: string;
let network_id: string;

beforeAll(async () => {
  api = await startTestApi();
  ({ project_id } = api.credentials);
  flavor_id = await api.create('flavors', { name: 'small', vcpus: 1, memory_mib: 128 });
  kernel_id = await api.create('images', {
    name: 'kernel',
    disk_format: 'aki',
    sha256: 'a'.repeat(64),
    size_bytes: 9,
  });
  network_id = await api.create('networks', { name: 'net' });
});
afterAll(() => api.close());

function serverSpec(name: string, more: object = {}): object {
  return { name, flavor_id, kernel_id, ...more };
}

describe('references', () => {
  test('to nothing are refused at their place, with a hint how to list', async () => {
    const nobody = randomUUID();
    const answer = await api.put(
      `/v1/servers/${randomUUID()}`,
      serverSpec('s', { flavor_id: nobody, nics: { 'e~/0': { subnet_id: nobody } } }),
    );
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors).toEqual([
      {
        path: '/spec/flavor_id',
        message: `names ${nobody}, but there is no such flavor`,
        hint: 'List what there is: cairn list flavors (GET /v1/flavors).',
      },
      {
        path: '/spec/nics/e~0~10/subnet_id',
        message: `names ${nobody}, but there is no such subnet in this project`,
        hint: `List what there is: cairn list subnets (GET /v1/subnets?project_id=${project_id}).`,
      },
    ]);
  });

  test('to another kind are refused', async () => {
    const answer = await api.put(`/v1/servers/${randomUUID()}`, serverSpec('s', { flavor_id: network_id }));
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors?.[0]?.message).toContain('must name a flavor');
  });

  test('to an object that is not fit for the place are refused', async () => {
    const answer = await api.put(
      `/v1/servers/${randomUUID()}`,
      serverSpec('s', { image_id: kernel_id, ramdisk_id: kernel_id }),
    );
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors).toEqual([
      {
        path: '/spec/image_id',
        message:
          'names the image "kernel", whose disk_format is aki; here it must be raw or qcow2 or iso or ami or vhd or vhdx or vmdk or vdi or ploop',
        hint: 'Choose another image.',
      },
      {
        path: '/spec/ramdisk_id',
        message: 'names the image "kernel", whose disk_format is aki; here it must be ari',
        hint: 'Choose another image.',
      },
    ]);
  });

  test('to another project look like references to nothing', async () => {
    const other = await api.create('projects', { name: 'other' });
    const foreign = await api.create('networks', { name: 'foreign', project_id: other });
    const answer = await api.put(`/v1/subnets/${randomUUID()}`, {
      name: 's',
      network_id: foreign,
      cidr: '10.9.0.0/24',
    });
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors?.[0]).toMatchObject({
      path: '/spec/network_id',
      message: `names ${foreign}, but there is no such network in this project`,
    });
  });

  test('to what is being deleted are refused, unless they were there before', async () => {
    const leaving = await api.create('networks', { name: 'leaving' });
    const subnet = await api.create('subnets', { name: 'stays', network_id: leaving, cidr: '10.8.0.0/24' });
    await api.database.db('desired').where({ id: leaving }).update({ deletion_requested_at: new Date() });
    const late = await api.put(`/v1/subnets/${randomUUID()}`, {
      name: 'late',
      network_id: leaving,
      cidr: '10.8.1.0/24',
    });
    expect(late.status).toBe(400);
    expect(problemIn(late).errors?.[0]?.message).toContain('being deleted');
    const kept = await api.put(`/v1/subnets/${subnet}`, {
      name: 'stays on',
      network_id: leaving,
      cidr: '10.8.0.0/24',
    });
    expect(kept.status).toBe(202);
  });

  test("the kind's own rules are asked", async () => {
    const answer = await api.put(`/v1/subnets/${randomUUID()}`, {
      name: 'bits',
      network_id,
      cidr: '10.7.0.5/24',
    });
    expect(answer.status).toBe(400);
    expect(problemIn(answer).errors?.[0]).toMatchObject({ path: '/spec/cidr', hint: 'Write 10.7.0.0/24.' });
  });

  test('of overlapping subnets at once, one is made', async () => {
    const cidrs = ['10.50.0.0/16', '10.50.1.0/24', '10.50.0.0/24', '10.50.0.0/20', '10.50.0.128/25'];
    const answers = await Promise.all(
      cidrs.map((cidr, index) =>
        api.put(`/v1/subnets/${randomUUID()}`, { name: `overlap ${index}`, network_id, cidr }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    const made = answers
      .filter(({ status }) => status === 201)
      .map((answer) => String(resourceIn(answer).spec['cidr']));
    const overlapping = made.filter((cidr) => cidr === '10.50.0.0/16');
    expect(made.length === 1 || overlapping.length === 0).toBe(true);
    const refused = answers.filter(({ status }) => status === 400);
    expect(made.length + refused.length).toBe(cidrs.length);
    for (const answer of refused) expect(problemIn(answer).errors?.[0]?.message).toContain('overlaps');
  });

  test('of servers that ask for one address at once, one is accepted', async () => {
    const subnet_id = await api.create('subnets', { name: 'addressed', network_id, cidr: '10.60.0.0/24' });
    const ask = (index: number) =>
      api.put(
        `/v1/servers/${randomUUID()}`,
        serverSpec(`asks ${index}`, { nics: { eth0: { subnet_id, address: '10.60.0.9' } } }),
      );
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => ask(index)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400, 400, 400, 400]);
    const refused = answers.filter(({ status }) => status === 400);
    for (const answer of refused) expect(problemIn(answer).errors?.[0]?.path).toBe('/spec/nics/eth0/address');
    const accepted = answers.filter(({ status }) => status === 201).map(resourceIn)[0];
    const again = await api.put(`/v1/servers/${accepted?.id}`, {
      ...accepted?.spec,
      description: 'keeps its address',
    });
    expect(again.status).toBe(202);
  });
});

describe('deleting', () => {
  test('marks the object once, however often it is asked for', async () => {
    const id = await api.create('networks', { name: 'deleted' });
    const first = await api.request('DELETE', `/v1/networks/${id}`);
    const second = await api.request('DELETE', `/v1/networks/${id}`);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(resourceIn(second)).toMatchObject({ generation: 2 });
    expect(resourceIn(second).deletion_requested_at).toBe(resourceIn(first).deletion_requested_at);
    const update = await api.put(`/v1/networks/${id}`, { name: 'deleted', description: 'too late' });
    expect([update.status, problemIn(update).code]).toEqual([409, 'conflict']);
    await api.vanish(id);
    expect((await api.request('DELETE', `/v1/networks/${id}`)).status).toBe(404);
    await api.create('networks', { name: 'deleted' });
  });

  test('a stale generation is refused', async () => {
    const id = await api.create('networks', { name: 'deleted at 1' });
    await api.put(`/v1/networks/${id}`, { name: 'deleted at 1', description: 'now 2' });
    const stale = await api.request('DELETE', `/v1/networks/${id}`, { headers: { 'If-Match': '"1"' } });
    expect(stale.status).toBe(412);
    expect(
      (await api.request('DELETE', `/v1/networks/${id}`, { headers: { 'If-Match': '"2"' } })).status,
    ).toBe(202);
  });

  test('what others use is refused, naming up to five of them', async () => {
    const used = await api.create('networks', { name: 'used' });
    const subnets: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      subnets.push(
        await api.create('subnets', { name: `user ${index}`, network_id: used, cidr: `10.70.${index}.0/24` }),
      );
    }
    const answer = await api.request('DELETE', `/v1/networks/${used}`);
    expect([answer.status, problemIn(answer).code]).toEqual([409, 'conflict']);
    const { detail } = problemIn(answer);
    for (const [index, id] of subnets.slice(0, 5).entries())
      expect(detail).toContain(`subnet "user ${index}" (${id})`);
    expect(detail).toContain('and others');
    expect(detail).not.toContain('user 5');
    for (const id of subnets) {
      await api.request('DELETE', `/v1/subnets/${id}`);
      expect((await api.request('DELETE', `/v1/networks/${used}`)).status).toBe(409);
      await api.vanish(id);
    }
    expect((await api.request('DELETE', `/v1/networks/${used}`)).status).toBe(202);
  });

  test('a host with servers on it is refused, also when no spec names it', async () => {
    const host_id = await api.create('hosts', { name: 'h', uri: 'simulated://h' });
    const server = await api.create('servers', serverSpec('placed'));
    await api.database.db('allocation').insert({ owner_id: server, slot: 'placement', host_id });
    const answer = await api.request('DELETE', `/v1/hosts/${host_id}`);
    expect(answer.status).toBe(409);
    expect(problemIn(answer).detail).toContain(`server "placed" (${server})`);
    // Servers that are being deleted do not hold it: if it is dead, they can only go with it.
    await api.request('DELETE', `/v1/servers/${server}`);
    expect((await api.request('DELETE', `/v1/hosts/${host_id}`)).status).toBe(202);
  });

  test('a deletion and a new use at once never both succeed', async () => {
    for (let round = 0; round < 15; round += 1) {
      const network = await api.create('networks', { name: `raced ${round}` });
      const [deleted, used] = await Promise.all([
        api.request('DELETE', `/v1/networks/${network}`),
        api.put(`/v1/subnets/${randomUUID()}`, {
          name: `raced ${round}`,
          network_id: network,
          cidr: `10.80.${round}.0/24`,
        }),
      ]);
      expect([deleted.status, used.status]).not.toEqual([202, 201]);
      expect([
        [202, 400],
        [409, 201],
      ]).toContainEqual([deleted.status, used.status]);
    }
  });
});
