import type { Change } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';

/** Slowest rate at which bytes must reach a host before the operation is given up and tried again. */
const SLOWEST_BYTES_PER_SECOND = 1024 * 1024;

/** Pure. Copies that hosts lack or have too many; what is not known of a host is no difference. */
export function copyChanges(desired: ImageDesired, observed: ImageObserved): readonly Change[] {
  const usable = observed.for_hosts !== null;
  return desired.hosts.flatMap((host): readonly Change[] => {
    const part = observed.hosts[host.host_id];
    if (part === undefined || !part.known) return [];
    const field = `hosts.${host.host_name}.copy`;
    const wanted = !desired.deleting && !host.leaving;
    if (wanted && part.view === null && usable)
      return [{ field, expected: 'present', found: 'absent', disruption: 'none' }];
    if (!wanted && part.view !== null)
      return [{ field, expected: 'absent', found: 'present', disruption: 'none' }];
    return [];
  });
}

/** Pure. Copies to make or to remove, host by host. */
export function copySteps(
  fields: ReadonlySet<string>,
  desired: ImageDesired,
  observed: ImageObserved,
): readonly Step[] {
  const { volume_name } = desired;
  return desired.hosts.flatMap((host): readonly Step[] => {
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
    if (observed.for_hosts === null) return [];
    const { sha256, size_bytes } = observed.for_hosts;
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
}
