import { sameJson } from '../model/canonical-json.ts';
import { ORDERED, setCondition } from '../model/condition.ts';
import type { Condition } from '../model/condition.ts';
import type { JsonObject } from '../model/json.ts';
import type { AnyKind, Resolution, Snapshot } from '../model/kind.ts';
import type { Allocation, Resource } from '../model/resource.ts';
import { AllocationClash, macsOfOthers, replaceAllocations } from '../store/allocations.ts';
import { inTransaction } from '../store/database.ts';
import { appendEvents } from '../store/events.ts';
import type { NewEvent } from '../store/events.ts';
import { dropOrders } from '../store/orders.ts';
import { holdsClaim } from '../store/queue.ts';
import { takeTurn } from '../store/departures.ts';
import { beginDisruption } from '../store/disruptions.ts';
import { storeChoices } from '../store/resolved.ts';
import { loadSnapshot } from '../store/snapshot.ts';
import type { Loaded } from '../store/snapshot.ts';
import { storeConditions } from '../store/status.ts';
import type { Engine } from './context.ts';
import { Abandoned } from './lease.ts';
import type { Lease } from './lease.ts';
import { eventOf } from './record.ts';
import type { Turns } from './turns.ts';
import { wakeAfterClaims, watchingKinds } from './wake.ts';

/**
 * Effect: reads what this kind's decisions may look at; null when the object is gone. The addresses that others have, and
 * where others are that matter, are read only for a choice: a thousand of them would be read in vain in every look at a server that has
 * its own.
 */
export async function load(
  engine: Engine,
  kind: AnyKind,
  id: string,
  purpose: 'choose' | 'look',
): Promise<Loaded | null> {
  const hosts = kind.needs.hosts === true ? await engine.hosts.read() : [];
  const needs = {
    address_pools: purpose === 'choose' && kind.needs.address_pools === true,
    others: purpose === 'choose',
    users: kind.needs.users ?? false,
    content: kind.content !== undefined,
  };
  const { placement_rules } = engine.settings;
  return await loadSnapshot(engine.db, id, needs, { hosts, placement_rules });
}

/** What resolve decided and what it decided from; or somebody else was faster. */
export type Chosen =
  | { readonly clash: false; readonly loaded: Loaded; readonly resolution: Resolution<JsonObject> }
  | { readonly clash: true; readonly loaded: Loaded; readonly clashed: Clash };

/** What refused a choice, and which of the MAC addresses chosen others hold. */
export type Clash = { readonly constraint: string; readonly taken_macs: readonly string[] };

function bySlot(allocations: readonly Allocation[]): readonly Allocation[] {
  return [...allocations].sort((a, b) => (a.slot < b.slot ? -1 : 1));
}

function roomOf(allocations: readonly Allocation[], host_id: string): readonly number[] {
  const there = allocations.filter((each) => each.host_id === host_id);
  return [
    there.reduce((sum, each) => sum + each.vcpus, 0),
    there.reduce((sum, each) => sum + each.memory_mib, 0),
    there.reduce((sum, each) => sum + each.disk_gib, 0),
  ];
}

/** Pure. Whether some host has more room after the claims changed. */
export function freesRoom(before: readonly Allocation[], after: readonly Allocation[]): boolean {
  const hosts = new Set(before.map((each) => each.host_id).filter((id) => id !== null));
  return [...hosts].some((host_id) => {
    const now = roomOf(after, host_id);
    return roomOf(before, host_id).some((amount, index) => amount > (now[index] ?? 0));
  });
}

type Resolved = Extract<Resolution<JsonObject>, { outcome: 'resolved' }>;

function takenOrders(resolution: Resolved): readonly string[] {
  return resolution.taken_orders ?? [];
}

/** Whether an order becomes choices: then what was reported before no longer says that all is as asked. */
function followsOrders(resolution: Resolved): boolean {
  const refused = (resolution.refused_orders ?? []).map(({ id }) => id);
  return takenOrders(resolution).some((id) => !refused.includes(id));
}

function begun(engine: Engine, { self }: Snapshot): readonly Condition[] {
  const now = new Date(engine.ports.clock.nowMs()).toISOString();
  return setCondition(self.conditions, ORDERED, now);
}

function newEvents(resource: Resource, resolution: Resolved, isSame: boolean): readonly NewEvent[] {
  const { refused_orders = [], happenings = [] } = resolution;
  return [
    ...refused_orders.map(({ name, message }) =>
      eventOf(resource, 'order_refused', `The order ${name} cannot be followed: ${message}`, { order: name }),
    ),
    ...(isSame ? [] : happenings).map(({ type, message, data }) => eventOf(resource, type, message, data)),
  ];
}

function ownClaims(snapshot: Snapshot): readonly Allocation[] {
  const { id } = snapshot.self.resource;
  return bySlot(snapshot.allocations.filter((each) => each.owner_id === id));
}

