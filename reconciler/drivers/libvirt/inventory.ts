import type { Clock } from '../../ports/clock.ts';
import type { HostInventory } from '../../ports/hypervisor.ts';
import type { OpenHost } from './hosts.ts';
import { kvmRuns } from './kvm-probe.ts';
import { runningPool } from './pool.ts';
import type { HostSession } from './rpc/session.ts';
import { childElements, find, parseXml } from './xml.ts';

const GIB = 1024n ** 3n;

/** What was found about KVM, per session: a guest really ran, or not. */
const probed = new WeakMap<HostSession, Promise<boolean>>();

function version(number: bigint): string {
  return `${number / 1_000_000n}.${(number / 1000n) % 1000n}.${number % 1000n}`;
}

/** Pure. Whether the capabilities document offers KVM for x86_64 guests. */
export function offersKvm(capabilities: string): boolean {
  return childElements(parseXml(capabilities), 'guest').some((guest) => {
    const arch = find(guest, 'arch');
    return (
      arch?.attributes['name'] === 'x86_64' &&
      childElements(arch, 'domain').some((one) => one.attributes['type'] === 'kvm')
    );
  });
}

/** Effect: what the host has; makes the pool if it is not there, and the first time runs a small guest under KVM. */
export async function readInventory(
  host: OpenHost,
  clock: Clock,
  signal: AbortSignal,
): Promise<HostInventory> {
  const { session } = host;
  const pool = await runningPool(host, signal);
  await session.call('storage_pool_refresh', { pool, flags: 0 }, { signal });
  const [node, { hostname }, { lib_ver }, { hv_ver }, space, { capabilities }] = await Promise.all([
    session.call('node_get_info', undefined, { signal }),
    session.call('connect_get_hostname', undefined, { signal }),
    session.call('connect_get_lib_version', undefined, { signal }),
    session.call('connect_get_version', undefined, { signal }),
    session.call('storage_pool_get_info', { pool }, { signal }),
    session.call('connect_get_capabilities', undefined, { signal }),
  ]);
  let works = probed.get(session);
  if (works === undefined) {
    works = offersKvm(capabilities) ? kvmRuns(host, clock, signal) : Promise.resolve(false);
    probed.set(session, works);
    works.catch(() => probed.delete(session));
  }
  return {
    hostname,
    architecture: node.model,
    vcpus: node.cpus,
    memory_mib: Number(node.memory_kib / 1024n),
    disk_gib: Number(space.capacity_bytes / GIB),
    disk_available_gib: Number(space.available_bytes / GIB),
    accelerator: (await works) ? 'kvm' : 'tcg',
    libvirt_version: version(lib_ver),
    qemu_version: version(hv_ver),
  };
}
