import type { Command } from 'commander';
import { migrationTable } from '../../format/migrations.ts';
import { EXIT } from '../../io.ts';
import type { Io } from '../../io.ts';
import { findObjects } from '../../lookup.ts';
import { runWithService } from '../../run.ts';
import { addChangeFlags, doWithServers } from './change.ts';
import type { ChangeFlags } from './change.ts';

/** Effect: adds `server migration show` and `abort` to the command `server`. */
export function registerServerMigration(server: Command, io: Io): void {
  const migration = server
    .command('migration')
    .summary('see how far moves are, and end them')
    .description('See from where to where a server moved and how far it is, and end a move.');
  migration
    .command('show')
    .summary('show the moves of a server, newest first')
    .description('Show from where to where a server moved, newest first, and how far it is.')
    .argument('<server>', 'name or id')
    .option('-p, --project <project>', 'project in which to look for the name')
    .action((name: string, _options: unknown, given: Command) => {
      const flags = given.optsWithGlobals<ChangeFlags>();
      return runWithService(io, flags, async ({ client }) => {
        const targets = [{ kind: 'server' as const, name: name.replace(/^servers?\//, '') }];
        for (const { id } of await findObjects(client, targets, flags.project)) {
          const { items } = await client.getServerMigrations(id, { signal: io.signal });
          await io.write(migrationTable(items, io.now(), { paint: io.paint }));
        }
        return EXIT.done;
      });
    });
  addChangeFlags(
    migration
      .command('abort')
      .summary('end the moves of servers')
      .description('End the moves of servers: they stay where they came from, and run on there.'),
  ).action((names: readonly string[], _options: unknown, given: Command) =>
    doWithServers(
      io,
      names,
      given.optsWithGlobals<ChangeFlags>(),
      'end of the move',
      async ({ id }, { client }) => client.abortServerMigration(id, {}, { signal: io.signal }),
    ),
  );
}
