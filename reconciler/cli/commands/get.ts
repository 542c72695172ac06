import { Option } from 'commander';
import type { Command } from 'commander';
import type { KindName } from '../../../schemas/generated/types.ts';
import { KINDS } from '../../../schemas/generated/kinds.ts';
import { listedFields, resourceTable, slashName } from '../format/columns.ts';
import { count } from '../format/text.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { parseTargets } from '../kind-name.ts';
import { findObjects, listAll, projectIdOf } from '../lookup.ts';
import { loadNames, referencedIds } from '../names.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags, Service } from '../service.ts';
import type { ResourceView } from '../wire.ts';
import { countFlag, json } from './options.ts';

/** What a list takes besides the connection, as commander gives it. */
export type ListFlags = ConnectionFlags & {
  readonly project?: string;
  readonly name?: string;
  readonly limit?: number;
  readonly output: 'table' | 'wide' | 'json' | 'name';
  readonly headers: boolean;
};

/** Effect: adds `get` and `list` to the program. */
export function registerGet(program: Command, io: Io): void {
  const get = program
    .command('get')
    .summary('show objects of a kind, all or some by name or id')
    .description('Show objects: all of a kind, or those named (KIND NAME|ID..., or KIND/NAME...).')
    .argument('<kind>', 'for example servers')
    .argument('[names...]', 'names or ids');
  const list = program
    .command('list')
    .summary('show all objects of a kind')
    .description('Show all objects of a kind.')
    .argument('<kind>', 'for example servers');
  for (const command of [get, list]) addListFlags(command);
  get.action((kind: string, names: readonly string[], _options: unknown, command: Command) =>
    show(io, [kind, ...names], command.optsWithGlobals<ListFlags>()),
  );
  list.action((kind: string, _options: unknown, command: Command) =>
    show(io, [kind], command.optsWithGlobals<ListFlags>()),
  );
}

/** Effect: gives a command the flags of a list. */
export function addListFlags(command: Command): Command {
  return command
    .option('-p, --project <project>', 'only objects of this project (name or id)')
    .option('--name <name>', 'only the object with this name')
    .option('--limit <count>', 'show at most so many', countFlag)
    .addOption(
      new Option('-o, --output <form>', 'form of the result')
        .choices(['table', 'wide', 'json', 'name'])
        .default('table'),
    )
    .option('--no-headers', 'leave the headers out');
}

/** Effect: prints the objects that the words name: a kind, or a kind and names. */
export function show(io: Io, words: readonly string[], flags: ListFlags): Promise<void> {
  return runWithService(io, flags, async (service) => {
    const { kind, targets } = parseTargets(words);
    if (targets.length > 0) {
      const resources = await findObjects(service.client, targets, flags.project);
      const isOne = resources.length === 1;
      await print(io, service, kind, resources, flags, isOne ? resources[0] : { items: resources });
      return EXIT.done;
    }
    const inProject = KINDS[kind].in_project;
    const project_id = inProject ? await projectIdOf(service.client, flags.project) : undefined;
    const query = { name: flags.name, project_id, signal: io.signal };
    const resources = await listAll(service.client, kind, query, flags.limit);
    await print(io, service, kind, resources, flags, { items: resources });
    if (resources.length === 0 && flags.output !== 'json') io.note(`No ${count(0, kind).slice(2)} found.\n`);
    return EXIT.done;
  });
}

async function print(
  io: Io,
  { client }: Service,
  kind: KindName,
  resources: readonly ResourceView[],
  flags: ListFlags,
  document: unknown,
): Promise<void> {
  if (flags.output === 'json') return io.write(json(document));
  if (flags.output === 'name')
    return io.write(resources.map((resource) => `${slashName(resource)}\n`).join(''));
  const wide = flags.output === 'wide';
  const nameOf = await loadNames(
    client,
    referencedIds(resources, (name) => listedFields(name, wide)),
  );
  // Objects of several kinds (get server/web network/lan) are one table a kind.
  const kinds = [...new Set([kind, ...resources.map((resource) => resource.kind)])];
  const tables = kinds.map((name) => {
    const ofKind = resources.filter((resource) => resource.kind === name);
    if (ofKind.length === 0) return '';
    return resourceTable(name, ofKind, {
      now: io.now(),
      nameOf,
      paint: io.paint,
      wide,
      headers: flags.headers,
    });
  });
  return io.write(tables.filter((text) => text !== '').join('\n'));
}
