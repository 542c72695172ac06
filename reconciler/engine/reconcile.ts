import { sameJson } from '../model/canonical-json.ts';
import { CairnError, toCairnError } from '../model/error.ts';
import { heldUntilMs } from '../model/trouble.ts';
import type { Attempt } from '../model/trouble.ts';
import type { Outcome } from '../model/backoff.ts';
import type { AnyKind, HostView, Observation } from '../model/kind.ts';
import type { JsonObject } from '../model/json.ts';
import type { Loaded } from '../store/snapshot.ts';
import { isDecidedAnew, noteBlame, withTries } from './blame.ts';
import type { Engine } from './context.ts';
import {
  attemptAtLook,
  attemptAtPlan,
  attemptOfDrift,
  backingOff,
  goalOf,
  planKey,
  vainly,
} from './attempts.ts';
import { withDeadline } from './deadline.ts';
import { conclude, decide, progress, verdictOfError } from './decide.ts';
import type { Sight, Verdict } from './decide.ts';
import { mayBegin } from './disturb.ts';
import { executePlan } from './execute.ts';
import { Abandoned } from './lease.ts';
import type { Lease } from './lease.ts';
import { planHash } from './plan-hash.ts';
import { announceDrift, record, recordRemoval, recordSight } from './record.ts';
import { choose, load } from './resolve.ts';
import type { Turns } from './turns.ts';

/** Plans for one desired state in one pass; each changed something, and yet it did not settle. */
const MAX_ROUNDS = 10;

/** Looks in one pass, also when what is desired keeps moving (a subnet that one server after the other joins). */
const MAX_TURNS = 40;

/** Choices that others snatched away in one pass. */
const MAX_CLASHES = 5;

/** Effect: looks at the world; whatever goes wrong makes it unknown, never absent. */
export async function observe(
  engine: Engine,
  kind: AnyKind,
  desired: JsonObject,
  parent: AbortSignal,
): Promise<Observation<JsonObject>> {
  try {
    const seconds = engine.settings.observe_timeout_seconds;
    return await withDeadline(engine.ports.clock, seconds, parent, 'The look at the host', async (signal) =>
      kind.observe(engine.ports, desired, signal),
    );
  } catch (thrown) {
    parent.throwIfAborted();
    return { known: false, error: toCairnError(thrown) };
  }
}

/** What a pass shares with the other passes of its process. */
export type PassHooks = {
  /** Called before each look at the world: what happened before is seen by it. */
  readonly onLook: () => void;
  /** New claims are made in these turns. */
  readonly turns: Turns;
};

const DEFAULT_HOOKS: PassHooks = { onLook: () => undefined, turns: (work) => work() };

/** What earlier rounds of a pass leave to the later ones. */
type Progress = {
  readonly hooks: PassHooks;
  /** What the last plan was for. */
  desired: JsonObject | null;
  rounds: number;
  clashes: number;
  taken_macs: readonly string[];
  previous_hash: string | null;
  announced: boolean;
  /** The last plan of the pass, if it is one to keep in mind. */
  attempt: Attempt | null;
};

async function finish(
  engine: Engine,
  lease: Lease,
  kind: AnyKind,
  loaded: Loaded,
  sight: Sight | null,
  given: Verdict | null,
  attempt: Attempt | 'held' | null,
): Promise<Outcome> {
  const report =
    sight === null ? null : kind.report(sight.desired, sight.observed, sight.changes, loaded.snapshot);
  const verdict =
    given ??
    (sight === null || report === null
      ? verdictOfError(new CairnError('internal', 'The pass ended without a finding.'))
      : conclude(loaded.snapshot.self, sight, report));
  await record(engine, lease, kind, { loaded, sight, report, verdict, attempt, interim: false });
  return verdict.outcome === 'done' && report?.looks_again === true ? 'pending' : verdict.outcome;
}

/** Announces the work before it begins, so that people see more than silence during a long upload. */
async function announceWork(
  engine: Engine,
  lease: Lease,
  kind: AnyKind,
  loaded: Loaded,
  sight: Sight,
): Promise<void> {
  if (loaded.seen_generation >= loaded.snapshot.self.resource.generation) return;
  const report = kind.report(sight.desired, sight.observed, sight.changes, loaded.snapshot);
  const verdict = progress(sight.plan);
  await record(engine, lease, kind, { loaded, sight, report, verdict, attempt: 'held', interim: true });
}

