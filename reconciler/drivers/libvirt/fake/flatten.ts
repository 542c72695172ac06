import { BLOCK_BYTES, copyContents, shiftContents } from './contents.ts';
import type { Contents } from './contents.ts';
import { volumeAt } from './domains.ts';
import { DATA_OFFSET, writeQcow2Header } from './qcow2.ts';
import type { FakeHost, FakeVolume } from './state.ts';

/**
 * Pure. A file that holds what is seen through a volume: the bytes at the bottom of its chain, since a fake guest writes nothing. In a
 * qcow2 file they lie in one piece behind header and tables.
 */
export function flatContents(
  host: FakeHost,
  volume: FakeVolume,
  format: string,
  capacity_bytes: bigint,
): Contents {
  let bottom = volume;
  for (let depth = 0; bottom.backing !== null && depth < 16; depth++) {
    const next = volumeAt(host, bottom.backing.path);
    if (next === undefined) break;
    bottom = next;
  }
  if (format !== 'qcow2') return copyContents(bottom.contents);
  const contents = shiftContents(bottom.contents, DATA_OFFSET / BLOCK_BYTES);
  writeQcow2Header(contents, { capacity_bytes, backing_path: null });
  return contents;
}
