/**
 * A host, as drivers see it: calls, transfers, events. Connections are opened when needed and again after a loss.
 * Short calls share the control connection, long ones the bulk connection, and each transfer or console has its own: the
 * protocol has no flow control, so a slow reader would stop everybody else on its connection.
 */
import type { Duplex } from 'node:stream';
import type { CallOptions } from './calls.ts';
import { createGate, systemClock } from './clock.ts';
import type { Clock, Gate } from './clock.ts';
import type { CallParameters, RpcConnection } from './connection.ts';
import { CLIENT_ERROR, abortedError, clientError, hasCode } from './errors.ts';
import type { EventName } from './events.ts';
import type { FeatureName, OpenedConnection } from './handshake.ts';
import { closePolitely, createLane } from './lane.ts';
import type { Lane } from './lane.ts';
import { createOpener } from './opener.ts';
import type { ConnectionUse, Opener, OpenerOptions } from './opener.ts';
import { procedures } from './procedures.ts';
import type { ArgsOf, ProcedureName, RetOf, StreamProcedureName } from './procedures.ts';
import type { StreamItem } from './stream.ts';
import { createSubscriptions } from './subscriptions.ts';
import type { EventHandler, Subscriptions } from './subscriptions.ts';
import { download, toDuplex, upload } from './transfer.ts';
import type { TransferOptions, UploadTotals } from './transfer.ts';

const DEFAULT_BULK_IDLE_MS = 60_000;

/** How to reach a host, how patient to be, and how much at once. */
export type SessionOptions = OpenerOptions & {
  /** How long the bulk connection stays open unused. */
  readonly bulk_idle_ms?: number;
  /** Transfers at once; more wait. Consoles are not counted. */
  readonly max_transfers?: number;
  /** Told what a handler throws, and why an event could not be read. */
  readonly report?: (error: unknown) => void;
};

/** Whether the control connection is open. */
export type SessionState = 'idle' | 'connecting' | 'connected' | 'disconnected' | 'closed';

/** A wish for events. */
export type Subscription = {
  /** Resolves when the host has registered it; rejects when the host cannot (isUnsupported) or cannot be reached now. */
  readonly ready: Promise<void>;
  readonly close: () => void;
};

/** A host. Every method throws LibvirtError only. */
export class HostSession {
  readonly #clock: Clock;
  readonly #opener: Opener;
  readonly #transferGate: Gate;
  readonly #report: (error: unknown) => void;
  readonly #control: Lane;
  readonly #bulk: Lane;
  readonly #subscriptions: Subscriptions;
  readonly #resyncHandlers = new Set<() => void>();
  readonly #stateHandlers = new Set<(state: SessionState) => void>();
  #state: SessionState = 'idle';
  #cancelReconnect: () => void = () => {};

  constructor(options: SessionOptions) {
    this.#clock = options.clock ?? systemClock;
    this.#opener = createOpener(options);
    this.#transferGate = createGate(options.max_transfers ?? 4);
    this.#report = options.report ?? ((error) => process.emitWarning(String(error)));
    this.#subscriptions = createSubscriptions(this.#report);
    const openControl = (): Promise<OpenedConnection> => this.#openControl();
    const openBulk = (): Promise<OpenedConnection> => this.#opener.open('shared');
    const onBulkLost = (): void => {};
    this.#control = createLane(openControl, () => this.#lost(), this.#clock, null);
    this.#bulk = createLane(openBulk, onBulkLost, this.#clock, options.bulk_idle_ms ?? DEFAULT_BULK_IDLE_MS);
  }

  /** Whether the control connection is open. */
  get state(): SessionState {
    return this.#state;
  }

