/** Effect: told how far a move is, in bytes; total null: nobody knows. */
export type MoveProgress = (done_bytes: number, total_bytes: number | null) => void;

/** A volume on its way between the pools of two hosts. */
export type VolumeMove = {
  readonly from_host_id: string;
  readonly host_id: string;
  readonly volume_name: string;
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
};
