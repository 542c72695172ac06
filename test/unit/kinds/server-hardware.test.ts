import { expect, test } from 'vitest';
import { hardwareViolations } from '../../../reconciler/kinds/server/hardware/choose-hardware.ts';
import { hardwareOf } from '../../../reconciler/kinds/server/hardware/hardware-of.ts';
import { kindOf } from '../../../reconciler/kinds/index.ts';
import type { SpecOf } from '../../../schemas/generated/types.ts';
import type { SmallCloud } from '../../support/kind-objects.ts';
import {
  flavorSpec,
  hostSpec,
  imageSpec,
  otherDisk,
  serverSpec,
  smallCloud,
} from '../../support/kind-objects.ts';

type Words = Readonly<Record<string, string>>;

function chosen(extra_specs: Words, properties: Words | null = {}, vcpus = 4): ReturnType<typeof hardwareOf> {
  const flavor = flavorSpec({ name: 'f', vcpus, memory_mib: 512, extra_specs });
  const image = properties === null ? null : { ...imageSpec('p', 'i', 'raw', new Uint8Array(1)), properties };
  return hardwareOf(flavor, image);
}

function refused(extra_specs: Words, properties: Words | null = {}): readonly string[] {
  return chosen(extra_specs, properties).problems.map(({ of, message, hint }) => `${of}: ${message} ${hint}`);
}

test('nothing said, unknown names and words for the usual are plain hardware', () => {
  const plain = { guest: {}, disks: {}, nics: {} };
  expect(chosen({}, null)).toEqual({ hardware: plain, problems: [] });
  const usual = { hw_machine_type: 'pc', hw_firmware_type: 'bios', hw_disk_bus: 'virtio', os_distro: 'x' };
  const nothing = { hw_vif_model: 'virtio', hw_video_model: 'VGA', hw_rng_model: 'virtio', hw_tpm_foo: '1' };
  const flavor = { 'hw_rng:allowed': 'True', 'hw:cpu_policy': 'shared', 'quota:cpu_quota': '-1', mine: 'x' };
  expect(chosen(flavor, { ...usual, ...nothing })).toEqual({ hardware: plain, problems: [] });
});

const tied = { dedicated: [], threads: 'prefer', emulator: 'with', page: 'small' };
const whole = { vcpus: [0, 1, 2, 3], memory_mib: 512 };

test.each<[string, Words, Words, object | undefined]>([
  ['any pages are ordinary ones', { 'hw:mem_page_size': 'any' }, { hw_mem_page_size: 'any' }, undefined],
  ['pages of 4 KiB are ordinary ones', { 'hw:mem_page_size': '4KB' }, {}, undefined],
  [
    'a guest with CPUs of its own has one node',
    {
      'hw:cpu_policy': 'dedicated',
      'hw:cpu_thread_policy': 'isolate',
      'hw:emulator_threads_policy': 'share',
    },
    {},
    { ...tied, dedicated: [0, 1, 2, 3], threads: 'isolate', emulator: 'share', nodes: [whole] },
  ],
  [
    'an image may ask for them',
    {},
    { hw_cpu_policy: 'dedicated' },
    { ...tied, dedicated: [0, 1, 2, 3], nodes: [whole] },
  ],
  [
    'all but those named',
    { 'hw:cpu_policy': 'mixed', 'hw:cpu_dedicated_mask': '^0-1' },
    {},
    { ...tied, dedicated: [2, 3], nodes: [whole] },
  ],
  [
    'an image says which pages where the flavor leaves it open',
    { 'hw:mem_page_size': 'any' },
    { hw_mem_page_size: '1GB' },
    { ...tied, page: 1_048_576, nodes: [whole] },
  ],
  [
    'nodes share evenly',
    { 'hw:numa_nodes': '3', 'hw:mem_page_size': 'large' },
    {},
    {
      ...tied,
      page: 'large',
      nodes: [
        { vcpus: [0, 1], memory_mib: 171 },
        { vcpus: [2], memory_mib: 171 },
        { vcpus: [3], memory_mib: 170 },
      ],
    },
  ],
  [
    'nodes as they are listed',
    {
      'hw:numa_nodes': '2',
      'hw:numa_cpus.0': '0-3,^1',
      'hw:numa_cpus.1': '1',
      'hw:numa_mem.0': '500',
      'hw:numa_mem.1': '12',
    },
    {},
    {
      ...tied,
      nodes: [
        { vcpus: [0, 2, 3], memory_mib: 500 },
        { vcpus: [1], memory_mib: 12 },
      ],
    },
  ],
])('what ties a guest to its host: %s', (_what, flavor, image, pinning) => {
  const { hardware, problems } = chosen(flavor, image);
  expect(problems).toEqual([]);
  expect(hardware.pinning).toEqual(pinning);
});

