import type { ServerSpec } from '../../../schemas/generated/types.ts';
import type { OnHosts } from '../../model/host-parts.ts';
import { viewOn } from '../../model/host-parts.ts';
import type { Snapshot } from '../../model/kind.ts';
import {
  consoleVolumeName,
  networkName,
  nvramVolumeName,
  rescueVolumeName,
  rootVolumeName,
  seedVolumeName,
} from '../../model/names.ts';
import { isProgress } from '../../../schemas/progress.ts';
import { referenceTo } from '../../model/references.ts';
import type { Known } from '../../model/resource.ts';
import type { DomainDefinition, DomainDisk, DomainNic } from '../../ports/hypervisor.ts';
import type { NetworkView } from '../../ports/network.ts';
import type { VolumeView } from '../../ports/volumes.ts';
import { pinnedHardware } from './choose-pinning.ts';
import { olderVolumes } from './root-choice.ts';
import type {
  ImageVolume,
  NicChoice,
  OtherHost,
  PlacedServer,
  Prerequisite,
  SeedInputs,
  ServerChoices,
} from './shapes.ts';

/** Pure. The complete desired state of a server from its spec, what it refers to, and the choices made. */
export function placedServer(
  snapshot: Snapshot<ServerSpec>,
  choices: ServerChoices,
  host_name: string,
): PlacedServer {
  const { resource } = snapshot.self;
  const { spec } = resource;
  const at = { host_id: choices.host_id, host_name };
  const { storage } = choices;
  const boot_ids = [spec.kernel_id, spec.ramdisk_id].filter((id) => id !== undefined);
  return {
    server_id: resource.id,
    deleting: false,
    ...at,
    power_state: spec.power_state,
    domain: domainDefinition(snapshot, choices),
    root: rootDisk(snapshot, choices),
    ...(storage === undefined ? {} : { storage }),
    ...(choices.root?.is_made === true ? { root_is_made: true as const } : {}),
    ...rescueOf(snapshot, choices, at),
    older_volumes: [...olderVolumes(resource.id, choices), ...unusedRescue(spec, resource.id, choices)],
    ...(choices.has_nvram === true ? { nvram_volume_name: nvramVolumeName(resource.id) } : {}),
    seed_volume_name: seedVolumeName(resource.id, storage),
    seed: seedInputs(snapshot, choices),
    boot_known: boot_ids.every((id) => choices.images?.[id] !== undefined),
    ...(isDiskDue(spec, choices)
      ? { root_image: null, waits_for_disk: true as const }
      : { root_image: spec.image_id === undefined ? null : imageOn(snapshot, choices, spec.image_id, at) }),
    boot_images: [...new Set(boot_ids)].map((id) => imageOn(snapshot, choices, id, at)),
    networks: mapNics(choices, (nic) => networkOn(snapshot, nic, at)),
    reservations: mapNics(choices, (nic) => reservationOn(snapshot, nic, at)),
    ...movingOf(snapshot, choices),
  };
}

function movingOf(
  snapshot: Snapshot<ServerSpec>,
  { moving_from, abandoned_on, tried_on }: ServerChoices,
): Pick<PlacedServer, 'moving' | 'abandoned' | 'tried'> {
  const named = (host_id: string): OtherHost => {
    const host = snapshot.hosts.find((view) => view.resource.id === host_id);
    return { host_id, host_name: host?.resource.name ?? host_id };
  };
  return {
    ...(moving_from === undefined
      ? {}
      : { moving: { ...named(moving_from.host_id), kind: moving_from.kind } }),
    ...(abandoned_on === undefined ? {} : { abandoned: abandoned_on.map(named) }),
    ...(tried_on === undefined ? {} : { tried: tried_on.map(named) }),
  };
}

/** Whether a disk is to be made anew when what goes on with the server is over. */
function isDiskDue(spec: ServerSpec, { root, rescue }: ServerChoices): boolean {
  const is_root_due = root !== undefined && root.image_id !== (spec.image_id ?? null);
  return is_root_due || (rescue?.image_id ?? null) !== (spec.rescue_image_id ?? null);
}

type At = { readonly host_id: string; readonly host_name: string };

