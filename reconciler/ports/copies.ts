/** A copy of some bytes in the pool of a host, and the image for which it is worked on. */
export type CopyAt = { readonly host_id: string; readonly sha256: string; readonly image_id: string };

/**
 * What is to be done with a copy: send it; remove it because the image leaves it (deleted, or its host is unregistered); or remove it
 * because nobody needs it now, though images have it as a cache.
 */
export type CopyPurpose = 'send' | 'leave' | 'evict';

/**
 * Whether a copy may be worked on: `mine`, and nobody else works on it until it is given back (`begun_removal`: somebody died while removing
 * it, so that it must be removed before anything else); `busy`: somebody else does; `needed`: it must not be removed.
 */
export type CopyTurn =
  | { readonly turn: 'mine'; readonly begun_removal: boolean }
  | { readonly turn: 'busy' }
  | { readonly turn: 'needed' };

/** A copy that a host has no room for. */
export type NeededRoom = {
  readonly host_id: string;
  /** What the whole copy takes. */
  readonly size_bytes: number;
  /** Room on the host's disk now; null when the host does not say. */
  readonly free_bytes: number | null;
};

/** One writer for each copy on a host, over all images that share it and all processes. */
export type Copies = {
  /** Takes the turn when it can be had now. Once a removal is mine nothing can begin to need the copy until it is given back. */
  readonly take: (copy: CopyAt, purpose: CopyPurpose) => Promise<CopyTurn>;
  /**
   * Gives the turn back and wakes the images that share the copy; after a removal also those that another copy is missing of there, which
   * may have waited for the room. Nothing to do when it is not mine.
   */
  readonly giveBack: (copy: CopyAt) => Promise<void>;
  /** Begins the removal of copies that the host gives up for room. Returns how many are being removed there now, by whomever. */
  readonly makeRoom: (need: NeededRoom) => Promise<number>;
};
