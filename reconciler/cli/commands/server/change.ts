import type { Command } from 'commander';
import type { PutBody, Resource } from '../../../../schemas/generated/api.ts';
import { waitReady } from '../../../../schemas/wait.ts';
import { slashName } from '../../format/columns.ts';
import { EXIT } from '../../io.ts';
import type { Io } from '../../io.ts';
import { findObjects } from '../../lookup.ts';
import { runWithService } from '../../run.ts';
import type { ConnectionFlags, Service } from '../../service.ts';
import type { ResourceView } from '../../wire.ts';
import { durationFlag } from '../options.ts';
import { requireOutcome } from '../wait.ts';

/** What every command that changes servers takes besides the connection, as commander gives it. */
export type ChangeFlags = ConnectionFlags & {
  readonly project?: string;
  readonly wait?: boolean;
  readonly timeout: number;
};

/** Effect: gives a command the names of servers and the flags of a change. */
export function addChangeFlags(command: Command): Command {
  return command
    .argument('<servers...>', 'names or ids')
    .option('-p, --project <project>', 'project in which to look for the names')
    .option('--wait', 'return once it is so')
    .option('--timeout <duration>', 'how long to wait', durationFlag, 300);
}

/**
 * Effect: does something with servers, all looked up before anything is done with the first, and prints `words` of each. `act` asks for it and
 * gives the server as it is then.
 */
export function doWithServers(
  io: Io,
  names: readonly string[],
  flags: ChangeFlags,
  words: string,
  act: (server: ResourceView, service: Service) => Promise<Pick<Resource<'server'>, 'generation'>>,
): Promise<void> {
  return runWithService(io, flags, async (service) => {
    const { client } = service;
    const targets = names.map((name) => ({ kind: 'server' as const, name: name.replace(/^servers?\//, '') }));
    for (const server of await findObjects(client, targets, flags.project)) {
      const { generation } = await act(server, service);
      if (flags.wait === true) {
        const wait = { generation, timeout_seconds: flags.timeout, signal: io.signal };
        const outcome = await waitReady(client, 'server', server.id, wait);
        requireOutcome(outcome, { for: 'ready', timeout: flags.timeout }, slashName(server));
      }
      await io.write(`${slashName(server)} ${words} ${flags.wait === true ? 'done' : 'asked for'}\n`);
    }
    return EXIT.done;
  });
}

/** Effect: changes the specs of servers. Throws a refusal for one that somebody else changed meanwhile. */
export function changeServers(
  io: Io,
  names: readonly string[],
  flags: ChangeFlags,
  words: string,
  change: (server: ResourceView, service: Service) => Promise<object> | object,
): Promise<void> {
  return doWithServers(io, names, flags, words, async (server, service) => {
    const spec = { ...server.spec, ...(await change(server, service)) };
    // The service validates the spec.
    const body = { spec } as unknown as PutBody<'server'>;
    return service.client.putServer(server.id, body, { if_match: server.generation, signal: io.signal });
  });
}
