import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHosts } from '../../reconciler/drivers/libvirt/hosts.ts';
import { createVolumes } from '../../reconciler/drivers/libvirt/volumes.ts';
import { systemRandom } from '../../reconciler/drivers/system/clock.ts';
import type { HostConnection } from '../../reconciler/ports/ports.ts';
import { openHost, startHost, type LabHost } from '../lab/host.ts';
import { buildGuestImages, buildImagesInto, type GuestImages } from '../lab/images.ts';
import { fetchGuestPackages } from '../lab/packages.ts';
import { labCacheDirectory } from '../lab/cache.ts';
import { namespaceProcesses, poll, run, runOrThrow, startTicks } from '../lab/processes.ts';

const NO_CERTIFICATES = { ca_certificate: null, client_certificate: null, client_key: null };

const scratch = mkdtempSync(join(tmpdir(), 'lab-'));
const place = (name: string): string => join(scratch, name);
let hosts: readonly [LabHost, LabHost];
let images: GuestImages;

beforeAll(async () => {
  hosts = await Promise.all([
    startHost({ name: 'h1', directory: place('h1'), tls: true }),
    startHost({ name: 'h2', directory: place('h2'), pool_size_mib: 64 }),
  ]);
  images = await buildGuestImages();
}, 120_000);

afterAll(async () => {
  await Promise.all((hosts ?? []).map((host) => host.stop()));
  rmSync(scratch, { recursive: true, force: true });
});

const NETWORK = `<network><name>n1</name><bridge name='br-n1'/>
  <ip address='10.10.1.1' netmask='255.255.255.0'><dhcp>
    <range start='10.10.1.100' end='10.10.1.200'/>
    <host mac='52:54:00:00:00:06' name='vm6' ip='10.10.1.6'/>
  </dhcp></ip></network>`;

const domain = (name: string, mac: string, boot: string, disks = ''): string =>
  `<domain type='qemu'><name>${name}</name><memory unit='MiB'>160</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type>${boot}</os><features><acpi/></features>
  <devices>${disks}
    <serial type='file'><source path='/var/lib/cairn/${name}.log'/></serial>
    <interface type='network'><mac address='${mac}'/><source network='n1'/><model type='virtio'/></interface>
  </devices></domain>`;

const disk = (file: string, format: string, target: string): string =>
  `<disk type='file' device='disk'><driver name='qemu' type='${format}'/><source file='${file}'/>
   <target dev='${target}' bus='virtio'/></disk>`;

/** Gives virsh a document: it wants a file. */
async function virshXml(host: LabHost, command: string, xml: string, ...rest: string[]): Promise<string> {
  const file = place(`${host.name}-${command}.xml`);
  writeFileSync(file, xml);
  return host.virsh(command, ...rest, file);
}

/** Waits for the `count`th finished line that starts with `word` on a guest's console. */
function consoleLine(host: LabHost, guest: string, word: string, count = 1): Promise<string> {
  const file = host.path(`/var/lib/cairn/${guest}.log`);
  return poll(`${word} on the console of ${guest}`, 60_000, () => {
    const lines = existsSync(file) ? readFileSync(file, 'latin1').split(/\r?\n/).slice(0, -1) : [];
    return lines.filter((line) => line.startsWith(word + ' '))[count - 1];
  });
}

const words = (line: string): Readonly<Record<string, string>> =>
  Object.fromEntries(line.split(' ').map((word) => word.split(/=(.*)/s) as [string, string]));

const qemuOf = (host: LabHost): readonly number[] =>
  namespaceProcesses(host.init_pid)
    .filter((process) => process.command.startsWith('qemu-system'))
    .map((process) => process.pid);

