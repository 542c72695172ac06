import type { Change } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import type { CopyHost, ImageDesired, ImageObserved } from './shapes.ts';

/** Slowest rate at which bytes must reach a host before the operation is given up and tried again. */
const SLOWEST_BYTES_PER_SECOND = 1024 * 1024;

/** How long others may work on the same copy before an operation gives up its turn. */
const TURN_SECONDS = 600;

/** Pure. Copies that hosts lack or have too many; what is not known of a host is no difference. */
export function copyChanges(desired: ImageDesired, observed: ImageObserved): readonly Change[] {
  const { copy } = desired;
  const usable = copy !== null && observed.for_hosts?.sha256 === copy.sha256;
  return desired.hosts.flatMap((host): readonly Change[] => {
    const part = observed.hosts[host.host_id];
    if (part === undefined || !part.known) return [];
    const field = `hosts.${host.host_name}.copy`;
    if (host.wanted && part.view === null && usable)
      return [{ field, expected: 'present', found: 'absent', disruption: 'none' }];
    if (host.remove !== null && (part.view !== null || (copy !== null && host.begun)))
      return [
        { field, expected: 'absent', found: part.view === null ? 'begun' : 'present', disruption: 'none' },
      ];
    return [];
  });
}

/** Pure. Copies to make or to remove, host by host, those first that servers wait for. */
export function copySteps(
  fields: ReadonlySet<string>,
  desired: ImageDesired,
  observed: ImageObserved,
): readonly Step[] {
  const { copy, image_id } = desired;
  if (copy === null) return [];
  const { volume_name, sha256 } = copy;
  // Servers wait for some; what was only asked for has time.
  const hosts = desired.hosts.toSorted((a, b) => Number(b.used) - Number(a.used));
  return hosts.flatMap((host): readonly Step[] => {
    if (!fields.has(`hosts.${host.host_name}.copy`)) return [];
    const { host_id } = host;
    if (host.remove !== null) {
      return [
        {
          key: host_id,
          name: 'remove_copy',
          arguments: {
            host_id,
            volume_name,
            sha256,
            image_id,
            purpose: host.remove === 'deleted' ? 'leave' : 'evict',
          },
          after: [],
          timeout_seconds: 120 + TURN_SECONDS,
          reason: whyRemoved(host, host.remove),
          destructive: true,
          independent: true,
        },
      ];
    }
    if (observed.for_hosts === null) return [];
    const { size_bytes } = observed.for_hosts;
    return [
      {
        key: host_id,
        name: 'distribute_image',
        arguments: { host_id, volume_name, sha256, size_bytes, image_id },
        after: [],
        timeout_seconds: 120 + TURN_SECONDS + Math.ceil(size_bytes / SLOWEST_BYTES_PER_SECOND),
        reason: host.used
          ? `a server on host ${host.host_name} needs the image`
          : `the image was asked for on host ${host.host_name}`,
        lane: 'copies',
        independent: true,
      },
    ];
  });
}

function whyRemoved({ host_name }: CopyHost, remove: NonNullable<CopyHost['remove']>): string {
  switch (remove) {
    case 'deleted':
      return 'the image is being deleted';
    case 'unregistered':
      return `host ${host_name} is being unregistered`;
    case 'evicted':
      return `nobody on host ${host_name} needs the copy any more`;
    default:
      return remove satisfies never;
  }
}
