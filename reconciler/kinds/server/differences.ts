import type { Disruption } from '../../model/operation.ts';
import { rootVolumeName } from '../../model/names.ts';
import { formatBytes } from '../../model/units.ts';
import type { DomainDisk, DomainView } from '../../ports/hypervisor.ts';
import { forsakenHosts } from './elsewhere.ts';
import { guestWords, isActive, wantsGuest } from './guest.ts';
import { hardwareDifferences } from './hardware/hardware-differences.ts';
import { sameDiskHardware } from './hardware/same-hardware.ts';
import { lostShared, movingDifferences } from './moving-differences.ts';
import { nicDifferences } from './nic-differences.ts';
import type { Difference, Remedy } from './remedy.ts';
import { difference } from './remedy.ts';
import { leavingElsewhere } from './leaving-elsewhere.ts';
import { halfGuest, settling } from './settling.ts';
import type { LeavingServer, PlacedServer, ServerDesired, ServerObserved } from './shapes.ts';

/** Pure. Everything that differs, each field once. */
export function differences(desired: ServerDesired, observed: ServerObserved): readonly Difference[] {
  if (desired.deleting) return leavingDifferences(desired, observed);
  // What was asked for before it moved says nothing of the host that was looked at.
  if (observed.host_id !== undefined && observed.host_id !== desired.host_id) return [];
  // A guest that was left on a dead host must not run beside its successor for a moment longer than it takes to see it.
  const abandoned = leavingElsewhere(forsakenHosts(desired), observed);
  if (abandoned.length > 0) return abandoned;
  const unsettled = [...settling(desired, observed), ...halfGuest(desired, observed)];
  if (unsettled.length > 0) return unsettled;
  const moving = movingDifferences(desired, observed);
  if (moving.alone) return moving.found;
  return [...placedDifferences(desired, observed), ...moving.found];
}

function placedDifferences(desired: PlacedServer, observed: ServerObserved): readonly Difference[] {
  const { domain } = observed;
  if (domain !== null && domain.marked_generation === null) return [foreignDomain(desired, domain)];
  const root = rootDifferences(desired, observed);
  if (root.some((difference) => difference.remedies.some((remedy) => remedy.do === 'refuse'))) return root;
  const seed: readonly Difference[] =
    (observed.volumes[desired.seed_volume_name] ?? null) === null
      ? [difference('config_drive', 'present', 'absent', 'none', [{ do: 'upload_seed' }])]
      : [];
  const older = [...rescueDifferences(desired, observed), ...olderDifferences(desired, observed)];
  if (domain === null) {
    const remedies: Remedy[] = [{ do: 'define' }];
    if (wantsGuest(desired)) remedies.push(POWER[desired.power_state]);
    return [...root, ...seed, difference('domain', 'defined', 'absent', 'none', remedies), ...older];
  }
  return [
    ...root,
    ...seed,
    ...domainDifferences(desired, domain),
    ...nicDifferences(desired, domain),
    ...older,
  ];
}

/** Nothing that is kept lies on the disk to rescue from: one that is gone is made anew. */
function rescueDifferences({ rescue }: PlacedServer, observed: ServerObserved): readonly Difference[] {
  if (rescue === undefined || (observed.volumes[rescue.disk.volume_name] ?? null) !== null) return [];
  return [difference('rescue_disk', 'present', 'absent', 'none', [{ do: 'create_rescue' }])];
}

/** Disks of before a rebuild or a rescue. */
function olderDifferences(desired: PlacedServer, observed: ServerObserved): readonly Difference[] {
  return (desired.older_volumes ?? [])
    .filter((name) => (observed.volumes[name] ?? null) !== null)
    .map((volume_name) => removal(volume_name));
}

function removal(volume_name: string): Difference {
  return difference(`volumes.${volume_name}`, 'absent', 'present', 'none', [{ do: 'remove', volume_name }]);
}

