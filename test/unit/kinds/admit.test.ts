import { expect, test } from 'vitest';
import type { KindName, SpecOf } from '../../../schemas/generated/types.ts';
import { kindOf } from '../../../reconciler/kinds/index.ts';
import type { JsonObject } from '../../../reconciler/model/json.ts';
import type { SmallCloud } from '../../support/kind-objects.ts';
import {
  SHARED_STORAGE,
  flavorSpec,
  hostSpec,
  imageSpec,
  serverSpec,
  smallCloud,
} from '../../support/kind-objects.ts';

const NEW_ID = 'ffffffff-0000-4000-8000-000000000001';

/** What the API would answer to this spec: paths with their messages. */
function refusals<Name extends KindName>(
  { cloud }: SmallCloud,
  kind: Name,
  spec: SpecOf[Name],
  secrets: JsonObject = {},
): readonly string[] {
  const id = cloud.add(kind, spec);
  const snapshot = cloud.snapshot(id);
  cloud.entries.delete(id);
  const peers = [...cloud.entries.values()].map((entry) => entry.resource);
  return kindOf(kind)
    .admit({
      id: NEW_ID,
      spec: spec as unknown as JsonObject,
      secrets,
      previous: null,
      references: snapshot.references,
      peers: peers.filter((peer) => peer.kind === kind),
      taken_addresses: snapshot.taken_addresses,
    })
    .map(({ path, message, hint }) => `${path}: ${message} ${hint ?? ''}`);
}

test('servers: what to boot and what it is told', async () => {
  const small = await smallCloud();
  const { project, flavors, disk, kernel, ramdisk } = small;
  const base = { name: 's', project_id: project, flavor_id: flavors[0] };
  const ask = (spec: Partial<SpecOf['server']>, secrets?: JsonObject): readonly string[] =>
    refusals(small, 'server', serverSpec({ ...base, ...spec }), secrets);
  expect(ask({ image_id: disk })).toEqual([]);
  expect(ask({ kernel_id: kernel, ramdisk_id: ramdisk, kernel_arguments: 'quiet' })).toEqual([]);
  expect(ask({ image_id: disk, kernel_id: kernel })).toEqual([]);
  expect(ask({ image_id: disk, user_data: 'x'.repeat(65_535) })).toEqual([]);
  expect(ask({ image_id: disk, user_data: '\u20ac'.repeat(30_000) })).toEqual([
    expect.stringContaining('90000 bytes'),
  ]);
  expect(ask({ image_id: disk }, { user_data_wo: '\u20ac'.repeat(30_000) })).toEqual([
    expect.stringContaining('/spec/user_data_wo: user_data_wo has 90000 bytes'),
  ]);
});

test('servers: sizes', async () => {
  const small = await smallCloud();
  const { cloud, project, disk } = small;
  const flavor = (memory_mib: number, disk_gib: number): string =>
    cloud.add('flavor', flavorSpec({ name: `f${memory_mib}-${disk_gib}`, vcpus: 1, memory_mib, disk_gib }));
  cloud.update(disk, { min_memory_mib: 512, min_disk_gib: 2 });
  const ask = (memory_mib: number, disk_gib: number): readonly string[] =>
    refusals(
      small,
      'server',
      serverSpec({ name: 's', project_id: project, flavor_id: flavor(memory_mib, disk_gib), image_id: disk }),
    );
  expect(ask(512, 2)).toEqual([]);
  expect(ask(511, 2)).toEqual([expect.stringContaining('needs 512 MiB of memory')]);
  expect(ask(512, 1)).toEqual([expect.stringContaining('needs a root disk of 2 GiB')]);
  // The image's own gibibyte is less than it says it needs.
  expect(ask(512, 0)).toEqual([expect.stringContaining('needs a root disk of 2 GiB')]);
  cloud.update(disk, { min_disk_gib: 0 });
  cloud.entry(disk).status = { ...cloud.entry(disk).status, virtual_size_bytes: 3 * 1024 ** 3 };
  expect(ask(512, 2)).toEqual([expect.stringContaining('disk_gib of at least 3')]);
  expect(ask(512, 0)).toEqual([]);
});

test('servers: images that nobody may begin to use', async () => {
  const small = await smallCloud();
  const { cloud, project, flavors, disk } = small;
  const spec = serverSpec({ name: 's', project_id: project, flavor_id: flavors[0], image_id: disk });
  const ask = (): readonly string[] => refusals(small, 'server', spec);
  expect(ask()).toEqual([]);
  cloud.update(disk, { deactivated: true });
  expect(ask()).toEqual([expect.stringContaining('/spec/image_id: Image debian is deactivated')]);
  cloud.update(disk, { deactivated: false, container_format: 'docker' });
  expect(ask()).toEqual([expect.stringContaining('Image debian is kept in docker: nothing boots from it')]);
  cloud.update(disk, { container_format: 'bare' });
  cloud.entry(disk).status = { ...cloud.entry(disk).status, state: 'killed' };
  expect(ask()).toEqual([expect.stringContaining('The content of image debian was refused')]);
});

