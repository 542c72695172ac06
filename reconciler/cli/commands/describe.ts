import type { Command } from 'commander';
import { describe } from '../format/describe.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { parseTargets } from '../kind-name.ts';
import { findObjects } from '../lookup.ts';
import { allFields, loadNames, referencedIds } from '../names.ts';
import { recentEvents } from '../recent-events.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags, Service } from '../service.ts';
import type { ResourceView } from '../wire.ts';

/** How much of the past is shown. */
const RECENT = 10;

/** What naming an object takes besides the connection, as commander gives it. */
export type DescribeFlags = ConnectionFlags & { readonly project?: string };

/** Effect: adds `describe` to the program. */
export function registerDescribe(program: Command, io: Io): void {
  program
    .command('describe')
    .summary('show all there is to know about an object')
    .description('Show an object with its conditions, drift, recent events and the end of its journal.')
    .argument('<kind>', 'for example server, or server/web')
    .argument('[names...]', 'names or ids')
    .option('-p, --project <project>', 'project in which to look for the name')
    .action((kind: string, names: readonly string[], _options: unknown, command: Command) =>
      describeNamed(io, [kind, ...names], command.optsWithGlobals<DescribeFlags>()),
    );
}

/** Effect: prints all there is to know about the objects that the words name. */
export function describeNamed(io: Io, words: readonly string[], flags: DescribeFlags): Promise<void> {
  return runWithService(io, flags, async (service) => {
    const { targets } = parseTargets(words, { needsName: true });
    const resources = await findObjects(service.client, targets, flags.project);
    for (const [index, resource] of resources.entries()) {
      await io.write(`${index === 0 ? '' : '\n\n'}${await describeOne(io, service, resource)}`);
    }
    return EXIT.done;
  });
}

async function describeOne(io: Io, service: Service, resource: ResourceView): Promise<string> {
  const { client } = service;
  const { id, kind } = resource;
  const signal = io.signal;
  const [nameOf, drift, journal, events, transfers] = await Promise.all([
    loadNames(client, referencedIds([resource], allFields)),
    client.getDrift({ signal }),
    client.journal(kind, id, { limit: RECENT, signal }),
    recentEvents(service, { resource_id: id, most: RECENT, signal }),
    kind === 'image' ? client.getImageTransfers(id, { signal }) : { items: [] },
  ]);
  const description = {
    resource,
    drift: drift.items.filter((item) => item.id === id),
    events,
    journal: [...journal.items].sort((left, right) => left.sequence - right.sequence),
    transfers: transfers.items,
  };
  return describe(description, { now: io.now(), nameOf, paint: io.paint });
}
