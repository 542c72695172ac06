/** One client of a fake host: its calls, streams and events, on one connection. */
import type { Duplex } from 'node:stream';
import { events } from '../rpc/events.ts';
import type { EventName } from '../rpc/events.ts';
import {
  MESSAGE_STATUS,
  MESSAGE_TYPE,
  PROGRAM,
  assemble,
  createAssembler,
  encodeFrame,
} from '../rpc/frames.ts';
import type { Frame, FrameHeader } from '../rpc/frames.ts';
import { procedureName, procedures } from '../rpc/procedures.ts';
import type { ProcedureName } from '../rpc/procedures.ts';
import type { AnyProcedure } from '../rpc/procedures/row.ts';
import { remoteError } from '../rpc/remote-error.ts';
import { XdrError, decode, encode } from '../rpc/xdr.ts';
import type { Codec } from '../rpc/xdr.ts';
import { FROM, FakeFailure, refuse } from './failure.ts';
import type { FaultAction, FaultDecider } from './faults.ts';
import { handleCall, opensStream } from './dispatch.ts';
import type { FakeClient } from './handler.ts';
import { createServedStream } from './served-stream.ts';
import type { ServedStream } from './served-stream.ts';
import type { Emission, FakeHost } from './state.ts';

/** libvirtd's max_client_requests: with so many calls unanswered it stops reading from the client. */
const MAX_REQUESTS = 5;
const NO_BYTES = Buffer.alloc(0);

/** What a served connection is told. */
export type ServeOptions = {
  readonly host: FakeHost;
  readonly decide: FaultDecider;
  /** Ping a silent client, as libvirtd does for clients that asked for keepalive. Null: never. */
  readonly ping_interval_ms: number | null;
  /** Told about every call as it arrives. */
  readonly onCall: (procedure: ProcedureName, unanswered: number) => void;
  readonly onPong: () => void;
};

/** Handle of a served connection. */
export type ServedClient = {
  readonly destroy: () => void;
  /** Stops reading, as a frozen daemon does. */
  readonly freeze: () => void;
  readonly thaw: () => void;
};