function domainDefinition(snapshot: Snapshot<ServerSpec>, choices: ServerChoices): DomainDefinition {
  const { id, name, generation, spec } = snapshot.self.resource;
  const flavor = referenceTo(snapshot.references, 'flavor', spec.flavor_id).resource.spec;
  const hardware = choices.hardware?.chosen;
  const host = snapshot.hosts.find((view) => view.resource.id === choices.host_id);
  const kernel =
    spec.kernel_id === undefined || isRescued(spec, choices)
      ? null
      : {
          kernel_volume: imageVolume(choices, spec.kernel_id).volume_name,
          ramdisk_volume:
            spec.ramdisk_id === undefined ? null : imageVolume(choices, spec.ramdisk_id).volume_name,
          arguments: spec.kernel_arguments ?? '',
        };
  return {
    id,
    generation,
    name: choices.instance_name,
    title: name,
    accelerator: choices.accelerator,
    vcpus: flavor.vcpus,
    memory_mib: flavor.memory_mib,
    disks: withTargets(id, choices, isRescued(spec, choices)),
    nics: Object.entries(choices.nics).map(([nic_name, nic]) => ({
      ...domainNic(snapshot, nic_name, nic),
      ...hardware?.nics,
    })),
    kernel,
    console_volume: consoleVolumeName(id, choices.storage),
    ...(hardware === undefined
      ? {}
      : { hardware: { ...hardware.guest, ...pinnedHardware(choices.pinning, host) } }),
  };
}

/** In the order in which the guest sees them: a rescued one boots from another disk and has its own as the second. */
function withTargets(id: string, choices: ServerChoices, rescued: boolean): readonly DomainDisk[] {
  const { root, rescue, root_capacity_bytes, hardware, storage } = choices;
  const { bus } = hardware?.chosen?.disks ?? {};
  const disk = { format: 'qcow2', device: 'disk', read_only: false, ...hardware?.chosen?.disks } as const;
  // No disk on these buses can be read-only.
  const seed_device = bus === 'sata' || bus === 'ide' ? 'cdrom' : 'disk';
  const disks: readonly Omit<DomainDisk, 'target'>[] = [
    ...(rescued ? [{ ...disk, volume_name: rescueVolumeName(id, rescue?.serial ?? 0, storage) }] : []),
    ...(root_capacity_bytes > 0
      ? [{ ...disk, volume_name: rootVolumeName(id, root?.serial ?? 0, storage) }]
      : []),
    {
      volume_name: seedVolumeName(id, storage),
      format: 'raw',
      device: seed_device,
      read_only: true,
      ...(bus === undefined ? {} : { bus }),
    },
  ];
  // The name of the first disk is kept free for those without one.
  const targets = root_capacity_bytes > 0 || rescued ? ['vda', 'vdb', 'vdc'] : ['vdb'];
  return disks.map((each, index) => ({ ...each, target: targets[index] ?? '' }));
}

/** Whether the server has the disk to rescue it that its spec asks for now: while it moves, another one waits. */
function isRescued(spec: ServerSpec, { rescue }: ServerChoices): boolean {
  return rescue !== undefined && rescue.image_id !== null && rescue.image_id === spec.rescue_image_id;
}

/** The disk to rescue it of a server that is on its way and not to be rescued any more. */
function unusedRescue(spec: ServerSpec, id: string, choices: ServerChoices): readonly string[] {
  const { rescue } = choices;
  const has = rescue !== undefined && rescue.image_id !== null;
  return has && !isRescued(spec, choices) ? [rescueVolumeName(id, rescue.serial, choices.storage)] : [];
}

function rescueOf(
  snapshot: Snapshot<ServerSpec>,
  choices: ServerChoices,
  at: At,
): Pick<PlacedServer, 'rescue'> {
  const { id, spec } = snapshot.self.resource;
  const { rescue_image_id: image_id } = spec;
  if (!isRescued(spec, choices) || image_id === undefined) return {};
  const volume_name = rescueVolumeName(id, choices.rescue?.serial ?? 0, choices.storage);
  const backing = imageVolume(choices, image_id);
  const disk = { volume_name, capacity_bytes: 0, backing };
  return { rescue: { disk, image: imageOn(snapshot, choices, image_id, at) } };
}

