import { Option } from 'commander';
import type { Command } from 'commander';
import { pairs } from '../format/table.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';
import { json } from './options.ts';

type Flags = ConnectionFlags & { readonly client?: boolean; readonly output: 'text' | 'json' };

/** Effect: adds `version` to the program. */
export function registerVersion(program: Command, io: Io, own_version: string): void {
  program
    .command('version')
    .summary('show the versions of this CLI and of the service')
    .description('Show the versions of this CLI and of the service.')
    .option('--client', 'only of this CLI: asks no service')
    .addOption(
      new Option('-o, --output <form>', 'form of the result').choices(['text', 'json']).default('text'),
    )
    .action(async (_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      const own = { version: own_version, node: process.versions.node };
      const print = (
        service: { readonly version: string; readonly endpoint: string } | null,
      ): Promise<void> => {
        if (flags.output === 'json') return io.write(json({ client: own, service }));
        const ofService =
          service === null ? [] : [['Service', `${service.version} at ${service.endpoint}`] as const];
        return io.write(pairs([['Client', `${own.version} on Node.js ${own.node}`], ...ofService]));
      };
      if (flags.client === true) return print(null);
      return runWithService(io, flags, async ({ client, connection }) => {
        const { service_version: version } = await client.getSession({ signal: io.signal });
        await print({ version, endpoint: connection.endpoint });
        return EXIT.done;
      });
    });
}
