/** Time as an argument: the real clock in production, a simulated one in tests. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  readonly nowMs: () => number;
  /** Effect: resolves after that many milliseconds, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** Chance as an argument. */
export type Random = {
  /** A number from 0 (included) to 1 (excluded). */
  readonly next: () => number;
};
