import { toCairnError } from '../../model/error.ts';
import type { Observation } from '../../model/kind.ts';
import type { Ports } from '../../ports/ports.ts';
import { observeHosts } from '../observe-hosts.ts';
import type { SubnetDesired, SubnetObserved } from './shapes.ts';

/** Effect: looks at the subnet's network on every host that should have it. */
export async function observe(
  ports: Ports,
  desired: SubnetDesired,
  signal: AbortSignal,
): Promise<Observation<SubnetObserved>> {
  try {
    const hosts = await observeHosts(
      desired.hosts.map((host) => host.host_id),
      (host_id) => ports.network.get(host_id, desired.subnet_id, signal),
    );
    return { known: true, observed: { hosts } };
  } catch (thrown) {
    return { known: false, error: toCairnError(thrown) };
  }
}

/** Pure. Whether every host was seen and has no network of the subnet. */
export function isGone(observed: SubnetObserved): boolean {
  return Object.values(observed.hosts).every((part) => part.known && part.view === null);
}