function domainNic(snapshot: Snapshot<ServerSpec>, name: string, nic: NicChoice): DomainNic {
  const subnet = referenceTo(snapshot.references, 'subnet', nic.subnet_id).resource;
  const network = referenceTo(snapshot.references, 'network', subnet.spec.network_id).resource;
  return { name, mac: nic.mac, network_name: networkName(nic.subnet_id), mtu: network.spec.mtu };
}

function rootDisk(snapshot: Snapshot<ServerSpec>, choices: ServerChoices): PlacedServer['root'] {
  if (choices.root_capacity_bytes === 0) return null;
  const { id, spec } = snapshot.self.resource;
  const volume = {
    volume_name: rootVolumeName(id, choices.root?.serial ?? 0, choices.storage),
    capacity_bytes: choices.root_capacity_bytes,
  };
  const image_id = choices.root === undefined ? (spec.image_id ?? null) : choices.root.image_id;
  return { ...volume, backing: image_id === null ? null : imageVolume(choices, image_id) };
}

/** Named by nothing while it is not known: then the image is not ready, and nothing is made from it. */
function imageVolume(choices: ServerChoices, image_id: string): ImageVolume {
  return choices.images?.[image_id] ?? { volume_name: '', format: 'raw' };
}

function seedInputs(snapshot: Snapshot<ServerSpec>, choices: ServerChoices): SeedInputs {
  const { id, spec } = snapshot.self.resource;
  const keypair =
    spec.keypair_id === undefined
      ? null
      : referenceTo(snapshot.references, 'keypair', spec.keypair_id).resource.spec;
  return {
    ...choices.seed,
    server_id: id,
    project_id: spec.project_id,
    public_key: keypair?.public_key ?? null,
    keypair_name: keypair?.name ?? null,
    user_data: spec.user_data ?? null,
    ...(spec.user_data_wo_version === undefined ? {} : { has_secret_user_data: true as const }),
  };
}

function standing(reference: Known<object>, ready: boolean): Pick<Prerequisite, 'ready' | 'problem'> {
  const condition = reference.conditions.find((one) => one.type === 'Ready');
  const stopped =
    !ready && condition !== undefined && condition.status !== 'True' && !isProgress(condition.reason);
  return { ready, problem: stopped ? condition.message : null };
}

function imageOn(snapshot: Snapshot<ServerSpec>, choices: ServerChoices, id: string, at: At): Prerequisite {
  const image = referenceTo(snapshot.references, 'image', id);
  const observed = image.observed as unknown as OnHosts<VolumeView> | null;
  return {
    id,
    what: `image ${image.resource.name} on host ${at.host_name}`,
    ...standing(image, choices.images?.[id] !== undefined && viewOn(observed, at.host_id) !== null),
  };
}

function networkOn(snapshot: Snapshot<ServerSpec>, nic: NicChoice, at: At): Prerequisite {
  const subnet = referenceTo(snapshot.references, 'subnet', nic.subnet_id);
  const view = viewOn(subnet.observed as unknown as OnHosts<NetworkView> | null, at.host_id);
  return {
    id: nic.subnet_id,
    what: `subnet ${subnet.resource.name} on host ${at.host_name}`,
    ...standing(subnet, view !== null && view.active && view.marked_generation !== null),
  };
}

function reservationOn(snapshot: Snapshot<ServerSpec>, nic: NicChoice, at: At): Prerequisite {
  const subnet = referenceTo(snapshot.references, 'subnet', nic.subnet_id);
  const view = viewOn(subnet.observed as unknown as OnHosts<NetworkView> | null, at.host_id);
  const ports = view?.ports ?? [];
  return {
    id: nic.subnet_id,
    what: `address ${nic.address} in the DHCP server of subnet ${subnet.resource.name} on host ${at.host_name}`,
    ...standing(
      subnet,
      ports.some((port) => port.mac === nic.mac && port.address === nic.address),
    ),
  };
}

function mapNics(
  choices: ServerChoices,
  make: (nic: NicChoice) => Prerequisite,
): { readonly [nic_name: string]: Prerequisite } {
  return Object.fromEntries(Object.entries(choices.nics).map(([name, nic]) => [name, make(nic)]));
}
