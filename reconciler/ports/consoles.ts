/** A line to a guest's console. Whoever opened it closes it. */
export type ConsoleChannel = {
  /** What comes from the guest. Throws CairnError: conflict when somebody else took the console or the guest stopped, unavailable when the line broke. */
  readonly output: AsyncIterable<Uint8Array>;
  /** Effect: sends bytes to the guest; resolves when there is room for more. Throws CairnError unavailable when it broke. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Effect: ends the channel. May be called again. */
  readonly close: () => void;
};

/**
 * Lines to consoles of running guests. Both throw CairnError: not_found when there is no such guest, conflict when it does not run,
 * unsupported when it has no such console, unavailable when the host cannot be reached.
 */
export type Consoles = {
  /** The first serial port. Whoever had it open loses it: a terminal has one reader. */
  readonly openSerial: (host_id: string, server_id: string, signal: AbortSignal) => Promise<ConsoleChannel>;
  /** The screen, in VNC's protocol (RFB). Source: RFC 6143. */
  readonly openScreen: (host_id: string, server_id: string, signal: AbortSignal) => Promise<ConsoleChannel>;
};