function domainDifferences(desired: PlacedServer, domain: DomainView): readonly Difference[] {
  const want = desired.domain;
  const { live } = domain;
  const running = live !== null;
  const restart: Disruption = isActive(domain) ? 'restart' : 'none';
  const unseen: readonly Remedy[] = [{ do: 'define' }, { do: 'restart', unseen: true }];
  const result: Difference[] = [];
  if (!domain.persistent) {
    result.push(difference('domain', 'persistent', 'transient', 'none', [{ do: 'define' }]));
  }
  const title = running && live.title !== want.title ? live.title : domain.title;
  if (title !== want.title) result.push(difference('name', want.title, title, 'none', [{ do: 'define' }]));
  if (domain.accelerator !== want.accelerator) {
    result.push(difference('accelerator', want.accelerator, domain.accelerator, restart, unseen));
  }
  if (domain.vcpus !== want.vcpus || (running && live.vcpus !== want.vcpus)) {
    const found = running && live.vcpus !== want.vcpus ? live.vcpus : domain.vcpus;
    const remedies: Remedy[] = [];
    if (domain.vcpus !== want.vcpus) remedies.push({ do: 'define' });
    if (running && live.vcpus !== want.vcpus) remedies.push({ do: 'restart', unseen: false });
    result.push(difference('vcpus', want.vcpus, found, remedies.length > 1 ? restart : 'none', remedies));
  }
  result.push(...memoryDifferences(want.memory_mib, domain));
  result.push(...hardwareDifferences(want.hardware, domain));
  for (const disk of want.disks) {
    const found = domain.disks.find((candidate) => candidate.target === disk.target);
    const is_alike = found !== undefined && (want.hardware === undefined || sameDiskHardware(found, disk));
    if (is_alike && sameDisk(found, disk)) continue;
    const words = found === undefined ? 'absent' : found.volume_name;
    const cost = isOlderRoot(desired, words) ? 'rebuild' : restart;
    result.push(difference(`disks.${disk.target}`, disk.volume_name, words, cost, unseen));
  }
  for (const disk of domain.disks) {
    const is_wanted = want.disks.some(({ target }) => target === disk.target);
    if (is_wanted || !(desired.older_volumes?.includes(disk.volume_name) ?? false)) continue;
    const cost = isOlderRoot(desired, disk.volume_name) ? 'rebuild' : restart;
    result.push(difference(`disks.${disk.target}`, 'absent', disk.volume_name, cost, unseen));
  }
  if (!sameKernel(domain.kernel, want.kernel)) {
    result.push(
      difference('kernel_arguments', kernelWords(want.kernel), kernelWords(domain.kernel), restart, unseen),
    );
  }
  return [...result, ...powerDifferences(desired, domain)];
}

function isOlderRoot(desired: PlacedServer, volume_name: string): boolean {
  const { server_id, older_volumes = [], storage } = desired;
  return older_volumes.includes(volume_name) && volume_name.startsWith(rootVolumeName(server_id, 0, storage));
}

function memoryDifferences(memory_mib: number, domain: DomainView): readonly Difference[] {
  const { live } = domain;
  const remedies: Remedy[] = [];
  const found: number[] = [];
  if (live !== null && live.memory_mib !== memory_mib) {
    remedies.push({ do: 'restart', unseen: false });
    found.push(live.memory_mib);
  } else if (live !== null && live.balloon_mib !== memory_mib) {
    remedies.push({ do: 'live_memory' });
    found.push(live.balloon_mib);
  }
  if (domain.memory_mib !== memory_mib || domain.balloon_mib !== memory_mib) {
    remedies.push({ do: 'define' });
    found.push(domain.memory_mib !== memory_mib ? domain.memory_mib : domain.balloon_mib);
  }
  const [shown] = found;
  if (shown === undefined) return [];
  const restarts = remedies.some((remedy) => remedy.do === 'restart');
  return [difference('memory_mib', memory_mib, shown, restarts ? 'restart' : 'none', remedies)];
}

function powerDifferences(desired: PlacedServer, domain: DomainView): readonly Difference[] {
  const { power_state } = desired;
  if (domain.state === (power_state === 'shelved' ? 'stopped' : power_state)) return [];
  // A guest without memory is as suspended as it can be: it boots when it is to run again.
  if (power_state === 'suspended' && !isActive(domain)) return [];
  return [difference('power_state', power_state, guestWords(domain), 'none', [POWER[power_state]])];
}

