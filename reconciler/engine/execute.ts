import { CairnError, toCairnError } from '../model/error.ts';
import type { JsonObject } from '../model/json.ts';
import type { AnyKind, OperationContext } from '../model/kind.ts';
import type { Operation, Plan } from '../model/operation.ts';
import type { Resource } from '../model/resource.ts';
import { isUnwanted, journalIntent, journalResult } from '../store/journal.ts';
import type { Fence } from '../store/journal.ts';
import { readSecrets } from '../store/secrets.ts';
import type { Engine } from './context.ts';
import { withDeadline } from './deadline.ts';
import type { Lease } from './lease.ts';

/** How the execution of a plan ended. Whatever the end, no operation of it runs any more. */
export type Execution =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'failed'; readonly error: CairnError; readonly operation: Operation }
  /** All places for long operations are taken; the object is woken when one is free. */
  | { readonly outcome: 'crowded'; readonly operation: Operation }
  | { readonly outcome: 'fenced'; readonly fence: Fence };

/** Operations of one plan that run at the same time, at most. */
const PARALLEL_OPERATIONS = 8;

/** How often a long operation looks whether it is still wanted. */
const WANTED_EVERY_MS = 2_000;

type Stop = Exclude<Execution, { outcome: 'done' }>;

type Step = { readonly hash: string; readonly ordinal: number; readonly operation: Operation };

async function runOperation(
  engine: Engine,
  lease: Lease,
  kind: AnyKind,
  resource: Resource,
  plan: Step,
): Promise<Stop | null> {
  const { operation } = plan;
  if (operation.lane === undefined) return await act(engine, lease, lease.signal, kind, resource, plan);
  const leave =
    engine.lanes === undefined ? () => undefined : engine.lanes.enter(operation.lane, resource.id);
  if (leave === null) return { outcome: 'crowded', operation };
  try {
    return await whileWanted(engine, lease, resource, (signal) =>
      act(engine, lease, signal, kind, resource, plan),
    );
  } finally {
    leave();
  }
}

/** Does the work with a signal that aborts when the object is to be deleted or an order ends it: then the plan is out of date, and nothing has failed. */
async function whileWanted(
  engine: Engine,
  lease: Lease,
  resource: Resource,
  work: (signal: AbortSignal) => Promise<Stop | null>,
): Promise<Stop | null> {
  if (resource.deletion_requested_at !== null) return await work(lease.signal);
  const { clock } = engine.ports;
  const [unwanted, ended] = [new AbortController(), new AbortController()];
  const watch = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await clock.sleep(WANTED_EVERY_MS, ended.signal);
      // A database that cannot be read says nothing; the lease runs out when that lasts.
      if (ended.signal.aborted || !(await isUnwanted(engine.db, resource.id).catch(() => false))) continue;
      unwanted.abort(new CairnError('conflict', 'It is no longer wanted.'));
      return;
    }
  };
  const watching = watch();
  try {
    const stop = await work(AbortSignal.any([lease.signal, unwanted.signal]));
    if (stop?.outcome !== 'failed' || !unwanted.signal.aborted) return stop;
    return { outcome: 'fenced', fence: 'generation_changed' };
  } finally {
    ended.abort();
    await watching;
  }
}

