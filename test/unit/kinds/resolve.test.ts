import { expect, test } from 'vitest';
import type { SpecOf } from '../../../schemas/generated/types.ts';
import { kindOf } from '../../../reconciler/kinds/index.ts';
import { macFor } from '../../../reconciler/model/mac.ts';
import type { Resolution, Snapshot } from '../../../reconciler/model/kind.ts';
import type { JsonObject } from '../../../reconciler/model/json.ts';
import type { SmallCloud } from '../../support/kind-objects.ts';
import {
  flavorSpec,
  hostSpec,
  imageSpec,
  qcow2Bytes,
  serverSpec,
  smallCloud,
} from '../../support/kind-objects.ts';

const server = kindOf('server');

function add(small: SmallCloud, spec: Partial<SpecOf['server']> = {}): string {
  const { cloud, project, flavors, disk, subnets } = small;
  return cloud.add(
    'server',
    serverSpec({
      name: 's',
      project_id: project,
      flavor_id: flavors[0],
      image_id: disk,
      nics: { eth0: { subnet_id: subnets[0] } },
      ...spec,
    }),
  );
}

function resolved(resolution: Resolution<JsonObject>): Extract<typeof resolution, { outcome: 'resolved' }> {
  if (resolution.outcome !== 'resolved') throw resolution.error;
  return resolution;
}

test('choices are the same when made again, and kept when they are stored', async () => {
  const small = await smallCloud();
  const id = add(small);
  const first = resolved(server.resolve(small.cloud.snapshot(id)));
  expect(resolved(server.resolve(small.cloud.snapshot(id)))).toEqual(first);
  await small.cloud.pass(id);
  const stored = small.cloud.entry(id).choices;
  expect(stored).toEqual(first.choices);
  // A better host appears, the server is renamed, the metadata changes: nothing is chosen anew.
  small.cloud.add('host', hostSpec('kvm0', 'vcpus=64&memory_mib=262144&disk_gib=4096'));
  small.cloud.update(id, { name: 'other', metadata: { a: 'b' } });
  await small.cloud.settle();
  expect(small.cloud.entry(id).choices).toEqual(stored);
  expect(small.cloud.entry(id).choices['seed']).toMatchObject({ hostname: 's', metadata: {} });
});

test('claims name the host, the addresses and the images', async () => {
  const small = await smallCloud();
  const id = add(small);
  const { allocations, choices } = resolved(server.resolve(small.cloud.snapshot(id)));
  const host_id = choices['host_id'];
  expect(allocations.map(({ slot }) => slot)).toEqual(['placement', 'nic:eth0', `image:${small.disk}`]);
  expect(allocations.every((claim) => claim.owner_id === id && claim.host_id === host_id)).toBe(true);
  expect(allocations[0]).toMatchObject({ vcpus: 1, memory_mib: 256, disk_gib: 1, subnet_id: null });
  expect(allocations[1]).toMatchObject({
    subnet_id: small.subnets[0],
    address: '10.20.0.2',
    mac: macFor(small.subnets[0], '10.20.0.2', 0),
    vcpus: 0,
  });
  expect(allocations[2]).toMatchObject({ image_id: small.disk, address: null });
});

test('who gets the address of a server that is gone has its MAC too, for which dnsmasq keeps the lease', async () => {
  const small = await smallCloud();
  const first = add(small);
  const before = resolved(server.resolve(small.cloud.snapshot(first))).allocations[1];
  small.cloud.remove(first);
  const after = resolved(server.resolve(small.cloud.snapshot(add(small)))).allocations[1];
  expect(after).toMatchObject({ address: before?.address, mac: before?.mac });
});

test('a MAC that another object holds is not taken again', async () => {
  const small = await smallCloud();
  const id = add(small);
  const snapshot: Snapshot = {
    ...small.cloud.snapshot(id),
    taken_macs: new Set([macFor(small.subnets[0], '10.20.0.2', 0)]),
  };
  const { allocations } = resolved(server.resolve(snapshot));
  expect(allocations[1]?.mac).toBe(macFor(small.subnets[0], '10.20.0.2', 1));
});

test('an address asked for is never given to a sister that asked for none', async () => {
  const small = await smallCloud();
  const [subnet_id] = small.subnets;
  const id = add(small, { nics: { a: { subnet_id }, b: { subnet_id, address: '10.20.0.2' } } });
  const { choices } = resolved(server.resolve(small.cloud.snapshot(id)));
  expect(choices['nics']).toMatchObject({ a: { address: '10.20.0.3' }, b: { address: '10.20.0.2' } });
});

test('a full subnet blocks with what would help, and goes on when an address is free', async () => {
  const small = await smallCloud();
  const [subnet_id] = small.subnets;
  const nics = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`n${i}`, { subnet_id }]));
  const first = add(small, { name: 'first', nics });
  await small.cloud.settle();
  add(small, { name: 'second', nics: Object.fromEntries(Object.entries(nics).slice(0, 6)) });
  await small.cloud.settle();
  const third = add(small, { name: 'third' });
  const blocked = server.resolve(small.cloud.snapshot(third));
  expect(blocked).toMatchObject({
    outcome: 'blocked',
    waiting_for: [subnet_id],
    error: { code: 'conflict', message: expect.stringContaining('all 13 are taken') as string },
  });
  small.cloud.update(first, { nics: {} });
  await small.cloud.settle();
  expect(small.cloud.entry(third).status['state']).toBe('ACTIVE');
});

