import { execFile, type ExecFileOptions } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process as the lab remembers it: its number and its start time in clock ticks, which together are never reused. */
export interface ProcessMark {
  readonly pid: number;
  readonly start_ticks: string;
}

/** Effect: reads /proc. The start time of a process in clock ticks since boot, or undefined if it is gone or a zombie. */
export function startTicks(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** Effect: reads /proc. Whether the very process that was marked (not a later one with its number) still runs. */
export function isAlive(mark: ProcessMark): boolean {
  return startTicks(mark.pid) === mark.start_ticks;
}

function pidNamespace(pid: number | string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return undefined;
  }
}

/**
 * Effect: reads /proc. Every process in the PID namespace of `init_pid`: outside number, number inside, command name.
 * Empty when `init_pid` is gone.
 */
export function namespaceProcesses(
  init_pid: number,
): readonly { pid: number; inside_pid: number; command: string }[] {
  const wanted = pidNamespace(init_pid);
  if (wanted === undefined || wanted === pidNamespace('self')) return [];
  const found = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry) || pidNamespace(entry) !== wanted) continue;
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8');
      const inside = /^NSpid:.*\s(\d+)$/m.exec(status)?.[1];
      const command = /^Name:\s*(.*)$/m.exec(status)?.[1];
      if (inside !== undefined && command !== undefined) {
        found.push({ pid: Number(entry), inside_pid: Number(inside), command });
      }
    } catch {
      continue; // it ended while we looked
    }
  }
  return found;
}

/** Effect: waits. Polls `check` every 10 ms until it gives a value; throws an Error naming `what` after `timeout_ms`. */
export async function poll<T>(
  what: string,
  timeout_ms: number,
  check: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + timeout_ms;
  for (;;) {
    const value = await check();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`timed out after ${timeout_ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What a finished command left behind; `code` is its exit status, -1 if it was killed or could not start. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Effect: runs a program without a shell and waits for it, at most `timeout` ms (60 s unless given). Never throws. */
export function run(
  program: string,
  args: readonly string[],
  options: ExecFileOptions & { input?: string } = {},
): Promise<CommandResult> {
  const { input, ...rest } = options;
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...args],
      { timeout: 60_000, killSignal: 'SIGKILL', maxBuffer: 64 << 20, ...rest, encoding: 'utf8' },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr: code === -1 && stderr === '' ? String(error) : stderr });
      },
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** Effect: like `run`, but gives the standard output and throws an Error with the standard error when it fails. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  options: ExecFileOptions & { input?: string } = {},
): Promise<string> {
  const result = await run(program, args, options);
  if (result.code !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${result.code}: ${result.stderr.trim()}`);
  }
  return result.stdout;
}