  /** Effect: connects if not connected, and gives what the host can do. */
  async features(): Promise<ReadonlySet<FeatureName>> {
    return (await this.#control.get()).features;
  }

  /**
   * Effect: one call, connecting first if needed. A call that surely did nothing (never sent, or one that only reads) is
   * tried a second time when the connection is lost under it. After outcome `unknown`, read before doing anything else.
   */
  async call<N extends ProcedureName>(name: N, ...[args, options]: CallParameters<N>): Promise<RetOf<N>> {
    const lane = procedures[name].pace === 'long' ? this.#bulk : this.#control;
    for (let attempt = 1; ; attempt++) {
      const { connection, features } = await this.#within(lane.get(), name, options?.signal);
      try {
        const adapted = adaptToHost(name, args as ArgsOf<N>, features);
        return await connection.call(name, ...([adapted, options] as unknown as CallParameters<N>));
      } catch (error) {
        const lost = hasCode(error, CLIENT_ERROR.connection_lost, CLIENT_ERROR.closed);
        const harmless = lost && (error.outcome === 'not_sent' || procedures[name].reads);
        if (!harmless || attempt > 1 || this.#state === 'closed') throw error;
      }
    }
  }

  /** Effect: a call that sends a stream, and the stream from `source`. See `upload` in transfer.ts. */
  upload<N extends StreamProcedureName<'upload'>>(
    name: N,
    args: ArgsOf<N>,
    source: AsyncIterable<StreamItem>,
    options: TransferOptions = {},
  ): Promise<UploadTotals> {
    return this.#transferGate(async () => {
      const connection = await this.#openOwn(name, options.signal);
      try {
        const { stream } = await connection.openStream(name, ...parameters<N>(args, options.signal));
        return await upload(stream, source, options);
      } finally {
        void closePolitely(connection, this.#clock);
      }
    });
  }

  /** Effect: a call that gives a stream; `take` reads it. The stream ends when `take` returns or throws. */
  download<N extends StreamProcedureName<'download'>, T>(
    name: N,
    args: ArgsOf<N>,
    take: (items: AsyncGenerator<StreamItem, void, undefined>, ret: RetOf<N>) => Promise<T>,
    options: TransferOptions = {},
  ): Promise<T> {
    return this.#transferGate(async () => {
      const connection = await this.#openOwn(name, options.signal);
      try {
        const { ret, stream } = await connection.openStream(name, ...parameters<N>(args, options.signal));
        const items = download(stream, options);
        try {
          return await take(items, ret);
        } finally {
          await items.return();
        }
      } finally {
        void closePolitely(connection, this.#clock);
      }
    });
  }

  /** Effect: the same as something to loop over. Leaving the loop ends the stream. */
  async *items<N extends StreamProcedureName<'download'>>(
    name: N,
    args: ArgsOf<N>,
    options: TransferOptions = {},
  ): AsyncGenerator<StreamItem, void, undefined> {
    let leave = (): void => {};
    const left = new Promise<void>((resolve) => (leave = resolve));
    let transfer = Promise.resolve();
    const opened = new Promise<AsyncGenerator<StreamItem, void, undefined>>((resolve, reject) => {
      const take = (items: AsyncGenerator<StreamItem, void, undefined>): Promise<void> => {
        resolve(items);
        return left;
      };
      transfer = this.download(name, args, take, options);
      transfer.catch(reject);
    });
    try {
      yield* await opened;
    } finally {
      leave();
      await transfer;
    }
  }

