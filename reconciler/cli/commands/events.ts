import { setTimeout as sleep } from 'node:timers/promises';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Event } from '../../../schemas/generated/api.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { ApiProblem } from '../../../schemas/http-client.ts';
import { eventLine } from '../format/events.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { parseTargets } from '../kind-name.ts';
import { findObjects } from '../lookup.ts';
import { loadNames } from '../names.ts';
import { recentEvents } from '../recent-events.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags, Service } from '../service.ts';
import { countFlag } from './options.ts';

/** How long to wait before a stream that ended is opened again. */
const REOPEN_MS = 1000;

type Flags = ConnectionFlags & {
  readonly follow?: boolean;
  readonly resource?: string;
  readonly actor?: string;
  readonly refused?: boolean;
  readonly limit: number;
  readonly output: 'text' | 'json';
};

type Filter = {
  readonly resource_id: string | undefined;
  readonly actor: string | undefined;
  readonly outcome?: 'refused';
};

/** Effect: adds `events` to the program. */
export function registerEvents(program: Command, io: Io): void {
  program
    .command('events')
    .summary('show what happened, and what happens')
    .description('Show the last events; with --follow, go on with those that happen, until Ctrl-C.')
    .option('-f, --follow', 'go on with events as they happen')
    .option('-r, --resource <object>', 'only events of this object: an id, or KIND/NAME')
    .option('-a, --actor <name>', 'only what this user or token did or tried')
    .option('--refused', 'only requests that were refused')
    .option('--limit <count>', 'how many of the past', countFlag, 50)
    .addOption(
      new Option('-o, --output <form>', 'json: one event a line').choices(['text', 'json']).default('text'),
    )
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async (service) => {
        const resource_id = await resourceId(service, flags.resource);
        const filter = {
          resource_id,
          actor: flags.actor,
          ...(flags.refused === true ? { outcome: 'refused' as const } : {}),
        };
        const past = await recentEvents(service, { ...filter, most: flags.limit, signal: io.signal });
        await print(io, service, past, flags);
        if (flags.follow === true) await follow(io, service, flags, filter, past.at(-1)?.sequence);
        return EXIT.done;
      });
    });
}

async function resourceId({ client }: Service, object: string | undefined): Promise<string | undefined> {
  if (object === undefined || !object.includes('/')) return object;
  const [found] = await findObjects(client, parseTargets([object]).targets, undefined);
  return found?.id;
}

async function print(io: Io, { client }: Service, events: readonly Event[], flags: Flags): Promise<void> {
  if (flags.output === 'json') return io.write(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const wanted = new Map<KindName, Set<string>>();
  for (const { kind, resource_id } of events) {
    if (kind === null || resource_id === null) continue;
    wanted.set(kind, (wanted.get(kind) ?? new Set()).add(resource_id));
  }
  const nameOf = await loadNames(client, wanted);
  const lines = events.map((event) => {
    const { kind, resource_id } = event;
    const name = kind === null || resource_id === null ? undefined : nameOf(kind, resource_id);
    return eventLine(event, name, io.paint);
  });
  return io.write(lines.join(''));
}

/** Until the signal: a stream that ends (the service restarts) is opened again where it ended, so that nothing is missed. */
async function follow(
  io: Io,
  service: Service,
  flags: Flags,
  filter: Filter,
  last: number | undefined,
): Promise<void> {
  let after = last;
  while (!io.signal.aborted) {
    try {
      for await (const event of service.client.streamEvents({ after, ...filter, signal: io.signal })) {
        await print(io, service, [event], flags);
        after = event.sequence;
      }
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'unavailable') && !isCut(error)) throw error;
    }
    if (!io.signal.aborted) io.note('The stream ended; trying again.\n');
    await sleep(REOPEN_MS, undefined, { signal: io.signal });
  }
}

/** Whether the connection was cut in the middle of the stream. */
function isCut(error: unknown): boolean {
  return (
    error instanceof Error && ('code' in error ? error.code === 'ECONNRESET' : error.message === 'aborted')
  );
}
