/**
 * One connection to a libvirt daemon: calls, replies, streams, events, keepalive.
 * It knows nothing of authentication or of opening a driver (handshake.ts), nor of reconnecting (session.ts).
 */
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { abortedError, clientError, deadlineError, forCall } from './errors.ts';
import type { LibvirtError } from './errors.ts';
import {
  FRAME_HEADER_BYTES,
  MESSAGE_STATUS,
  MESSAGE_TYPE,
  PROGRAM,
  assemble,
  createAssembler,
  encodeFrame,
  writeFrameHeader,
} from './frames.ts';
import type { Frame } from './frames.ts';
import { startKeepalive } from './keepalive.ts';
import type { KeepaliveOptions } from './keepalive.ts';
import { procedures } from './procedures.ts';
import type { ArgsOf, ProcedureName, RetOf } from './procedures.ts';
import type { AnyProcedure, Pace } from './procedures/row.ts';
import { rejectedBy, remoteError } from './remote-error.ts';
import { RpcStream } from './stream.ts';
import { createOutbox } from './transport.ts';
import type { Outbox, Transport } from './transport.ts';
import { createWriter, decode, reserve, writtenBytes } from './xdr.ts';

/** Deadlines of calls, by pace, in milliseconds. */
export type PaceTimeouts = Readonly<Record<Pace, number>>;

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

/** What a single call may be told. */
export type CallOptions = {
  /** Deadline, counted from the call, waiting for a place included. */
  readonly timeout_ms?: number;
  readonly signal?: AbortSignal;
};

/** The arguments of `call` after the name: none needed when the procedure takes none. */
export type CallParameters<N extends ProcedureName> =
  ArgsOf<N> extends void
    ? [args?: undefined, options?: CallOptions]
    : [args: ArgsOf<N>, options?: CallOptions];

type Pending = {
  readonly name: ProcedureName;
  readonly procedure: AnyProcedure;
  /** The whole frame. */
  readonly frame: Buffer;
  readonly settle: (error: LibvirtError | null, value?: unknown) => void;
  readonly makeStream: boolean;
  serial: number;
  /** Set once nobody waits for the answer any more; the place stays taken until the daemon answers. */
  abandoned: boolean;
  stream: RpcStream | null;
};

/** The daemon takes at most this many requests of a connection before it stops reading from it. */
const SERVER_REQUEST_LIMIT = 5;

const NO_BYTES = Buffer.alloc(0);

/** Pure. A call's frame with room for its header, which is written when its serial is known. */
function encodeCall(procedure: AnyProcedure, args: unknown): Buffer {
  const writer = createWriter();
  reserve(writer, FRAME_HEADER_BYTES);
  procedure.args.write(writer, args as never);
  return writtenBytes(writer);
}

/** A live connection. Every failure is a LibvirtError. */
export class RpcConnection {
  readonly peer: string;
  /** Resolves with the reason once the connection is over; never rejects. */
  readonly closed: Promise<LibvirtError>;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #assembler = createAssembler();
  readonly #timeouts: PaceTimeouts;
  readonly #max_in_flight: number;
  readonly #max_queued: number;
  readonly #stall_ms: number;
  readonly #sent = new Map<number, Pending>();
  readonly #queue: Pending[] = [];
  readonly #streams = new Map<number, RpcStream>();
  readonly #messageHandlers = new Set<(frame: Frame) => void>();
  #resolveClosed: (reason: LibvirtError) => void = () => {};
  #failure: LibvirtError | null = null;
  #serial = 0;
  #received_at: number;
  #paused_by = 0;
  #stopKeepalive: () => void = () => {};
  #stopStallTimer: () => void = () => {};

