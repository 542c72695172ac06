import { Option } from 'commander';
import type { Command } from 'commander';
import { waitDeleted, waitReady } from '../../../schemas/wait.ts';
import type { WaitOutcome } from '../../../schemas/wait.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { Failure } from '../failure.ts';
import { duration } from '../format/age.ts';
import { slashName } from '../format/columns.ts';
import { readyMessage, stalledBecause } from '../format/state.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { parseTargets } from '../kind-name.ts';
import type { Target } from '../kind-name.ts';
import { findObjects } from '../lookup.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';
import { toView } from '../wire.ts';
import type { ResourceView } from '../wire.ts';
import { durationFlag } from './options.ts';

type Flags = ConnectionFlags & {
  readonly project?: string;
  readonly for: 'ready' | 'deleted';
  readonly timeout: number;
};

/** Effect: adds `wait` to the program. */
export function registerWait(program: Command, io: Io): void {
  program
    .command('wait')
    .summary('return once objects are ready, or gone')
    .description(
      'Return once objects are as asked, or gone. Waits by long poll; fails at once when one is stalled.',
    )
    .argument('<kind>', 'for example server, or server/web')
    .argument('[names...]', 'names or ids')
    .addOption(new Option('--for <state>', 'what to wait for').choices(['ready', 'deleted']).default('ready'))
    .option('--timeout <duration>', 'how long to wait for all of them', durationFlag, 60)
    .option('-p, --project <project>', 'project in which to look for the names')
    .action((kind: string, names: readonly string[], _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const { targets } = parseTargets([kind, ...names], { needsName: true });
        const deadline = Date.now() + flags.timeout * 1000;
        for (const target of targets) {
          const resource = await findOrGone(client, target, flags);
          const name = resource === null ? `${target.kind}/${target.name}` : slashName(resource);
          if (resource !== null) await waitFor(io, client, resource, flags, deadline);
          await io.write(`${name} ${flags.for}\n`);
        }
        return EXIT.done;
      });
    });
}

/** What is already gone has no name any more: null then, if that is what is waited for. */
async function findOrGone(client: Client, target: Target, flags: Flags): Promise<ResourceView | null> {
  try {
    return (await findObjects(client, [target], flags.project))[0] ?? null;
  } catch (error) {
    if (flags.for === 'deleted' && error instanceof Failure && error.fields.code === 'not_found') return null;
    throw error;
  }
}

async function waitFor(
  io: Io,
  client: Client,
  { kind, id }: ResourceView,
  flags: Flags,
  deadline: number,
): Promise<void> {
  const timeout_seconds = Math.max(0, (deadline - Date.now()) / 1000);
  const wait = flags.for === 'ready' ? waitReady : waitDeleted;
  const outcome: WaitOutcome<KindName> = await wait(client, kind, id, { timeout_seconds, signal: io.signal });
  requireOutcome(outcome, flags, `${kind}/${id}`);
}

/** Pure. Throws a Failure that says why when a wait did not end with what was waited for. */
export function requireOutcome(
  outcome: WaitOutcome<KindName>,
  wanted: { readonly for: 'ready' | 'deleted'; readonly timeout: number },
  id: string,
): void {
  if (outcome.outcome === wanted.for) return;
  if (outcome.outcome === 'deleted')
    throw new Failure('Deleted', `${id} was deleted meanwhile.`, { code: 'not_found' });
  const view = toView(outcome.resource);
  const name = slashName(view);
  const hints = [`cairn describe ${name}`];
  if (outcome.outcome === 'stalled') {
    throw new Failure(
      'Stalled',
      `${name} cannot become ready: ${stalledBecause(view) ?? 'its spec must change'}`,
      { hints },
    );
  }
  const why = readyMessage(view);
  const sentence = `${name} is not ${wanted.for} after ${duration(wanted.timeout)}${why === '' ? '.' : `: ${why}`}`;
  throw new Failure('Timed out', sentence, { code: 'timeout', hints });
}
