import { execFile } from 'node:child_process';

/** How a program ended; `code` null when it was stopped at the deadline. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Where system programs lie although an ordinary user's PATH leaves them out. */
const SYSTEM_PATHS = '/usr/local/sbin:/usr/sbin:/sbin';

/** Effect: runs a program for at most `timeout_ms`; null when there is none of that name. Never throws. */
export function tryProgram(
  program: string,
  parameters: readonly string[],
  timeout_ms = 5000,
): Promise<Ended | null> {
  return new Promise((resolve) => {
    const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:${SYSTEM_PATHS}` };
    const options = { timeout: timeout_ms, killSignal: 'SIGKILL' as const, env, encoding: 'utf8' as const };
    execFile(program, parameters, options, (error, stdout, stderr) => {
      if (error === null) return resolve({ code: 0, stdout, stderr });
      if (error.code === 'ENOENT') return resolve(null);
      return resolve({ code: typeof error.code === 'number' ? error.code : null, stdout, stderr });
    });
  });
}

/** Pure. The first dotted number in a program's own words about its version. */
export function versionIn(text: string): string {
  return /\d+\.\d+(?:\.\d+)?(?:[-+.]\w+)*/.exec(text)?.[0] ?? 'unknown version';
}
