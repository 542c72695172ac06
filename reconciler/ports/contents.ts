/** What an image's bytes are known by. */
export type ContentIdentity = { readonly sha256: string; readonly size_bytes: number };

/** How content that the service itself brings is coming. */
export type Arrival = {
  /** Which version of the source the bytes are of that wait as the image's upload; null while nobody can say. */
  readonly version: string | null;
  /** How many bytes there will be; null while nobody can say. */
  readonly total_bytes: number | null;
  /** Why there will never be any: what is wrong, and what to do. Null while there is hope. */
  readonly refusal: string | null;
};

/** An image of which nothing has come. */
export const NO_ARRIVAL: Arrival = { version: null, total_bytes: null, refusal: null };

/**
 * Whose content bytes are, and how it comes. An operation that brought bytes into a store by itself (fetched, captured, derived them) says so
 * here; bytes that a caller sent are recorded by the API. All are idempotent; what is written of an image goes with it.
 */
export type Contents = {
  /**
   * That many bytes are about to become the image's content: takes room for them of its project's quota, before they move as soon as their number
   * is known, else while they arrive with what there is so far. Throws quota_exceeded, not_found when there is no such image any more.
   */
  readonly reserve: (image_id: string, size_bytes: number) => Promise<void>;
  /**
   * The bytes are the image's content from now on. Throws not_found when there is no such image any more, conflict when it has other content,
   * quota_exceeded when they are more than was reserved and there is no room.
   */
  readonly record: (image_id: string, content: ContentIdentity) => Promise<void>;
  /**
   * What another image has is this one's content too from now on, in one moment: the other cannot take its bytes along when it goes. Gives
   * what that is; null when the other is gone, is going, or has none. Throws as `record` does.
   */
  readonly share: (image_id: string, from_image_id: string) => Promise<ContentIdentity | null>;
  readonly arrival: (image_id: string) => Promise<Arrival>;
  /** Nothing to do when the image is gone. */
  readonly noteArrival: (image_id: string, arrival: Arrival) => Promise<void>;
  /** What these bytes became when they were converted for hosts; null when they were not. */
  readonly conversion: (source_sha256: string, source_format: string) => Promise<ContentIdentity | null>;
  readonly noteConversion: (
    source_sha256: string,
    source_format: string,
    made: ContentIdentity,
  ) => Promise<void>;
  /**
   * An image that is being deleted gives its bytes up: what they became for hosts is forgotten. Gives the digests of what may be removed from
   * the stores: of the bytes and of what they became, as far as no living image has or promises them and nothing else becomes them.
   */
  readonly release: (sha256: string) => Promise<readonly string[]>;
};
