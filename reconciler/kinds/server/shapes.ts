import type { ServerSpec } from '../../../schemas/generated/types.ts';
import type { DomainDefinition, DomainView } from '../../ports/hypervisor.ts';
import type { BudgetHold } from '../../model/disruption.ts';
import type { HostParts } from '../../model/host-parts.ts';
import type { Pinning, PinningWish } from '../../model/pinning.ts';
import type { VolumeView } from '../../ports/volumes.ts';
import type { ServerHardware } from './hardware/hardware-of.ts';

/** A NIC as decided: it keeps its MAC for life and its address as long as its subnet and the spec allow. */
export type NicChoice = { readonly mac: string; readonly address: string; readonly subnet_id: string };

/** What the config drive says, frozen when the server is first resolved: cloud-init reads it once, at first boot. */
export type SeedChoice = {
  readonly hostname: string;
  readonly metadata: { readonly [key: string]: string };
  /** MAC by name of NIC. */
  readonly macs: { readonly [nic_name: string]: string };
};

/** Which of the root (or rescue) disks that a server has had is its own now, and what it is made from. */
export type RootChoice = {
  /** Counts the disks; part of the volume's name. */
  readonly serial: number;
  /** Image that the disk starts from; null for an empty one. */
  readonly image_id: string | null;
  /** Disks of before that something may be left of; their images stay claimed as long. */
  readonly older: readonly { readonly serial: number; readonly image_id: string | null }[];
  /** Set on shared storage once the disk was seen: where it is missing then, the storage is not mounted, or somebody lost it. */
  readonly is_made?: true;
};

/** The hardware of a server, and the flavor for which it was chosen. */
export type HardwareChoice = {
  readonly flavor_id: string;
  /** Left out by a server of before hardware was chosen: it keeps what it has, and nobody compares it. */
  readonly chosen?: ServerHardware;
};

/** What a guest is tied to on its host, and the wishes for which that was chosen. */
export type PinningChoice = Pinning & { readonly wish: PinningWish };

/** Everything decided once and stored. */
export type ServerChoices = {
  readonly host_id: string;
  /** Zone that was asked for when the host was chosen; left out for any. */
  readonly availability_zone?: string;
  readonly placement: string;
  /** Name of the shared storage that its root disk, config drive and console log are on, for life; absent: its host's own pool. */
  readonly storage?: string;
  readonly accelerator: 'kvm' | 'tcg';
  readonly instance_name: string;
  /** Left out by those of before the first rebuild: the first disk, of the spec's image. */
  readonly root?: RootChoice;
  /** Left out by those that were never rescued. */
  readonly rescue?: RootChoice;
  /** Size of the root disk; grows with the flavor, never shrinks; 0 without root disk. */
  readonly root_capacity_bytes: number;
  readonly nics: { readonly [nic_name: string]: NicChoice };
  readonly seed: SeedChoice;
  /** Left out by those of before hardware was chosen. */
  readonly hardware?: HardwareChoice;
  /** Left out for a guest that is tied to nothing. */
  readonly pinning?: PinningChoice;
  /** Whether the guest ever had UEFI, whose variables are in a file of their own. */
  readonly has_nvram?: true;
  /** Where the server comes from, until nothing of it is left there. */
  readonly moving_from?: {
    readonly host_id: string;
    readonly kind: MoveKind;
    /** What it is tied to there. */
    readonly pinning?: PinningChoice;
  };
  /** Hosts on which the server could not be made, until they were seen without anything of it. */
  readonly tried_on?: readonly string[];
  /** Set when the guest ran before the server was as asked for the first time: from then on it stays where its disk is. */
  readonly has_run?: true;
  /** Fenced hosts that the server was taken from, until they were seen without anything of it. */
  readonly abandoned_on?: readonly string[];
  /** Copy of each image that the server is made from, by image id: kept once it is known, whatever becomes of the image. */
  readonly images?: { readonly [image_id: string]: ImageVolume };
};

/** How a server moves: with its guest running, or stopped meanwhile. */
export type MoveKind = 'live' | 'cold';

/** Why a server is still on a host that is to become empty, in a word and for people. */
export type Departure = { readonly reason: DepartureReason; readonly message: string };

/** Moving: it is on its way; WaitingForTurn, WaitingForBudget, Changing and Unschedulable end by themselves; the others need a person. */
export type DepartureReason =
  | 'Moving'
  | 'WaitingForTurn'
  | 'WaitingForBudget'
  | 'Unschedulable'
  | 'Changing'
  | 'NeverMoves'
  | 'Pinned'
  | 'HostDown';

/** Another host than the server's, on which something of it is, or may be. */
export type OtherHost = { readonly host_id: string; readonly host_name: string };

/** What there is of a server on such a host. Volumes by name, null when absent. */
export type Remains = {
  readonly domain: DomainView | null;
  readonly volumes: { readonly [volume_name: string]: VolumeView | null };
  /** Names of volumes of which only a part is there. */
  readonly parts: readonly string[];
};