test('servers: one that has an image may keep it when nobody else may begin to use it', async () => {
  const small = await smallCloud();
  const { cloud, project, flavors, disk } = small;
  const spec = serverSpec({ name: 's', project_id: project, flavor_id: flavors[0], image_id: disk });
  const id = cloud.add('server', spec);
  cloud.update(disk, { deactivated: true });
  const admission = {
    id,
    spec: spec as unknown as JsonObject,
    secrets: {},
    previous: cloud.entry(id).resource,
    references: cloud.snapshot(id).references,
    peers: [],
    taken_addresses: new Map<string, ReadonlySet<string>>(),
  };
  expect(kindOf('server').admit(admission)).toEqual([]);
  expect(kindOf('server').admit({ ...admission, previous: null })).toHaveLength(1);
});

test('images: formats and sources that go together', async () => {
  const small = await smallCloud();
  const { project, disk } = small;
  const base = {
    ...imageSpec(project, 'i', 'qcow2', new Uint8Array(1)),
    sha256: undefined,
    size_bytes: undefined,
  };
  const ask = (spec: Partial<SpecOf['image']>): readonly string[] =>
    refusals(small, 'image', JSON.parse(JSON.stringify({ ...base, ...spec })) as SpecOf['image']);
  const source_url = 'https://images.example/a';
  expect(ask({})).toEqual([]);
  expect(ask({ disk_format: 'aki', container_format: 'aki' })).toEqual([]);
  expect(ask({ disk_format: 'vmdk', container_format: 'ova' })).toEqual([]);
  expect(ask({ disk_format: 'raw', container_format: 'docker' })).toEqual([]);
  expect(ask({ source_url })).toEqual([]);
  expect(ask({ source_image_id: disk })).toEqual([]);
  expect(ask({ container_format: 'ami' })).toEqual([
    expect.stringContaining(
      '/spec/container_format: container_format is ami, which holds the disk_format ami',
    ),
  ]);
  expect(ask({ disk_format: 'iso', container_format: 'ova' })).toEqual([
    expect.stringContaining('/spec/container_format: An ova holds a disk of the format vmdk'),
  ]);
  expect(ask({ source_url, source_image_id: disk })).toEqual([
    expect.stringContaining('/spec/source_image_id: The content comes from source_url already'),
  ]);
  expect(ask({ file: '/tmp/a', source_url })).toEqual([
    expect.stringContaining('/spec/source_url: The content comes from file already'),
  ]);
  const { disk_format: _format, ...formless } = base;
  expect(
    refusals(small, 'image', { ...JSON.parse(JSON.stringify(formless)), source_url } as SpecOf['image']),
  ).toEqual([expect.stringContaining('/spec/disk_format: disk_format is needed with source_url')]);
  expect(ask({ source_image_id: disk, disk_format: 'raw' })).toEqual([
    expect.stringContaining('it can be converted to qcow2 in bare only'),
  ]);
  expect(ask({ source_image_id: NEW_ID })).toEqual([
    expect.stringContaining('An image cannot be made from itself'),
  ]);
});

test('servers: addresses', async () => {
  const small = await smallCloud();
  const { cloud, project, flavors, disk, subnets } = small;
  const base = { project_id: project, flavor_id: flavors[0], image_id: disk };
  const [subnet_id] = subnets;
  cloud.add('server', serverSpec({ ...base, name: 'other', nics: { eth0: { subnet_id } } }));
  await cloud.settle();
  const ask = (...addresses: string[]): readonly string[] => {
    const nics = Object.fromEntries(
      addresses.map((address, index) => [`eth${index}`, { subnet_id, address }]),
    );
    return refusals(small, 'server', serverSpec({ ...base, name: 's', nics }));
  };
  expect(ask('10.20.0.3', '10.20.0.14')).toEqual([]);
  expect(ask('10.20.0.0')).toEqual([
    expect.stringContaining('/spec/nics/eth0/address: 10.20.0.0 is no address'),
  ]);
  expect(ask('10.20.0.15')).toEqual([expect.stringContaining('is no address of a guest')]);
  expect(ask('10.21.0.5')).toEqual([expect.stringContaining('is no address of a guest')]);
  expect(ask('10.20.0.1')).toEqual([expect.stringContaining('is the gateway of subnet web-a')]);
  expect(ask('10.20.0.2')).toEqual([expect.stringContaining('is already taken')]);
  expect(ask('10.20.0.5', '10.20.0.5')).toEqual([expect.stringContaining('also the address of nic eth0')]);
});