test('a flavor that does not fit where the server is blocks and leaves the server as it is', async () => {
  const small = await smallCloud();
  const id = add(small, { host_id: small.hosts[0] });
  await small.cloud.settle();
  const huge = small.cloud.add(
    'flavor',
    flavorSpec({ name: 'huge', vcpus: 1, memory_mib: 8448, disk_gib: 0 }),
  );
  small.cloud.update(id, { flavor_id: huge });
  expect(server.resolve(small.cloud.snapshot(id))).toMatchObject({
    outcome: 'blocked',
    error: {
      code: 'unschedulable',
      message:
        'The flavor does not fit on host kvm1, where the server is: short by 256 MiB. Nearest fix: use a flavor with at most 8192 MiB of memory, or free 256 MiB of memory on host kvm1.',
    },
  });
  await small.cloud.settle();
  expect(small.cloud.ports.byHand.domain('kvm1', id)).toMatchObject({ state: 'running', memory_mib: 256 });
  // Another that fits beside nothing but the server itself: its own claim does not count against it.
  const large = small.cloud.add(
    'flavor',
    flavorSpec({ name: 'large', vcpus: 1, memory_mib: 8192, disk_gib: 0 }),
  );
  small.cloud.update(id, { flavor_id: large });
  await small.cloud.settle();
  expect(small.cloud.ports.byHand.domain('kvm1', id)).toMatchObject({ state: 'running', memory_mib: 8192 });
});

test('a server waits for an image whose size is not known when the flavor takes it from there', async () => {
  const small = await smallCloud();
  const bytes = qcow2Bytes(2 * 1024 ** 3, 1);
  const image = small.cloud.add('image', imageSpec(small.project, 'late', 'qcow2', bytes));
  const waits = add(small, { name: 'waits', image_id: image });
  const placed = add(small, { name: 'placed', image_id: image, flavor_id: small.flavors[2] });
  await small.cloud.settle();
  expect(server.resolve(small.cloud.snapshot(waits))).toMatchObject({
    outcome: 'blocked',
    waiting_for: [image],
    error: { code: 'blocked' },
  });
  expect(small.cloud.entry(placed).status['state']).toBe('BUILD');
  expect(small.cloud.entry(image).status['state']).toBe('queued');
  await small.cloud.upload(image, bytes);
  await small.cloud.settle();
  expect(small.cloud.entry(waits).status['state']).toBe('ACTIVE');
  expect(small.cloud.entry(placed).status['state']).toBe('ACTIVE');
});

test('a server that was never placed is gone as soon as it is deleted', async () => {
  const small = await smallCloud();
  for (const host of small.hosts) small.cloud.update(host, { enabled: false });
  const id = add(small);
  await small.cloud.settle();
  expect(small.cloud.entry(id).choices).toEqual({});
  small.cloud.remove(id);
  await small.cloud.settle();
  expect(small.cloud.entries.has(id)).toBe(false);
});

test('a dead host and its servers can be deleted, together', async () => {
  const small = await smallCloud();
  const { cloud, hosts } = small;
  const id = add(small, { host_id: hosts[0] });
  await cloud.settle();
  cloud.ports.byHand.setReachable('kvm1', false);
  cloud.remove(id);
  await cloud.settle();
  // Alone, the server waits: unknown is not absent.
  expect(cloud.entries.has(id)).toBe(true);
  cloud.remove(hosts[0]);
  await cloud.settle();
  expect([cloud.entries.has(id), cloud.entries.has(hosts[0])]).toEqual([false, false]);
});

test('a host that answers is not given up: its servers leave it first', async () => {
  const small = await smallCloud();
  const { cloud, hosts } = small;
  const id = add(small, { host_id: hosts[0] });
  await cloud.settle();
  cloud.ports.byHand.setReachable('kvm1', false);
  await cloud.settle();
  cloud.ports.byHand.setReachable('kvm1', true);
  cloud.remove(hosts[0]);
  cloud.remove(id);
  // The server's turn comes first, while the host still counts as down.
  await cloud.pass(id);
  await cloud.settle();
  expect([cloud.entries.has(id), cloud.entries.has(hosts[0])]).toEqual([false, false]);
  expect(cloud.ports.byHand.host('kvm1').domains.size).toBe(0);
  expect(cloud.ports.byHand.host('kvm1').volumes.size).toBe(0);
});

test('an image that turns out larger than the flavor makes the disk and the claim larger', async () => {
  const small = await smallCloud();
  const bytes = qcow2Bytes(6 * 1024 ** 3, 1);
  const image = small.cloud.add('image', imageSpec(small.project, 'large', 'qcow2', bytes));
  const id = add(small, { image_id: image, flavor_id: small.flavors[2] });
  await small.cloud.settle();
  await small.cloud.upload(image, bytes);
  await small.cloud.settle();
  expect(small.cloud.entry(id).status['state']).toBe('ACTIVE');
  expect(small.cloud.allocations.find((claim) => claim.slot === 'placement')?.disk_gib).toBe(6);
  const host = small.cloud.ports.byHand.host('kvm1');
  expect(host.volumes.get(`cairn-server-${id}-root`)?.capacity_bytes).toBe(6 * 1024 ** 3);
});

test('a disabled host keeps its servers, and a host that is down keeps their state', async () => {
  const small = await smallCloud();
  const id = add(small, { host_id: small.hosts[0] });
  await small.cloud.settle();
  small.cloud.update(small.hosts[0], { enabled: false });
  small.cloud.ports.byHand.setReachable('kvm1', false);
  const { passes } = await small.cloud.settle();
  expect(passes.find((pass) => pass.id === id)?.blocked).toMatchObject({ code: 'unavailable' });
  expect(passes.find((pass) => pass.id === small.hosts[0])?.report).toMatchObject({
    status: { state: 'down', memory_mib: 8704, accelerator: 'kvm' },
    pending: { reason: 'HostDown' },
  });
  expect(small.cloud.entry(id).status['state']).toBe('ACTIVE');
});