test('each wish is followed', () => {
  const flavor = {
    'hw_rng:rate_bytes': '4096',
    'hw:watchdog_action': 'reset',
    'hw_video:ram_max_mb': '32',
    'quota:cpu_shares': '512',
    'quota:cpu_period': '20000',
    'quota:cpu_quota': '10000',
    'quota:disk_read_bytes_sec': '1000000',
    'quota:disk_total_iops_sec': '200',
    'quota:vif_inbound_average': '1000',
    'quota:vif_inbound_peak': '2000',
    'quota:vif_outbound_average': '0',
    'hw:boot_menu': 'true',
    'hw:pmu': 'false',
    'os:secure_boot': 'required',
    'hw:cpu_max_sockets': '1',
    'hw:cpu_threads': '2',
  };
  const image = {
    hw_machine_type: 'q35',
    hw_firmware_type: 'uefi',
    hw_disk_bus: 'scsi',
    hw_vif_multiqueue_enabled: 'yes',
    hw_video_model: 'cirrus',
    hw_video_ram: '32',
    hw_watchdog_action: 'poweroff',
    hw_input_bus: 'virtio',
    hw_pointer_model: 'usbtablet',
    hw_qemu_guest_agent: 'no',
    img_hide_hypervisor_id: '1',
  };
  expect(chosen(flavor, image)).toEqual({
    hardware: {
      guest: {
        machine: 'q35',
        firmware: 'uefi',
        secure_boot: true,
        boot_menu: true,
        cpu_sockets: 1,
        cpu_cores: 2,
        cpu_threads: 2,
        pmu: 'off',
        hypervisor_hidden: true,
        cpu_shares: 512,
        cpu_period_us: 20_000,
        cpu_quota_us: 10_000,
        video: 'cirrus',
        video_memory_mib: 32,
        rng_bytes: 4096,
        rng_period_ms: 1000,
        watchdog: 'poweroff',
        tablet: 'virtio',
        keyboard: 'virtio',
        guest_agent: false,
      },
      disks: { bus: 'scsi', limits: { read_bytes_sec: 1_000_000, total_iops_sec: 200 } },
      nics: { queues: 4, inbound: { average: 1000, peak: 2000 } },
    },
    problems: [],
  });
  const other = chosen(
    { 'hw_rng:allowed': 'false' },
    { hw_vif_model: 'e1000', hw_pointer_model: 'usbtablet' },
  );
  expect(other.hardware).toEqual({
    guest: { rng: false, tablet: 'usb' },
    disks: {},
    nics: { model: 'e1000' },
  });
});

test.each<[Words, Words, number, number[] | string]>([
  [{ 'hw:cpu_sockets': '2' }, { hw_cpu_cores: '4' }, 4, [2, 2, 1]],
  [{}, { hw_cpu_cores: '4' }, 4, [1, 4, 1]],
  [{ 'hw:cpu_max_sockets': '2' }, {}, 8, [2, 4, 1]],
  [{ 'hw:max_cpu_sockets': '2' }, { hw_cpu_max_cores: '2' }, 8, [2, 2, 2]],
  [{}, { hw_cpu_max_sockets: '1', hw_cpu_max_cores: '2', hw_cpu_max_threads: '1' }, 4, 'cannot be divided'],
  [{ 'hw:cpu_max_cores': '2' }, { hw_cpu_max_cores: '4' }, 4, 'the flavor allows at most 2 CPU cores'],
  [{ 'hw:cpu_max_cores': '2' }, { hw_cpu_cores: '4' }, 4, 'the flavor allows at most 2 CPU cores'],
])('CPUs are divided: %j and %j of %i', (flavor, image, vcpus, expected) => {
  const { hardware, problems } = chosen(flavor, image, vcpus);
  const { cpu_sockets, cpu_cores, cpu_threads } = hardware.guest;
  const said = problems.map(({ message }) => message).join(' ');
  if (typeof expected === 'string') expect(said).toContain(expected);
  else expect([said, cpu_sockets, cpu_cores, cpu_threads]).toEqual(['', ...expected]);
});

