/** The digests that a content is known by: SHA-256 is its name here, the other two are what OpenStack's clients compare. */
export const CONTENT_DIGESTS = ['sha256', 'sha512', 'md5'] as const;

/** The name of a digest. */
export type DigestName = (typeof CONTENT_DIGESTS)[number];

/** Digests of one content, lower-case hexadecimal. */
export type Digests<Name extends DigestName = DigestName> = Readonly<Record<Name, string>>;

/**
 * Digests of a content that is still growing. Calls take effect in the order in which they are made, also without waiting. One that throws (internal: the
 * thread went) leaves it useless, so that the content must be read again.
 */
export type RunningDigests<Name extends DigestName = DigestName> = {
  /** Pure. How many bytes it has seen. */
  readonly bytes: () => number;
  /** Effect: takes the next bytes. Their memory may be used again when this resolves; shared memory is not copied. */
  readonly update: (bytes: Uint8Array) => Promise<void>;
  /** Effect: takes a part of a file, read where it is digested. Throws internal when the file is shorter, and what the file system throws. */
  readonly updateFromFile: (path: string, offset_bytes: number, length_bytes: number) => Promise<void>;
  /** Effect: remembers this place; rewind goes back to it. */
  readonly mark: () => void;
  readonly rewind: () => void;
  /** Effect: the digests of what it has seen; it can go on afterwards. */
  readonly digests: () => Promise<Digests<Name>>;
  /** Effect: gives back what it holds. */
  readonly close: () => void;
};

/** Digests computed beside the event loop. */
export type Hashing = {
  /** Effect: begins the digests of one content; close them when they are no longer wanted. */
  readonly start: <Name extends DigestName>(names: readonly Name[]) => RunningDigests<Name>;
};