const POWER = {
  running: { do: 'power_on' },
  paused: { do: 'pause' },
  suspended: { do: 'suspend' },
  stopped: { do: 'power_off' },
  shelved: { do: 'power_off' },
} as const satisfies Readonly<Record<PlacedServer['power_state'], Remedy>>;

/** A root disk that vanished beneath a domain holds data that only a person can bring back: it is never made anew in silence. */
function rootDifferences(desired: PlacedServer, observed: ServerObserved): readonly Difference[] {
  const { root } = desired;
  if (root === null) return [];
  const volume = observed.volumes[root.volume_name] ?? null;
  // A domain that never had the disk is one whose new flavor brings it its first.
  const had = observed.domain?.disks.some((disk) => disk.volume_name === root.volume_name) ?? false;
  if (volume === null && had) {
    const message = `The root disk ${root.volume_name} is gone from host ${desired.host_name} although the domain is there. If its storage is not mounted, mount it. If the data is lost, replace the server (terraform apply -replace), or undefine the domain and Cairn builds it anew from the image.`;
    return [
      difference('root_disk', 'present', 'absent', 'rebuild', [
        { do: 'refuse', reason: 'RootDiskLost', message },
      ]),
    ];
  }
  if (volume === null && desired.root_is_made === true) {
    const remedies = [lostShared(desired, root.volume_name)];
    return [difference('root_disk', 'present', 'absent', 'rebuild', remedies)];
  }
  if (volume === null) return [difference('root_disk', 'present', 'absent', 'none', [{ do: 'create_root' }])];
  if (volume.capacity_bytes >= root.capacity_bytes) return [];
  const active = isActive(observed.domain);
  const remedies: readonly Remedy[] = [{ do: 'resize_root' }, { do: 'restart', unseen: true }];
  const words = [formatBytes(root.capacity_bytes), formatBytes(volume.capacity_bytes)] as const;
  return [difference('disk_gib', words[0], words[1], active ? 'restart' : 'none', remedies)];
}

function leavingDifferences(desired: LeavingServer, observed: ServerObserved): readonly Difference[] {
  const { domain } = observed;
  if (domain !== null && domain.marked_generation === null) return [foreignDomain(desired, domain)];
  const result: Difference[] = [];
  if (domain !== null) {
    result.push(difference('domain', 'absent', domain.state, 'none', [{ do: 'undefine' }]));
  }
  for (const volume_name of desired.volume_names) {
    const isPart = observed.parts?.includes(volume_name) ?? false;
    if ((observed.volumes[volume_name] ?? null) === null && !isPart) continue;
    result.push(removal(volume_name));
  }
  return [...result, ...leavingElsewhere(desired.others ?? [], observed)];
}

function foreignDomain(desired: ServerDesired, domain: DomainView): Difference {
  const message = `Domain ${domain.name} on host ${desired.host_name} has the id of this server but not Cairn's mark, so Cairn does not touch it. Undefine it there (virsh undefine ${domain.name}) if it is not needed.`;
  return difference('domain', 'marked by Cairn', 'without mark', 'none', [
    { do: 'refuse', reason: 'Conflict', message },
  ]);
}

function sameDisk(a: DomainDisk, b: DomainDisk): boolean {
  return (
    a.volume_name === b.volume_name &&
    a.format === b.format &&
    a.device === b.device &&
    a.read_only === b.read_only
  );
}

type Kernel = DomainView['kernel'];

function sameKernel(a: Kernel, b: Kernel): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.kernel_volume === b.kernel_volume &&
    a.ramdisk_volume === b.ramdisk_volume &&
    a.arguments === b.arguments
  );
}

function kernelWords(kernel: Kernel): string {
  if (kernel === null) return 'no kernel';
  return [kernel.kernel_volume, kernel.ramdisk_volume ?? '', kernel.arguments].filter(Boolean).join(' ');
}