  /** Effect: opens a console or channel on a connection of its own, which closes with the Duplex. */
  async duplex<N extends StreamProcedureName<'duplex'>>(
    name: N,
    args: ArgsOf<N>,
    options: CallOptions = {},
  ): Promise<Duplex> {
    const connection = await this.#openOwn(name, options.signal);
    try {
      const { stream } = await connection.openStream(name, ...parameters<N>(args, options.signal));
      const duplex = toDuplex(stream);
      duplex.once('close', () => void closePolitely(connection, this.#clock));
      return duplex;
    } catch (error) {
      void closePolitely(connection, this.#clock);
      throw error;
    }
  }

  /**
   * Effect: runs `use` with a connection of its own, which closes with it: what a daemon ties to a connection, such as a guest on its way
   * in, ends then too.
   */
  async own<T>(use: (connection: RpcConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const connection = await this.#openOwn('own connection', signal, 'shared');
    try {
      return await use(connection);
    } finally {
      void closePolitely(connection, this.#clock);
    }
  }

  /**
   * Effect: from now on `handler` gets the host's events of this kind. While there are subscriptions the session stays
   * connected and reconnects by itself; events of the time between are lost, which `onResync` tells.
   */
  subscribe<N extends EventName>(name: N, handler: EventHandler<N>): Subscription {
    this.#subscriptions.add(name, handler);
    const ready = this.#control.get().then(({ connection }) => this.#subscriptions.ensure(connection, name));
    ready.catch(() => {});
    return {
      ready,
      close: () => {
        const connection = this.#control.current()?.connection;
        if (!this.#subscriptions.remove(name, handler) || connection === undefined) return;
        this.#subscriptions.drop(connection, name).catch(() => {});
      },
    };
  }

  /** Effect: `handler` is called whenever events are registered on a new connection: list everything now. */
  onResync(handler: () => void): () => void {
    this.#resyncHandlers.add(handler);
    return () => this.#resyncHandlers.delete(handler);
  }

  /** Effect: `handler` is called with each new state. */
  onState(handler: (state: SessionState) => void): () => void {
    this.#stateHandlers.add(handler);
    return () => this.#stateHandlers.delete(handler);
  }

  /** Effect: ends everything. Calls under way fail. */
  async close(): Promise<void> {
    this.#setState('closed');
    this.#cancelReconnect();
    await Promise.all([this.#control.close(), this.#bulk.close()]);
  }

  async #openControl(): Promise<OpenedConnection> {
    this.#setState('connecting');
    let opened: OpenedConnection | null = null;
    try {
      opened = await this.#opener.open('shared');
      await this.#subscriptions.attach(opened.connection);
      this.#setState('connected');
      if (!this.#subscriptions.empty()) for (const handler of this.#resyncHandlers) this.#tell(handler);
      return opened;
    } catch (error) {
      opened?.connection.close();
      this.#lost();
      throw error;
    }
  }

  /** A connection for one purpose. When the caller gives up during the attempt, its fruit is closed. */
  async #openOwn(
    name: string,
    signal: AbortSignal | undefined,
    purpose: ConnectionUse = 'transfer',
  ): Promise<RpcConnection> {
    if (this.#state === 'closed') throw clientError('closed', 'the session was closed');
    const opening = this.#opener.open(purpose);
    try {
      return (await this.#within(opening, name, signal)).connection;
    } catch (error) {
      opening.then(({ connection }) => closePolitely(connection, this.#clock)).catch(() => {});
      throw error;
    }
  }

  #lost(): void {
    this.#setState('disconnected');
    this.#cancelReconnect();
    if (this.#state === 'closed' || this.#subscriptions.empty()) return;
    const reconnect = (): void => {
      if (!this.#subscriptions.empty()) this.#control.get().catch(() => {});
    };
    this.#cancelReconnect = this.#clock.after(this.#opener.wait_ms(), reconnect);
  }

  /** What a handler throws is its own affair. */
  #tell(handler: () => void): void {
    try {
      handler();
    } catch (error) {
      this.#report(error);
    }
  }

  #setState(state: SessionState): void {
    if (this.#state === state || this.#state === 'closed') return;
    this.#state = state;
    for (const handler of this.#stateHandlers) this.#tell(() => handler(state));
  }

  /** Waits for a connection no longer than the caller wants; the attempt itself goes on for others. */
  async #within<T>(promise: Promise<T>, name: string, signal: AbortSignal | undefined): Promise<T> {
    if (signal === undefined) return promise;
    let onAbort = (): void => {};
    const aborted = new Promise<never>((_resolve, reject) => {
      onAbort = () => reject(abortedError(name, 'not_sent', signal));
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    });
    return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
  }
}

function parameters<N extends ProcedureName>(
  args: ArgsOf<N>,
  signal: AbortSignal | undefined,
): CallParameters<N> {
  return [args, signal === undefined ? {} : { signal }] as unknown as CallParameters<N>;
}

/** Pure. Hosts without the feature read the first two numbers of network_update in the other order. */
function adaptToHost<N extends ProcedureName>(
  name: N,
  args: ArgsOf<N>,
  features: ReadonlySet<FeatureName>,
): ArgsOf<N> {
  if (name !== 'network_update' || features.has('network_update_order')) return args;
  const update = args as ArgsOf<'network_update'>;
  return { ...update, command: update.section, section: update.command } as ArgsOf<N>;
}
