import { expect, test } from 'vitest';
import type { KindName, SpecOf } from '../../../schemas/generated/types.ts';
import { kindOf } from '../../../reconciler/kinds/index.ts';
import type { JsonObject } from '../../../reconciler/model/json.ts';
import type { SmallCloud } from '../../support/kind-objects.ts';
import { hostSpec, serverSpec, smallCloud } from '../../support/kind-objects.ts';

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
    cloud.add('flavor', { name: `f${memory_mib}-${disk_gib}`, vcpus: 1, memory_mib, disk_gib });
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