/** Whether a host came, changed or has less claimed than before. Views of what did not change share their parts. */
function hasMoreRoom(before: readonly HostView[], now: readonly HostView[]): boolean {
  const known = new Map(before.map((view) => [view.resource.id, view]));
  return now.some((view) => {
    const old = known.get(view.resource.id);
    return (
      old === undefined ||
      old.resource !== view.resource ||
      old.status !== view.status ||
      old.aggregates !== view.aggregates ||
      (['vcpus', 'memory_mib', 'disk_gib'] as const).some((key) => view.claimed[key] < old.claimed[key])
    );
  });
}

/** One round: load, resolve, observe, diff, plan, execute or record. Null: go round again. */
async function round(engine: Engine, lease: Lease, kind: AnyKind, state: Progress): Promise<Outcome | null> {
  const chosen = await choose(engine, lease, kind, state.taken_macs, state.hooks.turns);
  if (chosen === null) return 'gone';
  const { loaded } = chosen;
  const { resource } = loaded.snapshot.self;
  const fail = (error: CairnError, ready: 'False' | 'Unknown' = 'False', sight: Sight | null = null) =>
    finish(
      engine,
      lease,
      kind,
      loaded,
      sight,
      verdictOfError(error, ready),
      attemptAtLook(loaded, error) ?? state.attempt,
    );
  if (chosen.clash) {
    state.clashes += 1;
    state.taken_macs = chosen.clashed.taken_macs;
    if (state.clashes <= MAX_CLASHES) return null;
    return await fail(
      new CairnError('conflict', 'Others kept taking what was chosen; Cairn will choose again.', {
        detail: chosen.clashed.constraint,
      }),
    );
  }
  const { resolution } = chosen;
  if (resolution.outcome !== 'resolved') {
    const verdict = { ...verdictOfError(resolution.error), outcome: resolution.outcome };
    const outcome = await finish(engine, lease, kind, loaded, null, verdict, null);
    // Whoever makes room wakes those of whom it is written that they found none: what was made before that was written is looked for here.
    if (resolution.error.code !== 'unschedulable') return outcome;
    return hasMoreRoom(loaded.snapshot.hosts, await engine.hosts.read()) ? 'pending' : outcome;
  }
  const { desired } = resolution;

  state.hooks.onLook();
  const observation = await observe(engine, kind, desired, lease.signal);
  if (!observation.known) {
    const { code, message, fields } = observation.error;
    const more = kind.unseen?.(loaded.snapshot) ?? null;
    return await fail(
      new CairnError(code, more === null ? message : `${message} ${more}`, fields),
      'Unknown',
    );
  }
  const { observed } = observation;
  if (resource.deletion_requested_at !== null && kind.isGone(observed)) {
    if (await recordRemoval(engine, lease, loaded, kind.bequeaths?.(desired) ?? [])) return 'gone';
    return await fail(
      new CairnError('blocked', 'Nothing is left on any host; other objects still refer to it.'),
    );
  }

  const sight = decide(kind, loaded, desired, observed);
  if (!state.announced) await announceDrift(engine, kind, loaded, sight);
  state.announced = true;
  const is_over = kind.watch_seconds !== undefined && state.rounds > 0;
  const is_idle = sight.plan.operations.length === 0;
  if (is_idle && !is_over && !sameJson(loaded.snapshot.self.observed, observed)) {
    const { decides_anew } = kind.report(desired, observed, sight.changes, loaded.snapshot);
    if (decides_anew === true) {
      await recordSight(engine, lease, loaded.snapshot, sight);
      return null;
    }
  }
  if (is_over || is_idle) return await finish(engine, lease, kind, loaded, sight, null, state.attempt);

  if (!sameJson(state.desired, desired)) state.rounds = 0;
  state.desired = desired;
  const hash = planHash(sight.plan);
  if (hash === state.previous_hash) {
    const error = new CairnError('timeout', vainly(sight.plan));
    const attempt = attemptAtPlan(sight, 'returns', error.message);
    return await finish(engine, lease, kind, loaded, sight, verdictOfError(error), attempt);
  }
  const now_ms = engine.ports.clock.nowMs();
  const held_ms = heldUntilMs(loaded.trouble, planKey(sight.plan), goalOf(resource), now_ms);
  if (held_ms !== null && loaded.trouble !== null) {
    return await finish(
      engine,
      lease,
      kind,
      loaded,
      sight,
      backingOff(loaded.trouble),
      state.attempt ?? 'held',
    );
  }
  const hold = await mayBegin(engine, lease, kind, loaded, sight.plan, observed);
  if (hold !== null) {
    const verdict = { outcome: 'pending', ready: 'False', ...hold } as const;
    return await finish(engine, lease, kind, loaded, sight, verdict, state.attempt ?? 'held');
  }
  if (state.previous_hash === null) await announceWork(engine, lease, kind, loaded, sight);
  else await recordSight(engine, lease, loaded.snapshot, sight);
  state.previous_hash = hash;
  const execution = await executePlan(engine, lease, kind, resource, sight.plan, hash);
  state.rounds += 1;
  state.attempt = attemptOfDrift(sight);
  lease.signal.throwIfAborted();
  if (execution.outcome === 'fenced') {
    if (execution.fence === 'lease_lost') return 'lost';
    // A newer spec: what was planned for the old one says nothing about the new plan.
    state.previous_hash = null;
    return null;
  }
  if (execution.outcome === 'crowded') {
    const crowded = { outcome: 'pending', ready: 'False', reason: 'WaitingForTurn' } as const;
    const message = `Waits for its turn to ${execution.operation.name}: ${execution.operation.reason}.`;
    const now = await load(engine, kind, resource.id, 'look');
    return now === null
      ? 'gone'
      : await finish(engine, lease, kind, now, sight, { ...crowded, message }, null);
  }
  if (execution.outcome === 'failed') {
    const blamed = await noteBlame(engine, lease, kind, loaded.snapshot, sight, execution);
    // What was announced before the plan began has moved the row; judge by what is stored now.
    const now = await load(engine, kind, resource.id, 'look');
    if (now === null) return 'gone';
    if (now.snapshot.self.resource.generation !== resource.generation) return null;
    if (blamed !== null && isDecidedAnew(kind, now)) return null;
    const { operation } = execution;
    const error = blamed === null ? execution.error : withTries(execution.error, blamed, now.snapshot);
    const attempt = attemptAtPlan(sight, 'fails', error.message, operation.name);
    return await finish(engine, lease, kind, now, sight, verdictOfError(error), attempt);
  }
  if (state.rounds < MAX_ROUNDS) return null;
  return await fail(
    new CairnError('internal', `The object did not settle in ${MAX_ROUNDS} rounds; Cairn will try again.`),
  );
}