describe('lab hosts', () => {
  test('are two machines', async () => {
    expect((await hosts[0].virsh('hostname')).trim()).toBe('h1');
    expect((await hosts[1].virsh('hostname')).trim()).toBe('h2');
    expect(await hosts[0].virsh('nwfilter-list')).toContain('clean-traffic');
  });

  test('answer over TLS to their own clients only', async () => {
    const tls = hosts[0].tls;
    expect((await runOrThrow('virsh', ['-q', '-c', tls?.uri ?? '', 'hostname'])).trim()).toBe('h1');
    expect((await run('virsh', ['-q', '-c', tls?.wrong_uri ?? '', 'hostname'])).code).not.toBe(0);
  });

  test('boot the same guest with its reserved address, side by side', async () => {
    const boot = `<kernel>${images.kernel}</kernel><initrd>${images.initrd}</initrd><cmdline>${images.cmdline}</cmdline>`;
    const markers = await Promise.all(
      hosts.map(async (host) => {
        await virshXml(host, 'net-define', NETWORK);
        await host.virsh('net-start', 'n1');
        await virshXml(host, 'define', domain('vm6', '52:54:00:00:00:06', boot));
        await host.virsh('start', 'vm6');
        return words(await consoleLine(host, 'vm6', 'CAIRN-GUEST'));
      }),
    );
    for (const marker of markers) {
      expect(marker).toMatchObject({
        ip: '10.10.1.6/24@eth0',
        source: 'none',
        cpus: '1',
        keys: '0',
        boots: '1',
      });
      expect(Number(marker['mem_mib'])).toBeGreaterThan(100);
    }
  }, 90_000);

  test('keep their guests when libvirtd is killed', async () => {
    const [host] = hosts;
    const [qemu, libvirtd] = [qemuOf(host), host.pid];
    expect(qemu).toHaveLength(1);
    await host.kill9();
    expect(host.pid).toBeUndefined();
    expect(qemuOf(host)).toEqual(qemu);
    await expect(host.virsh('list')).rejects.toThrow();
    await host.restart();
    expect(host.pid).not.toBe(libvirtd);
    expect((await host.virsh('domstate', 'vm6')).trim()).toBe('running');
    expect(qemuOf(host)).toEqual(qemu);
    const page = await host.exec('bash', [
      '-c',
      'exec 3<>/dev/tcp/10.10.1.6/80; printf "GET / HTTP/1.0\\r\\n\\r\\n" >&3; cat <&3',
    ]);
    expect(page.stdout).toContain('CAIRN-GUEST ip=10.10.1.6/24@eth0');
  }, 30_000);

  test('tell the guest about cards that come and go, and to shut down', async () => {
    const [host] = hosts;
    const card = `<interface type='network'><mac address='52:54:00:00:00:77'/><source network='n1'/><model type='virtio'/></interface>`;
    await virshXml(host, 'attach-device', card, 'vm6');
    expect(await consoleLine(host, 'vm6', 'CAIRN-NIC')).toMatch(
      /^CAIRN-NIC add eth1 ip=10\.10\.1\.6\/24@eth0,10\.10\.1\.1\d\d\/24@eth1$/,
    );
    await host.virsh('shutdown', 'vm6');
    await poll('the guest switched off', 30_000, async () =>
      (await host.virsh('domstate', 'vm6')).trim() === 'shut off' ? true : undefined,
    );
  }, 60_000);

  test('boot the disk image, which finds its seed and remembers boots and user-data', async () => {
    const host = hosts[1];
    await host.virsh('destroy', 'vm6');
    await runOrThrow('qemu-img', [
      'create',
      '-q',
      '-f',
      'qcow2',
      '-b',
      images.disk,
      '-F',
      'qcow2',
      place('vm7.qcow2'),
    ]);
    writeFileSync(place('meta-data'), 'instance-id: i-7\nlocal-hostname: vm7\n');
    writeFileSync(place('user-data'), '#!/bin/sh\necho "ssh-ed25519 AAAAC3Nza me" >/dev/null\nexit 3\n');
    writeFileSync(
      place('network-config'),
      'version: 2\nethernets:\n  a:\n    match:\n' +
        '      macaddress: "52:54:00:00:00:07"\n    addresses: [10.10.1.7/24]\n    gateway4: 10.10.1.1\n',
    );
    await runOrThrow('mkfs.fat', ['-C', '-n', 'CIDATA', place('seed.img'), '1024']);
    const seed = ['meta-data', 'user-data', 'network-config'].map(place);
    await runOrThrow('mcopy', ['-i', place('seed.img'), ...seed, '::']);
    const disks = disk(place('vm7.qcow2'), 'qcow2', 'vda') + disk(place('seed.img'), 'raw', 'vdb');
    await virshXml(host, 'define', domain('vm7', '52:54:00:00:00:07', `<boot dev='hd'/>`, disks));
    await host.virsh('start', 'vm7');
    const first = words(await consoleLine(host, 'vm7', 'CAIRN-GUEST'));
    expect(first).toMatchObject({ ip: '10.10.1.7/24@eth0', hostname: 'vm7', source: 'CIDATA' });
    expect(first).toMatchObject({ instance: 'i-7', boots: '1', keys: '1' });
    expect(await consoleLine(host, 'vm7', 'CAIRN-USERDATA')).toBe('CAIRN-USERDATA rc=3');
    await host.virsh('reboot', 'vm7', '--mode', 'acpi');
    const second = words(await consoleLine(host, 'vm7', 'CAIRN-GUEST', 2));
    expect(second).toMatchObject({ instance: 'i-7', boots: '2' });
    expect(await consoleLine(host, 'vm7', 'CAIRN-USERDATA', 2)).toBe('CAIRN-USERDATA skipped');
  }, 90_000);

  test('can have a small disk that fills up, which Cairn is told and cleans up after', async () => {
    const written = await hosts[1].exec('dd', ['if=/dev/zero', 'of=/var/lib/cairn/big', 'bs=1M', 'count=80']);
    expect(written.code).not.toBe(0);
    expect(written.stderr).toContain('No space left');
    const place = {
      storage_path: '/var/lib/cairn',
      shared_storage: null,
      console_address: null,
      migration_address: null,
    };
    const connection = { uri: hosts[1].uri, ...place, revision: 1 };
    const findHost = (host_id: string): Promise<HostConnection> =>
      Promise.resolve({ ...NO_CERTIFICATES, ...connection, host_id, name: host_id });
    const open = createHosts(findHost, systemRandom, Date.now);
    const volumes = createVolumes(open);
    const { signal } = new AbortController();
    const size = 4 * 1024 * 1024;
    const upload = (): Promise<void> =>
      volumes.upload('h2', 'cairn-image-x', size, Readable.from([randomBytes(size)]), false, signal);
    await expect(upload()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The disk of host 'h2' is full/) as string,
      fields: { disk_full: true },
    });
    expect(await volumes.list('h2', signal)).toEqual([]);
    // What was begun is no obstacle once there is room.
    await hosts[1].exec('rm', ['/var/lib/cairn/big']);
    await upload();
    expect(await volumes.get('h2', 'cairn-image-x', signal)).toMatchObject({ allocation_bytes: size });
    await volumes.remove('h2', 'cairn-image-x', signal);
    await volumes.release('h2', signal);
    await open.close();
  });

  test('leave nothing behind', async () => {
    const host = hosts[1];
    const pids = namespaceProcesses(host.init_pid).map((process) => process.pid);
    expect(pids.length).toBeGreaterThan(3); // init, libvirtd, dnsmasq, qemu
    await host.stop();
    expect(pids.filter((pid) => startTicks(pid) !== undefined)).toEqual([]);
    expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(scratch);
    expect(existsSync(host.directory)).toBe(false);
  });

  test('die with the process that started them, and boot again from the same directory', async () => {
    const script = `import { startHost } from ${JSON.stringify(new URL('../lab/host.ts', import.meta.url).href)};
      const host = await startHost({ name: 'h3', directory: ${JSON.stringify(place('h3'))} });
      await host.virsh('net-define', ${JSON.stringify(place('h1-net-define.xml'))});
      console.log('up');`;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script + 'setInterval(() => {}, 1e6)'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const orphan = await openHost(place('h3'));
    expect(orphan).toBeDefined();
    const pids = namespaceProcesses(orphan?.init_pid ?? 0).map((process) => process.pid);
    expect(pids.length).toBeGreaterThan(1);
    child.kill('SIGKILL');
    await poll('end of the orphaned host', 10_000, () =>
      pids.every((pid) => startTicks(pid) === undefined) ? true : undefined,
    );
    const again = await startHost({ name: 'h3', directory: place('h3'), persistent: true });
    expect((await again.virsh('net-list', '--all', '--name')).trim()).toBe('n1');
    // A host that still runs is replaced by the next one in its directory.
    const after = await startHost({ name: 'h3', directory: place('h3') });
    expect(startTicks(again.init_pid)).toBeUndefined();
    await after.stop();
  }, 60_000);
});

test('guest images are the same bytes whenever they are built', async () => {
  const packages = await fetchGuestPackages(join(labCacheDirectory(), 'packages'));
  await buildImagesInto(place('rebuilt'), packages);
  for (const [name, file] of [
    ['kernel', 'kernel'],
    ['initrd', 'initrd'],
    ['disk', 'disk.qcow2'],
  ] as const) {
    const sum = createHash('sha256')
      .update(readFileSync(join(place('rebuilt'), file)))
      .digest('hex');
    expect(sum).toBe(images.sha256s[name]);
  }
}, 60_000);