test.each<[Words, Words, string]>([
  [
    {},
    { hw_disk_bus: 'floppy' },
    'image: Image i has hw_disk_bus = floppy: it must be virtio or scsi or sata or ide. Change the value, or leave it out.',
  ],
  [{}, { hw_machine_type: 'pc-q35-7.2' }, 'it must be pc or q35'],
  [
    { 'hw:machine_type': 'pc' },
    { hw_machine_type: 'q35' },
    'image: Image i has hw_machine_type = q35: flavor f has hw:machine_type = pc. Let the two agree',
  ],
  [
    {},
    { os_secure_boot: 'required' },
    'secure boot needs UEFI. Give the image the property hw_firmware_type = uefi.',
  ],
  [
    { 'os:secure_boot': 'required' },
    { hw_firmware_type: 'uefi' },
    'flavor: Flavor f has os:secure_boot = required: secure boot needs the machine q35.',
  ],
  [{}, { hw_machine_type: 'q35', hw_disk_bus: 'ide' }, 'the machine q35 has no IDE. Use sata'],
  [{}, { hw_cpu_policy: 'mixed' }, 'it is not said which CPUs the guest has for itself. Give the flavor'],
  [
    { 'hw:cpu_policy': 'shared' },
    { hw_cpu_policy: 'dedicated' },
    'image: Image i has hw_cpu_policy = dedicated: flavor f has hw:cpu_policy = shared.',
  ],
  [
    { 'hw:cpu_dedicated_mask': '1' },
    {},
    'it says which CPUs of a guest with hw:cpu_policy = mixed are its own',
  ],
  [
    { 'hw:cpu_policy': 'mixed', 'hw:cpu_dedicated_mask': '2-5' },
    {},
    "it must name some of the guest's CPUs 0-3, and not all. Use hw:cpu_policy = dedicated for all",
  ],
  [{ 'hw:cpu_thread_policy': 'require' }, {}, 'it is for guests with CPUs of their own'],
  [{ 'hw:emulator_threads_policy': 'isolate' }, {}, 'it is for guests with CPUs of their own'],
  [{}, { hw_mem_page_size: '1GB' }, 'the flavor says nothing of pages. Use a flavor with hw:mem_page_size'],
  [{ 'hw:numa_nodes': '5' }, {}, 'a guest with 4 CPUs has 1 to 4 NUMA nodes. Use fewer nodes'],
  [
    { 'hw:numa_nodes': '2', 'hw:numa_cpus.0': '0-1' },
    {},
    "hw:numa_cpus.0 to hw:numa_cpus.1 must share out the guest's CPUs 0 to 3, each to one node.",
  ],
  [
    { 'hw:numa_nodes': '2', 'hw:numa_mem.0': '256', 'hw:numa_mem.1': '128' },
    {},
    "hw:numa_mem.0 to hw:numa_mem.1 must share out the guest's 512 MiB. Give all of them",
  ],
  [
    { 'hw_video:ram_max_mb': '8' },
    { hw_video_ram: '16' },
    'the flavor allows 8 MiB. Use a flavor with hw_video:ram_max_mb of at least 16',
  ],
  [
    { 'quota:disk_total_iops_sec': '1', 'quota:disk_read_iops_sec': '1' },
    {},
    'quota:disk_read_iops_sec is given too',
  ],
  [{ 'quota:vif_outbound_burst': '9' }, {}, 'Give quota:vif_outbound_average too'],
  [{ 'hw:pmu': 'true' }, { hw_pmu: 'no' }, 'Let the two agree'],
])('a wish that cannot be followed is refused: %j and %j', (flavor, image, words) => {
  expect(refused(flavor, image)).toEqual([expect.stringContaining(words)]);
});

