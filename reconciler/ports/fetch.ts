/** Where a fetch goes on: bytes that are there already, and the version of the file that they are of (null: none can be told). */
export type FetchFrom = { readonly offset_bytes: number; readonly version: string | null };

/** A file behind a URL, from `offset_bytes` on. Close it, whether the content was read or not. */
export type FetchedFile = {
  /** Where the content begins: as asked, or 0 when the file has changed or its server gives only whole files. */
  readonly offset_bytes: number;
  /** Size of the whole file; null when the server does not say. */
  readonly total_bytes: number | null;
  /** What its server calls this version of the file; null when it gives no name by which a fetch could safely go on. */
  readonly version: string | null;
  readonly content: AsyncIterable<Uint8Array>;
  /** Effect: ends the connection. */
  readonly close: () => void;
};

/**
 * Files behind URLs that users name. Everything about the URL, each redirect and the address that is connected to is checked against the
 * service's settings. `open` and the content throw CairnError: invalid_input (this URL will not give an image: says why and what to do),
 * unavailable (a later try may help; what was read is good, go on from there), timeout (nothing came for too long).
 */
export type Fetch = {
  readonly open: (url: string, from: FetchFrom, signal: AbortSignal) => Promise<FetchedFile>;
};
