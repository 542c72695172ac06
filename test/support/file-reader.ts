import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { ContentReader } from '../../reconciler/model/kind.ts';

/** Effect: reads a file as the inspector reads content. */
export function fileReader(file: string): ContentReader {
  return {
    size_bytes: statSync(file).size,
    read: (offset, length) => {
      const bytes = new Uint8Array(length);
      const descriptor = openSync(file, 'r');
      const count = readSync(descriptor, bytes, 0, length, offset);
      closeSync(descriptor);
      return Promise.resolve(bytes.subarray(0, count));
    },
  };
}
