import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startFakeServer } from '../../reconciler/drivers/libvirt/fake/server.ts';
import { createLibvirtPorts } from '../../reconciler/drivers/libvirt/ports.ts';
import { systemClock, systemRandom } from '../../reconciler/drivers/system/clock.ts';
import { startHost } from '../lab/host.ts';
import { buildGuestImages } from '../lab/images.ts';
import type { ContractHands, ContractLab } from './contract-lab.ts';
import { hypervisorContract } from './hypervisor.contract.ts';
import { networkContract } from './network.contract.ts';
import { volumesContract } from './volumes.contract.ts';

/** The three ports over libvirt's RPC: against a real libvirtd with real guests, and against the fake host server. */

const execute = promisify(execFile);
const STORAGE_PATH = '/var/lib/cairn';

/** What somebody at the host does with virsh. `write` puts a document where virsh finds it and gives the path. */
function handsOver(
  virsh: (...parameters: string[]) => Promise<string>,
  write: (text: string) => string,
): ContractHands {
  const done = async (...parameters: string[]): Promise<void> => {
    await virsh(...parameters);
  };
  return {
    destroyDomain: (id) => done('destroy', id),
    undefineDomain: (id) => done('undefine', id),
    suspendDomain: (id) => done('suspend', id),
    setBalloon: (id, memory_mib) => done('setmem', id, `${memory_mib}MiB`, '--live', '--config'),
    defineUnmarkedDomain: (id, name) =>
      done(
        'define',
        write(
          `<domain type='qemu'><name>${name}</name><uuid>${id}</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>` +
            `<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>`,
        ),
      ),
    defineUnmarkedNetwork: (id, name, bridge) =>
      done(
        'net-define',
        write(`<network><name>${name}</name><uuid>${id}</uuid><bridge name='${bridge}'/></network>`),
      ),
    destroyNetwork: (id) => done('net-destroy', id),
    removeNetwork: async (id) => {
      // One that does not run cannot be stopped.
      await done('net-destroy', id).catch(() => undefined);
      await done('net-undefine', id);
    },
  };
}

function portsTo(uri: string, nowhere: string): ReturnType<typeof createLibvirtPorts> {
  return createLibvirtPorts({
    clock: systemClock,
    random: systemRandom,
    findHost: (host_id) =>
      Promise.resolve({
        host_id,
        name: host_id,
        uri: host_id === 'up' ? uri : `qemu+unix:///system?socket=${nowhere}`,
        ca_certificate: null,
        client_certificate: null,
        client_key: null,
        storage_path: STORAGE_PATH,
        revision: 1,
      }),
  });
}

function workDirectory(): { directory: string; write: (text: string) => string } {
  const directory = mkdtempSync(join(tmpdir(), 'cc-'));
  chmodSync(directory, 0o755);
  let files = 0;
  const write = (text: string): string => {
    const file = join(directory, `${(files += 1)}.xml`);
    writeFileSync(file, text);
    return file;
  };
  return { directory, write };
}

async function realLab(): Promise<ContractLab> {
  const { directory, write } = workDirectory();
  const images = await buildGuestImages({});
  const host = await startHost({ name: 'contract', directory: join(directory, 'h') });
  const ports = portsTo(host.uri, join(directory, 'nobody'));
  return {
    ports,
    host_id: 'up',
    unreachable_host_id: 'down',
    accelerator: 'tcg',
    boot: {
      kernel: readFileSync(images.kernel),
      ramdisk: readFileSync(images.initrd),
      arguments: images.cmdline,
    },
    hands: handsOver(host.virsh, write),
    close: async () => {
      await ports.close();
      await host.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function fakeLab(): Promise<ContractLab> {
  const { directory, write } = workDirectory();
  const server = await startFakeServer({ hostname: 'fake', socket_path: join(directory, 'f.sock') });
  const ports = portsTo(server.uri, join(directory, 'nobody'));
  const virsh = async (...parameters: string[]): Promise<string> =>
    (await execute('virsh', ['-q', '-c', server.uri, ...parameters])).stdout;
  return {
    ports,
    host_id: 'up',
    unreachable_host_id: 'down',
    accelerator: 'tcg',
    boot: { kernel: Buffer.alloc(4096, 1), ramdisk: Buffer.alloc(4096, 2), arguments: 'console=ttyS0' },
    hands: handsOver(virsh, write),
    close: async () => {
      await ports.close();
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

for (const [implementation, makeLab] of [
  ['real libvirtd', realLab],
  ['fake libvirt host', fakeLab],
] as const) {
  volumesContract(implementation, makeLab);
  networkContract(implementation, makeLab);
  hypervisorContract(implementation, makeLab);
}