/** The copy of an image on the server's host. */
export type ImageVolume = { readonly volume_name: string; readonly format: 'raw' | 'qcow2' };

/** Everything that the config drive is written from. */
export type SeedInputs = SeedChoice & {
  readonly server_id: string;
  readonly project_id: string;
  readonly public_key: string | null;
  readonly keypair_name: string | null;
  readonly user_data: string | null;
  /** Set when user_data is the secret user_data_wo, which is put in when the drive is written. */
  readonly has_secret_user_data?: true;
};

/** Something that another object must have ready on the host, and whether it has by that object's last observation. */
export type Prerequisite = {
  readonly id: string;
  /** In words, for example: image debian on host kvm1. */
  readonly what: string;
  readonly ready: boolean;
  /** What stops it, as its own condition says; null when it is ready or on its way. */
  readonly problem: string | null;
};

/** A disk to be made: an overlay of an image's copy, or an empty one. */
export type DiskPlan = {
  readonly volume_name: string;
  /** At least; an image may be larger. */
  readonly capacity_bytes: number;
  readonly backing: { readonly volume_name: string; readonly format: 'raw' | 'qcow2' } | null;
};

/** A server that has a place. */
export type PlacedServer = {
  readonly server_id: string;
  readonly deleting: false;
  readonly host_id: string;
  readonly host_name: string;
  readonly power_state: ServerSpec['power_state'];
  readonly domain: DomainDefinition;
  /** Root disk; null when the server boots a kernel and its flavor has no disk. */
  readonly root: DiskPlan | null;
  /** Disk that the server boots from while it is rescued. */
  readonly rescue?: { readonly disk: DiskPlan; readonly image: Prerequisite };
  /** The shared storage that its volumes are on; absent: its host's own pool. */
  readonly storage?: string;
  /** Whether the root disk was seen on the shared storage before, so that it is never made anew in silence. */
  readonly root_is_made?: true;
  /** Set when the spec names another image than the root disk's, which is not made anew yet. */
  readonly waits_for_disk?: true;
  /** Set when the spec names another zone, to which it does not move yet. */
  readonly waits_for_zone?: true;
  /** Volumes of root disks of before, which go when the domain has the new one. */
  readonly older_volumes?: readonly string[];
  /** File with the guest's UEFI variables; absent for one that never had UEFI. */
  readonly nvram_volume_name?: string;
  readonly seed_volume_name: string;
  readonly seed: SeedInputs;
  /** Whether it is known which copies kernel and ramdisk are: before that no domain can be defined. */
  readonly boot_known: boolean;
  /** Copy of the disk image on the host; null without one. */
  readonly root_image: Prerequisite | null;
  /** Copies of kernel and ramdisk on the host. */
  readonly boot_images: readonly Prerequisite[];
  /** Active libvirt network of each NIC's subnet, by name of NIC. */
  readonly networks: { readonly [nic_name: string]: Prerequisite };
  /** DHCP reservation of each NIC, by name of NIC. */
  readonly reservations: { readonly [nic_name: string]: Prerequisite };
  /** Where the server comes from; absent when it is on no way. */
  readonly moving?: OtherHost & { readonly kind: MoveKind };
  /** Set on a host that is to become empty: what keeps it there, or that it leaves. */
  readonly departure?: Departure;
  /** Set while the spec wants it elsewhere and too many others are unavailable. */
  readonly hold?: BudgetHold;
  /** Fenced hosts that it was taken from, on which something of it may be. */
  readonly abandoned?: readonly OtherHost[];
  /** Hosts on which it could not be made: nothing of it may be left there before it is made elsewhere. */
  readonly tried?: readonly OtherHost[];
};

/** A server of which nothing may be left. */
export type LeavingServer = {
  readonly server_id: string;
  readonly deleting: true;
  /** Null when it was never placed: then nothing was ever made. */
  readonly host_id: string | null;
  readonly host_name: string;
  readonly volume_names: readonly string[];
  /** The shared storage that its volumes are on: then nothing but its domain is on other hosts. */
  readonly storage?: string;
  /** Other hosts on which something of it may be left. */
  readonly others?: readonly OtherHost[];
  /** Dead hosts, which remove what is left there themselves when they answer again: nobody waits for them. */
  readonly left_on?: readonly string[];
};

/** What should be. */
export type ServerDesired = PlacedServer | LeavingServer;

/** What is there. Volumes by name, null when absent. */
export type ServerObserved = {
  /** The host that was looked at. */
  readonly host_id?: string;
  readonly domain: DomainView | null;
  readonly volumes: { readonly [volume_name: string]: VolumeView | null };
  /** Of a server that is being deleted or moved: names of volumes of which only a part is there. */
  readonly parts?: readonly string[];
  /** The same on other hosts, while the server has to do with some. */
  readonly elsewhere?: HostParts<Remains>;
};
