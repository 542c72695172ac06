import { homedir } from 'node:os';
import { choosePaint } from './format/text.ts';
import type { Paint } from './format/text.ts';

/** Everything that a command touches besides the service: given as an argument, so that tests run commands in memory. */
export type Io = {
  /** Effect: writes the result. Only what was asked for goes here. */
  readonly write: (text: string | Uint8Array) => Promise<void>;
  /** Effect: writes what a person should know besides the result. */
  readonly note: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Numeric user id; 0 is root. */
  readonly user_id: number;
  readonly now: () => Date;
  /** Tones for the result, and for errors and notes. */
  readonly paint: Paint;
  readonly paint_error: Paint;
  /** Whether notes are read on a terminal, so that a line may be drawn again. */
  readonly is_terminal: boolean;
  /** Effect: reads all of standard input as text. */
  readonly readInput: () => Promise<string>;
  /** Effect: opens standard input as bytes. */
  readonly openInput: () => AsyncIterable<Uint8Array>;
  /** Effect: whether keys go to us one by one and unread (true), or line by line through the terminal; nothing to do without a terminal. */
  readonly setRaw: (raw: boolean) => void;
  /** Aborted when the user presses Ctrl-C. */
  readonly signal: AbortSignal;
  /** Effect: sets the exit code of the process. */
  readonly exit: (code: number) => void;
};

/** How a command ended. */
export const EXIT = { done: 0, failed: 1, differs: 2, interrupted: 130 } as const;

/** Effect: the process's own streams, environment, clock and Ctrl-C. */
export function processIo(): Io {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  // The reader went away (cairn list servers | head): what is left has nobody to read it.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    note: (text) => void process.stderr.write(text),
    environment: process.env,
    home: homedir(),
    user_id: process.getuid?.() ?? -1,
    now: () => new Date(),
    paint: choosePaint(process.stdout.isTTY, process.env),
    paint_error: choosePaint(process.stderr.isTTY, process.env),
    is_terminal: process.stderr.isTTY,
    openInput: () => process.stdin,
    setRaw: (raw) => {
      if (process.stdin.isTTY) process.stdin.setRawMode(raw);
      if (!raw) process.stdin.destroy();
    },
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    signal: controller.signal,
    exit: (code) => {
      process.exitCode = code;
    },
  };
}
