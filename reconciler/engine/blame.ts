import { sameJson } from '../model/canonical-json.ts';
import { CairnError } from '../model/error.ts';
import type { AnyKind, Snapshot } from '../model/kind.ts';
import type { Operation } from '../model/operation.ts';
import { appendEvents } from '../store/events.ts';
import { notePlacementFailure } from '../store/placement-failures.ts';
import type { Loaded } from '../store/snapshot.ts';
import type { Engine } from './context.ts';
import type { Sight } from './decide.ts';
import type { Lease } from './lease.ts';
import { asHolder, eventOf } from './record.ts';

/** An operation that failed. */
type FailedOperation = { readonly operation: Operation; readonly error: CairnError };

/** Effect: notes which host is to blame for a failure, if one is, and tells it once; its id, or null. Throws Abandoned when the lease was lost. */
export async function noteBlame(
  engine: Engine,
  lease: Lease,
  kind: AnyKind,
  snapshot: Snapshot,
  sight: Sight,
  { operation, error }: FailedOperation,
): Promise<string | null> {
  const host_id = kind.blamedHost?.(snapshot, sight.desired, operation, error) ?? null;
  if (host_id === null) return null;
  const { resource } = snapshot.self;
  const is_known = snapshot.failed_tries.some((failed) => failed.host_id === host_id);
  await asHolder(engine, lease, async (transaction) => {
    await notePlacementFailure(transaction, resource.id, host_id, error.message);
    if (is_known) return;
    const name = snapshot.hosts.find((host) => host.resource.id === host_id)?.resource.name ?? host_id;
    const message = `It could not be made on host ${name} (${operation.name}): ${error.message} Another host is tried if one fits.`;
    await appendEvents(transaction, [
      eventOf(resource, 'placement_failed', message, { host_id, operation: operation.name }),
    ]);
  });
  return host_id;
}

/** Pure. Whether the object is to be elsewhere now. */
export function isDecidedAnew(kind: AnyKind, { snapshot }: Loaded): boolean {
  const resolution = kind.resolve(snapshot);
  return resolution.outcome === 'resolved' && !sameJson(resolution.choices, snapshot.self.choices);
}

/** Pure. The error, with what the other hosts said on which it was tried. */
export function withTries(error: CairnError, host_id: string, { failed_tries }: Snapshot): CairnError {
  const others = failed_tries.filter((failed) => failed.host_id !== host_id);
  if (others.length === 0) return error;
  const before = others.map(({ message }) => message).join(' ');
  return new CairnError(
    error.code,
    `${error.message} It was tried elsewhere before: ${before}`,
    error.fields,
  );
}
