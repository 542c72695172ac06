/** The fake host's side of one stream. */
import type { Duplex } from 'node:stream';
import { MESSAGE_STATUS, MESSAGE_TYPE } from '../rpc/frames.ts';
import type { Frame } from '../rpc/frames.ts';
import type { ProcedureName } from '../rpc/procedures.ts';
import { remoteError } from '../rpc/remote-error.ts';
import { holePayload } from '../rpc/stream.ts';
import { decode, encode } from '../rpc/xdr.ts';
import { handleStreamCall } from './dispatch.ts';
import { VIR_ERROR } from '../rpc/errors.ts';
import { FakeFailure, FROM } from './failure.ts';
import type { Context, Sink, Source, Terminal } from './handler.ts';

/** A stream being served. */
export type ServedStream = {
  /** Starts sending, after the reply. */
  readonly begin: () => void;
  readonly receive: (frame: Frame) => void;
  /** The connection is gone. */
  readonly release: () => void;
};

type Send = (type: number, status: number, bytes: Uint8Array) => boolean;
const NO_BYTES = Buffer.alloc(0);
const { stream: STREAM, stream_hole: STREAM_HOLE } = MESSAGE_TYPE;

/** Effect: opens the stream of a call. `over` is called once when it ends. Throws FakeFailure when the call is refused. */
export function createServedStream(
  name: ProcedureName,
  args: unknown,
  context: Context,
  send: Send,
  socket: Duplex,
  over: () => void,
): { readonly ret: unknown; readonly stream: ServedStream } {
  const opened = handleStreamCall(name, args, context);
  const end: Sink | Source | Terminal =
    'sink' in opened ? opened.sink : 'source' in opened ? opened.source : opened.terminal;
  let ended = false;

  function finish(): void {
    if (ended) return;
    ended = true;
    end.release();
    over();
  }

  function fail(error: unknown): void {
    if (!(error instanceof FakeFailure)) throw error;
    send(STREAM, MESSAGE_STATUS.error, encode(remoteError, error.fields));
    finish();
  }

  async function sendAll(source: Source): Promise<void> {
    for (const item of source.items) {
      if (ended || socket.destroyed) return;
      const flowing =
        item instanceof Uint8Array
          ? send(STREAM, MESSAGE_STATUS.continue, item)
          : send(
              STREAM_HOLE,
              MESSAGE_STATUS.continue,
              encode(holePayload, { length_bytes: item.hole_bytes, flags: 0 }),
            );
      if (!flowing) await drained(socket);
    }
    if (!ended) send(STREAM, MESSAGE_STATUS.continue, NO_BYTES);
  }

  function take(frame: Frame): void {
    const { payload, header } = frame;
    if ('sink' in opened && header.type === STREAM_HOLE)
      opened.sink.hole(decode(holePayload, payload).length_bytes);
    else if ('sink' in opened) opened.sink.data(payload);
    else if ('terminal' in opened) opened.terminal.data(Buffer.from(payload));
  }

  const stream: ServedStream = {
    begin() {
      if ('source' in opened) void sendAll(opened.source);
      if (!('terminal' in opened)) return;
      opened.terminal.open(
        (bytes) => send(STREAM, MESSAGE_STATUS.continue, bytes),
        () => fail(new FakeFailure(VIR_ERROR.rpc, 'stream had I/O failure', FROM.streams)),
      );
    },
    receive(frame) {
      if (ended) return;
      try {
        if (frame.header.status === MESSAGE_STATUS.continue) return take(frame);
        if (frame.header.status === MESSAGE_STATUS.ok && 'sink' in opened) opened.sink.finish();
      } catch (error) {
        return fail(error);
      }
      send(STREAM, MESSAGE_STATUS.ok, NO_BYTES);
      finish();
    },
    release: finish,
  };
  return { ret: opened.ret, stream };
}

async function drained(socket: Duplex): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });
}
