import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FakeServer } from '../../reconciler/drivers/libvirt/fake/server.ts';
import { startFakeServer } from '../../reconciler/drivers/libvirt/fake/server.ts';
import type { FakeDomain } from '../../reconciler/drivers/libvirt/fake/state.ts';
import { createLibvirtPorts } from '../../reconciler/drivers/libvirt/ports.ts';
import { systemClock, systemRandom } from '../../reconciler/drivers/system/clock.ts';
import type { LabHost } from '../lab/host.ts';
import { startHost } from '../lab/host.ts';
import { buildGuestImages } from '../lab/images.ts';
import { plainHost } from '../support/plain-host.ts';
import type { ContractHands, ContractLab, CopyHands } from './contract-lab.ts';
import { DISK_SIGN, SHARED_PATH, eventually, signedDisk } from './contract-lab.ts';

const execute = promisify(execFile);
const STORAGE_PATH = '/var/lib/cairn';

/** What somebody at the host does with virsh. `write` puts a document where virsh finds it and gives the path. */
function handsOver(
  virsh: (...parameters: string[]) => Promise<string>,
  write: (text: string) => string,
): Omit<ContractHands, 'copies'> {
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
        ...plainHost(host_id, host_id === 'up' ? uri : `qemu+unix:///system?socket=${nowhere}`),
        storage_path: STORAGE_PATH,
        shared_storage: { name: 'lab', path: SHARED_PATH },
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

const GIB = 1024 ** 3;

/** A disk that the guest mounts on /data because of its label, and counts its boots on. */
async function dataDisk(directory: string): Promise<Uint8Array> {
  const [tree, disk] = [join(directory, 'data'), join(directory, 'data.img')];
  mkdirSync(tree);
  writeFileSync(join(tree, 'sign'), DISK_SIGN);
  await execute('truncate', ['-s', '4M', disk]);
  await execute('mke2fs', ['-q', '-F', '-t', 'ext4', '-L', 'cairn-data', '-d', tree, disk]);
  return readFileSync(disk);
}

/** What a process leaves that is killed between freezing a guest and beginning its copy, made with virsh. */
async function leaveFrozen(
  virsh: (...parameters: string[]) => Promise<string>,
  id: string,
  name: string,
): Promise<void> {
  await virsh('vol-create-as', 'cairn', `${name}.unfinished`, '0', '--format', 'raw');
  const uri = 'https://cairn.dev/xmlns/libvirt/1/capture';
  const set = `<capture volume='${name}' frozen='yes'/>`;
  await virsh('metadata', id, '--uri', uri, '--key', 'cairn-capture', '--set', set, '--live');
  await virsh('domfsfreeze', id);
}

function realCopyHands(host: LabHost): CopyHands {
  const console = (id: string): string => {
    const file = host.path(`${STORAGE_PATH}/cairn-server-${id}-console`);
    return existsSync(file) ? readFileSync(file, 'latin1') : '';
  };
  return {
    setAgent: () => Promise.resolve(),
    agentIs: async (id, agent) => {
      if (agent === 'none') return;
      await eventually('the guest', async () => (console(id).includes('CAIRN-GUEST ') ? true : null));
    },
    freezes: (id) => Promise.resolve(console(id).split('CAIRN-FS freeze').length - 1),
    isFrozen: async (id) =>
      (await host.virsh('qemu-agent-command', id, '{"execute":"guest-fsfreeze-status"}')).includes('frozen'),
    leaveFrozen: (id, name) => leaveFrozen(host.virsh, id, name),
    slowCopies: () => Promise.resolve(),
    isMade: (id, name) =>
      host.virsh('backup-dumpxml', id).then(
        (xml) => xml.includes(name),
        () => false,
      ),
    loseDaemon: async () => {
      await host.kill9();
      await host.restart();
    },
    volumeNames: () => Promise.resolve(readdirSync(host.path(STORAGE_PATH))),
  };
}

function fakeCopyHands(server: FakeServer, virsh: (...parameters: string[]) => Promise<string>): CopyHands {
  const { host } = server;
  const domain = (id: string): FakeDomain | undefined => host.domains.get(id);
  return {
    setAgent: async (_id, agent) => {
      host.guests = { ...host.guests, agent };
    },
    agentIs: () => Promise.resolve(),
    freezes: (id) => Promise.resolve(domain(id)?.freezes ?? 0),
    isFrozen: (id) => Promise.resolve(domain(id)?.frozen ?? false),
    leaveFrozen: (id, name) => leaveFrozen(virsh, id, name),
    slowCopies: async (backup_ms) => {
      host.guests = { ...host.guests, backup_ms };
    },
    isMade: (id, name) => Promise.resolve(domain(id)?.backup?.target.endsWith(name) ?? false),
    loseDaemon: async () => {
      await server.down();
      await server.up();
    },
    volumeNames: () => Promise.resolve([...host.pools.values()].flatMap((pool) => [...pool.volumes.keys()])),
  };
}

/** Effect: a real libvirtd with real guests, emulated; with `agent` its guests run QEMU's guest agent. */
export async function realLab(agent = false): Promise<ContractLab> {
  const { directory, write } = workDirectory();
  const images = await buildGuestImages({ agent });
  const host = await startHost({ name: 'contract', directory: join(directory, 'h') });
  await host.exec('mkdir', [SHARED_PATH]);
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
      disk: await dataDisk(directory),
    },
    slow_disk_bytes: 200 * GIB,
    hands: { ...handsOver(host.virsh, write), copies: realCopyHands(host) },
    close: async () => {
      await ports.close();
      await host.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Effect: the fake libvirt host, worked upon with the real virsh. */
export async function fakeLab(): Promise<ContractLab> {
  const { directory, write } = workDirectory();
  const server = await startFakeServer({ hostname: 'fake', socket_path: join(directory, 'f.sock') });
  const ports = portsTo(server.uri, join(directory, 'nobody'));
  const virsh = async (...parameters: string[]): Promise<string> =>
    (await execute('virsh', ['-q', '-c', server.uri, ...parameters])).stdout;
  // As mkdir: this host has no directories but those of pools that were built.
  await virsh('pool-define-as', 'cairn-shared', 'dir', '--target', SHARED_PATH);
  await virsh('pool-build', 'cairn-shared');
  return {
    ports,
    host_id: 'up',
    unreachable_host_id: 'down',
    accelerator: 'tcg',
    boot: {
      kernel: Buffer.alloc(4096, 1),
      ramdisk: Buffer.alloc(4096, 2),
      arguments: 'console=ttyS0',
      disk: signedDisk(),
    },
    slow_disk_bytes: GIB,
    hands: { ...handsOver(virsh, write), copies: fakeCopyHands(server, virsh) },
    close: async () => {
      await ports.close();
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
