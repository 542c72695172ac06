import { Option } from 'commander';
import type { Command } from 'commander';
import { driftSummary, driftTable } from '../format/drift.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { parseKind } from '../kind-name.ts';
import { projectIdOf } from '../lookup.ts';
import { loadNames } from '../names.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';
import { json } from './options.ts';

type Flags = ConnectionFlags & {
  readonly kind?: string;
  readonly project?: string;
  readonly output: 'table' | 'json';
  readonly headers: boolean;
};

/** Effect: adds `drift` to the program. */
export function registerDrift(program: Command, io: Io): void {
  program
    .command('drift')
    .summary('list what is not as asked although nobody edited its spec')
    .description(
      'List each field that is not as asked although nobody edited the spec: what was expected, what was found, since when.',
    )
    .option('-k, --kind <kind>', 'only objects of this kind')
    .option('-p, --project <project>', 'only objects of this project (name or id)')
    .addOption(
      new Option('-o, --output <form>', 'form of the result').choices(['table', 'json']).default('table'),
    )
    .option('--no-headers', 'leave the headers out')
    .addHelpText('after', '\nExit codes: 0 no drift, 2 drift, 1 error')
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const kind = flags.kind === undefined ? undefined : parseKind(flags.kind);
        const project_id = await projectIdOf(client, flags.project);
        const report = await client.getDrift({ project_id, signal: io.signal });
        const items = report.items.filter((item) => kind === undefined || item.kind === kind);
        if (flags.output === 'json') {
          await io.write(json({ items }));
        } else {
          const projects = new Set(items.flatMap((item) => item.project_id ?? []));
          const nameOf = await loadNames(client, new Map([['project', projects]]));
          await io.write(
            driftTable(items, { now: io.now(), nameOf, paint: io.paint, headers: flags.headers }),
          );
          io.note(`${driftSummary(items)}\n`);
        }
        return items.length === 0 ? EXIT.done : EXIT.differs;
      });
    });
}
