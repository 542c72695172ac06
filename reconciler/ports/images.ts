/** A finished blob. The digests that only Glance's API shows are null when a blob was stored before they were computed. */
export type BlobView = {
  readonly sha256: string;
  readonly size_bytes: number;
  readonly md5: string | null;
  readonly sha512: string | null;
};

/** A store's name, and what keeps its bytes. */
export type StoreView = {
  readonly name: string;
  readonly type: 'files' | 's3' | 'simulated';
  readonly is_default: boolean;
};

/** A finished blob, and when it was finished last, in milliseconds since 1970. */
export type StoredBlob = BlobView & { readonly written_ms: number };

/** An unfinished upload, and when it was written last, in milliseconds since 1970. */
export type StoredUpload = { readonly upload_id: string; readonly written_ms: number };

/**
 * Image bytes in one store, addressed by SHA-256. Partial uploads are kept until finished or discarded, so that
 * they can be resumed. Throws CairnError: unavailable (store full: says how many bytes are missing; old blobs stay usable), conflict
 * (offset is not where the upload stands), invalid_input (digest differs: says both).
 */
export type ImageStore = {
  /** Null when there is no finished blob. */
  readonly stat: (sha256: string) => Promise<BlobView | null>;
  /** How many bytes of this upload are safely stored; 0 when it is new. */
  readonly uploadOffset: (upload_id: string) => Promise<number>;
  /**
   * Appends at offset_bytes; resolves with the new offset. What arrived before a broken stream is kept; when the stream throws invalid_input, nothing of it
   * is: the upload stands where it stood. Never takes more than limit_bytes in total; Infinity where nobody knows how many will come.
   */
  readonly append: (
    upload_id: string,
    offset_bytes: number,
    limit_bytes: number,
    content: AsyncIterable<Uint8Array>,
  ) => Promise<number>;
  /** Reads part of an unfinished upload (for header inspection). */
  readonly readUpload: (upload_id: string, offset_bytes: number, length_bytes: number) => Promise<Uint8Array>;
  /** Checks the digest (null: takes what it is) and makes the upload a blob; a wrong digest discards it. Idempotent while the digest is given. */
  readonly finish: (upload_id: string, sha256: string | null) => Promise<BlobView>;
  /** Nothing to do when absent, or when it was written after `written_until_ms`. */
  readonly discard: (upload_id: string, written_until_ms?: number) => Promise<void>;
  /** Streams length_bytes from offset_bytes of a finished blob. */
  readonly read: (sha256: string, offset_bytes: number, length_bytes: number) => AsyncIterable<Uint8Array>;
  /** Nothing to do when absent, or when it was finished (again) after `written_until_ms`. */
  readonly remove: (sha256: string, written_until_ms?: number) => Promise<void>;
  readonly list: () => Promise<readonly StoredBlob[]>;
  /** Unfinished uploads. */
  readonly listUploads: () => Promise<readonly StoredUpload[]>;
};

/** Which blob goes from which store to which. What has arrived is kept as the upload `upload_id` of the store that it goes to. */
export type BlobCopy = {
  readonly sha256: string;
  readonly from: string;
  readonly to: string;
  readonly upload_id: string;
};

/**
 * All stores together: a blob is there when any store has it, reads come from the nearest, and removing takes it from all. Uploads
 * without a word of where go to the default store; `discard` forgets an upload wherever it is.
 */
export type Images = ImageStore & {
  readonly stores: readonly StoreView[];
  /** One store by its name; undefined is the default one. Throws invalid_input with the names that there are. */
  readonly in: (name: string | undefined) => ImageStore;
  /** Names of the stores that have the blob, in the order of `stores`. */
  readonly whereIs: (sha256: string) => Promise<readonly string[]>;
  /**
   * Copies a blob from one store to another; it is there whole, with its digest checked, or not at all. Goes on where an earlier attempt
   * ended, also one of another process; nothing is sent when it is there already. The blob stays where it was. Throws not_found,
   * unavailable, invalid_input (no such store; the bytes are not what they were), and the signal's reason.
   */
  readonly copyBlob: (
    copy: BlobCopy,
    progress: (done_bytes: number, total_bytes: number) => void,
    signal: AbortSignal,
  ) => Promise<BlobView>;
};