/**
 * Effect: one pass over one object: brings the world nearer to what is asked, until nothing can be done now, and records what it found.
 * Ends early, recording nothing, when the lease is lost. Bugs in decisions are recorded as internal errors of the object. Throws only
 * when the database cannot be used.
 */
export async function reconcile(
  engine: Engine,
  lease: Lease,
  hooks: PassHooks = DEFAULT_HOOKS,
): Promise<Outcome> {
  const kind = engine.kinds.get(lease.claim.kind);
  if (kind === undefined)
    throw new CairnError('internal', `There is no kind ${lease.claim.kind} in this program.`);
  const state: Progress = {
    hooks,
    desired: null,
    rounds: 0,
    clashes: 0,
    taken_macs: [],
    previous_hash: null,
    announced: false,
    attempt: null,
  };
  try {
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      lease.signal.throwIfAborted();
      const outcome = await round(engine, lease, kind, state);
      if (outcome !== null) return outcome;
    }
    // What is desired moved all the time; nothing is wrong, and others shall have their turn.
    return 'pending';
  } catch (thrown) {
    if (lease.signal.aborted || thrown instanceof Abandoned) return 'lost';
    const error = toCairnError(thrown);
    if (error.code === 'unavailable' || error.code === 'timeout') throw error;
    engine.log.error({ id: lease.claim.id, err: thrown, detail: error.fields.detail }, error.message);
    const loaded = await load(engine, kind, lease.claim.id, 'look');
    if (loaded === null) return 'gone';
    const attempt = attemptAtLook(loaded, error);
    return await finish(engine, lease, kind, loaded, null, verdictOfError(error), attempt);
  }
}
