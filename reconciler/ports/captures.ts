/** A copy of a server's disk on its host, on its way to become an image. */
export type CaptureView = {
  readonly name: string;
  /** Whether all of it is there. One that is not is finished by the next `take` or removed; it must not be read. */
  readonly complete: boolean;
  /** Bytes of the file, which is a qcow2 without backing. */
  readonly size_bytes: number;
};

/** Whose disk is copied. */
export type CaptureSource = {
  readonly server_id: string;
  /** Volume of the disk in Cairn's pool. */
  readonly volume_name: string;
};

/** Effect: told how far a copy is, in bytes of the disk as the guest sees it. */
export type CaptureProgress = (done_bytes: number, total_bytes: number) => void;

/**
 * Copies of disks as they are at one moment, made on the host without stopping the guest and without a trace in its definition. Same
 * errors as Hypervisor. Every method may be cut off anywhere and called again: what it left is found, finished or removed.
 */
export type Captures = {
  /** Null when there is nothing of that name. */
  readonly get: (host_id: string, name: string, signal: AbortSignal) => Promise<CaptureView | null>;
  /**
   * Copies the disk into a volume of that name, and ends when all of it is there; nothing to do when it is. Of a running guest: the
   * contents at the moment the copy begins, with its file systems frozen for that moment when its guest agent answers within seconds;
   * an agent that does not answer, or no agent, only means that the copy is what a power cut would leave. File systems are thawed
   * whatever happens, also those that an earlier call left frozen. Cut off, the copy goes on by itself and the next call waits for it.
   * Throws conflict while another copy of the same guest is made, when the guest stops meanwhile, and when the server is not there;
   * unavailable when the host's disk has no room.
   */
  readonly take: (
    host_id: string,
    name: string,
    source: CaptureSource,
    progress: CaptureProgress,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Ends a copy that is being made, thaws what was frozen for it, and removes the volume. Nothing to do when there is none. */
  readonly remove: (host_id: string, name: string, server_id: string, signal: AbortSignal) => Promise<void>;
};
