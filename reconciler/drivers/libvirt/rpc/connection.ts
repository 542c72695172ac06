/**
 * One connection to a libvirt daemon: calls, replies, streams, events, keepalive.
 * It knows nothing of authentication or of opening a driver (handshake.ts), nor of reconnecting (session.ts).
 */
import { createCalls } from './calls.ts';
import type { CallOptions, Calls, PaceTimeouts } from './calls.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { clientError, forCall } from './errors.ts';
import type { LibvirtError } from './errors.ts';
import { MESSAGE_STATUS, MESSAGE_TYPE, PROGRAM, assemble, createAssembler, encodeFrame } from './frames.ts';
import type { Frame } from './frames.ts';
import { startKeepalive } from './keepalive.ts';
import type { KeepaliveOptions } from './keepalive.ts';
import type { ArgsOf, ProcedureName, RetOf } from './procedures.ts';
import type { AnyProcedure } from './procedures/row.ts';
import { RpcStream } from './stream.ts';
import { createOutbox } from './transport.ts';
import type { Outbox, Transport } from './transport.ts';

/** Deadlines used unless a call brings its own. */
export const DEFAULT_TIMEOUTS_MS: PaceTimeouts = { quick: 30_000, slow: 120_000, long: 3_600_000 };

/** What a connection may be told. */
export type ConnectionOptions = {
  readonly clock?: Clock;
  /** Calls under way at once. The daemon stops reading at 5 (max_client_requests), pings included. */
  readonly max_in_flight?: number;
  /** Calls that may wait for their turn. */
  readonly max_queued?: number;
  readonly timeouts_ms?: Partial<PaceTimeouts>;
  /** How long all places may be held by calls nobody waits for any more, before the connection is given up. */
  readonly stall_ms?: number;
};

/** The arguments of `call` after the name: none needed when the procedure takes none. */
export type CallParameters<N extends ProcedureName> =
  ArgsOf<N> extends void
    ? [args?: undefined, options?: CallOptions]
    : [args: ArgsOf<N>, options?: CallOptions];

/** The daemon takes at most this many requests of a connection before it stops reading from it. */
const SERVER_REQUEST_LIMIT = 5;
const NO_BYTES = Buffer.alloc(0);

/** Procedures of the keepalive program. */
const KEEPALIVE = { ping: 1, pong: 2 } as const;

/** A live connection. Every failure is a LibvirtError. */
export class RpcConnection {
  readonly peer: string;
  /** Resolves with the reason once the connection is over; never rejects. */
  readonly closed: Promise<LibvirtError>;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #calls: Calls;
  readonly #assembler = createAssembler();
  readonly #streams = new Map<number, RpcStream>();
  readonly #messageHandlers = new Set<(frame: Frame) => void>();
  #resolveClosed: (reason: LibvirtError) => void = () => {};
  #failure: LibvirtError | null = null;
  #received_at: number;
  #paused_by = 0;
  #stopKeepalive: () => void = () => {};

