import { unknownHosts } from '../../model/host-parts.ts';
import type { Change, Plan } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import { toOperations } from '../../model/steps.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';

/** Slowest rate at which bytes must reach a host before the operation is given up and tried again. */
const SLOWEST_BYTES_PER_SECOND = 1024 * 1024;

/** Pure. Copies to make or to remove, host by host; on deletion the bytes in the store go last. */
export function plan(changes: readonly Change[], desired: ImageDesired, observed: ImageObserved): Plan {
  const fields = new Set(changes.map((change) => change.field));
  const { volume_name, sha256, size_bytes, image_id } = desired;
  const copies = desired.hosts.flatMap((host): readonly Step[] => {
    if (!fields.has(`hosts.${host.host_name}.copy`)) return [];
    const { host_id } = host;
    if (desired.deleting || host.leaving) {
      return [
        {
          key: host_id,
          name: 'remove_copy',
          arguments: { host_id, volume_name },
          after: [],
          timeout_seconds: 120,
          reason: desired.deleting
            ? 'the image is being deleted'
            : `host ${host.host_name} is being unregistered`,
          destructive: true,
        },
      ];
    }
    return [
      {
        key: host_id,
        name: 'distribute_image',
        arguments: { host_id, volume_name, sha256, size_bytes },
        after: [],
        timeout_seconds: 120 + Math.ceil(size_bytes / SLOWEST_BYTES_PER_SECOND),
        reason: `a server on host ${host.host_name} needs the image`,
      },
    ];
  });
  const steps: Step[] = [...copies];
  if (desired.deleting && fields.has('upload')) {
    steps.push({
      key: 'upload',
      name: 'discard_upload',
      arguments: { image_id },
      after: [],
      timeout_seconds: 60,
      reason: 'the image is being deleted',
      destructive: true,
    });
  }
  if (desired.deleting && fields.has('content') && !desired.content_shared) {
    steps.push({
      key: 'content',
      name: 'remove_blob',
      arguments: { sha256 },
      after: copies.map((step) => step.key),
      timeout_seconds: 60,
      reason: 'the image is being deleted and no other image has the same bytes',
      destructive: true,
    });
  }
  return { operations: toOperations(steps), waiting: waitingFor(desired, observed) };
}

function waitingFor(desired: ImageDesired, observed: ImageObserved): Plan['waiting'] {
  const unknown = unknownHosts(observed.hosts);
  if (!desired.deleting || unknown.length === 0) return null;
  const names = desired.hosts.filter((host) => unknown.includes(host.host_id)).map((host) => host.host_name);
  return {
    reason: 'HostUnreachable',
    message: `The copy is removed from host ${names.join(', ')} as soon as it can be reached; delete the host from Cairn if it will not come back.`,
    for_ids: unknown,
  };
}
