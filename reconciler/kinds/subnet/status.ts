import type { SubnetSpec, SubnetStatus } from '../../../schemas/generated/types.ts';
import type { Report, Snapshot } from '../../model/kind.ts';
import type { Change } from '../../model/operation.ts';
import { plan } from './plan.ts';
import type { SubnetDesired, SubnetObserved } from './shapes.ts';

/** What a subnet reports; the engine adds drift. */
export type SubnetReport = Omit<SubnetStatus, 'drift'>;

/** Pure. The gateway, and on which hosts something is still missing. */
export function report(
  desired: SubnetDesired,
  observed: SubnetObserved,
  changes: readonly Change[],
  _snapshot: Snapshot<SubnetSpec>,
): Report<SubnetReport> {
  return {
    status: { gateway: desired.definition.gateway },
    failure: null,
    pending: pendingOf(desired, observed, changes),
  };
}

function pendingOf(
  desired: SubnetDesired,
  observed: SubnetObserved,
  changes: readonly Change[],
): Report<SubnetReport>['pending'] {
  const { waiting } = plan(changes, desired, observed);
  if (waiting !== null) return { reason: waiting.reason, message: waiting.message };
  if (changes.length > 0) {
    const fields = changes.map((change) => change.field).join(', ');
    return { reason: 'Changing', message: `Still to be put right: ${fields}.` };
  }
  const leaving = desired.hosts.filter((host) => host.leaving).map((host) => host.host_name);
  if (leaving.length > 0) {
    return { reason: 'Changing', message: `The network on host ${leaving.join(', ')} goes with the host.` };
  }
  const unseen = desired.hosts.filter((host) => host.used && observed.hosts[host.host_id]?.known !== true);
  if (unseen.length === 0) return null;
  const names = unseen.map((host) => host.host_name).join(', ');
  return {
    reason: 'HostUnreachable',
    message: `Host ${names} cannot be reached, so what the subnet is like there is not known.`,
  };
}
