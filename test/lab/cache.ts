import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Effect: reads $CAIRN_CACHE_DIR. Where the lab keeps what is costly to make again: default .cache/lab in the repository. */
export function labCacheDirectory(): string {
  const chosen = process.env['CAIRN_CACHE_DIR'];
  return chosen === undefined || chosen === ''
    ? fileURLToPath(new URL('../../.cache/lab', import.meta.url))
    : join(chosen, 'lab');
}
