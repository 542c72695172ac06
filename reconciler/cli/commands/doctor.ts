import { Option } from 'commander';
import type { Command } from 'commander';
import { defaultDataDirectory } from '../../../schemas/connection/paths.ts';
import { doctorReport } from '../format/doctor.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { run } from '../run.ts';
import { openService } from '../service.ts';
import type { ConnectionFlags } from '../service.ts';
import { json } from './options.ts';

type Flags = ConnectionFlags & { readonly output: 'text' | 'json'; readonly dataDirectory?: string };

/** Effect: adds `doctor` to the program. */
export function registerDoctor(program: Command, io: Io, own_version: string): void {
  program
    .command('doctor')
    .summary('try every part and say how to mend what is broken')
    .description(
      'Try every part that Cairn needs, on this machine and through the service, and say how to mend what is broken. Changes nothing.',
    )
    .option('--data-directory <directory>', 'data directory of the service on this machine')
    .addOption(
      new Option('-o, --output <form>', 'form of the result').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 all that is needed works (warnings do not count), 1 something needed is broken',
    )
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return run(io, async () => {
        // Loaded only here: the drivers that the doctor tries cost more to load than other commands take.
        const { examine } = await import('../doctor/examine.ts');
        const { environment, home, user_id } = io;
        const data_directory = flags.dataDirectory ?? defaultDataDirectory({ environment, home, user_id });
        const database_url = environment['DATABASE_URL'];
        const open = () => openService(io, flags);
        const checks = await examine({ open, data_directory, database_url, own_version });
        await io.write(flags.output === 'json' ? json({ items: checks }) : doctorReport(checks, io.paint));
        return checks.some((check) => check.status === 'failed') ? EXIT.failed : EXIT.done;
      });
    });
}
