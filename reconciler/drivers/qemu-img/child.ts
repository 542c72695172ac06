import { spawn } from 'node:child_process';
import { CairnError } from '../../model/error.ts';
import type { JailedCommand } from './jail.ts';
import { childEnvironment } from './jail.ts';

/** How a child ended: its exit status or the signal that killed it, and the end of what it complained of. */
export type ChildEnd = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly complaint: string;
};

const COMPLAINT_BYTES = 4096;

/**
 * Effect: runs a command in a process group of its own and waits for it. Everything in the group is killed when the signal aborts or the deadline is over. `said`
 * gets what it prints. Throws CairnError: timeout, unavailable (it cannot be started), and the signal's reason.
 */
export async function runChild(
  command: JailedCommand,
  options: {
    readonly signal: AbortSignal;
    readonly deadline_ms: number;
    readonly said: (text: string) => void;
  },
): Promise<ChildEnd> {
  const { signal, deadline_ms, said } = options;
  signal.throwIfAborted();
  return await new Promise((resolve, reject) => {
    const child = spawn(command.program, command.parameters, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment(),
      cwd: '/',
    });
    let complaint = '';
    let why: unknown = null;
    const end = (reason: unknown): void => {
      why ??= reason;
      killGroup(child.pid);
    };
    const onAbort = (): void => end(signal.reason);
    const timer = setTimeout(
      () =>
        end(
          new CairnError(
            'timeout',
            `The conversion was stopped after ${Math.round(deadline_ms / 60_000)} minutes. It will be tried again.`,
          ),
        ),
      Math.min(deadline_ms, 2 ** 31 - 1),
    );
    signal.addEventListener('abort', onAbort);
    child.stdout.on('data', (chunk: Buffer) => said(chunk.toString('latin1')));
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-COMPLAINT_BYTES);
    });
    child.once('error', (error) => {
      why ??= new CairnError(
        'unavailable',
        `The program ${command.program} cannot be started: ${error.message}.`,
        {
          cause: error,
        },
      );
    });
    child.once('close', (code, killed_by) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      // Whatever the child started goes with it.
      killGroup(child.pid);
      if (why === null) resolve({ code, signal: killed_by, complaint });
      else reject(why as Error);
    });
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
