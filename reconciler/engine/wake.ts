import type { Snapshot } from '../model/kind.ts';
import type { Database } from '../store/database.ts';
import { dependentsOf, idsNamedBy, unschedulableIds } from '../store/dependents.ts';
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

/**
 * Effect: makes due those who may go on because of the change, in an open transaction. What is reported concerns everybody who names the
 * object; what is merely observed concerns those who are not ready: a thousand ready servers do not care for one more reservation in
 * their subnet. A realised generation (a new name, say) and
 * what is seen of it (its domain is there now) also concern what the object's claims name. `holds_others` says that hosts' room
 * or state moved: then those who found no host try again.
 */
export async function wakeAfterChange(
  transaction: Database,
  snapshot: Snapshot,
  moved: Movement,
  holds_others: boolean,
): Promise<void> {
  const { id } = snapshot.self.resource;
  const own = snapshot.allocations.filter((each) => each.owner_id === id);
  const dependents =
    moved.reported || moved.observed ? await dependentsOf(transaction, id, !moved.reported) : [];
  const named = moved.realised || moved.observed ? idsNamedBy(own) : [];
  const homeless = holds_others ? await unschedulableIds(transaction) : [];
  await enqueue(transaction, [...dependents, ...named, ...homeless], 1);
}

/** Effect: makes due what a removed object named, and, when it left room on a host, those who found no host. */
export async function wakeAfterRemoval(transaction: Database, removed: Removed): Promise<void> {
  const homeless = removed.freed_host ? await unschedulableIds(transaction) : [];
  await enqueue(transaction, [...removed.named_ids, ...homeless], 1);
}
