/** Whole transfers over a stream: upload from an iterable, download as an iterable, a console as a Duplex. */
import { Duplex } from 'node:stream';
import { LibvirtError, abortedError, clientError } from './errors.ts';
import { DEFAULT_STREAM_IDLE_MS } from './stream.ts';
import type { RpcStream, StreamItem } from './stream.ts';

/** What a transfer may be told. */
export type TransferOptions = {
  readonly signal?: AbortSignal;
  /** How long the daemon may take no data, or give none. */
  readonly idle_timeout_ms?: number;
  /** How long the daemon may take to flush at the end of an upload. */
  readonly finish_timeout_ms?: number;
  /** Called with the bytes moved so far, holes included. */
  readonly onProgress?: (moved_bytes: bigint) => void;
};

/** What went over an upload: `sent_bytes` of data, `hole_bytes` skipped. Their sum is the length of the content. */
export type UploadTotals = { readonly sent_bytes: bigint; readonly hole_bytes: bigint };

/** How long the end of an upload may take: the daemon writes out what it has buffered. */
const DEFAULT_FINISH_MS = 600_000;

/** The source's next piece, or the stream's failure if that comes first: a slow source must not hide it. */
async function nextUnlessFailed<T>(
  stream: RpcStream,
  iterator: AsyncIterator<T>,
): Promise<IteratorResult<T>> {
  let unsubscribe = (): void => {};
  const failure = new Promise<never>((_resolve, reject) => (unsubscribe = stream.onFailure(reject)));
  try {
    return await Promise.race([iterator.next(), failure]);
  } finally {
    unsubscribe();
  }
}

function abortOnSignal(stream: RpcStream, signal: AbortSignal | undefined): () => void {
  if (signal === undefined) return () => {};
  const onAbort = (): void => void stream.abort(abortedError(stream.procedure, 'unknown', signal));
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return () => signal.removeEventListener('abort', onAbort);
}

/**
 * Effect: sends everything `source` gives and waits until the daemon has confirmed it. The daemon does not complain about
 * too little data, so compare the totals with what was meant to be sent. On any failure the stream is broken off, the
 * source is closed (`return()`), and the daemon has let go of the volume before this throws: LibvirtError, or what the
 * source threw.
 */
export async function upload(
  stream: RpcStream,
  source: AsyncIterable<StreamItem>,
  options: TransferOptions = {},
): Promise<UploadTotals> {
  const idle_ms = options.idle_timeout_ms ?? DEFAULT_STREAM_IDLE_MS;
  const iterator = source[Symbol.asyncIterator]();
  const removeSignal = abortOnSignal(stream, options.signal);
  let sent_bytes = 0n;
  let hole_bytes = 0n;
  try {
    for (;;) {
      const { done, value } = await nextUnlessFailed(stream, iterator);
      if (done === true) break;
      if (value instanceof Uint8Array) {
        await stream.write(value, idle_ms);
        sent_bytes += BigInt(value.length);
      } else {
        await stream.writeHole(value.hole_bytes, idle_ms);
        hole_bytes += value.hole_bytes;
      }
      options.onProgress?.(sent_bytes + hole_bytes);
    }
    await stream.finish(options.finish_timeout_ms ?? DEFAULT_FINISH_MS);
    return { sent_bytes, hole_bytes };
  } catch (error) {
    const reason = error instanceof LibvirtError ? error : sourceError(stream.procedure, error);
    await stream.abort(reason);
    iterator.return?.().catch(() => {});
    throw error;
  } finally {
    removeSignal();
  }
}

function sourceError(procedure: string, cause: unknown): LibvirtError {
  const message = `${procedure}: the source of the data failed: ${cause instanceof Error ? cause.message : String(cause)}`;
  return clientError('aborted', message, { outcome: 'unknown', procedure, cause });
}

/** Effect: the pieces the daemon sends, until its end. Leaving the loop early breaks the stream off. Throws LibvirtError. */
export async function* download(
  stream: RpcStream,
  options: TransferOptions = {},
): AsyncGenerator<StreamItem, void, undefined> {
  const idle_ms = options.idle_timeout_ms ?? DEFAULT_STREAM_IDLE_MS;
  const removeSignal = abortOnSignal(stream, options.signal);
  let moved_bytes = 0n;
  let whole = false;
  try {
    for (;;) {
      const item = await stream.read(idle_ms);
      if (item === null) break;
      yield item;
      moved_bytes += item instanceof Uint8Array ? BigInt(item.length) : item.hole_bytes;
      options.onProgress?.(moved_bytes);
    }
    await stream.finish(idle_ms);
    whole = true;
  } finally {
    removeSignal();
    if (!whole) await stream.abort(abortedError(stream.procedure, 'unknown', options.signal));
  }
}

/** Effect: the stream as a Node Duplex, for consoles and channels. Destroying it breaks the stream off. */
export function toDuplex(stream: RpcStream): Duplex {
  const duplex: Duplex = new Duplex({
    read: () => void pushNext(stream, duplex),
    write: (chunk: Buffer, _encoding, callback) => void callingBack(stream.write(chunk), callback),
    destroy: (error, callback) => {
      const aborted = stream.abort(abortedError(stream.procedure, 'unknown', undefined));
      void callingBack(aborted, (failure) => callback(failure ?? error));
    },
  });
  return duplex;
}

async function pushNext(stream: RpcStream, duplex: Duplex): Promise<void> {
  try {
    const item = await stream.read(null);
    if (item === null) duplex.push(null);
    else duplex.push(item instanceof Uint8Array ? item : Buffer.alloc(0));
  } catch (error) {
    duplex.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

async function callingBack(action: Promise<void>, callback: (error?: Error | null) => void): Promise<void> {
  let failure: Error | null = null;
  try {
    await action;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  callback(failure);
}