const server = kindOf('server');

test.each([
  ['UEFI', { hw_firmware_type: 'uefi' }, 159, 160],
  [
    'UEFI with secure boot',
    { hw_firmware_type: 'uefi', hw_machine_type: 'q35', os_secure_boot: 'required' },
    223,
    224,
  ],
])(
  'a flavor with less memory than %s needs is refused, at the flavor',
  async (needs, properties, little, enough) => {
    const small = await smallCloud();
    const { cloud, disk } = small;
    give(small, disk, properties);
    const violations = (memory_mib: number) => {
      const flavor = flavorSpec({ name: `f${memory_mib}`, vcpus: 1, memory_mib });
      const spec = { name: `s${memory_mib}`, flavor_id: cloud.add('flavor', flavor), image_id: disk };
      const { references } = cloud.snapshot(add(small, spec));
      return hardwareViolations({
        spec: serverSpec({ project_id: small.project, ...spec }),
        references,
        previous: null,
      });
    };
    expect(violations(enough)).toEqual([]);
    expect(violations(little)).toEqual([
      {
        path: '/spec/flavor_id',
        message: `Flavor f${little} has ${little} MiB of memory: ${needs} needs at least ${enough} MiB to start a guest.`,
        hint: `Choose a flavor with at least ${enough} MiB, or an image without hw_firmware_type = uefi.`,
      },
    ]);
  },
);

function add(small: SmallCloud, spec: Partial<SpecOf['server']> = {}): string {
  const { cloud, project, flavors, disk, subnets } = small;
  const nics = { eth0: { subnet_id: subnets[0] } };
  const own = { name: 's', project_id: project, flavor_id: flavors[0], image_id: disk, nics };
  return cloud.add('server', serverSpec({ ...own, ...spec }));
}

function give(small: SmallCloud, image: string, properties: Words): void {
  small.cloud.update(image, { properties });
}

test('hardware is chosen with the place and stays, until the server gets another flavor or root disk', async () => {
  const small = await smallCloud();
  const { cloud, disk, flavors } = small;
  give(small, disk, {
    hw_machine_type: 'q35',
    hw_firmware_type: 'uefi',
    hw_disk_bus: 'sata',
    hw_vif_model: 'e1000',
  });
  const id = add(small);
  await cloud.settle();
  const host = cloud.ports.byHand.host('kvm1');
  const made = { machine: 'q35', firmware: 'uefi' };
  expect(host.domains.get(id)).toMatchObject({
    hardware: made,
    live: { hardware: made },
    disks: [
      { target: 'vda', bus: 'sata', device: 'disk' },
      { target: 'vdb', bus: 'sata', device: 'cdrom', read_only: true },
    ],
    nics: [{ model: 'e1000' }],
  });

  // Another image property, another extra spec of the same flavor: the guest goes on.
  give(small, disk, { hw_machine_type: 'pc', hw_watchdog_action: 'reset' });
  cloud.update(flavors[0], { extra_specs: { 'quota:cpu_shares': '10' } });
  expect((await cloud.pass(id)).changes).toEqual([]);

  const twin = cloud.add(
    'flavor',
    flavorSpec({ name: 'twin', vcpus: 1, memory_mib: 256, extra_specs: { 'quota:cpu_shares': '20' } }),
  );
  cloud.update(id, { flavor_id: twin });
  const resized = await cloud.pass(id);
  expect(resized.changes).toContainEqual({
    field: 'hardware.machine',
    expected: 'pc',
    found: 'q35',
    disruption: 'restart',
  });
  expect(resized.plan.operations.map(({ name }) => name)).toEqual([
    'stop_domain',
    'define_domain',
    'start_domain',
  ]);
  const small_one = { cpu_shares: 20, watchdog: 'reset' };
  expect(host.domains.get(id)).toMatchObject({
    state: 'running',
    hardware: small_one,
    live: { hardware: small_one },
  });

  give(small, await otherDisk(small), { hw_input_bus: 'usb' });
  cloud.update(id, { image_id: await otherDisk(small) });
  await cloud.settle();
  expect(host.domains.get(id)?.live?.hardware).toEqual({ cpu_shares: 20, tablet: 'usb', keyboard: 'usb' });
});

