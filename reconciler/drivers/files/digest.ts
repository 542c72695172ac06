import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { open } from 'node:fs/promises';

const READ_BYTES = 1024 * 1024;

/** A running SHA-256 and how many bytes it has seen. */
export type RunningDigest = { readonly hash: Hash; readonly bytes: number };

/** Pure. The digest of nothing. */
export function emptyDigest(): RunningDigest {
  return { hash: createHash('sha256'), bytes: 0 };
}

/** Effect: reads the first `bytes` of a file once, 1 MiB at a time, giving the event loop a turn after each. */
export async function digestOfFile(path: string, bytes: number): Promise<RunningDigest> {
  const hash = createHash('sha256');
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    let position = 0;
    while (position < bytes) {
      const wanted = Math.min(READ_BYTES, bytes - position);
      const { bytesRead } = await handle.read(buffer, 0, wanted, position);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      position += bytesRead;
    }
    return { hash, bytes: position };
  } finally {
    await handle.close();
  }
}
