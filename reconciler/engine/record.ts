import { KINDS } from '../../schemas/generated/kinds.ts';
import { sameJson } from '../model/canonical-json.ts';
import { hasCondition, setCondition, setTold } from '../model/condition.ts';
import type { Condition, Told } from '../model/condition.ts';
import { driftList, driftStatus } from '../model/drift.ts';
import type { Drift } from '../model/drift.ts';
import type { JsonObject } from '../model/json.ts';
import type { AnyKind, Bequest, Report, Snapshot } from '../model/kind.ts';
import type { Known, Resource } from '../model/resource.ts';
import { isStuck, stuckCondition, troubleAfter, troubleWithout, troubleWords } from '../model/trouble.ts';
import type { Attempt, Trouble } from '../model/trouble.ts';
import { inTransaction } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { endDisruption, waitingForBudget } from '../store/disruptions.ts';
import { appendEvents } from '../store/events.ts';
import type { NewEvent } from '../store/events.ts';
import { noteHostChanged, noteHostSeen, storeHostCapacity } from '../store/host-capacity.ts';
import { storeObserved } from '../store/observed.ts';
import { giveOrder } from '../store/orders.ts';
import { holdsClaim } from '../store/queue.ts';
import { removeDesired } from '../store/removal.ts';
import { storeRealised } from '../store/resolved.ts';
import type { Loaded } from '../store/snapshot.ts';
import { storeStatus } from '../store/status.ts';
import type { StatusRow } from '../store/status.ts';
import type { Engine } from './context.ts';
import type { Sight, Verdict } from './decide.ts';
import { hasBudget } from './disturb.ts';
import { Abandoned } from './lease.ts';
import type { Lease } from './lease.ts';
import { wakeAfterChange, wakeAfterRemoval, watchingKinds } from './wake.ts';
import type { Movement } from './wake.ts';

/** What one pass found: the sight is null when nothing could be decided or seen. */
export type Finding = {
  readonly loaded: Loaded;
  readonly sight: Sight | null;
  readonly report: Report<JsonObject> | null;
  readonly verdict: Verdict;
  /** What the pass tried in vain, or put right again; `held` when it was due and put off; null when neither. */
  readonly attempt: Attempt | 'held' | null;
  /** Whether the work goes on: then nobody who depends on the object is woken yet. */
  readonly interim: boolean;
};

/** Pure. Whether the kind's public status shows drift; the engine fills that property for the kind. */
export function showsDrift(kind: AnyKind): boolean {
  return KINDS[kind.name].fields.some((field) => field.source === 'status' && field.pointer === '/drift');
}

function conditionsAfter(
  self: Known,
  verdict: Verdict,
  drift: readonly Drift[],
  trouble: Trouble | null,
  told: readonly Told[] | null,
  now: string,
): readonly Condition[] {
  const { reason, message } = verdict;
  const known = told === null ? self.conditions : setTold(self.conditions, told, now);
  const ready = setCondition(known, { type: 'Ready', status: verdict.ready, reason, message }, now);
  const stalled = setCondition(
    ready,
    verdict.outcome === 'stalled'
      ? { type: 'Stalled', status: 'True', reason, message }
      : { type: 'Stalled', status: 'False', reason: 'Progressing', message: 'Another try can help.' },
    now,
  );
  const stuck = stuckCondition(trouble, self.conditions);
  const fields = drift.map((each) => each.field).join(', ');
  return setCondition(
    stuck === null ? stalled : setCondition(stalled, stuck, now),
    drift.length > 0
      ? { type: 'Drifted', status: 'True', reason: 'Drifted', message: `Changed from outside: ${fields}.` }
      : { type: 'Drifted', status: 'False', reason: 'InSync', message: 'Nothing was changed from outside.' },
    now,
  );
}

/** Pure. The status row that follows from a finding. `now` is ISO 8601. */
export function statusAfter(kind: AnyKind, finding: Finding, now: string): StatusRow {
  const { loaded, sight, report, verdict } = finding;
  const { self } = loaded.snapshot;
  const { generation } = self.resource;
  const drift = sight === null ? loaded.drift : driftList(sight.drift, loaded.drift, now);
  const trouble = troubleOf(finding, now);
  const reported = report?.status ?? self.status;
  const known = report !== null || Object.keys(self.status).length > 0;
  return {
    status: known && showsDrift(kind) ? { ...reported, drift: driftStatus(drift) } : reported,
    // Who cannot see says nothing new of what was told before.
    conditions: conditionsAfter(
      self,
      verdict,
      drift,
      trouble,
      report === null ? null : (report.told ?? []),
      now,
    ),
    observed_generation: verdict.outcome === 'done' ? generation : self.observed_generation,
    seen_generation: generation,
    drift,
    trouble,
  };
}

