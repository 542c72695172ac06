import { isAbsolute } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { DriftItem } from '../../../schemas/generated/api.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import { KIND_NAMES } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { driftJunit } from '../format/drift-junit.ts';
import { driftReport } from '../format/drift-report.ts';
import { driftSarif } from '../format/drift-sarif.ts';
import { driftSummary, driftTable } from '../format/drift.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { parseKind } from '../kind-name.ts';
import { projectIdOf } from '../lookup.ts';
import { loadNames } from '../names.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';
import { json } from './options.ts';

const FORMATS = ['table', 'json', 'junit', 'sarif'] as const;

type Flags = ConnectionFlags & {
  readonly kind?: string;
  readonly project?: string;
  readonly format?: (typeof FORMATS)[number];
  readonly output: (typeof FORMATS)[number];
  readonly location: string;
  readonly headers: boolean;
};

/** Effect: adds `drift` to the program; reports name the given version of cairn. */
export function registerDrift(program: Command, io: Io, version: string): void {
  program
    .command('drift')
    .summary('list what is not as asked although nobody edited its spec')
    .description(
      'List each field that is not as asked although nobody edited the spec: what was expected, what was found, since when.',
    )
    .option('-k, --kind <kind>', 'only objects of this kind')
    .option('-p, --project <project>', 'only objects of this project (name or id)')
    .addOption(new Option('--format <form>', 'form of the report').choices(FORMATS))
    .addOption(new Option('-o, --output <form>', 'the same as --format').choices(FORMATS).default('table'))
    .option(
      '--location <path>',
      'file of the repository that results of sarif point at, relative to its root',
      repositoryPath,
      'main.tf',
    )
    .option('--no-headers', 'leave the headers out')
    .addHelpText(
      'after',
      '\nExit codes: 0 no drift, 2 drift, 1 error (then nothing is written to standard output)',
    )
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const kind = flags.kind === undefined ? undefined : parseKind(flags.kind);
        const project_id = await projectIdOf(client, flags.project);
        const report = await client.getDrift({ project_id, kind, signal: io.signal });
        const items = driftReport(report.items);
        await io.write(await render(items, { client, io, flags, kind, version }));
        // A person reads the table; a program that reads the other forms needs no sentence beside them.
        if (formatOf(flags) === 'table') io.note(`${driftSummary(items)}\n`);
        return items.length === 0 ? EXIT.done : EXIT.differs;
      });
    });
}

type Context = {
  readonly client: Client;
  readonly io: Io;
  readonly flags: Flags;
  readonly kind: KindName | undefined;
  readonly version: string;
};

async function render(items: readonly DriftItem[], context: Context): Promise<string> {
  const { client, io, flags, kind, version } = context;
  const format = formatOf(flags);
  if (format === 'json') return json({ items });
  if (format === 'junit') return driftJunit(items, kind === undefined ? KIND_NAMES.toSorted() : [kind]);
  if (format === 'sarif') return driftSarif(items, { version, location: flags.location });
  const projects = new Set(items.flatMap((item) => item.project_id ?? []));
  const nameOf = await loadNames(client, new Map([['project', projects]]));
  return driftTable(items, { now: io.now(), nameOf, paint: io.paint, headers: flags.headers });
}

function formatOf({ format, output }: Flags): (typeof FORMATS)[number] {
  return format ?? output;
}

/** SARIF's uri is relative to the root of the repository and uses slashes. */
function repositoryPath(text: string): string {
  if (text === '' || isAbsolute(text) || text.includes('\\') || text.split('/').includes('..')) {
    throw new InvalidArgumentError('Give a path inside the repository, with slashes, such as infra/main.tf.');
  }
  return text;
}
