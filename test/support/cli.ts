import { Readable } from 'node:stream';
import { Command } from 'commander';
import { registerCommands } from '../../reconciler/cli/commands.ts';
import { plain } from '../../reconciler/cli/format/text.ts';
import type { Io } from '../../reconciler/cli/io.ts';

/** What a command did. */
export type CliResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** What a run takes besides its words. */
export type CliOptions = {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Told of everything written to standard output, as it is written. */
  readonly seen?: (stdout: string) => void;
};

/** Effect: runs one command in this process, with nothing of this process's own environment or home. */
export async function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const out: Buffer[] = [];
  let stderr = '';
  let code = 0;
  const io: Io = {
    write: (text) => {
      out.push(Buffer.from(text));
      options.seen?.(Buffer.concat(out).toString());
      return Promise.resolve();
    },
    note: (text) => void (stderr += text),
    environment: options.environment ?? {},
    home: '/nonexistent',
    user_id: 1000,
    now: () => new Date(),
    paint: plain,
    paint_error: plain,
    is_terminal: false,
    openInput: () => Readable.from([Buffer.from(options.input ?? '')]),
    setRaw: () => undefined,
    readInput: () => Promise.resolve(Buffer.from(options.input ?? '').toString()),
    signal: options.signal ?? new AbortController().signal,
    exit: (number) => void (code = number),
  };
  const program = new Command('cairn').exitOverride().configureOutput({
    writeOut: (text) => void out.push(Buffer.from(text)),
    writeErr: (text) => void (stderr += text),
  });
  registerCommands(program, io, '0.1.0');
  try {
    await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    // Commander's own refusals: a flag that is not known, a missing argument.
    if (!(error instanceof Error && 'exitCode' in error)) throw error;
    code = Number(error.exitCode);
  }
  return { code, stdout: Buffer.concat(out).toString(), stderr };
}
