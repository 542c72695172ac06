/** What a transfer is about: bytes on their way to, from or within the service. */
export type TransferStart = {
  /** The object whose bytes they are. */
  readonly resource_id: string;
  /** Host that gets or gives them; null when no host is involved. */
  readonly host_id: string | null;
  /** What is done with them: upload, or the verb of an operation, such as fetch, convert, distribute or capture. */
  readonly activity: string;
};

/** A transfer that was begun. Calls cost nothing: what they say is written down once a second. */
export type RunningTransfer = {
  /** Effect: notes how many bytes of how many have moved; total null while nobody knows. */
  readonly at: (done_bytes: number, total_bytes: number | null) => void;
  /** Effect: nothing moves any more. */
  readonly end: () => void;
};

/** Where all transfers of a process are noted, so that people can see how far they are. */
export type Transfers = {
  /** Effect: begins to note one; it is seen once `at` was called and it lasted a second. */
  readonly begin: (start: TransferStart) => RunningTransfer;
};

/** Pure. Seconds until a transfer ends at this rate; null when that cannot be said. */
export function etaSeconds(
  done_bytes: number,
  total_bytes: number | null,
  rate_bytes_per_second: number | null,
): number | null {
  if (total_bytes === null || rate_bytes_per_second === null || rate_bytes_per_second <= 0) return null;
  return Math.max(0, Math.ceil((total_bytes - done_bytes) / rate_bytes_per_second));
}

/**
 * Pure. The rate after another second or so: what was moved lately counts more than what was moved before. `previous` null takes what was
 * seen now.
 */
export function smoothedRate(previous: number | null, moved_bytes: number, elapsed_ms: number): number {
  const now = (moved_bytes * 1000) / Math.max(1, elapsed_ms);
  if (previous === null) return now;
  // A time constant of three seconds: quiet enough to read, quick enough to believe.
  const weight = 1 - Math.exp(-elapsed_ms / 3000);
  return previous + weight * (now - previous);
}
