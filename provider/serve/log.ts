/**
 * Log records for Terraform: one JSON object a line on stderr, in the form of hclog.
 *
 * Source: Terraform documentation, "Debugging", TF_LOG and TF_LOG_PROVIDER; go-plugin reads "@level" and friends.
 */

/** Levels from the most to the least talkative. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Writes one record; `fields` become further keys of the JSON object. */
export interface Log {
  readonly trace: (message: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly debug: (message: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly info: (message: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly error: (message: string, fields?: Readonly<Record<string, unknown>>) => void;
  /** From now on `secret` is written as `(redacted)`. Secrets shorter than four characters are not accepted. */
  readonly redact: (secret: string) => void;
}

const LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error'];

/** Pure. The index of the lowest level to write; past the end when logging is off. */
const threshold = (environment: Readonly<Record<string, string | undefined>>): number => {
  const wanted = (environment['TF_LOG_PROVIDER'] ?? environment['TF_LOG'] ?? '').toLowerCase();
  if (wanted === '' || wanted === 'off') return LEVELS.length;
  const index = LEVELS.indexOf(wanted as LogLevel);
  // TF_LOG=json and unknown words mean everything, as in Terraform itself.
  return index === -1 ? 0 : index;
};

/** Pure. A time with six fraction digits: with three, Terraform shows the line raw. */
export const logTimestamp = (now: Date): string => now.toISOString().replace('Z', '000Z');

/** Pure. The JSON form of a text as it stands inside quotes. */
const jsonInside = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * Effect: returns a log that calls `write` with one line per record at or above the level that
 * TF_LOG_PROVIDER or TF_LOG in `environment` asks for; nothing is written when both are unset.
 */
export const createLog = (
  environment: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
  now: () => Date = () => new Date(),
): Log => {
  const lowest = threshold(environment);
  const secrets = new Set<string>();
  const at =
    (level: LogLevel) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      if (LEVELS.indexOf(level) < lowest) return;
      const record = {
        '@level': level,
        '@message': message,
        '@module': 'provider',
        '@timestamp': logTimestamp(now()),
        ...fields,
      };
      let line = JSON.stringify(record, (_key, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      );
      for (const secret of secrets) line = line.replaceAll(secret, '(redacted)');
      write(`${line}\n`);
    };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    redact: (secret) => {
      if (secret.length >= 4) secrets.add(jsonInside(secret));
    },
  };
};
