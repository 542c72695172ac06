/** One object of a listing; `key` is without the store's prefix. */
export type Listed = {
  readonly key: string;
  readonly size_bytes: number;
  readonly etag: string;
  readonly written_ms: number;
};
