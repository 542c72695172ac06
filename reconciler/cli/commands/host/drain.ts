import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Condition } from '../../../model/condition.ts';
import { Failure } from '../../failure.ts';
import { duration } from '../../format/age.ts';
import { slashName } from '../../format/columns.ts';
import type { Io } from '../../io.ts';
import type { ConnectionFlags, Service } from '../../service.ts';
import { toView } from '../../wire.ts';
import { durationFlag } from '../options.ts';
import { changeHosts } from './change.ts';
import type { ChangedHost } from './change.ts';

type Flags = ConnectionFlags & { readonly wait?: boolean; readonly timeout: number };

/** Between two looks at a host that is drained. */
const LOOK_MS = 1000;

/** Effect: adds `host drain` to the command `host`. */
export function registerHostDrain(host: Command, io: Io): void {
  host
    .command('drain')
    .summary('let the servers of hosts move away')
    .description(
      'Let the servers of hosts move away, as their migration_policy says, and let no new ones be placed there (drain = true). With --wait it tells what is left, and ends when nothing is. Whoever declares the host elsewhere says so there too, or it is changed back.',
    )
    .argument('<hosts...>', 'names or ids')
    .option('--wait', 'return once no server is left')
    .option('--timeout <duration>', 'how long to wait for all of them', durationFlag, 3600)
    .action((names: readonly string[], _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return changeHosts(io, names, flags, 'is drained', { drain: true }, async (service, changed) => {
        if (flags.wait !== true) return;
        const deadline_ms = Date.now() + flags.timeout * 1000;
        for (const each of changed) await waitDrained(io, service, each, deadline_ms, flags.timeout);
      });
    });
}

/** Effect: looks until no server is left on a host, and prints what it says of them whenever that is another thing. */
async function waitDrained(
  io: Io,
  { client }: Service,
  { host, generation }: ChangedHost,
  deadline_ms: number,
  timeout_seconds: number,
): Promise<void> {
  const name = slashName(host);
  let said = '';
  for (;;) {
    const view = toView(await client.get('host', host.id, { signal: io.signal }));
    if (view.spec['drain'] !== true) {
      throw new Failure('Ended', `Somebody ended the draining of ${name}.`, { code: 'conflict' });
    }
    const known = view.observed_generation >= generation;
    const drained: Condition | undefined = view.conditions.find(({ type }) => type === 'Drained');
    if (known && drained !== undefined && drained.message !== said) {
      said = drained.message;
      await io.write(`${name} ${said}\n`);
    }
    if (known && drained?.status === 'True') return;
    if (Date.now() >= deadline_ms) {
      const why = said === '' ? 'it was not looked at yet.' : said;
      throw new Failure('Timed out', `${name} is not empty after ${duration(timeout_seconds)}: ${why}`, {
        code: 'timeout',
        hints: [`cairn describe ${name}`],
      });
    }
    await sleep(LOOK_MS, undefined, { signal: io.signal });
  }
}
