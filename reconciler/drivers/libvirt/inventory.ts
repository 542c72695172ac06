import type { Clock } from '../../ports/clock.ts';
import type { HostInventory, PciDevice } from '../../ports/hypervisor.ts';
import { cpuOf, cpuTraits, hypervisorTraits, numaCellsOf, pciDeviceOf } from './host-facts.ts';
import type { OpenHost } from './hosts.ts';
import { kvmRuns } from './kvm-probe.ts';
import { runningPool } from './pool.ts';
import { refreshPool } from './refresh-pool.ts';
import { LibvirtError } from './rpc/errors.ts';
import type { HostSession } from './rpc/session.ts';
import { childElements, find, parseXml, textOf, writeXml } from './xml.ts';

const GIB = 1024n ** 3n;

/** What was found about KVM, per session: a guest really ran, or not. */
const probed = new WeakMap<HostSession, Promise<boolean>>();

/** VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES */
const EXPAND_FEATURES = 1;

/** VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV */
const PCI_DEVICES = 2;

/** More PCI devices of one host than anybody asks about. */
const MOST_PCI_DEVICES = 1024;

/** Descriptions of PCI devices by name, per session: what is plugged into a machine seldom changes. */
const described = new WeakMap<HostSession, Map<string, PciDevice | null>>();

/** What a host says once it has been asked, per session: each answer costs QEMU a look at itself. */
const traits_of = new WeakMap<HostSession, Promise<readonly string[]>>();

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

/** What the host gives to guests of the machine q35; null when it has none. */
async function q35Capabilities(session: HostSession, signal: AbortSignal): Promise<string | null> {
  const asked = { emulatorbin: null, arch: 'x86_64', machine: 'q35', virttype: null, flags: 0 };
  try {
    return (await session.call('connect_get_domain_capabilities', asked, { signal })).capabilities;
  } catch (thrown) {
    if (thrown instanceof LibvirtError && thrown.outcome === 'rejected') return null;
    throw thrown;
  }
}

async function readTraits(
  session: HostSession,
  capabilities: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const cpu = cpuOf(capabilities);
  const asked = { emulatorbin: null, arch: null, machine: null, virttype: null, flags: 0 };
  const [expanded, domains, q35] = await Promise.all([
    cpu === undefined
      ? undefined
      : session.call(
          'connect_baseline_cpu',
          { xml_cpus: [writeXml(cpu)], flags: EXPAND_FEATURES },
          { signal },
        ),
    session.call('connect_get_domain_capabilities', asked, { signal }),
    q35Capabilities(session, signal),
  ]);
  const traits = [
    ...(expanded === undefined ? [] : cpuTraits(parseXml(expanded.cpu))),
    ...hypervisorTraits(domains.capabilities, q35),
  ];
  return [...new Set(traits)].sort();
}

async function readPciDevices(session: HostSession, signal: AbortSignal): Promise<readonly PciDevice[]> {
  const { devices } = await session.call(
    'connect_list_all_node_devices',
    { need_results: 1, flags: PCI_DEVICES },
    { signal },
  );
  const before = described.get(session) ?? new Map<string, PciDevice | null>();
  const now = new Map<string, PciDevice | null>();
  for (const { name } of devices.slice(0, MOST_PCI_DEVICES)) {
    const known = before.get(name);
    const read = async (): Promise<PciDevice | null> =>
      pciDeviceOf((await session.call('node_device_get_xml_desc', { name, flags: 0 }, { signal })).xml);
    now.set(name, known === undefined ? await read() : known);
  }
  described.set(session, now);
  return [...now.values()]
    .filter((device) => device !== null)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** Effect: what the host has; makes the pool if it is not there, and the first time runs a small guest under KVM. */
export async function readInventory(
  host: OpenHost,
  clock: Clock,
  signal: AbortSignal,
): Promise<HostInventory> {
  const { session } = host;
  const pool = await runningPool(host, signal);
  await refreshPool(session, pool, signal);
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
  let traits = traits_of.get(session);
  if (traits === undefined) {
    traits = readTraits(session, capabilities, signal);
    traits_of.set(session, traits);
    traits.catch(() => traits_of.delete(session));
  }
  return {
    hostname,
    architecture: node.model,
    cpu_model: textOf(find(cpuOf(capabilities), 'model')) ?? null,
    traits: await traits,
    numa_cells: numaCellsOf(capabilities),
    pci_devices: await readPciDevices(session, signal),
    vcpus: node.cpus,
    memory_mib: Number(node.memory_kib / 1024n),
    disk_gib: Number(space.capacity_bytes / GIB),
    disk_available_gib: Number(space.available_bytes / GIB),
    accelerator: (await works) ? 'kvm' : 'tcg',
    libvirt_version: version(lib_ver),
    qemu_version: version(hv_ver),
  };
}