/** Effect: serves one connection until it closes. */
export function serveClient(socket: Duplex, options: ServeOptions): ServedClient {
  const { host } = options;
  const assembler = createAssembler();
  const streams = new Map<number, ServedStream>();
  const registrations = new Map<number, { readonly name: EventName; readonly object: string | null }>();
  /** Told when the connection is gone. */
  const farewells: (() => void)[] = [];
  let next_callback_id = 0;
  let unanswered = 0;
  let frozen = false;
  let closing = false;
  let pingTimer: NodeJS.Timeout | undefined;

  const client: FakeClient = {
    register(family, event_id, object) {
      const name =
        eventOf(family, event_id) ?? refuse('invalid_argument', `unsupported event ID ${event_id}`, FROM.rpc);
      registrations.set(next_callback_id, { name, object });
      return next_callback_id++;
    },
    deregister(callback_id) {
      if (!registrations.delete(callback_id))
        refuse('internal', `domain event callback ${callback_id} not registered`, FROM.rpc);
    },
    closeAfterReply: () => void (closing = true),
    onClose: (gone) => void farewells.push(gone),
  };

  const send = (header: FrameHeader, payload: Uint8Array): boolean =>
    socket.destroyed ? true : socket.write(encodeFrame(header, payload));

  function listen(emission: Emission): void {
    for (const [callback_id, { name, object }] of registrations) {
      if (name !== emission.name || !concerns(emission, object)) continue;
      const { procedure, message } = events[name];
      const header = {
        program: PROGRAM.remote,
        version: 1,
        procedure,
        type: MESSAGE_TYPE.message,
        serial: 0,
      };
      const payload = encode(message as Codec<unknown>, { callback_id, ...emission.event });
      send({ ...header, status: MESSAGE_STATUS.ok }, payload);
    }
  }

  function reply(header: FrameHeader, status: number, payload: Uint8Array, action: FaultAction | null): void {
    const frame = encodeFrame({ ...header, type: MESSAGE_TYPE.reply, status }, payload);
    const kind = action?.kind;
    if (kind === 'no_reply' || socket.destroyed) return;
    if (kind === 'drop_after') socket.destroy();
    else if (kind === 'half_reply')
      socket.write(frame.subarray(0, Math.floor(frame.length / 2)), () => socket.destroy());
    else if (kind === 'garbage') socket.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'));
    else socket.write(frame);
  }

  function carryOut(
    frame: Frame,
    name: ProcedureName,
    procedure: AnyProcedure,
    action: FaultAction | null,
  ): void {
    const { header } = frame;
    let payload: Buffer;
    let stream: ServedStream | null = null;
    try {
      if (action?.kind === 'error') throw injected(action);
      const args = decode(procedure.args, frame.payload);
      if (opensStream(name)) {
        const sendStream = (type: number, status: number, bytes: Uint8Array): boolean =>
          send({ ...header, type, status }, bytes);
        const opened = createServedStream(name, args, { host, client }, sendStream, socket, () =>
          streams.delete(header.serial),
        );
        stream = opened.stream;
        payload = encode(procedure.ret as Codec<unknown>, opened.ret);
      } else {
        const answer = handleCall(name, args, { host, client });
        if (answer instanceof Promise) return answerLater(header, procedure, answer, action);
        payload = encode(procedure.ret as Codec<unknown>, answer);
      }
    } catch (error) {
      return reply(header, MESSAGE_STATUS.error, encode(remoteError, toFields(error)), action);
    }
    // Before the reply: the client may break the stream off as soon as it sees it.
    if (stream !== null) streams.set(header.serial, stream);
    reply(header, MESSAGE_STATUS.ok, payload, action);
    if (closing) socket.end();
    stream?.begin();
  }

  function answerLater(
    header: FrameHeader,
    procedure: AnyProcedure,
    answer: Promise<unknown>,
    action: FaultAction | null,
  ): void {
    answer.then(
      (ret) => reply(header, MESSAGE_STATUS.ok, encode(procedure.ret as Codec<unknown>, ret), action),
      (error: unknown) => reply(header, MESSAGE_STATUS.error, encode(remoteError, toFields(error)), action),
    );
  }

  function answered(): void {
    unanswered--;
    if (unanswered < MAX_REQUESTS && !frozen && socket.isPaused()) socket.resume();
  }

  function call(frame: Frame): void {
    const name = procedureName(frame.header.program, frame.header.procedure);
    if (name === undefined) {
      const failure = new FakeFailure(39, `unknown procedure: ${frame.header.procedure}`, FROM.rpc);
      return reply(frame.header, MESSAGE_STATUS.error, encode(remoteError, failure.fields), null);
    }
    unanswered++;
    options.onCall(name, unanswered);
    if (unanswered >= MAX_REQUESTS) socket.pause();
    const action = options.decide(name);
    if (action?.kind === 'drop_before') return void socket.destroy();
    if (name === 'connect_supports_feature') startPings();
    const finish = (): void => {
      if (socket.destroyed) return;
      if (action?.kind !== 'no_reply') answered();
      carryOut(frame, name, procedures[name], action);
    };
    if (action?.kind === 'delay') setTimeout(finish, action.delay_ms);
    else finish();
  }

  function startPings(): void {
    if (options.ping_interval_ms === null || pingTimer !== undefined) return;
    pingTimer = setInterval(() => keepalive(1), options.ping_interval_ms);
  }

  function keepalive(procedure: 1 | 2): void {
    const header = {
      program: PROGRAM.keepalive,
      version: 1,
      procedure,
      type: MESSAGE_TYPE.message,
      serial: 0,
    };
    send({ ...header, status: MESSAGE_STATUS.ok }, NO_BYTES);
  }

  function handle(frame: Frame): void {
    const { program, procedure, type, serial } = frame.header;
    if (program === PROGRAM.keepalive) {
      if (procedure === 1) keepalive(2);
      else options.onPong();
    } else if (type === MESSAGE_TYPE.call) {
      call(frame);
    } else if (type === MESSAGE_TYPE.stream || type === MESSAGE_TYPE.stream_hole) {
      streams.get(serial)?.receive(frame);
    }
  }

  socket.on('data', (chunk: Buffer) => {
    try {
      for (const frame of assemble(assembler, chunk)) handle(frame);
    } catch {
      socket.destroy();
    }
  });
  socket.on('error', () => {});
  socket.on('end', () => socket.destroy());
  socket.on('close', () => {
    clearInterval(pingTimer);
    host.listeners.delete(listen);
    for (const stream of streams.values()) stream.release();
    streams.clear();
    for (const gone of farewells) gone();
  });
  host.listeners.add(listen);

  return {
    destroy: () => void socket.destroy(),
    freeze() {
      frozen = true;
      socket.pause();
    },
    thaw() {
      frozen = false;
      if (unanswered < MAX_REQUESTS) socket.resume();
    },
  };
}

function eventOf(family: string, event_id: number): EventName | undefined {
  const found = Object.entries(events).find(([, row]) => row.family === family && row.event_id === event_id);
  return found?.[0] as EventName | undefined;
}

function concerns({ event }: Emission, object: string | null): boolean {
  if (object === null) return true;
  return Object.values(event).some(
    (value) => typeof value === 'object' && value !== null && 'uuid' in value && value.uuid === object,
  );
}

function injected(action: Extract<FaultAction, { kind: 'error' }>): FakeFailure {
  return new FakeFailure(action.code, action.message ?? 'injected failure', FROM.qemu, action.int1 ?? -1);
}

function toFields(error: unknown) {
  if (error instanceof FakeFailure) return error.fields;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof XdrError)
    return new FakeFailure(39, `Unable to decode message payload: ${message}`, FROM.rpc).fields;
  return new FakeFailure(1, `internal error: ${message}`, FROM.rpc).fields;
}
