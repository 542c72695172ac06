import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { open } from 'node:fs/promises';

const READ_BYTES = 1024 * 1024;

/** Digests of what was seen so far, and how many bytes these are. */
export type RunningDigest = { readonly hashes: Hashes; readonly bytes: number };

/** Running digests by name. */
export type Hashes = { readonly sha256: Hash; readonly md5: Hash; readonly sha512: Hash };

/** Finished digests in lower-case hexadecimal digits. */
export type Digests = { readonly sha256: string; readonly md5: string; readonly sha512: string };

/** Pure. The digest of nothing. */
export function emptyDigest(): RunningDigest {
  return {
    hashes: { sha256: createHash('sha256'), md5: createHash('md5'), sha512: createHash('sha512') },
    bytes: 0,
  };
}

/** Effect: reads the first `bytes` of a file once, 1 MiB at a time, giving the event loop a turn after each. */
export async function digestOfFile(path: string, bytes: number): Promise<RunningDigest> {
  const { hashes } = emptyDigest();
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    let position = 0;
    while (position < bytes) {
      const wanted = Math.min(READ_BYTES, bytes - position);
      const { bytesRead } = await handle.read(buffer, 0, wanted, position);
      if (bytesRead === 0) break;
      updateAll(hashes, buffer.subarray(0, bytesRead));
      position += bytesRead;
    }
    return { hashes, bytes: position };
  } finally {
    await handle.close();
  }
}

/** Effect: adds bytes to all digests. */
export function updateAll(hashes: Hashes, part: Uint8Array): void {
  hashes.sha256.update(part);
  hashes.md5.update(part);
  hashes.sha512.update(part);
}

/** Pure. What the digests are now; they may go on afterwards. */
export function digestsOf({ sha256, md5, sha512 }: Hashes): Digests {
  return {
    sha256: sha256.copy().digest('hex'),
    md5: md5.copy().digest('hex'),
    sha512: sha512.copy().digest('hex'),
  };
}
