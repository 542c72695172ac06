/** What an image's bytes are known by. */
export type ContentIdentity = { readonly sha256: string; readonly size_bytes: number };

/**
 * Whose content bytes are. An operation that brought bytes into a store by itself (fetched, captured, derived them) says so here; bytes
 * that a caller sent are recorded by the API. Idempotent.
 */
export type Contents = {
  /** The bytes are the image's content from now on. Throws not_found when there is no such image any more, conflict when it has other content. */
  readonly record: (image_id: string, content: ContentIdentity) => Promise<void>;
};
