/**
 * The calls of one connection: at most so many under way, the rest waiting in order, each with its deadline and signal.
 */
import type { Clock } from './clock.ts';
import { abortedError, clientError, deadlineError, forCall } from './errors.ts';
import type { CallOutcome, LibvirtError } from './errors.ts';
import { FRAME_HEADER_BYTES, MESSAGE_STATUS, MESSAGE_TYPE, writeFrameHeader } from './frames.ts';
import type { Frame } from './frames.ts';
import { procedures } from './procedures.ts';
import type { ProcedureName } from './procedures.ts';
import type { AnyProcedure, Pace } from './procedures/row.ts';
import { rejectedBy, remoteError } from './remote-error.ts';
import type { RpcStream } from './stream.ts';
import { createWriter, decode, reserve, writtenBytes } from './xdr.ts';

/** Deadlines of calls, by pace, in milliseconds. */
export type PaceTimeouts = Readonly<Record<Pace, number>>;

/** What a single call may be told. */
export type CallOptions = {
  /** Deadline, counted from the call, waiting for a place included. */
  readonly timeout_ms?: number;
  readonly signal?: AbortSignal;
};

/** The limits of a connection's calls. */
export type CallLimits = {
  readonly timeouts_ms: PaceTimeouts;
  readonly max_in_flight: number;
  readonly max_queued: number;
  readonly stall_ms: number;
};

/** What the calls need of their connection. */
export type CallLink = {
  readonly peer: string;
  readonly clock: Clock;
  readonly send: (frame: Buffer) => void;
  /** Makes the stream of a call that is about to be sent. */
  readonly createStream: (name: ProcedureName, procedure: AnyProcedure, serial: number) => RpcStream;
  /** The daemon does not answer any more. */
  readonly giveUp: (reason: LibvirtError) => void;
};

/** The calls of one connection. */
export type Calls = {
  /** Resolves with the result, or with the result and the stream when `with_stream`. Rejects with LibvirtError only. */
  readonly start: (
    name: ProcedureName,
    args: unknown,
    options: CallOptions | undefined,
    with_stream: boolean,
  ) => Promise<unknown>;
  readonly receiveReply: (frame: Frame) => void;
  /** Fails every call, and every call that is started later. */
  readonly failAll: (reason: LibvirtError) => void;
  readonly inFlight: () => number;
  readonly queued: () => number;
};

type Call = {
  readonly name: ProcedureName;
  readonly procedure: AnyProcedure;
  /** The whole frame; its header is written when the serial is known. */
  readonly frame: Buffer;
  readonly settle: (error: LibvirtError | null, value?: unknown) => void;
  readonly with_stream: boolean;
  /** 0 while waiting. */
  serial: number;
  /** Nobody waits for the answer any more; the place stays taken until the daemon answers. */
  abandoned: boolean;
  stream: RpcStream | null;
};

/** Serials are unsigned 32-bit; staying below 2^31 keeps them small integers everywhere. */
const MAX_SERIAL = 0x7fff_ffff;

