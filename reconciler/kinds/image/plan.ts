import { unknownHosts } from '../../model/host-parts.ts';
import type { Change, Plan } from '../../model/operation.ts';
import { toOperations } from '../../model/steps.ts';
import { arrivalSteps, sourceWaiting } from './arrival.ts';
import { captureWaiting, clearSteps } from './capture.ts';
import { copySteps } from './copies.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';

/** Pure. The content to bring; copies to make or to remove, host by host; on deletion the bytes in the store go last. */
export function plan(changes: readonly Change[], desired: ImageDesired, observed: ImageObserved): Plan {
  const fields = new Set(changes.map((change) => change.field));
  const copies = copySteps(fields, desired, observed);
  const arrival = arrivalSteps(
    fields,
    desired,
    observed,
    copies.map((step) => step.key),
  );
  const steps = [...copies, ...arrival, ...clearSteps(fields, desired)];
  return { operations: toOperations(steps), waiting: waitingFor(desired, observed) };
}

function waitingFor(desired: ImageDesired, observed: ImageObserved): Plan['waiting'] {
  if (!desired.deleting) return waitingForSource(desired, observed);
  const { capture } = desired;
  const captured = capture === null || observed.capture?.known !== false ? [] : [capture];
  const unknown = unknownHosts(observed.hosts);
  const held = [...desired.hosts.filter((host) => unknown.includes(host.host_id)), ...captured];
  if (held.length === 0) return null;
  const names = [...new Set(held.map((host) => host.host_name))];
  return {
    reason: 'HostUnreachable',
    message: `The copy is removed from host ${names.join(', ')} as soon as it can be reached; delete the host from Cairn if it will not come back.`,
    for_ids: [...new Set(held.map((host) => host.host_id))],
  };
}

function waitingForSource(desired: ImageDesired, observed: ImageObserved): Plan['waiting'] {
  if (observed.blob !== null || observed.refusal !== null) return null;
  const waiting = sourceWaiting(desired) ?? captureWaiting(desired, observed);
  if (waiting === null) return null;
  return { reason: waiting.reason, message: waiting.message, for_ids: [waiting.for_id] };
}