  constructor(transport: Transport, options: ConnectionOptions = {}) {
    this.#transport = transport;
    this.peer = transport.peer;
    this.#clock = options.clock ?? systemClock;
    this.#outbox = createOutbox(transport);
    this.#received_at = this.#clock.now();
    this.closed = new Promise((resolve) => (this.#resolveClosed = resolve));
    this.#calls = createCalls(
      {
        peer: this.peer,
        clock: this.#clock,
        send: this.#outbox.send,
        createStream: (name, procedure, serial) => this.#createStream(name, procedure, serial),
        giveUp: (reason) => this.#fail(reason),
      },
      {
        timeouts_ms: { ...DEFAULT_TIMEOUTS_MS, ...options.timeouts_ms },
        max_in_flight: options.max_in_flight ?? SERVER_REQUEST_LIMIT - 1,
        max_queued: options.max_queued ?? 10_000,
        stall_ms: options.stall_ms ?? 60_000,
      },
    );
    const lost = (cause: unknown): void => this.#fail(this.#lostError(cause));
    transport.readable.on('data', (chunk: Buffer) => this.#receive(chunk));
    transport.readable.once('end', lost).once('close', lost).on('error', lost);
    transport.writable.on('error', lost);
  }

  /** Why the connection is over, or null while it lives. */
  get failure(): LibvirtError | null {
    return this.#failure;
  }

  /** Calls sent and not answered, abandoned ones included. */
  get in_flight(): number {
    return this.#calls.inFlight();
  }

  /** Calls waiting for a place. */
  get queued(): number {
    return this.#calls.queued();
  }

  /** Streams under way. */
  get open_streams(): number {
    return this.#streams.size;
  }

  /** Effect: one call. Throws LibvirtError: the daemon's, or deadline_exceeded, aborted, connection_lost, queue_full. */
  call<N extends ProcedureName>(name: N, ...[args, options]: CallParameters<N>): Promise<RetOf<N>> {
    return this.#calls.start(name, args, options, false) as Promise<RetOf<N>>;
  }

  /** Effect: one call whose procedure opens a stream. The stream is the caller's to finish or abort. */
  async openStream<N extends ProcedureName>(
    name: N,
    ...[args, options]: CallParameters<N>
  ): Promise<{ readonly ret: RetOf<N>; readonly stream: RpcStream }> {
    return (await this.#calls.start(name, args, options, true)) as { ret: RetOf<N>; stream: RpcStream };
  }

  /** Effect: `handler` gets every message that answers no call (events), until the returned function is called. */
  onMessage(handler: (frame: Frame) => void): () => void {
    this.#messageHandlers.add(handler);
    return () => this.#messageHandlers.delete(handler);
  }

  /**
   * Effect: begins to ping when the daemon is silent. Silence proves nothing while reading is paused here, while the daemon
   * has as many requests as it takes, or while it takes an upload slowly: then it reads no pings. Deadlines of calls and
   * idle times of streams count on.
   */
  startKeepalive(options: KeepaliveOptions): void {
    this.#stopKeepalive();
    if (this.#failure !== null) return;
    this.#stopKeepalive = startKeepalive(this.#clock, options, {
      aliveAt: () => this.#received_at,
      silenceIsNormal: () =>
        this.#paused_by > 0 ||
        this.in_flight + this.open_streams >= SERVER_REQUEST_LIMIT ||
        (this.open_streams > 0 && this.#outbox.pendingBytes() > 0),
      ping: () => this.#sendKeepalive(KEEPALIVE.ping),
      dead: (silent_ms) => {
        const message = `${this.peer} has been silent for ${Math.round(silent_ms)} ms and does not answer pings`;
        this.#fail(clientError('connection_lost', message));
      },
    });
  }

  /** Effect: closes at once. Calls under way fail with outcome `unknown`, waiting ones with `not_sent`. */
  close(reason: LibvirtError = clientError('closed', `the connection to ${this.peer} was closed`)): void {
    this.#fail(reason);
  }

  #createStream(name: ProcedureName, procedure: AnyProcedure, serial: number): RpcStream {
    const stream = new RpcStream(name, {
      clock: this.#clock,
      send: (type, status, payload) => {
        const { program, number } = procedure;
        const header = { program, version: 1, procedure: number, type, serial, status };
        if (this.#failure === null) this.#outbox.send(encodeFrame(header, payload));
      },
      drainedTo: this.#outbox.drainedTo,
      pause: () => this.#pause(),
      resume: () => this.#resume(),
      over: () => this.#streams.delete(serial),
    });
    this.#streams.set(serial, stream);
    return stream;
  }

  #pause(): void {
    if (this.#paused_by++ === 0) this.#transport.readable.pause();
  }

  #resume(): void {
    if (--this.#paused_by > 0) return;
    this.#received_at = this.#clock.now();
    this.#transport.readable.resume();
  }

  #receive(chunk: Buffer): void {
    this.#received_at = this.#clock.now();
    if (this.#failure !== null) return;
    try {
      for (const frame of assemble(this.#assembler, chunk)) this.#handle(frame);
    } catch (cause) {
      const message = `${this.peer}: ${cause instanceof Error ? cause.message : String(cause)}`;
      this.#fail(clientError('protocol_violation', message, { cause }));
    }
  }

  #handle(frame: Frame): void {
    const { program, type, procedure, serial } = frame.header;
    if (program === PROGRAM.keepalive) {
      if (procedure === KEEPALIVE.ping) this.#sendKeepalive(KEEPALIVE.pong);
    } else if (type === MESSAGE_TYPE.reply || type === MESSAGE_TYPE.reply_with_fds) {
      this.#calls.receiveReply(frame);
    } else if (type === MESSAGE_TYPE.stream || type === MESSAGE_TYPE.stream_hole) {
      this.#streams.get(serial)?.receive(frame);
    } else if (type === MESSAGE_TYPE.message) {
      for (const handler of this.#messageHandlers) handler(frame);
    }
  }

  #sendKeepalive(procedure: number): void {
    const header = {
      program: PROGRAM.keepalive,
      version: 1,
      procedure,
      type: MESSAGE_TYPE.message,
      serial: 0,
    };
    this.#outbox.send(encodeFrame({ ...header, status: MESSAGE_STATUS.ok }, NO_BYTES));
  }

  #lostError(cause: unknown): LibvirtError {
    const why =
      this.#transport.explainClose() ?? (cause instanceof Error ? cause.message : 'closed by the other side');
    return clientError('connection_lost', `the connection to ${this.peer} was lost: ${why}`, { cause });
  }

  #fail(reason: LibvirtError): void {
    if (this.#failure !== null) return;
    this.#failure = reason;
    this.#stopKeepalive();
    this.#outbox.close();
    this.#transport.destroy();
    this.#calls.failAll(reason);
    for (const stream of this.#streams.values()) {
      stream.cancel(forCall(reason, stream.procedure, 'unknown', 'its stream was cut off'));
    }
    this.#messageHandlers.clear();
    this.#resolveClosed(reason);
  }
}