function encodeCall(name: ProcedureName, procedure: AnyProcedure, args: unknown): Buffer {
  try {
    const writer = createWriter();
    reserve(writer, FRAME_HEADER_BYTES);
    procedure.args.write(writer, args as never);
    const frame = writtenBytes(writer);
    writeHeader(frame, procedure, 0);
    return frame;
  } catch (cause) {
    const message = `${name}: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw clientError('invalid_argument', message, { procedure: name, cause });
  }
}

function writeHeader(frame: Buffer, { program, number }: AnyProcedure, serial: number): void {
  const header = {
    program,
    version: 1,
    procedure: number,
    type: MESSAGE_TYPE.call,
    serial,
    status: MESSAGE_STATUS.ok,
  };
  writeFrameHeader(frame, 0, header, frame.length - FRAME_HEADER_BYTES);
}

/** Effect: no calls yet. */
export function createCalls(link: CallLink, limits: CallLimits): Calls {
  const sent = new Map<number, Call>();
  const queue: Call[] = [];
  let failure: LibvirtError | null = null;
  let last_serial = 0;
  let cancelStallTimer = (): void => {};

  function nextToSend(): Call | undefined {
    return failure === null && sent.size < limits.max_in_flight ? queue.shift() : undefined;
  }

  function sendWaiting(): void {
    for (let call = nextToSend(); call !== undefined; call = nextToSend()) {
      last_serial = last_serial >= MAX_SERIAL ? 1 : last_serial + 1;
      call.serial = last_serial;
      sent.set(call.serial, call);
      if (call.with_stream) call.stream = link.createStream(call.name, call.procedure, call.serial);
      writeHeader(call.frame, call.procedure, call.serial);
      link.send(call.frame);
    }
  }

  /** All places held by calls that nobody waits for: the daemon hangs, and new calls would never leave. */
  function stalled(): boolean {
    return sent.size >= limits.max_in_flight && [...sent.values()].every((call) => call.abandoned);
  }

  function watchForStall(): void {
    if (!stalled()) return;
    cancelStallTimer();
    cancelStallTimer = link.clock.after(limits.stall_ms, () => {
      if (!stalled()) return;
      const message = `${sent.size} calls to ${link.peer} were not answered; giving up the connection`;
      link.giveUp(clientError('connection_lost', message));
    });
  }

  function abandon(call: Call, makeError: (outcome: CallOutcome) => LibvirtError): void {
    if (call.serial === 0) {
      const at = queue.indexOf(call);
      if (at >= 0) queue.splice(at, 1);
      return call.settle(makeError('not_sent'));
    }
    const error = makeError('unknown');
    call.abandoned = true;
    call.stream?.cancel(error);
    call.settle(error);
    watchForStall();
  }

  function enqueue(
    name: ProcedureName,
    args: unknown,
    options: CallOptions,
    with_stream: boolean,
  ): Promise<unknown> {
    const procedure: AnyProcedure = procedures[name];
    const { signal, timeout_ms = limits.timeouts_ms[procedure.pace] } = options;
    if (failure !== null) throw forCall(failure, name, 'not_sent', `${name} was not sent`);
    if (signal?.aborted === true) throw abortedError(name, 'not_sent', signal);
    if (queue.length >= limits.max_queued) {
      throw clientError('queue_full', `${queue.length} calls wait for ${link.peer}`, { procedure: name });
    }
    const frame = encodeCall(name, procedure, args);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => abandon(call, (outcome) => abortedError(name, outcome, signal));
      const onDeadline = (): void => abandon(call, (outcome) => deadlineError(name, outcome, timeout_ms));
      const cancelTimer = link.clock.after(timeout_ms, onDeadline);
      const settle: Call['settle'] = (error, value) => {
        cancelTimer();
        signal?.removeEventListener('abort', onAbort);
        if (error === null) resolve(value);
        else reject(error);
      };
      const call: Call = {
        name,
        procedure,
        frame,
        settle,
        with_stream,
        serial: 0,
        abandoned: false,
        stream: null,
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      queue.push(call);
      sendWaiting();
    });
  }

  function answer(call: Call, { header, payload }: Frame): void {
    if (header.status === MESSAGE_STATUS.error) {
      const error = rejectedBy(decode(remoteError, payload), call.name);
      call.stream?.cancel(error);
      return call.settle(error);
    }
    const ret = decode(call.procedure.ret, payload);
    if (call.abandoned) return call.stream?.sendAbort();
    call.settle(null, call.stream === null ? ret : { ret, stream: call.stream });
  }

  return {
    async start(name, args, options, with_stream) {
      return enqueue(name, args, options ?? {}, with_stream);
    },
    receiveReply(frame) {
      const call = sent.get(frame.header.serial);
      if (call === undefined || call.procedure.number !== frame.header.procedure) return;
      sent.delete(call.serial);
      try {
        answer(call, frame);
      } catch (cause) {
        const message = `${call.name}: ${cause instanceof Error ? cause.message : String(cause)}; outcome unknown`;
        const known = { outcome: 'unknown', procedure: call.name, cause } as const;
        const error = clientError('protocol_violation', message, known);
        call.stream?.cancel(error);
        call.settle(error);
      }
      sendWaiting();
    },
    failAll(reason) {
      failure = reason;
      cancelStallTimer();
      for (const { abandoned, name, settle } of sent.values()) {
        if (abandoned) continue;
        settle(forCall(reason, name, 'unknown', `outcome unknown: ${name} was sent and not answered`));
      }
      for (const { name, settle } of queue) settle(forCall(reason, name, 'not_sent', `${name} was not sent`));
      sent.clear();
      queue.length = 0;
    },
    inFlight: () => sent.size,
    queued: () => queue.length,
  };
}
