import type { HostSpec, HostStatus } from '../../../schemas/generated/types.ts';
import type { HostTotals } from '../../model/capacity.ts';
import { capacityOf } from '../../model/capacity.ts';
import type { Report, Snapshot } from '../../model/kind.ts';
import type { Change } from '../../model/operation.ts';
import type { HostDesired, HostObserved } from './shapes.ts';

/** Pure. State and sizes of the host; while it is down the sizes are those last seen. */
export function report(
  _desired: HostDesired,
  observed: HostObserved,
  _changes: readonly Change[],
  snapshot: Snapshot<HostSpec>,
): Report<HostStatus> {
  const last = snapshot.self.status as Partial<HostStatus>;
  const seen: Partial<HostStatus> = observed.reachable === true ? observed.inventory : last;
  const status: HostStatus = {
    // Also a host that is being unregistered was asked, and answered.
    state: observed.reachable === false ? 'down' : 'up',
    hostname: seen.hostname ?? null,
    vcpus: seen.vcpus ?? null,
    memory_mib: seen.memory_mib ?? null,
    disk_gib: seen.disk_gib ?? null,
    accelerator: seen.accelerator ?? null,
    libvirt_version: seen.libvirt_version ?? null,
    qemu_version: seen.qemu_version ?? null,
  };
  const pending =
    observed.reachable === false
      ? {
          reason: 'HostDown',
          message: `${observed.message} Servers on this host are left as they are and nothing new is placed here until it answers.`,
        }
      : null;
  return { status, failure: null, pending };
}

/** Pure. What may be promised on the host; null when it was not reached, then what was stored stays. */
export function capacity(desired: HostDesired, observed: HostObserved): HostTotals | null {
  return observed.reachable === true ? capacityOf(desired.spec, observed.inventory) : null;
}
