import { destination, pino } from 'pino';
import type { Logger } from 'pino';
import { KINDS } from '../../schemas/generated/kinds.ts';
import type { Config } from '../../schemas/generated/types.ts';

/** Fields that may hold a secret wherever they stand; logged as [redacted]. */
const SECRETS = [
  'token',
  'client_key',
  'password',
  'user_data',
  'authorization',
  'secrets',
  ...Object.values(KINDS).flatMap(({ fields }) =>
    fields.filter(({ write_only }) => write_only === true).map(({ pointer }) => pointer.slice(1)),
  ),
];

/** Effect: structured logs, one JSON line each, on standard error; standard output belongs to the command. */
export function createLog(level: Config['log_level']): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    destination({ dest: 2, sync: false }),
  );
}
