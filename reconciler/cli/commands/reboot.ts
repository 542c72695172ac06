import type { Command } from 'commander';
import { slashName } from '../format/columns.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { findObjects } from '../lookup.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';

type Flags = ConnectionFlags & { readonly project?: string; readonly hard?: boolean };

/** Effect: adds `reboot` to the program. */
export function registerReboot(program: Command, io: Io): void {
  program
    .command('reboot')
    .summary('restart the guests of servers')
    .description('Restart the guests of servers: softly, by asking the guest, or hard, by taking its power.')
    .argument('<servers...>', 'names or ids')
    .option('--hard', 'take the power away instead of asking the guest')
    .option('-p, --project <project>', 'project in which to look for the names')
    .action((servers: readonly string[], _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const targets = servers.map((name) => ({
          kind: 'server' as const,
          name: name.replace(/^servers?\//, ''),
        }));
        const type = flags.hard === true ? 'hard' : 'soft';
        for (const server of await findObjects(client, targets, flags.project)) {
          await client.rebootServer(server.id, { type }, { signal: io.signal });
          await io.write(`${slashName(server)} ${type} reboot asked for\n`);
        }
        return EXIT.done;
      });
    });
}
