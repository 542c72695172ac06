import type { GuestTies } from '../model/hardware.ts';

/** Effect: told how far a move is, in bytes; total null: nobody knows. */
export type MoveProgress = (done_bytes: number, total_bytes: number | null) => void;

/** A volume on its way between the pools of two hosts. */
export type VolumeMove = {
  readonly from_host_id: string;
  readonly host_id: string;
  readonly volume_name: string;
};

/** A running guest on its way to another host. */
export type GuestMove = {
  readonly from_host_id: string;
  readonly host_id: string;
  readonly server_id: string;
  /** Name of the domain. */
  readonly name: string;
  /** Its own disk, which goes along; null when it has none. */
  readonly root: {
    readonly volume_name: string;
    /** The disk's name in the domain, for example vda. */
    readonly target: string;
    /** What it is made from, which is on both hosts. */
    readonly backing: { readonly volume_name: string; readonly format: 'raw' | 'qcow2' } | null;
  } | null;
  /** CPUs and NUMA cells of the new host that it is to be on from the moment it arrives; left out when it is on none on either host. */
  readonly ties?: GuestTies;
  /** When its volumes are on storage that both hosts share: one that nobody writes to and that both must see. Its disk is not in `root` then. */
  readonly shared_volume: string | null;
};

/**
 * What servers are moved with between hosts. Hosts need no way to log in to each other. Same errors as Hypervisor; every method may be cut
 * off anywhere and called again.
 */
export type Moves = {
  /** Which of these volumes are on the host in part only. */
  readonly parts: (
    host_id: string,
    volume_names: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly string[]>;
  /**
   * Makes the volume on `host_id` be what it is on `from_host_id`, file for file and read again to be sure, replacing what is there of
   * that name. It appears there only when all of it is. Nothing to do when the first host has none. The bytes pass through this process, as
   * fast as the slower of both. Throws conflict when what arrived is not what was read.
   */
  readonly copyVolume: (move: VolumeMove, progress: MoveProgress, signal: AbortSignal) => Promise<void>;
  /**
   * Moves a running guest: it goes on running, and when this returns, it runs on the new host, where its definition is stored, and the old
   * host has no domain of it. What it is defined with besides its root disk must be on the new host. Ends first what an earlier call that
   * was cut off left. While it lasts, the disk on the new host is a part (`parts`); cut off after the guest arrived, `settle` is left to
   * do. When the signal aborts, or the new host refuses, the guest runs on where it was. Throws conflict when it does not run there.
   */
  readonly migrate: (move: GuestMove, progress: MoveProgress, signal: AbortSignal) => Promise<void>;
  /** Notes that a volume is whole, although it was noted as a part. Nothing to do when it was not. */
  readonly settle: (host_id: string, volume_name: string, signal: AbortSignal) => Promise<void>;
};
