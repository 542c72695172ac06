/** One connection of a session: opened when first needed, opened again when needed after a loss. */
import type { Clock } from './clock.ts';
import { CLIENT_ERROR, clientError, hasCode } from './errors.ts';
import type { RpcConnection } from './connection.ts';
import type { OpenedConnection } from './handshake.ts';

/** How long a daemon gets to answer a polite goodbye. */
const GOODBYE_MS = 1000;

/**
 * Effect: says goodbye and closes. A daemon whose client just vanishes writes an error to its log. Never throws.
 * Calls under way fail.
 */
export async function closePolitely(connection: RpcConnection, clock: Clock): Promise<void> {
  if (connection.failure !== null) return;
  let cancelTimer = (): void => {};
  const late = new Promise<void>((resolve) => (cancelTimer = clock.after(GOODBYE_MS, resolve)));
  const goodbye = connection.call('connect_close').then(() => connection.closed);
  await Promise.race([goodbye, late]).catch(() => {});
  cancelTimer();
  connection.close();
}

/** A lane: at most one open connection. */
export type Lane = {
  /** The open connection, opening it if there is none. All callers share one attempt. */
  readonly get: () => Promise<OpenedConnection>;
  /** The open connection, or null. Opens nothing. */
  readonly current: () => OpenedConnection | null;
  readonly close: () => Promise<void>;
};

/**
 * Effect: a lane. `open` opens a connection or throws; `onLost` is told when an open connection is lost, not when it is
 * closed by this side. With `idle_close_ms` a connection unused for so long is closed.
 */
export function createLane(
  open: () => Promise<OpenedConnection>,
  onLost: () => void,
  clock: Clock,
  idle_close_ms: number | null,
): Lane {
  let opened: OpenedConnection | null = null;
  let opening: Promise<OpenedConnection> | null = null;
  let closed = false;
  let used_at = 0;
  let cancelIdleTimer = (): void => {};

  function watchIdle(delay_ms: number, idle_ms: number): void {
    cancelIdleTimer = clock.after(delay_ms, () => {
      if (opened === null) return;
      const { connection } = opened;
      const idle = connection.in_flight + connection.queued + connection.open_streams === 0;
      const left_ms = used_at + idle_ms - clock.now();
      if (!idle || left_ms > 0) return watchIdle(idle ? left_ms : idle_ms, idle_ms);
      opened = null;
      void closePolitely(connection, clock);
    });
  }

  async function untilOver(fresh: OpenedConnection): Promise<void> {
    const reason = await fresh.connection.closed;
    if (opened !== fresh) return;
    opened = null;
    cancelIdleTimer();
    if (!hasCode(reason, CLIENT_ERROR.closed)) onLost();
  }

  async function openNow(): Promise<OpenedConnection> {
    const fresh = await open();
    if (closed) {
      fresh.connection.close();
      throw clientError('closed', `the session with ${fresh.connection.peer} was closed`);
    }
    opened = fresh;
    void untilOver(fresh);
    if (idle_close_ms !== null) watchIdle(idle_close_ms, idle_close_ms);
    return fresh;
  }

  return {
    async get() {
      if (closed) throw clientError('closed', 'the session was closed');
      used_at = clock.now();
      if (opened !== null && opened.connection.failure === null) return opened;
      opening ??= openNow().finally(() => (opening = null));
      return opening;
    },
    current: () => opened,
    async close() {
      closed = true;
      cancelIdleTimer();
      const last = opened;
      opened = null;
      if (last !== null) await closePolitely(last.connection, clock);
    },
  };
}