  constructor(transport: Transport, options: ConnectionOptions = {}) {
    this.#transport = transport;
    this.peer = transport.peer;
    this.#clock = options.clock ?? systemClock;
    this.#timeouts = { ...DEFAULT_TIMEOUTS_MS, ...options.timeouts_ms };
    this.#max_in_flight = options.max_in_flight ?? SERVER_REQUEST_LIMIT - 1;
    this.#max_queued = options.max_queued ?? 10_000;
    this.#stall_ms = options.stall_ms ?? 60_000;
    this.#outbox = createOutbox(transport, this.#clock.now);
    this.#received_at = this.#clock.now();
    this.closed = new Promise((resolve) => (this.#resolveClosed = resolve));
    transport.readable.on('data', (chunk: Buffer) => this.#receive(chunk));
    transport.readable.on('end', () => this.#fail(this.#lost(null)));
    transport.readable.on('close', () => this.#fail(this.#lost(null)));
    transport.readable.on('error', (error) => this.#fail(this.#lost(error)));
    if (transport.writable !== (transport.readable as unknown)) {
      transport.writable.on('error', (error) => this.#fail(this.#lost(error)));
    }
  }

  /** Why the connection is over, or null while it lives. */
  get failure(): LibvirtError | null {
    return this.#failure;
  }

  /** Calls sent and not answered, abandoned ones included. */
  get in_flight(): number {
    return this.#sent.size;
  }

  /** Calls waiting for a place. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Streams under way. */
  get open_streams(): number {
    return this.#streams.size;
  }

  /** Effect: one call. Throws LibvirtError: the daemon's, or deadline_exceeded, aborted, connection_lost, queue_full. */
  call<N extends ProcedureName>(name: N, ...[args, options]: CallParameters<N>): Promise<RetOf<N>> {
    return this.#start(name, args, options, false) as Promise<RetOf<N>>;
  }

  /** Effect: one call whose procedure opens a stream. The stream is the caller's to finish or abort. */
  async openStream<N extends ProcedureName>(
    name: N,
    ...[args, options]: CallParameters<N>
  ): Promise<{ readonly ret: RetOf<N>; readonly stream: RpcStream }> {
    return (await this.#start(name, args, options, true)) as { ret: RetOf<N>; stream: RpcStream };
  }

  /** Effect: hands every message of the main program that answers no call (events) to `handler`, until the returned function is called. */
  onMessage(handler: (frame: Frame) => void): () => void {
    this.#messageHandlers.add(handler);
    return () => this.#messageHandlers.delete(handler);
  }

  /** Effect: begins to ping when the daemon is silent. Only after the daemon said that it knows keepalive. */
  startKeepalive(options: KeepaliveOptions): void {
    this.#stopKeepalive();
    if (this.#failure !== null) return;
    this.#stopKeepalive = startKeepalive(this.#clock, options, {
      aliveAt: () => Math.max(this.#received_at, this.#outbox.progressAt()),
      silenceIsNormal: () =>
        this.#paused_by > 0 || this.#sent.size + this.#streams.size >= SERVER_REQUEST_LIMIT,
      ping: () => this.#sendKeepalive(1),
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

  #start(
    name: ProcedureName,
    args: unknown,
    options: CallOptions | undefined,
    makeStream: boolean,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const procedure: AnyProcedure = procedures[name];
      if (this.#failure !== null) return reject(this.#notSent(this.#failure, name));
      if (options?.signal?.aborted === true) return reject(abortedError(name, 'not_sent', options.signal));
      if (this.#queue.length >= this.#max_queued) {
        return reject(
          clientError('queue_full', `${this.#queue.length} calls wait for ${this.peer}`, { procedure: name }),
        );
      }
      let frame: Buffer;
      try {
        frame = encodeCall(procedure, args);
      } catch (cause) {
        const message = `${name}: ${cause instanceof Error ? cause.message : String(cause)}`;
        return reject(clientError('invalid_argument', message, { procedure: name, cause }));
      }
      const timeout_ms = options?.timeout_ms ?? this.#timeouts[procedure.pace];
      const onAbort = (): void =>
        this.#abandon(pending, (outcome) => abortedError(name, outcome, options?.signal));
      const onDeadline = (): void =>
        this.#abandon(pending, (outcome) => deadlineError(name, outcome, timeout_ms));
      const cancelTimer = this.#clock.after(timeout_ms, onDeadline);
      options?.signal?.addEventListener('abort', onAbort, { once: true });
      const pending: Pending = {
        name,
        procedure,
        frame,
        makeStream,
        serial: 0,
        abandoned: false,
        stream: null,
        settle: (error, value) => {
          cancelTimer();
          options?.signal?.removeEventListener('abort', onAbort);
          if (error === null) resolve(value);
          else reject(error);
        },
      };
      this.#queue.push(pending);
      this.#sendQueued();
    });
  }

  #sendQueued(): void {
    while (this.#failure === null && this.#sent.size < this.#max_in_flight) {
      const pending = this.#queue.shift();
      if (pending === undefined) return;
      this.#serial = this.#serial >= 0x7fff_ffff ? 1 : this.#serial + 1;
      pending.serial = this.#serial;
      this.#sent.set(pending.serial, pending);
      const { program, number } = pending.procedure;
      if (pending.makeStream) {
        pending.stream = this.#createStream(pending);
        this.#streams.set(pending.serial, pending.stream);
      }
      const header = {
        program,
        version: 1,
        procedure: number,
        type: MESSAGE_TYPE.call,
        serial: pending.serial,
      };
      writeFrameHeader(
        pending.frame,
        0,
        { ...header, status: MESSAGE_STATUS.ok },
        pending.frame.length - FRAME_HEADER_BYTES,
      );
      this.#outbox.send(pending.frame);
    }
  }

  #createStream({ name, procedure, serial }: Pending): RpcStream {
    const send = (type: number, status: number, payload: Uint8Array): void => {
      if (this.#failure !== null) return;
      const header = {
        program: procedure.program,
        version: 1,
        procedure: procedure.number,
        type,
        serial,
        status,
      };
      this.#outbox.send(encodeFrame(header, payload));
    };
    return new RpcStream(name, {
      clock: this.#clock,
      send,
      drainedTo: this.#outbox.drainedTo,
      pause: () => this.#pause(),
      resume: () => this.#resume(),
      over: () => this.#streams.delete(serial),
    });
  }

  #pause(): void {
    if (this.#paused_by++ === 0) this.#transport.readable.pause();
  }

  #resume(): void {
    if (--this.#paused_by === 0) {
      this.#received_at = this.#clock.now();
      this.#transport.readable.resume();
    }
  }

  #abandon(pending: Pending, makeError: (outcome: 'not_sent' | 'unknown') => LibvirtError): void {
    if (pending.serial === 0) {
      const at = this.#queue.indexOf(pending);
      if (at >= 0) this.#queue.splice(at, 1);
      return pending.settle(makeError('not_sent'));
    }
    if (pending.abandoned) return;
    pending.abandoned = true;
    const error = makeError('unknown');
    pending.stream?.cancel(error);
    pending.settle(error);
    this.#watchForStall();
  }

  /** All places held by calls that nobody waits for: the daemon hangs, and new calls would never leave. */
  #watchForStall(): void {
    const stalled = (): boolean =>
      this.#sent.size >= this.#max_in_flight &&
      [...this.#sent.values()].every((pending) => pending.abandoned);
    if (!stalled()) return;
    this.#stopStallTimer();
    this.#stopStallTimer = this.#clock.after(this.#stall_ms, () => {
      if (!stalled()) return;
      const message = `${this.#sent.size} calls to ${this.peer} were not answered; giving up the connection`;
      this.#fail(clientError('connection_lost', message));
    });
  }

  #receive(chunk: Buffer): void {
    this.#received_at = this.#clock.now();
    if (this.#failure !== null) return;
    let frames: readonly Frame[];
    try {
      frames = assemble(this.#assembler, chunk);
    } catch (cause) {
      const message = `${this.peer}: ${cause instanceof Error ? cause.message : String(cause)}`;
      return this.#fail(clientError('protocol_violation', message, { cause }));
    }
    for (const frame of frames) this.#handle(frame);
  }

  #handle(frame: Frame): void {
    const { program, type, procedure } = frame.header;
    if (program === PROGRAM.keepalive) {
      if (procedure === 1) this.#sendKeepalive(2);
      return;
    }
    if (type === MESSAGE_TYPE.reply || type === MESSAGE_TYPE.reply_with_fds) return this.#handleReply(frame);
    if (type === MESSAGE_TYPE.stream || type === MESSAGE_TYPE.stream_hole) {
      this.#streams.get(frame.header.serial)?.receive(frame);
      return;
    }
    if (type !== MESSAGE_TYPE.message) return;
    for (const handler of this.#messageHandlers) handler(frame);
  }

  #handleReply({ header, payload }: Frame): void {
    const pending = this.#sent.get(header.serial);
    if (pending === undefined || pending.procedure.number !== header.procedure) return;
    this.#sent.delete(header.serial);
    this.#sendQueued();
    try {
      if (header.status === MESSAGE_STATUS.error) {
        const error = rejectedBy(decode(remoteError, payload), pending.name);
        this.#streams.delete(header.serial);
        return pending.settle(error);
      }
      const ret = decode(pending.procedure.ret, payload);
      if (pending.abandoned) return pending.stream?.sendAbort();
      pending.settle(null, pending.stream === null ? ret : { ret, stream: pending.stream });
    } catch (cause) {
      const message = `${pending.name}: ${cause instanceof Error ? cause.message : String(cause)}; outcome unknown`;
      const options = { outcome: 'unknown', procedure: pending.name, cause } as const;
      const error = clientError('protocol_violation', message, options);
      pending.stream?.cancel(error);
      pending.settle(error);
    }
  }

  /** 1 ping, 2 pong. Source: libvirt's keepalive program, KEEPALIVE_PROC_PING and _PONG. */
  #sendKeepalive(procedure: 1 | 2): void {
    const header = { program: PROGRAM.keepalive, version: 1, procedure, type: MESSAGE_TYPE.message };
    this.#outbox.send(encodeFrame({ ...header, serial: 0, status: MESSAGE_STATUS.ok }, NO_BYTES));
  }

  #lost(cause: unknown): LibvirtError {
    const why =
      this.#transport.explainClose() ?? (cause instanceof Error ? cause.message : 'closed by the other side');
    return clientError('connection_lost', `the connection to ${this.peer} was lost: ${why}`, { cause });
  }

  #notSent(reason: LibvirtError, procedure: string): LibvirtError {
    return forCall(reason, procedure, 'not_sent', `${procedure} was not sent`);
  }

  #fail(reason: LibvirtError): void {
    if (this.#failure !== null) return;
    this.#failure = reason;
    this.#stopKeepalive();
    this.#stopStallTimer();
    this.#outbox.close();
    this.#transport.destroy();
    for (const stream of [...this.#streams.values()]) {
      stream.cancel(forCall(reason, stream.procedure, 'unknown', 'its stream was cut off'));
    }
    for (const { abandoned, name, settle } of this.#sent.values()) {
      if (abandoned) continue;
      settle(forCall(reason, name, 'unknown', `outcome unknown: ${name} was sent and not answered`));
    }
    for (const { name, settle } of this.#queue) settle(this.#notSent(reason, name));
    this.#sent.clear();
    this.#queue.length = 0;
    this.#streams.clear();
    this.#messageHandlers.clear();
    this.#resolveClosed(reason);
  }
}