async function act(
  engine: Engine,
  lease: Lease,
  signal_of_work: AbortSignal,
  kind: AnyKind,
  resource: Resource,
  plan: Step,
): Promise<Stop | null> {
  const { operation } = plan;
  const intent = await journalIntent(engine.db, lease.claim, {
    generation: resource.generation,
    deleting: resource.deletion_requested_at !== null,
    plan_hash: plan.hash,
    ordinal: plan.ordinal,
    operation,
  });
  if ('fence' in intent) return { outcome: 'fenced', fence: intent.fence };
  await engine.boundary?.(operation.name, 'intended');
  const { host_id } = operation.arguments;
  const transfer = engine.transfers?.begin({
    resource_id: resource.id,
    host_id: typeof host_id === 'string' ? host_id : null,
    activity: operation.name.split('_')[0] ?? operation.name,
  });
  const progress: OperationContext['progress'] = (done, total) => transfer?.at(done, total);
  try {
    const effect = kind.operations[operation.name];
    if (effect === undefined)
      throw new CairnError('internal', `The kind ${kind.name} has no operation ${operation.name}.`);
    const mark = { id: resource.id, generation: resource.generation };
    const secrets = (): Promise<JsonObject> => readSecrets(engine.db, resource.id);
    await withDeadline(
      engine.ports.clock,
      operation.timeout_seconds,
      signal_of_work,
      `The operation ${operation.name}`,
      async (signal) => effect({ ports: engine.ports, signal, mark, secrets, progress }, operation.arguments),
    );
  } catch (thrown) {
    const error = lease.signal.aborted
      ? new CairnError('unavailable', 'The operation was abandoned: another process took over.', {
          cause: thrown,
        })
      : toCairnError(thrown);
    engine.metrics.operated(operation.name, 'failed');
    engine.log.warn(
      { id: resource.id, operation: operation.name, code: error.code, detail: error.fields.detail },
      error.message,
    );
    await journalResult(engine.db, intent.sequence, { code: error.code, message: error.message });
    return { outcome: 'failed', error, operation };
  } finally {
    transfer?.end();
  }
  await engine.boundary?.(operation.name, 'effected');
  await journalResult(engine.db, intent.sequence, null);
  engine.metrics.operated(operation.name, 'done');
  engine.log.debug(
    { id: resource.id, operation: operation.name, reason: operation.reason },
    'operation done',
  );
  return null;
}

/**
 * Effect: does the operations of a plan, each as soon as those it comes after are done, at most 8 at a time. Before each: journal the
 * intent, unless the lease is lost or the spec has changed; after each: journal the result. The first failure keeps the others from
 * starting, that of an independent operation only those that come after it; those that run are waited for. Throws only when the database cannot be reached.
 */
export async function executePlan(
  engine: Engine,
  lease: Lease,
  kind: AnyKind,
  resource: Resource,
  plan: Plan,
  hash: string,
): Promise<Execution> {
  const { operations } = plan;
  const waiting = new Set(operations.keys());
  const done = new Set<number>();
  const running = new Map<number, Promise<void>>();
  let stop: Stop | null = null;
  let failure: Stop | null = null;
  let broken: { readonly thrown: unknown } | null = null;

  const start = (ordinal: number, operation: Operation): void => {
    waiting.delete(ordinal);
    const run = async (): Promise<void> => {
      try {
        const end = await runOperation(engine, lease, kind, resource, { hash, ordinal, operation });
        if (end === null) done.add(ordinal);
        else if (end.outcome === 'failed' && operation.independent === true) failure ??= end;
        else stop ??= end;
      } catch (thrown) {
        broken ??= { thrown };
      } finally {
        running.delete(ordinal);
      }
    };
    running.set(ordinal, run());
  };
  const mayGoOn = (): boolean => stop === null && broken === null && !lease.signal.aborted;

  while (waiting.size > 0 || running.size > 0) {
    if (mayGoOn()) {
      for (const ordinal of waiting) {
        const operation = operations[ordinal];
        if (operation === undefined || running.size >= PARALLEL_OPERATIONS) break;
        if (operation.after.every((before) => done.has(before))) start(ordinal, operation);
      }
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }

  const failed = broken as { readonly thrown: unknown } | null;
  if (failed !== null) throw failed.thrown;
  if (stop !== null) return stop;
  if (failure !== null) return failure;
  if (lease.signal.aborted) return { outcome: 'fenced', fence: 'lease_lost' };
  if (waiting.size > 0)
    throw new CairnError('internal', 'The plan has operations that wait for each other.', {
      detail: JSON.stringify(operations),
    });
  return { outcome: 'done' };
}
