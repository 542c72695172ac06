/** Who this client is to the service: the same for each run in one working directory and workspace. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../schemas/connection/settings.ts';

const workspaceName = (directory: string, environment: Environment): string => {
  const named = environment['TF_WORKSPACE'];
  if (named !== undefined && named !== '') return named;
  try {
    const data = environment['TF_DATA_DIR'] || join(directory, '.terraform');
    return readFileSync(join(data, 'environment'), 'utf8').trim() || 'default';
  } catch {
    return 'default';
  }
};

/** Effect: reads the name of the selected workspace. Sixteen hexadecimal digits for directory and workspace. */
export const originOf = (directory: string, environment: Environment): string =>
  createHash('sha256')
    .update(`${directory}\0${workspaceName(directory, environment)}`)
    .digest('hex')
    .slice(0, 16);
