import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '../../../schemas/generated/client.ts';
import { KIND_NAMES, KINDS } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { ApiProblem } from '../../../schemas/http-client.ts';
import { objectPlan, planOutcome, planSummary } from '../format/plan.ts';
import type { ObjectPlan } from '../format/plan.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { parseTargets } from '../kind-name.ts';
import { findObjects, listAll, projectIdOf } from '../lookup.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags } from '../service.ts';
import type { ResourceView } from '../wire.ts';
import { json } from './options.ts';

/** Plans that are asked for at the same time; each makes the service look at a host. */
const AT_ONCE = 8;

type Flags = ConnectionFlags & { readonly project?: string; readonly output: 'text' | 'json' };

/** Effect: adds `plan` to the program. */
export function registerPlan(program: Command, io: Io): void {
  program
    .command('plan')
    .summary('show what Cairn would do now, and why')
    .description(
      'Show what Cairn would do now to bring objects to what was asked for, and why: all objects, those of a kind, or those named. Changes nothing.',
    )
    .argument('[kind]', 'for example servers, or server/web')
    .argument('[names...]', 'names or ids')
    .option('-p, --project <project>', 'only objects of this project (name or id)')
    .addOption(
      new Option('-o, --output <form>', 'form of the result').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing to do, 2 something would be done, 1 error or a host could not be looked at',
    )
    .action((kind: string | undefined, names: readonly string[], _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, async ({ client }) => {
        const words = kind === undefined ? [] : [kind, ...names];
        const plans = await planAll(client, await select(client, words, flags.project), io.signal);
        const shown = plans.filter((plan) => planOutcome(plan) !== 'nothing');
        if (flags.output === 'json') {
          await io.write(json({ items: shown.map(({ plan }) => plan) }));
        } else {
          for (const plan of shown) await io.write(`${objectPlan(plan, io.paint)}\n`);
          await io.write(`${planSummary(plans)}\n`);
        }
        return exitCode(plans);
      });
    });
}

/** Pure. 1 when something could not be looked at, else 2 when something would be done, else 0. */
export function exitCode(plans: readonly ObjectPlan[]): number {
  const outcomes = new Set(plans.map(planOutcome));
  if (outcomes.has('unknown')) return EXIT.failed;
  return outcomes.has('something') ? EXIT.differs : EXIT.done;
}

async function select(
  client: Client,
  words: readonly string[],
  project: string | undefined,
): Promise<readonly ResourceView[]> {
  const parsed = words.length === 0 ? null : parseTargets(words);
  if (parsed !== null && parsed.targets.length > 0) return findObjects(client, parsed.targets, project);
  const project_id = await projectIdOf(client, project);
  const kinds: readonly KindName[] = parsed === null ? KIND_NAMES : [parsed.kind];
  const found: ResourceView[] = [];
  for (const kind of kinds) {
    if (project_id !== undefined && !KINDS[kind].in_project && parsed === null) continue;
    const query = KINDS[kind].in_project ? { project_id } : {};
    found.push(...(await listAll(client, kind, query)));
  }
  return found;
}

async function planAll(
  client: Client,
  resources: readonly ResourceView[],
  signal: AbortSignal,
): Promise<readonly ObjectPlan[]> {
  const plans: (ObjectPlan | null)[] = resources.map(() => null);
  const left = [...resources.entries()].reverse();
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const [index, resource] = next;
      plans[index] = await planOne(client, resource, signal);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, resources.length) }, work));
  return plans.filter((plan) => plan !== null);
}

/** Null when the object went away meanwhile: then there is nothing to plan. */
async function planOne(
  client: Client,
  resource: ResourceView,
  signal: AbortSignal,
): Promise<ObjectPlan | null> {
  try {
    return { resource, plan: await client.plan(resource.kind, resource.id, { signal }) };
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not_found') return null;
    throw error;
  }
}
