import { toCairnError } from '../../model/error.ts';
import type { Observation } from '../../model/kind.ts';
import type { Ports } from '../../ports/ports.ts';
import type { HostDesired, HostObserved } from './shapes.ts';
import { observeSweeps } from './sweeps.ts';

/** Effect: asks the host for its inventory. A host that does not answer is observed as unreachable, never as unknown. */
export async function observe(
  ports: Ports,
  desired: HostDesired,
  signal: AbortSignal,
): Promise<Observation<HostObserved>> {
  try {
    if (desired.deleting) {
      const prepared = await ports.volumes.isPrepared(desired.host_id, signal);
      const seen = await observeSweeps(ports, desired, signal);
      return { known: true, observed: { reachable: null, prepared, ...seen } };
    }
    const inventory = await ports.hypervisor.inventory(desired.host_id, signal);
    const seen = await observeSweeps(ports, desired, signal);
    return { known: true, observed: { reachable: true, inventory, ...seen } };
  } catch (thrown) {
    const error = toCairnError(thrown);
    // A bug of ours says nothing about the host.
    if (error.code === 'internal') return { known: false, error };
    const { code, message } = error;
    const leaving = desired.deleting;
    const held = leaving && desired.held_by.length > 0;
    return { known: true, observed: { reachable: false, code, message, leaving, held } };
  }
}
