/** Opens connections to one host: through a gate, within a time, and not again too soon after a failure. */
import { createBackOff } from './back-off.ts';
import type { BackOffOptions } from './back-off.ts';
import { createGate, systemClock } from './clock.ts';
import type { Clock, Gate } from './clock.ts';
import type { ConnectionOptions } from './connection.ts';
import { LibvirtError, clientError } from './errors.ts';
import { openConnection } from './handshake.ts';
import type { OpenedConnection } from './handshake.ts';
import type { KeepaliveOptions } from './keepalive.ts';
import type { Dialer } from './transport.ts';

/** How to reach a host, and how patient to be. */
export type OpenerOptions = {
  readonly dial: Dialer;
  /** What the daemon opens, for example `qemu:///system`. */
  readonly remote_name: string;
  readonly clock?: Clock;
  /** 0 to 1; spreads reconnecting hosts over time. */
  readonly random?: () => number;
  /** Limits attempts that begin at once over many sessions; share one gate among them. */
  readonly dial_gate?: Gate;
  readonly connection?: Omit<ConnectionOptions, 'clock'>;
  readonly keepalive?: KeepaliveOptions | null;
  /** For dialling, and for each step of the handshake. */
  readonly connect_timeout_ms?: number;
  readonly back_off?: BackOffOptions;
};

/**
 * What a connection is for: calls of many, or one transfer. A transfer's connection may be paused by a slow reader, so the
 * daemon is not asked to ping on it.
 */
export type ConnectionUse = 'shared' | 'transfer';

/** Opens connections to one host. */
export type Opener = {
  /** A fresh connection with its driver open. Throws LibvirtError (`not_sent`). */
  readonly open: (use: ConnectionUse) => Promise<OpenedConnection>;
  /** Milliseconds until the next attempt may start; 0 when it may now. */
  readonly wait_ms: () => number;
};

const DEFAULT_KEEPALIVE: KeepaliveOptions = { interval_ms: 5000, count: 3 };
/**
 * Transfers have idle times of their own, and a daemon that writes a large upload out answers late; so their pings only
 * look for hosts that are gone.
 */
const TRANSFER_KEEPALIVE: KeepaliveOptions = { interval_ms: 30_000, count: 4 };
const DEFAULT_BACK_OFF: BackOffOptions = { first_ms: 1000, max_ms: 60_000 };
const DEFAULT_CONNECT_TIMEOUT_MS = 20_000;

/** How long one attempt may hold its place in the gate: hosts that do not answer must not keep the others waiting. */
const GATE_HOLD_MS = 2000;

async function throughGate<T>(gate: Gate, clock: Clock, task: () => Promise<T>): Promise<T> {
  let begun: Promise<T> | null = null;
  await gate(async () => {
    begun = task();
    let cancelTimer = (): void => {};
    const held = new Promise<void>((resolve) => (cancelTimer = clock.after(GATE_HOLD_MS, resolve)));
    await Promise.race([begun, held]).catch(() => {});
    cancelTimer();
  });
  if (begun === null) throw clientError('connect_failed', 'the gate let nothing through');
  return begun;
}

/** Effect: an opener that has not opened anything. */
export function createOpener(options: OpenerOptions): Opener {
  const clock = options.clock ?? systemClock;
  const gate = options.dial_gate ?? createGate(10);
  const backOff = createBackOff(options.back_off ?? DEFAULT_BACK_OFF, clock, options.random ?? Math.random);
  const timeout_ms = options.connect_timeout_ms ?? DEFAULT_CONNECT_TIMEOUT_MS;
  const shared_keepalive = options.keepalive === undefined ? DEFAULT_KEEPALIVE : options.keepalive;

  async function dialAndOpen(use: ConnectionUse): Promise<OpenedConnection> {
    const controller = new AbortController();
    const late = clientError('connect_failed', `no connection within ${timeout_ms} ms`);
    const cancelTimer = clock.after(timeout_ms, () => controller.abort(late));
    try {
      const transport = await options.dial(controller.signal);
      return await openConnection(transport, {
        remote_name: options.remote_name,
        connection: { ...options.connection, clock },
        keepalive: use === 'shared' ? shared_keepalive : TRANSFER_KEEPALIVE,
        let_server_ping: use === 'shared',
        timeout_ms,
      });
    } finally {
      cancelTimer();
    }
  }

  return {
    wait_ms: backOff.wait_ms,
    async open(use) {
      backOff.check();
      try {
        const opened = await throughGate(gate, clock, () => dialAndOpen(use));
        backOff.succeeded();
        return opened;
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        const error =
          cause instanceof LibvirtError ? cause : clientError('connect_failed', message, { cause });
        backOff.failed(error);
        throw error;
      }
    },
  };
}
