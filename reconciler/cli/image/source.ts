import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Failure } from '../failure.ts';

/** Bytes to send. */
export type Source = {
  /** Null for a pipe: its end is its length. */
  readonly size_bytes: number | null;
  /** Effect: the bytes at the offset, at most `length`, fewer only at the end. A pipe gives the last part once more, or the one after it. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** Effect: opens a local file. Throws a Failure when it cannot be read. */
export async function openFile(file: string): Promise<Source> {
  try {
    const handle = await open(file, 'r');
    const stats = await handle.stat();
    if (!stats.isFile()) {
      await handle.close();
      throw new Error('it is not a file');
    }
    return {
      size_bytes: stats.size,
      read: async (offset, length) => {
        const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, stats.size - offset)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
        return buffer.subarray(0, bytesRead);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Effect: SHA-256 and size of a file, read once. Throws a Failure when it cannot be read. */
export async function digestFile(
  file: string,
  signal: AbortSignal,
): Promise<{ readonly sha256: string; readonly size_bytes: number }> {
  const hash = createHash('sha256');
  let size_bytes = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024, signal })) {
      hash.update(chunk as Buffer);
      size_bytes += (chunk as Buffer).length;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw unreadable(file, error);
  }
  return { sha256: hash.digest('hex'), size_bytes };
}

/** Effect: bytes as they come out of a pipe, such as standard input. The last part is kept, so that it can be sent again. */
export function openPipe(pipe: AsyncIterable<Uint8Array>): Source {
  const chunks = pipe[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  let part: Buffer = Buffer.alloc(0);
  let start = 0;
  return {
    size_bytes: null,
    read: async (offset, length) => {
      if (offset >= start && offset < start + part.length) return part.subarray(offset - start);
      if (offset !== start + part.length) {
        throw new Failure(
          'Upload lost',
          `the service lost what it had of the pipe: it stands at byte ${offset}, and the pipe is at ${start + part.length}. Send it again from a file.`,
        );
      }
      start = offset;
      const pieces = [rest];
      let size = rest.length;
      while (size < length) {
        const next = await chunks.next();
        if (next.done === true) break;
        pieces.push(Buffer.from(next.value));
        size += next.value.length;
      }
      const all = Buffer.concat(pieces);
      part = all.subarray(0, length);
      rest = all.subarray(length);
      return part;
    },
    close: async () => {
      await chunks.return?.();
    },
  };
}

function unreadable(file: string, error: unknown): Failure {
  return new Failure('Bad file', `${file} cannot be read: ${(error as Error).message}.`, { cause: error });
}
