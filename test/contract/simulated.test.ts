import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import { defined } from '../../reconciler/drivers/simulated/network.ts';
import type { Images } from '../../reconciler/ports/images.ts';
import { plainHost } from '../support/plain-host.ts';
import { capturesContract } from './captures.contract.ts';
import type { ContractLab } from './contract-lab.ts';
import { SHARED_PATH, signedDisk } from './contract-lab.ts';
import { hypervisorContract } from './hypervisor.contract.ts';
import { imagesContract } from './images.ts';
import { networkContract } from './network.contract.ts';
import { volumesContract } from './volumes.contract.ts';

/** Effect: a simulated world of one host that can be reached and one that cannot. */
async function simulatedLab(): Promise<ContractLab & { readonly images: Images }> {
  const ports = createSimulatedPorts({
    seed: 1,
    clock: systemClock,
    findHost: (host_id) =>
      Promise.resolve({
        ...plainHost(host_id, `simulated://${host_id}?vcpus=4&memory_mib=4096&disk_gib=64`),
        shared_storage: { name: 'lab', path: SHARED_PATH },
      }),
  });
  const signal = new AbortController().signal;
  for (const host of ['up', 'down']) await ports.hypervisor.inventory(host, signal);
  const { byHand } = ports;
  byHand.setReachable('down', false);
  return {
    ports,
    images: ports.images,
    host_id: 'up',
    unreachable_host_id: 'down',
    accelerator: 'kvm',
    boot: {
      kernel: Buffer.alloc(4096, 1),
      ramdisk: Buffer.alloc(4096, 2),
      arguments: 'console=ttyS0',
      disk: signedDisk(),
    },
    slow_disk_bytes: 1024 ** 3,
    hands: {
      destroyDomain: async (id) => byHand.destroy('up', id),
      undefineDomain: async (id) => byHand.undefine('up', id),
      suspendDomain: async (id) => byHand.suspend('up', id),
      setBalloon: async (id, memory_mib) => byHand.setBalloon('up', id, memory_mib),
      defineUnmarkedDomain: async (id, name) => {
        byHand.defineUnmarked('up', {
          id,
          generation: 1,
          name,
          title: '',
          accelerator: 'kvm',
          vcpus: 1,
          memory_mib: 64,
          disks: [],
          nics: [],
          kernel: null,
          console_volume: 'theirs',
        });
        byHand.destroy('up', id);
      },
      defineUnmarkedNetwork: async (id, name, bridge) => {
        const network = defined({
          id,
          generation: 1,
          name,
          bridge,
          mode: 'isolated',
          mtu: 1500,
          dns_domain: null,
          cidr: '10.99.0.0/24',
          gateway: '10.99.0.1',
          dns_servers: [],
          ports: [],
        });
        byHand.host('up').networks.set(id, { ...network, marked_generation: null, active: false });
      },
      destroyNetwork: async (id) => byHand.editNetwork('up', id, () => ({ active: false })),
      removeNetwork: async (id) => byHand.removeNetwork('up', id),
      copies: {
        setAgent: async (id, agent) => byHand.setAgent('up', id, agent === 'none' ? null : agent),
        agentIs: async () => undefined,
        freezes: async (id) => byHand.host('up').freezes.get(id) ?? 0,
        isFrozen: async (id) => byHand.host('up').frozen.has(id),
        leaveFrozen: async (id, name) => {
          byHand.host('up').unfinished.add(name);
          byHand.host('up').frozen.add(id);
        },
        slowCopies: async (ms) => {
          ports.world.capture_ms = ms;
        },
        isMade: async (id, name) => byHand.host('up').jobs.get(id)?.volume.name === name,
        loseDaemon: async () => {
          byHand.setReachable('up', false);
          byHand.setReachable('up', true);
        },
        volumeNames: async () => [...byHand.host('up').volumes.keys(), ...byHand.host('up').unfinished],
      },
    },
    close: async () => undefined,
  };
}

capturesContract('simulated', simulatedLab);
volumesContract('simulated', simulatedLab);
networkContract('simulated', simulatedLab);
hypervisorContract('simulated', simulatedLab);
imagesContract('simulated', async () => (await simulatedLab()).images);
