import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { addChangeFlags, changeServers } from './change.ts';
import type { ChangeFlags } from './change.ts';

type Flags = ChangeFlags & { readonly reason?: string };

/** Effect: adds `server lock` and `unlock` to the command `server`. */
export function registerServerLock(server: Command, io: Io): void {
  addChangeFlags(
    server
      .command('lock')
      .summary('keep all but administrators from changing servers')
      .description(
        'Keep all but administrators from changing servers, acting on them or deleting them (locked).',
      ),
  )
    .option('--reason <text>', 'why, which those are told who are refused')
    .action((names: readonly string[], _options: unknown, given: Command) => {
      const flags = given.optsWithGlobals<Flags>();
      return changeServers(io, names, flags, 'lock', () => ({ locked: true, locked_reason: flags.reason }));
    });
  addChangeFlags(
    server
      .command('unlock')
      .summary('let servers be changed again')
      .description(
        'Let servers be changed again by those who may change them otherwise (locked, locked_reason).',
      ),
  ).action((names: readonly string[], _options: unknown, given: Command) =>
    // What is undefined is not sent.
    changeServers(io, names, given.optsWithGlobals<ChangeFlags>(), 'unlock', () => ({
      locked: undefined,
      locked_reason: undefined,
    })),
  );
}
