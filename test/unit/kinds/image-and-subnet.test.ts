import { expect, test } from 'vitest';
import { reservations } from '../../../reconciler/kinds/subnet/reservations.ts';
import { keypairStatus } from '../../../reconciler/kinds/keypair/status.ts';
import type { Allocation } from '../../../reconciler/model/resource.ts';
import { imageSpec, qcow2Bytes, serverSpec, smallCloud } from '../../support/kind-objects.ts';

test('two images share their bytes; the last one that goes takes them along', async () => {
  const { cloud, project, disk } = await smallCloud();
  const bytes = qcow2Bytes(1024 ** 3);
  const twin = cloud.add('image', imageSpec(project, 'twin', 'qcow2', bytes));
  await cloud.settle();
  expect(cloud.entry(twin).status).toMatchObject({ state: 'active', virtual_size_bytes: 1024 ** 3 });
  cloud.remove(disk);
  await cloud.settle();
  expect(cloud.entries.has(disk)).toBe(false);
  expect((await cloud.ports.images.list()).map((blob) => blob.size_bytes)).toContain(bytes.length);
  cloud.remove(twin);
  await cloud.settle();
  expect((await cloud.ports.images.list()).map((blob) => blob.size_bytes)).not.toContain(bytes.length);
});

test('bytes that are in the store but not what the image says kill it, with the reason', async () => {
  const { cloud, project } = await smallCloud();
  const wrong = cloud.add('image', imageSpec(project, 'wrong', 'raw', qcow2Bytes(1024 ** 3)));
  const { passes } = await cloud.settle();
  const report = passes.find((pass) => pass.id === wrong)?.report;
  expect(report?.status).toMatchObject({ state: 'killed', virtual_size_bytes: null });
  expect(report?.failure).toMatchObject({
    reason: 'ImageRefused',
    message: expect.stringContaining('Set disk_format to qcow2') as string,
  });
});

test('an upload on its way is told, and discarded when the image goes', async () => {
  const { cloud, project } = await smallCloud();
  const bytes = qcow2Bytes(1024 ** 3, 7);
  const image = cloud.add('image', imageSpec(project, 'late', 'qcow2', bytes));
  async function* half(): AsyncIterable<Uint8Array> {
    yield bytes.subarray(0, 1000);
  }
  await cloud.ports.images.append(image, 0, bytes.length, half());
  const { passes } = await cloud.settle();
  expect(passes.find((pass) => pass.id === image)?.report).toMatchObject({
    status: { state: 'saving' },
    pending: { reason: 'WaitingForUpload', message: expect.stringContaining('1000 of 262144') as string },
  });
  cloud.remove(image);
  await cloud.settle();
  expect(cloud.entries.has(image)).toBe(false);
  expect(await cloud.ports.images.uploadOffset(image)).toBe(0);
});

test('a host that cannot be reached does not keep an image from other hosts', async () => {
  const { cloud, project, flavors, disk, hosts } = await smallCloud();
  const spec = { project_id: project, flavor_id: flavors[0], image_id: disk };
  cloud.add('server', serverSpec({ ...spec, name: 'one', host_id: hosts[0] }));
  await cloud.settle();
  cloud.ports.byHand.setReachable('kvm1', false);
  const two = cloud.add('server', serverSpec({ ...spec, name: 'two', host_id: hosts[1] }));
  await cloud.settle();
  expect(cloud.entry(two).status['state']).toBe('ACTIVE');
  expect(cloud.entry(disk).status['state']).toBe('active');
});

test('an image and a subnet leave a host that is deleted, and only then', async () => {
  const { cloud, project, flavors, disk, hosts, subnets } = await smallCloud();
  const id = cloud.add(
    'server',
    serverSpec({
      name: 'one',
      project_id: project,
      flavor_id: flavors[0],
      image_id: disk,
      host_id: hosts[0],
      nics: { eth0: { subnet_id: subnets[0] } },
    }),
  );
  await cloud.settle();
  cloud.remove(id);
  await cloud.settle();
  expect(cloud.entry(disk).choices['host_ids']).toEqual([hosts[0]]);
  expect(cloud.entry(subnets[0]).choices['host_ids']).toEqual([hosts[0]]);
  cloud.ports.byHand.setReachable('kvm1', false);
  cloud.remove(disk);
  await cloud.settle();
  expect(cloud.entries.has(disk)).toBe(true);
  cloud.remove(hosts[0]);
  await cloud.settle();
  expect(cloud.entries.has(disk)).toBe(false);
  expect(cloud.entry(subnets[0]).choices['host_ids']).toEqual([]);
});

test('names in a subnet are labels, each once', () => {
  const claim = (owner_id: string, slot: string, number: number): Allocation => ({
    owner_id,
    slot,
    host_id: 'h',
    subnet_id: 's',
    image_id: null,
    address: `10.0.0.${number}`,
    mac: `52:54:00:00:00:0${number}`,
    group_id: null,
    vcpus: 0,
    memory_mib: 0,
    disk_gib: 0,
  });
  const names: Record<string, string> = {
    'id-000000000001': 'web',
    'id-000000000002': 'Web',
    'id-000000000003': 'web-b',
  };
  const users = new Map(Object.entries(names).map(([id, name]) => [id, { name, has_domain: true }]));
  const claims = [
    claim('id-000000000001', 'nic:b', 2),
    claim('id-000000000001', 'nic:a', 1),
    claim('id-000000000002', 'nic:a', 3),
    claim('id-000000000003', 'nic:a', 4),
    claim('id-000000000009', 'nic:a', 5),
  ];
  const labels = reservations(claims, users).map((port) => port.hostname);
  expect(labels).toEqual(['web', 'web-b-000000000001', 'web-a', 'web-b', 'server-000000000009']);
  expect(reservations([...claims].reverse(), users)).toEqual(reservations(claims, users));
});

test('NICs of one server whose names make the same label get different ones', () => {
  const claim = (slot: string, number: number): Allocation => ({
    owner_id: 'id-000000000001',
    slot,
    host_id: 'h',
    subnet_id: 's',
    image_id: null,
    address: `10.0.0.${number}`,
    mac: `52:54:00:00:00:0${number}`,
    group_id: null,
    vcpus: 0,
    memory_mib: 0,
    disk_gib: 0,
  });
  for (const name of ['web', 'x'.repeat(80)]) {
    const users = new Map([['id-000000000001', { name, has_domain: true }]]);
    const claims = ['nic:_', 'nic:__', 'nic:.', 'nic:..', 'nic:-'].map((slot, index) =>
      claim(slot, index + 1),
    );
    const labels = reservations(claims, users).map((port) => port.hostname);
    expect(new Set(labels).size).toBe(claims.length);
    for (const label of labels) expect(label).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
  }
});

test('fingerprints are those of ssh-keygen', () => {
  const spec = {
    name: 'k',
    project_id: 'p',
    public_key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBwZ0nR1mT8nN1KQm0r0qk3uYf9cFv8b1w5h6dJ2kqZp me',
  };
  expect(keypairStatus(spec).fingerprint).toBe('SHA256:OeFlwQydNBanshsrY8touubebt4jHnvjp17lbAMq7ro');
});
