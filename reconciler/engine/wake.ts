import type { KindName } from '../../schemas/generated/types.ts';
import type { AnyKind, Snapshot } from '../model/kind.ts';
import type { Allocation } from '../model/resource.ts';
import type { Database } from '../store/database.ts';
import { concernedBy, dependentsOf, unschedulableIds, usesOf } from '../store/dependents.ts';
import { enqueue } from '../store/queue.ts';
import type { Removed } from '../store/removal.ts';

/** What of an object moved in a pass. */
export type Movement = {
  /** Another generation was realised. */
  readonly realised: boolean;
  /** Public status or conditions moved (message texts aside). */
  readonly reported: boolean;
  /** Something else was seen than last time. */
  readonly observed: boolean;
};

/** Pure. Kinds whose objects look at those that use them. */
export function watchingKinds(kinds: ReadonlyMap<KindName, AnyKind>): readonly KindName[] {
  return [...kinds.values()].filter((kind) => kind.needs.users === true).map((kind) => kind.name);
}

/**
 * Effect: makes due those who may go on because of the change, in an open transaction. What is reported concerns everybody who names the
 * object; what is merely observed concerns those who are not ready: a thousand ready servers do not care for one more reservation in
 * their subnet. A realised generation (a new name, say) and what is seen of it (its domain is there now) also concern what it uses, if
 * that is of a kind in `watching`. `holds_others` says that hosts' room or state moved: then those who found no host try again;
 * `waiting` are those who waited for it to be available.
 */
export async function wakeAfterChange(
  transaction: Database,
  snapshot: Snapshot,
  moved: Movement,
  holds_others: boolean,
  waiting: readonly string[],
  watching: readonly KindName[],
): Promise<void> {
  const { id } = snapshot.self.resource;
  const own = snapshot.allocations.filter((each) => each.owner_id === id);
  const dependents =
    moved.reported || moved.observed ? await dependentsOf(transaction, id, !moved.reported) : [];
  const used =
    moved.realised || moved.observed ? await concernedBy(transaction, usesOf(own), 'moved', watching) : [];
  // A host that is to become empty tells why its servers are still there.
  const told =
    moved.reported && !moved.realised && !moved.observed
      ? await concernedBy(transaction, usesOf(own), 'moved', [])
      : [];
  const homeless = holds_others ? await unschedulableIds(transaction) : [];
  await enqueue(transaction, [...dependents, ...used, ...told, ...homeless, ...waiting], 1);
}

/**
 * Effect: makes due those whom a change of an object's claims concerns, in an open transaction; `frees_room` says that some host has more
 * room now.
 */
export async function wakeAfterClaims(
  transaction: Database,
  before: readonly Allocation[],
  after: readonly Allocation[],
  frees_room: boolean,
  watching: readonly KindName[],
): Promise<void> {
  const began = await concernedBy(transaction, usesOf(after), 'began', watching);
  const ended = await concernedBy(transaction, usesOf(before), 'ended', watching);
  const homeless = frees_room ? await unschedulableIds(transaction) : [];
  await enqueue(transaction, [...began, ...ended, ...homeless], 1);
}

/**
 * Effect: makes due what a removed object named and left behind, when it left room on a host those who found no host, and those who were
 * `waiting` for it.
 */
export async function wakeAfterRemoval(
  transaction: Database,
  removed: Removed,
  waiting: readonly string[],
  watching: readonly KindName[],
): Promise<void> {
  const used = await concernedBy(transaction, removed.uses, 'ended', watching);
  const homeless = removed.freed_host ? await unschedulableIds(transaction) : [];
  await enqueue(transaction, [...used, ...homeless, ...waiting], 1);
}