function troubleOf({ loaded, attempt, interim, verdict }: Finding, now: string): Trouble | null {
  const { generation, deletion_requested_at } = loaded.snapshot.self.resource;
  const goal = { generation, deleting: deletion_requested_at !== null };
  if (attempt !== null && attempt !== 'held') return troubleAfter(loaded.trouble, attempt, goal, now);
  // Who cannot see knows of no progress.
  const held = attempt === 'held' || interim || verdict.ready === 'Unknown';
  return troubleWithout(loaded.trouble, goal, held, now);
}

/** Pure. An event about an object, by Cairn itself. */
export function eventOf(resource: Resource, type: string, message: string, data: JsonObject = {}): NewEvent {
  const { id, kind, project_id, generation } = resource;
  const about = { resource_id: id, kind, project_id, actor: null, request_id: null };
  return { ...about, type, message, data: { generation, ...data } };
}

function statement(conditions: readonly Condition[]): readonly string[] {
  return conditions.map((each) => `${each.type} ${each.status} ${each.reason}`);
}

const READY_EVENTS = { True: 'ready', False: 'not_ready', Unknown: 'unknown' } as const;

function eventsBetween(self: Known, next: StatusRow, verdict: Verdict): readonly NewEvent[] {
  return [...readyEvents(self, next, verdict), ...stuckEvents(self, next)];
}

function stuckEvents({ resource, conditions }: Known, { trouble = null }: StatusRow): readonly NewEvent[] {
  if (!isStuck(trouble) || hasCondition(conditions, 'Stuck')) return [];
  const { step, times, since } = trouble;
  return [eventOf(resource, 'stuck', troubleWords(trouble), { step, times, since })];
}

function readyEvents(self: Known, next: StatusRow, verdict: Verdict): readonly NewEvent[] {
  const before = self.conditions.find((each) => each.type === 'Ready');
  const now = next.conditions.find((each) => each.type === 'Ready');
  if (now === undefined || (before?.status === now.status && before.reason === now.reason)) return [];
  const type = verdict.outcome === 'stalled' ? 'stalled' : READY_EVENTS[now.status];
  return [eventOf(self.resource, type, now.message, { reason: now.reason })];
}

function movementOf(self: Known, next: StatusRow, observed: JsonObject | null): Movement {
  const realised = next.observed_generation !== self.observed_generation;
  return {
    realised,
    reported:
      realised ||
      !sameJson(self.status, next.status) ||
      !sameJson(statement(self.conditions), statement(next.conditions)),
    observed: observed !== null && !sameJson(self.observed, observed),
  };
}

/** Effect: does the work in a transaction of whoever holds the lease. Throws Abandoned when it was lost. */
export async function asHolder(
  engine: Engine,
  lease: Lease,
  work: (transaction: Database) => Promise<void>,
): Promise<void> {
  await inTransaction(engine.db, async (transaction) => {
    if (!(await holdsClaim(transaction, lease.claim))) throw new Abandoned('the lease was lost');
    await work(transaction);
  });
}

/**
 * Effect: stores what a pass found, in one transaction: observed, status, what was realised, a host's capacity, events; wakes dependents
 * when something they can see has moved. Writes nothing at all when nothing has. Throws Abandoned when the lease was lost.
 */
