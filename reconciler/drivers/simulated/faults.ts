/** One call of a port on its way to a simulated host. */
export type SimulatedCall = {
  /** Name of the host; 'images' for the image store. */
  readonly host: string;
  /** Port and method, for example hypervisor.define. */
  readonly method: string;
  /** Counts all calls of the world, from 1. */
  readonly number: number;
};

/** What goes wrong, and how often. Probabilities are from 0 to 1 and drawn from the world's seed. */
export type Faults = {
  /** The call fails and has done nothing. */
  readonly fail: number;
  /** The call has done its work and fails all the same. */
  readonly lose_reply: number;
  /** Each call takes from the first to the second number of milliseconds, by the world's clock. */
  readonly delay_ms: readonly [number, number];
  /** Which calls may suffer faults. */
  readonly applies: (call: SimulatedCall) => boolean;
  /** Effect: called before each call; what it throws the caller gets, and a promise that never resolves is a crash of the caller. */
  readonly before: (call: SimulatedCall) => void | Promise<void>;
  /** Effect: the same after the call has done its work. */
  readonly after: (call: SimulatedCall) => void | Promise<void>;
};

/** The world without faults. */
export const NO_FAULTS: Faults = {
  fail: 0,
  lose_reply: 0,
  delay_ms: [0, 0],
  applies: () => true,
  before: () => undefined,
  after: () => undefined,
};
