/** A fake libvirtd: speaks the real protocol on a unix socket, or in memory, over a fake host. */
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { duplexPair } from 'node:stream';
import type { Duplex } from 'node:stream';
import { clientError } from '../rpc/errors.ts';
import type { ProcedureName } from '../rpc/procedures.ts';
import type { Dialer } from '../rpc/transport.ts';
import { serveClient } from './client.ts';
import type { ServedClient } from './client.ts';
import { createFaults } from './faults.ts';
import type { FaultDecider, Faults } from './faults.ts';
import { createFakeHost } from './state.ts';
import type { FakeHost, FakeHostOptions } from './state.ts';

/** What to serve. */
export type FakeServerOptions = FakeHostOptions & {
  /** Listen here too; without it only `dial` reaches the host. */
  readonly socket_path?: string;
  /** Asked before the rules of `faults`. */
  readonly decide?: FaultDecider;
  readonly ping_interval_ms?: number;
};

/** A running fake libvirtd. */
export type FakeServer = {
  readonly host: FakeHost;
  readonly faults: Faults;
  /** For virsh and for sessions; empty without a socket. */
  readonly uri: string;
  /** Connects in memory. */
  readonly dial: Dialer;
  /** Calls received so far, by procedure. */
  readonly calls: ReadonlyMap<ProcedureName, number>;
  /** The most calls that one connection ever had unanswered. */
  readonly mostUnanswered: () => number;
  /** Pings of this side that clients answered. */
  readonly pongs: () => number;
  readonly connections: () => number;
  readonly dropConnections: () => void;
  /** Every connection hangs, and new ones too, until `thaw`. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** The daemon goes away: connections break and new ones are refused, until `up`. The host's state stays. */
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Effect: starts a fake libvirtd. */
export async function startFakeServer(options: FakeServerOptions = {}): Promise<FakeServer> {
  const host = createFakeHost(options);
  const faults = createFaults();
  const clients = new Set<ServedClient>();
  const calls = new Map<ProcedureName, number>();
  let most_unanswered = 0;
  let pongs = 0;
  let frozen = false;
  let server: Server | null = null;
  let reachable = false;

  function serve(socket: Duplex): void {
    const client = serveClient(socket, {
      host,
      decide: (name) => options.decide?.(name) ?? faults.decide(name),
      ping_interval_ms: options.ping_interval_ms ?? null,
      onCall: (name, unanswered) => {
        calls.set(name, (calls.get(name) ?? 0) + 1);
        most_unanswered = Math.max(most_unanswered, unanswered);
      },
      onPong: () => void pongs++,
    });
    clients.add(client);
    socket.once('close', () => clients.delete(client));
    if (frozen) client.freeze();
  }

  const dial: Dialer = async () => {
    if (!reachable) throw clientError('connect_failed', `cannot connect to ${host.hostname}: it is down`);
    const [ours, theirs] = duplexPair();
    serve(theirs);
    ours.on('error', () => {});
    theirs.once('close', () => ours.destroy());
    ours.once('close', () => theirs.destroy());
    return {
      kind: 'memory',
      peer: `memory ${host.hostname}`,
      readable: ours,
      writable: ours,
      message_per_write: false,
      explainClose: () => null,
      destroy: () => void ours.destroy(),
    };
  };

  async function up(): Promise<void> {
    reachable = true;
    const path = options.socket_path;
    if (path === undefined) return;
    const listening = createServer(serve);
    server = listening;
    await new Promise<void>((resolve, reject) => {
      listening.once('error', reject);
      listening.listen(path, resolve);
    });
  }

  function dropConnections(): void {
    for (const client of clients) client.destroy();
  }

  async function down(): Promise<void> {
    reachable = false;
    const closing = server;
    server = null;
    dropConnections();
    if (closing !== null) await new Promise<void>((resolve) => closing.close(() => resolve()));
  }

  await up();
  return {
    host,
    faults,
    uri: options.socket_path === undefined ? '' : `qemu+unix:///system?socket=${options.socket_path}`,
    dial,
    calls,
    mostUnanswered: () => most_unanswered,
    pongs: () => pongs,
    connections: () => clients.size,
    dropConnections,
    freeze() {
      frozen = true;
      for (const client of clients) client.freeze();
    },
    thaw() {
      frozen = false;
      for (const client of clients) client.thaw();
    },
    down,
    up,
    stop: down,
  };
}
