import { Option } from 'commander';
import type { Command } from 'commander';
import { capacityReport } from '../format/capacity.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { idOfNamed } from '../lookup.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';
import { countFlag, json } from './options.ts';

type Flags = ConnectionFlags & {
  readonly flavor?: string;
  readonly vcpus?: number;
  readonly memoryMib?: number;
  readonly diskGib?: number;
  readonly count: number;
  readonly host?: string;
  readonly output: 'table' | 'json';
};

/** Effect: adds `capacity` to the program. */
export function registerCapacity(program: Command, io: Io): void {
  program
    .command('capacity')
    .summary('say whether servers of a size fit, how many do, and where')
    .description(
      'Ask the scheduler whether so many servers of a flavor, or of a size, fit now. Nothing is placed.',
    )
    .option('-f, --flavor <flavor>', 'flavor of the servers (name or id)')
    .option('--vcpus <count>', 'virtual CPUs of one server; else those of the flavor', countFlag)
    .option('--memory-mib <mib>', 'memory of one server; else that of the flavor', countFlag)
    .option('--disk-gib <gib>', 'root disk of one server; else that of the flavor', countFlag)
    .option('-n, --count <count>', 'how many servers', countFlag, 1)
    .option('--host <host>', 'only this host (name or id)')
    .addOption(
      new Option('-o, --output <form>', 'form of the result').choices(['table', 'json']).default('table'),
    )
    .addHelpText('after', '\nExit codes: 0 all fit, 2 not all do, 1 error')
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const capacity = await client.getCapacity({
          flavor_id: await idOfNamed(client, 'flavor', flags.flavor),
          vcpus: flags.vcpus,
          memory_mib: flags.memoryMib,
          disk_gib: flags.diskGib,
          server_count: flags.count,
          host_id: await idOfNamed(client, 'host', flags.host),
          signal: io.signal,
        });
        const { paint } = io;
        await io.write(flags.output === 'json' ? json(capacity) : capacityReport(capacity, { paint }));
        return capacity.fits ? EXIT.done : EXIT.differs;
      });
    });
}