test('subnets', async () => {
  const small = await smallCloud();
  const { cloud, project, subnets } = small;
  const network_id = (cloud.entry(subnets[0]).resource.spec as { network_id: string }).network_id;
  const ask = (cidr: string, gateway_address?: string): readonly string[] =>
    refusals(small, 'subnet', {
      name: 'new',
      project_id: project,
      network_id,
      cidr,
      ...(gateway_address === undefined ? {} : { gateway_address }),
      dns_servers: [],
      drift_policy: 'enforce',
    });
  expect(ask('10.40.0.0/24')).toEqual([]);
  expect(ask('10.40.0.0/24', '10.40.0.254')).toEqual([]);
  expect(ask('10.40.0.5/24')).toEqual([expect.stringContaining('Write 10.40.0.0/24')]);
  expect(ask('10.20.0.0/16')).toEqual([expect.stringContaining('overlaps 10.20.0.0/28 of subnet web-a')]);
  expect(ask('10.30.0.128/25')).toEqual([expect.stringContaining('of subnet db-a')]);
  expect(ask('169.254.0.0/16')).toEqual([expect.stringContaining('reserved')]);
  expect(ask('10.40.0.0/24', '10.41.0.1')).toEqual([expect.stringContaining('/spec/gateway_address')]);
  expect(ask('10.40.0.0/24', '10.40.0.255')).toEqual([expect.stringContaining('10.40.0.1 to 10.40.0.254')]);
  cloud.remove(subnets[0]);
  expect(ask('10.20.0.0/16')).toEqual([expect.stringContaining('which is being deleted')]);
});

test('hosts', async () => {
  const small = await smallCloud();
  const ask = (uri: string, secrets?: JsonObject): readonly string[] =>
    refusals(small, 'host', { ...hostSpec('new'), uri }, secrets);
  expect(ask('qemu:///system')).toEqual([]);
  expect(ask('qemu+tls://kvm9.example/system')).toEqual([]);
  expect(ask('simulated://kvm1?vcpus=1')).toEqual([expect.stringContaining('Host kvm1')]);
  expect(ask('qemu+ssh:///system')).toEqual([expect.stringContaining('name or address of a machine')]);
  expect(ask('qemu+tls://')).toEqual([expect.stringContaining('name or address of a machine')]);
  expect(ask('qemu:///system', { client_key_wo: 'k' })).toEqual([
    expect.stringContaining('client_certificate'),
  ]);
  small.cloud.add('host', { ...hostSpec('tls'), uri: 'qemu+tls://KVM9.example/system' });
  small.cloud.add('host', { ...hostSpec('local'), uri: 'qemu+unix:///system' });
  expect(ask('qemu+tls://kvm9.example/system/')).toEqual([expect.stringContaining('Host tls')]);
  expect(ask('qemu:///system')).toEqual([expect.stringContaining('Host local')]);
});

test('storage that hosts share', async () => {
  const small = await smallCloud(1, 'shared');
  const ask = (storage: Partial<SpecOf['host']>): readonly string[] =>
    refusals(small, 'host', { ...hostSpec('new'), ...SHARED_STORAGE, ...storage });
  expect(ask({})).toEqual([]);
  expect(ask({ shared_storage_name: 'other', shared_storage_path: '/mnt/other' })).toEqual([]);
  expect(ask({ shared_storage_path: '/mnt/other' })).toEqual([expect.stringContaining('at /mnt/cairn')]);
  expect(ask({ storage_path: '/srv' })).toEqual([expect.stringContaining('its own at /var/lib/cairn')]);
  for (const shared_storage_path of ['/var/lib/cairn', '/var/lib/cairn/nfs', '/var/lib', '/var']) {
    expect(ask({ shared_storage_name: 'other', shared_storage_path })).toEqual([
      expect.stringContaining('lie within each other'),
    ]);
  }
});

test('keypairs', async () => {
  const small = await smallCloud();
  const ask = (public_key: string): readonly string[] =>
    refusals(small, 'keypair', { name: 'k', project_id: small.project, public_key });
  const blob = 'AAAAC3NzaC1lZDI1NTE5AAAAIBwZ0nR1mT8nN1KQm0r0qk3uYf9cFv8b1w5h6dJ2kqZp';
  expect(ask(`ssh-ed25519 ${blob} me@example`)).toEqual([]);
  expect(ask(`ssh-rsa ${blob}`)).toEqual([expect.stringContaining('not of type ssh-rsa')]);
  expect(ask('ssh-ed25519 AAAA')).toEqual([expect.stringContaining('not of type ssh-ed25519')]);
  expect(ask('ssh-ed25519 A')).toEqual([expect.stringContaining('not base64')]);
});