export async function record(engine: Engine, lease: Lease, kind: AnyKind, finding: Finding): Promise<void> {
  const { loaded, sight, verdict } = finding;
  const { self } = loaded.snapshot;
  const { id } = self.resource;
  const next = statusAfter(kind, finding, new Date(engine.ports.clock.nowMs()).toISOString());
  const before: StatusRow = {
    status: self.status,
    conditions: self.conditions,
    observed_generation: self.observed_generation,
    seen_generation: loaded.seen_generation,
    drift: loaded.drift,
    trouble: loaded.trouble,
  };
  const moved = movementOf(self, next, sight?.observed ?? null);
  const status_changed = !sameJson(before, next);
  const realised = verdict.outcome === 'done' && sight !== null && !sameJson(loaded.realised, sight.desired);
  const totals = sight === null ? null : (kind.capacity?.(sight.desired, sight.observed) ?? null);
  // Totals follow from what is desired and observed, and were stored when these were last recorded.
  const capacity_moved = totals !== null && (moved.realised || moved.observed || realised);
  const settled = loaded.snapshot.is_disturbed && verdict.outcome === 'done';
  if (!status_changed && !moved.observed && !realised && !capacity_moved && !settled) {
    if (totals !== null) await noteHostSeen(engine.db, id);
    return;
  }
  await asHolder(engine, lease, async (transaction) => {
    if (moved.observed && sight !== null) await storeObserved(transaction, id, sight.observed);
    if (status_changed) await storeStatus(transaction, id, next);
    if (realised && sight !== null) await storeRealised(transaction, id, sight.desired);
    const more_room = capacity_moved && totals !== null && (await storeHostCapacity(transaction, id, totals));
    if (totals !== null) await noteHostSeen(transaction, id);
    if (kind.capacity !== undefined) await noteHostChanged(transaction, id);
    await appendEvents(transaction, eventsBetween(self, next, verdict));
    const holds_others =
      (kind.capacity !== undefined || kind.guides_placement === true) && (moved.reported || more_room);
    if (finding.interim) return;
    if (settled) await endDisruption(transaction, id);
    const is_back = (settled || moved.observed) && hasBudget(loaded);
    const waiting = is_back ? await waitingForBudget(transaction, id) : [];
    await wakeAfterChange(
      transaction,
      loaded.snapshot,
      moved,
      holds_others,
      waiting,
      watchingKinds(engine.kinds),
    );
  });
  if (loaded.member_of !== null && moved.reported) engine.memberMoved?.(loaded.member_of);
}

/**
 * Effect: stores what was seen between two plans of a pass, and wakes those who may be waiting for exactly that, so that they need not
 * wait until the pass ends. Throws Abandoned when the lease was lost.
 */
export async function recordSight(
  engine: Engine,
  lease: Lease,
  snapshot: Snapshot,
  sight: Sight,
): Promise<void> {
  const { self } = snapshot;
  if (sameJson(self.observed, sight.observed)) return;
  await asHolder(engine, lease, async (transaction) => {
    await storeObserved(transaction, self.resource.id, sight.observed);
    const moved = { realised: false, reported: false, observed: true };
    await wakeAfterChange(transaction, snapshot, moved, false, [], watchingKinds(engine.kinds));
  });
}

/** Effect: appends an event for each field that began to drift, and counts them. */
export async function announceDrift(
  engine: Engine,
  kind: AnyKind,
  loaded: Loaded,
  sight: Sight,
): Promise<void> {
  const known = new Set(loaded.drift.map((each) => each.field));
  const fresh = sight.drift.filter((change) => !known.has(change.field));
  if (fresh.length === 0) return;
  engine.metrics.drifted(kind.name, fresh.length);
  const events = fresh.map(({ field, expected, found }) =>
    eventOf(loaded.snapshot.self.resource, 'drift', `${field}: expected ${expected}, found ${found}.`, {
      field,
      expected,
      found,
    }),
  );
  await appendEvents(engine.db, events);
}

/**
 * Effect: removes an object of which nothing is left, wakes what it named, tells watchers. False when other objects still name it.
 * Throws Abandoned when the lease was lost.
 */
export async function recordRemoval(
  engine: Engine,
  lease: Lease,
  loaded: Loaded,
  bequests: readonly Bequest[],
): Promise<boolean> {
  const { resource } = loaded.snapshot.self;
  let gone = false;
  await asHolder(engine, lease, async (transaction) => {
    const waiting = hasBudget(loaded) ? await waitingForBudget(transaction, resource.id) : [];
    const removed = await removeDesired(transaction, resource);
    gone = removed !== null;
    if (removed === null) return;
    for (const bequest of bequests) {
      await giveOrder(transaction, bequest.object_id, bequest.name, bequest.arguments);
    }
    const message = `The ${resource.kind} "${resource.name}" is gone.`;
    await appendEvents(transaction, [eventOf(resource, 'deleted', message)]);
    await wakeAfterRemoval(transaction, removed, waiting, watchingKinds(engine.kinds));
  });
  if (loaded.member_of !== null) engine.memberMoved?.(loaded.member_of);
  return gone;
}
