/** A volume in Cairn's pool on a host. */
export type VolumeView = {
  readonly name: string;
  readonly format: string;
  /** Size that a guest sees. */
  readonly capacity_bytes: number;
  /** Bytes on disk. */
  readonly allocation_bytes: number;
  /** Name of the backing volume in the same pool, null when there is none. */
  readonly backing_name: string | null;
};

/**
 * Bytes on hosts: one directory pool per host, made on first use. Same errors and idempotence as Hypervisor; a full disk is
 * `unavailable`, marked `disk_full`, with a message that says which host and how to make room. Names start with 'cairn-'; others are never touched.
 */
export type Volumes = {
  /** Null when there is no such volume. */
  readonly get: (host_id: string, name: string, signal: AbortSignal) => Promise<VolumeView | null>;
  readonly list: (host_id: string, signal: AbortSignal) => Promise<readonly VolumeView[]>;
  /** Creates a qcow2 overlay of backing_name (format backing_format); capacity 0 takes the backing's. Nothing to do when it exists. */
  readonly createOverlay: (
    host_id: string,
    name: string,
    backing_name: string,
    backing_format: 'raw' | 'qcow2',
    capacity_bytes: number,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Creates an empty qcow2 volume. Nothing to do when it exists. */
  readonly createEmpty: (
    host_id: string,
    name: string,
    capacity_bytes: number,
    signal: AbortSignal,
  ) => Promise<void>;
  /**
   * Writes exactly size_bytes from the stream into a new volume (as raw bytes; the pool then tells the real format).
   * The volume appears under its final name only when all bytes are there and the size is right; a failed upload leaves nothing.
   * Replaces a volume of the same name when `replace` is true, else nothing to do when it exists.
   */
  readonly upload: (
    host_id: string,
    name: string,
    size_bytes: number,
    content: AsyncIterable<Uint8Array>,
    replace: boolean,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Up to limit_bytes from offset_bytes, shorter at the end; empty when the volume is absent. */
  readonly read: (
    host_id: string,
    name: string,
    offset_bytes: number,
    limit_bytes: number,
    signal: AbortSignal,
  ) => Promise<Uint8Array>;
  /** The volume's bytes from offset_bytes, at most limit_bytes, as they arrive; not_found when it is absent. Leaving the loop ends the transfer. */
  readonly stream: (
    host_id: string,
    name: string,
    offset_bytes: number,
    limit_bytes: number,
    signal: AbortSignal,
  ) => AsyncIterable<Uint8Array>;
  /** Grows a volume that no running guest uses. */
  readonly resize: (
    host_id: string,
    name: string,
    capacity_bytes: number,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Nothing to do when absent. */
  readonly remove: (host_id: string, name: string, signal: AbortSignal) => Promise<void>;
  /** Absolute path of a volume on the host. */
  readonly path: (host_id: string, name: string) => Promise<string>;
  /** Whether the host knows Cairn's pool; does not make it. */
  readonly isPrepared: (host_id: string, signal: AbortSignal) => Promise<boolean>;
  /** Makes the host forget Cairn's pool; the directory and what is in it stay. Nothing to do when there is none. */
  readonly release: (host_id: string, signal: AbortSignal) => Promise<void>;
};