test('a machine that somebody edited is put right; nothing of what nobody chose', async () => {
  const small = await smallCloud();
  const { cloud } = small;
  const [id, old] = [add(small), add(small, { name: 'old', nics: {} })];
  await cloud.settle();
  const { byHand } = cloud.ports;
  const where = (server_id: string): string => {
    const host_id = cloud.entry(server_id).choices['host_id'];
    return cloud.entry(String(host_id)).resource.name;
  };
  byHand.edit(where(id), id, () => ({ hardware: { firmware: 'uefi', watchdog: 'reset' } }));
  const found = await cloud.pass(id);
  expect(found.changes.map(({ field }) => field)).toEqual(['hardware.firmware', 'hardware.watchdog']);
  // The guest still runs with what was chosen.
  expect(found.plan.operations.map(({ name }) => name)).toEqual(['define_domain']);

  // A server of before hardware was chosen has none in its choices.
  const entry = cloud.entry(old);
  const { hardware: _hardware, ...before } = entry.choices;
  entry.choices = before;
  byHand.edit(where(old), old, ({ live }) => ({
    hardware: { machine: 'q35', watchdog: 'reset' },
    live: live === null ? null : { ...live, hardware: { machine: 'q35', watchdog: 'reset' } },
  }));
  expect((await cloud.pass(old)).changes).toEqual([]);
  expect(cloud.entry(old).choices['hardware']).toEqual({ flavor_id: small.flavors[0] });
});

test('a host without what the hardware needs is dropped, in words', async () => {
  const small = await smallCloud();
  const { cloud, disk, hosts } = small;
  for (const [index, host] of hosts.entries()) {
    const { uri } = hostSpec(`kvm${index + 1}`, `vcpus=8&memory_mib=8704&disk_gib=100&traits=COMPUTE_NODE`);
    cloud.update(host, { uri });
  }
  await cloud.settle();
  give(small, disk, { hw_firmware_type: 'uefi' });
  const id = add(small);
  const resolution = server.resolve(cloud.snapshot(id));
  if (resolution.outcome !== 'blocked') throw new Error('it was placed');
  expect(resolution.error.message).toContain('has no UEFI firmware');
  expect(resolution.error.message).toContain('Debian package ovmf');

  // One that is there already goes on as it is, and is told the same when it is to get such hardware.
  give(small, disk, {});
  const placed = add(small, { name: 'placed', nics: {} });
  await cloud.settle();
  const q35 = { 'hw:machine_type': 'q35' };
  const same_size = flavorSpec({ name: 'q35', vcpus: 1, memory_mib: 256, extra_specs: q35 });
  cloud.update(placed, { flavor_id: cloud.add('flavor', same_size) });
  expect((await cloud.pass(placed)).blocked?.message).toContain('where the server is: has no machine q35');
});

test('what cannot be followed is refused when the server is asked for, and only then', async () => {
  const small = await smallCloud();
  const { cloud, disk } = small;
  const id = add(small);
  await cloud.settle();
  give(small, disk, { hw_disk_bus: 'floppy' });
  const fresh = add(small, { name: 'fresh' });
  const violations = (server_id: string, previous: string | null): readonly { path: string }[] => {
    const { references } = cloud.snapshot(server_id);
    const { resource } = cloud.entry(server_id);
    return server.admit({
      id: server_id,
      spec: resource.spec,
      secrets: {},
      previous: previous === null ? null : cloud.entry(previous).resource,
      references,
      peers: [],
      taken_addresses: new Map(),
    });
  };
  expect(violations(fresh, null)).toMatchObject([
    { path: '/spec/image_id', hint: expect.any(String) as string },
  ]);
  expect(violations(id, id)).toEqual([]);
  const resolution = server.resolve(cloud.snapshot(fresh));
  expect(resolution).toMatchObject({ outcome: 'blocked', error: { code: 'blocked' } });
});