/** Stores choices and claims in one transaction and wakes what the claims name or named. */
async function store(
  engine: Engine,
  lease: Lease,
  snapshot: Snapshot,
  resolution: Resolved,
): Promise<Clash | null> {
  const { id } = snapshot.self.resource;
  const before = ownClaims(snapshot);
  const after = bySlot(resolution.allocations);
  try {
    await inTransaction(engine.db, async (transaction) => {
      // On the disk before anything is done on a host: a choice that a power cut undid would be made anew and differently.
      if (!(await holdsClaim(transaction, lease.claim, true))) throw new Abandoned('the lease was lost');
      if (resolution.disturbs !== undefined) {
        const held = await beginDisruption(transaction, id, resolution.disturbs.is_budgeted);
        if (held !== null) throw new AllocationClash('disruption_budget');
      }
      if (resolution.turn !== undefined) await takeTurn(transaction, id, resolution.turn);
      const isSame = sameJson(snapshot.self.choices, resolution.choices);
      if (!isSame) await storeChoices(transaction, id, resolution.choices);
      await dropOrders(transaction, id, takenOrders(resolution));
      if (followsOrders(resolution)) await storeConditions(transaction, id, begun(engine, snapshot));
      await appendEvents(transaction, newEvents(snapshot.self.resource, resolution, isSame));
      if (sameJson(before, after)) return;
      await replaceAllocations(transaction, id, before, after);
      const watching = watchingKinds(engine.kinds);
      await wakeAfterClaims(transaction, before, after, freesRoom(before, after), watching);
    });
    return null;
  } catch (error) {
    if (!(error instanceof AllocationClash)) throw error;
    const macs = after.map((each) => each.mac).filter((mac) => mac !== null);
    const taken_macs = await macsOfOthers(engine.db, id, macs);
    return { constraint: error.constraint, taken_macs };
  }
}

/** The snapshot as it is when choices and claims are stored. */
function afterStoring(engine: Engine, loaded: Loaded, resolution: Resolved): Loaded {
  const { snapshot } = loaded;
  const { id } = snapshot.self.resource;
  const others = snapshot.allocations.filter((each) => each.owner_id !== id);
  const taken = takenOrders(resolution);
  return {
    ...loaded,
    snapshot: {
      ...snapshot,
      self: {
        ...snapshot.self,
        choices: resolution.choices,
        conditions: followsOrders(resolution) ? begun(engine, snapshot) : snapshot.self.conditions,
      },
      allocations: [...others, ...resolution.allocations],
      orders: snapshot.orders.filter((order) => !taken.includes(order.id)),
    },
  };
}

type Decision = { readonly loaded: Loaded; readonly resolution: Resolution<JsonObject> };

function isUntouched({ snapshot, seen_generation }: Loaded): boolean {
  return seen_generation === 0 && Object.keys(snapshot.self.choices).length === 0;
}

/**
 * Effect: loads, resolves, and stores choices and claims in one transaction before anything is done with them. New claims are made in
 * turn. Null when the object is gone. Throws Abandoned when the lease was lost.
 */
export async function choose(
  engine: Engine,
  lease: Lease,
  kind: AnyKind,
  taken_macs: readonly string[],
  turns: Turns,
): Promise<Chosen | null> {
  const loadFor = async (purpose: 'choose' | 'look'): Promise<Loaded | null> => {
    const found = await load(engine, kind, lease.claim.id, purpose);
    if (found === null) return null;
    return { ...found, snapshot: { ...found.snapshot, taken_macs: new Set(taken_macs) } };
  };
  const decide = (loaded: Loaded | null): Decision | null =>
    loaded === null ? null : { loaded, resolution: kind.resolve(loaded.snapshot) };
  const settle = async (decision: Decision | null): Promise<Chosen | null> => {
    if (decision === null) return null;
    const { loaded, resolution } = decision;
    if (resolution.outcome !== 'resolved') return { clash: false, loaded, resolution };
    const { snapshot } = loaded;
    const same_claims = sameJson(ownClaims(snapshot), bySlot(resolution.allocations));
    const takes_none = takenOrders(resolution).length === 0;
    if (same_claims && takes_none && sameJson(snapshot.self.choices, resolution.choices))
      return { clash: false, loaded, resolution };
    const clashed = await store(engine, lease, snapshot, resolution);
    if (clashed !== null) return { clash: true, loaded, clashed };
    return { clash: false, loaded: afterStoring(engine, loaded, resolution), resolution };
  };

  const inTurn = (): Promise<Chosen | null> => turns(async () => settle(decide(await loadFor('choose'))));
  const seen = await loadFor('look');
  // What was never looked at before has all its claims to make: a decision among thousands of hosts that is made twice is one in vain.
  if (seen !== null && kind.needs.hosts === true && isUntouched(seen)) return await inTurn();
  const first = decide(seen);
  const makes_claims =
    first?.resolution.outcome === 'resolved' &&
    !sameJson(ownClaims(first.loaded.snapshot), bySlot(first.resolution.allocations));
  return makes_claims ? await inTurn() : await settle(first);
}
