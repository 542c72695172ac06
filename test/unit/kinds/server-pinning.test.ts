import { expect, test } from 'vitest';
import { kindOf } from '../../../reconciler/kinds/index.ts';
import type { SpecOf } from '../../../schemas/generated/types.ts';
import type { SmallCloud } from '../../support/kind-objects.ts';
import { flavorSpec, hostSpec, serverSpec, smallCloud } from '../../support/kind-objects.ts';

const SIZES = 'vcpus=8&memory_mib=8704&disk_gib=100&numa_cells=2&threads=2&huge_pages=512';

/** A cloud with two hosts of two cells; CPUs 2, 3, 6 and 7 are for guests of their own. */
async function pinCloud(): Promise<{ small: SmallCloud; kvm8: string; kvm9: string; own: string }> {
  const small = await smallCloud();
  const add = (name: string): string =>
    small.cloud.add('host', { ...hostSpec(name, SIZES), cpu_dedicated_set: '2-3,6-7' });
  const [kvm8, kvm9] = [add('kvm8'), add('kvm9')];
  const extra_specs = { 'hw:cpu_policy': 'dedicated', 'hw:numa_nodes': '2' };
  const own = small.cloud.add('flavor', flavorSpec({ name: 'own', vcpus: 2, memory_mib: 512, extra_specs }));
  await small.cloud.settle();
  return { small, kvm8, kvm9, own };
}

function add({ cloud, project, disk }: SmallCloud, spec: Partial<SpecOf['server']>): string {
  const flavor_id = spec.flavor_id ?? '';
  return cloud.add(
    'server',
    serverSpec({ name: 's', project_id: project, image_id: disk, nics: {}, ...spec, flavor_id }),
  );
}

const hardware = ({ cloud }: SmallCloud, host: string, id: string): object | undefined =>
  cloud.ports.byHand.domain(host, id)?.hardware;

test('guests with CPUs of their own have CPUs that nobody else has, until there are none', async () => {
  const { small, kvm8, own } = await pinCloud();
  const { cloud } = small;
  const ids = ['a', 'b', 'c'].map((name) => add(small, { name, flavor_id: own, host_id: kvm8 }));
  await cloud.settle();
  const seen = ids.slice(0, 2).map((id) => hardware(small, 'kvm8', id));
  expect(seen).toEqual([
    { vcpu_pins: '0=2 1=6', emulator_pin: '2,6', numa_nodes: '0:256@0 1:256@1' },
    { vcpu_pins: '0=3 1=7', emulator_pin: '3,7', numa_nodes: '0:256@0 1:256@1' },
  ]);
  expect(kindOf('server').resolve(cloud.snapshot(ids[2] ?? ''))).toMatchObject({
    outcome: 'blocked',
    error: { code: 'unschedulable', message: expect.stringContaining('short by 2 dedicated CPUs') as string },
  });
  // Its CPUs are somebody else's as soon as it is gone.
  cloud.remove(ids[0] ?? '');
  await cloud.settle();
  expect(hardware(small, 'kvm8', ids[2] ?? '')).toMatchObject({ vcpu_pins: '0=2 1=6' });
});

test('a guest that floats keeps off the CPUs of others, and takes none of theirs', async () => {
  const { small, kvm8 } = await pinCloud();
  const id = add(small, { flavor_id: small.flavors[0], host_id: kvm8 });
  await small.cloud.settle();
  expect(hardware(small, 'kvm8', id)).toEqual({ cpuset: '0-1,4-5' });
  small.cloud.update(kvm8, { cpu_dedicated_set: '2-3' });
  await small.cloud.settle();
  expect(hardware(small, 'kvm8', id)).toEqual({ cpuset: '0-1,4-7' });
});

test('it moves to CPUs of the other host while it runs, and lets go of those that it had', async () => {
  const { small, kvm8, kvm9, own } = await pinCloud();
  const { cloud } = small;
  add(small, { name: 'first', flavor_id: own, host_id: kvm9 });
  const id = add(small, { name: 'second', flavor_id: own, host_id: kvm8 });
  await cloud.settle();
  cloud.update(id, { host_id: kvm9 });
  await cloud.settle();
  const domain = cloud.ports.byHand.domain('kvm9', id);
  expect(domain?.live?.hardware).toMatchObject({ vcpu_pins: '0=3 1=7', emulator_pin: '3,7' });
  expect(domain?.hardware).toMatchObject({ vcpu_pins: '0=3 1=7' });
  const claims = cloud
    .snapshot(id)
    .allocations.filter((claim) => claim.owner_id === id && claim.pinning !== undefined);
  expect(claims).toMatchObject([{ slot: 'placement', host_id: kvm9, pinning: { cpus: [3, 7] } }]);
});

test('a shelved guest lets go of its CPUs, one that comes back has some again', async () => {
  const { small, kvm8, own } = await pinCloud();
  const { cloud } = small;
  const id = add(small, { flavor_id: own, host_id: kvm8 });
  await cloud.settle();
  cloud.update(id, { power_state: 'shelved' });
  await cloud.settle();
  expect(cloud.snapshot(id).allocations.some((claim) => claim.pinning !== undefined)).toBe(false);
  cloud.update(id, { power_state: 'running' });
  await cloud.settle();
  expect(hardware(small, 'kvm8', id)).toMatchObject({ vcpu_pins: '0=2 1=6' });
  expect(cloud.ports.byHand.domain('kvm8', id)).toMatchObject({ state: 'running' });
});

test('large pages are had where a host keeps some, and a guest that needs them goes nowhere else', async () => {
  const { small, kvm8 } = await pinCloud();
  const { cloud } = small;
  const extra_specs = { 'hw:mem_page_size': 'any' };
  const any = cloud.add('flavor', flavorSpec({ name: 'any', vcpus: 1, memory_mib: 256, extra_specs }));
  const large = cloud.add(
    'flavor',
    flavorSpec({ name: 'large', vcpus: 1, memory_mib: 256, extra_specs: { 'hw:mem_page_size': 'large' } }),
  );
  const id = add(small, { flavor_id: large, host_id: kvm8 });
  const plain = add(small, { name: 'plain', flavor_id: any, host_id: kvm8 });
  await cloud.settle();
  expect(hardware(small, 'kvm8', id)).toMatchObject({ numa_nodes: '0:256@0', page_kib: 2048 });
  expect(hardware(small, 'kvm8', plain)).toEqual({ cpuset: '0-1,4-5' });
  // kvm1 keeps no large pages at all.
  cloud.update(id, { host_id: small.hosts[0] });
  expect(kindOf('server').resolve(cloud.snapshot(id))).toMatchObject({
    outcome: 'blocked',
    error: { message: expect.stringContaining('has no large pages') as string },
  });
});
