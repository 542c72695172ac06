import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeServer } from '../../../reconciler/drivers/libvirt/fake/server.ts';
import type { FakeServer } from '../../../reconciler/drivers/libvirt/fake/server.ts';

// libvirt's own client against the fake host: every call it makes must be decoded by our codecs to the last byte, and every
// answer by its own.

const run = promisify(execFile);
const directory = mkdtempSync(join(tmpdir(), 'cairn-virsh-'));
let server: FakeServer;

beforeAll(async () => {
  server = await startFakeServer({ hostname: 'fake-1', socket_path: join(directory, 'fake.sock') });
});

afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true });
});

/** Runs virsh; standard output, or what it complained about. */
async function virsh(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  try {
    const { stdout, stderr } = await run('virsh', ['-q', '-c', server.uri, ...args], { env });
    return stdout + stderr;
  } catch (error) {
    return String((error as { readonly stderr?: string }).stderr ?? error);
  }
}

function file(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

/** The words of a table, row by row. */
const table = (text: string): readonly (readonly string[])[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().split(/\s{2,}/)]));

test('the host', async () => {
  expect(await virsh('hostname')).toBe('fake-1\n');
  expect(await virsh('version')).toContain('Running hypervisor: QEMU 7.2.22');
  expect(await virsh('nodeinfo')).toMatch(/CPU\(s\):\s+16/);
  expect(await virsh('freecell')).toContain('33554432 KiB');
  expect(await virsh('nodememstats')).toMatch(/total\s*:\s+67108864 KiB/);
  expect(await virsh('nodecpumap')).toMatch(/CPUs present:\s+16/);
  expect(await virsh('capabilities')).toContain('<arch>x86_64</arch>');
  expect(await virsh('domcapabilities', '--virttype', 'qemu')).toContain('<domain>qemu</domain>');
  expect(await virsh('uri')).toContain('qemu+unix');
});

test('networks', async () => {
  const xml = file(
    'net.xml',
    "<network><name>n1</name><ip address='10.1.0.1' netmask='255.255.255.0'><dhcp><range start='10.1.0.10' end='10.1.0.20'/></dhcp></ip></network>",
  );
  await virsh('net-define', xml);
  expect(table(await virsh('net-list', '--all'))).toEqual([['n1', 'inactive', 'no', 'yes']]);
  await virsh('net-start', 'n1');
  await virsh('net-autostart', 'n1');
  expect(table(await virsh('net-list', '--all'))).toEqual([['n1', 'active', 'yes', 'yes']]);
  const host = "<host mac='52:54:00:00:00:01' name='web' ip='10.1.0.5'/>";
  await virsh('net-update', 'n1', 'add', 'ip-dhcp-host', host, '--live', '--config');
  expect(await virsh('net-dumpxml', 'n1')).toContain(
    "<host mac='52:54:00:00:00:01' name='web' ip='10.1.0.5'/>",
  );
  expect(await virsh('net-dumpxml', 'n1', '--inactive')).toContain("ip='10.1.0.5'");
  expect(await virsh('net-info', 'n1')).toMatch(/Bridge:\s+virbr0/);
  expect(await virsh('net-start', 'n1')).toContain('already active');
  expect(await virsh('net-info', 'absent')).toContain("failed to get network 'absent'");
});

test('pools and volumes', async () => {
  await virsh('pool-define-as', 'p1', 'dir', '--target', '/p');
  expect(await virsh('pool-start', 'p1')).toContain('No such file or directory');
  await virsh('pool-build', 'p1');
  await virsh('pool-start', 'p1');
  await virsh('pool-autostart', 'p1');
  expect(table(await virsh('pool-list', '--all', '--details'))[0]?.slice(0, 5)).toEqual([
    'p1',
    'running',
    'yes',
    'yes',
    '1.00 TiB',
  ]);
  expect(await virsh('pool-info', 'p1')).toMatch(/Capacity:\s+1.00 TiB/);
  await virsh('vol-create-as', 'p1', 'base', '10M', '--format', 'qcow2');
  await virsh(
    'vol-create-as',
    'p1',
    'disk',
    '20M',
    '--format',
    'qcow2',
    '--backing-vol',
    'base',
    '--backing-vol-format',
    'qcow2',
  );
  expect(await virsh('vol-dumpxml', 'disk', 'p1')).toContain('<path>/p/base</path>');
  const content = randomBytes(3_000_000);
  await virsh('vol-create-as', 'p1', 'raw', '3000000B', '--format', 'raw');
  expect(await virsh('vol-upload', 'raw', file('up', content), '--pool', 'p1')).toBe('');
  await virsh('vol-download', 'raw', join(directory, 'down'), '--pool', 'p1');
  expect(readFileSync(join(directory, 'down')).equals(content)).toBe(true);
  await virsh('vol-clone', 'raw', 'copy', '--pool', 'p1');
  await virsh('vol-download', 'copy', join(directory, 'copy'), '--pool', 'p1');
  expect(readFileSync(join(directory, 'copy')).equals(content)).toBe(true);
  await virsh('vol-resize', 'copy', '5M', '--pool', 'p1');
  expect(await virsh('vol-info', 'copy', '--pool', 'p1')).toMatch(/Capacity:\s+5.00 MiB/);
  await virsh('vol-wipe', 'copy', '--pool', 'p1');
  await virsh('vol-delete', 'copy', '--pool', 'p1');
  const names = table(await virsh('vol-list', 'p1', '--details')).map(([name]) => name);
  expect(names).toEqual(['base', 'disk', 'raw']);
  expect(await virsh('vol-key', 'raw', '--pool', 'p1')).toContain('/p/raw');
  expect(await virsh('vol-pool', '/p/raw')).toContain('p1');
  expect(await virsh('vol-create-as', 'p1', 'raw', '1M')).toContain('exists already');
});

test('a sparse volume travels as holes', async () => {
  await virsh('vol-create-as', 'p1', 'sparse', '512M', '--format', 'raw');
  const path = join(directory, 'sparse');
  await run('truncate', ['-s', '512M', path]);
  await run('dd', ['if=/dev/urandom', `of=${path}`, 'bs=64K', 'count=1', 'seek=100', 'conv=notrunc'], {});
  expect(await virsh('vol-upload', '--sparse', 'sparse', path, '--pool', 'p1')).toBe('');
  expect(await virsh('vol-info', 'sparse', '--pool', 'p1')).toMatch(
    /Capacity:\s+512.00 MiB\nAllocation:\s+64.00 KiB/,
  );
  await virsh('vol-download', '--sparse', 'sparse', `${path}-back`, '--pool', 'p1');
  await run('cmp', [path, `${path}-back`]);
});

const DOMAIN = `<domain type='qemu'><name>d1</name><uuid>22222222-0000-4000-8000-000000000001</uuid>
  <memory unit='MiB'>64</memory><vcpu>2</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os><devices>
  <disk type='file' device='disk'><source file='/p/disk'/><target dev='vda' bus='virtio'/></disk>
  <interface type='network'><source network='n1'/><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
  </devices></domain>`;

test('domains', async () => {
  expect(await virsh('define', file('d1.xml', DOMAIN))).toBe('');
  expect(table(await virsh('list', '--all'))).toEqual([['-', 'd1', 'shut off']]);
  await virsh('start', 'd1');
  expect(table(await virsh('list'))).toEqual([['1', 'd1', 'running']]);
  expect(await virsh('dominfo', 'd1')).toMatch(/Max memory:\s+65536 KiB/);
  expect(table(await virsh('domblklist', 'd1'))).toEqual([['vda', '/p/disk']]);
  expect(table(await virsh('domiflist', 'd1'))).toEqual([
    ['vnet0', 'network', 'n1', 'virtio', '52:54:00:00:00:01'],
  ]);
  expect(await virsh('domifaddr', 'd1')).toContain('10.1.0.5/24');
  expect(await virsh('net-dhcp-leases', 'n1')).toMatch(/10\.1\.0\.5\/24\s+web/);
  expect(await virsh('domblkinfo', 'd1', 'vda')).toMatch(/Capacity:\s+20971520/);
  expect(await virsh('domblkstat', 'd1', 'vda')).toContain('rd_bytes 40960');
  expect(await virsh('domifstat', 'd1', 'vnet0')).toContain('rx_bytes 1000');
  expect(await virsh('dommemstat', 'd1')).toContain('actual 65536');
  expect(await virsh('domstats', 'd1')).toContain('vcpu.maximum=2');
  expect(await virsh('start', 'd1')).toContain('already active');
});

test('power', async () => {
  await virsh('suspend', 'd1');
  expect(await virsh('domstate', 'd1', '--reason')).toContain('paused (user)');
  await virsh('resume', 'd1');
  await virsh('reboot', 'd1');
  await virsh('reset', 'd1');
  expect(server.host.domains.get('22222222-0000-4000-8000-000000000001')?.boots).toBe(3);
  await virsh('managedsave', 'd1');
  expect(await virsh('dominfo', 'd1')).toMatch(/Managed save:\s+yes/);
  await virsh('start', 'd1');
  await virsh('shutdown', 'd1');
  await expect.poll(() => virsh('domstate', 'd1'), { timeout: 20_000 }).toContain('shut off');
  await virsh('start', 'd1');
});

test('changes', async () => {
  await virsh('setvcpus', 'd1', '1', '--live');
  expect(await virsh('vcpucount', 'd1', '--live', '--current')).toBe('1\n');
  await virsh('setmem', 'd1', '32M', '--live');
  expect(await virsh('dominfo', 'd1')).toMatch(/Used memory:\s+32768 KiB/);
  await virsh('desc', 'd1', '--title', '--new-desc', 'a title');
  expect(await virsh('desc', 'd1', '--title')).toBe('a title');
  await virsh('metadata', 'd1', '--uri', 'urn:x', '--key', 'x', '--set', "<a b='1'/>");
  expect(await virsh('metadata', 'd1', '--uri', 'urn:x')).toContain("<a b='1'/>");
  expect(await virsh('dumpxml', 'd1')).toContain("<x:a xmlns:x='urn:x' b='1'/>");
  const nic = ['--mac', '52:54:00:00:00:02'];
  await virsh('attach-interface', 'd1', 'network', 'n1', ...nic, '--live', '--config');
  expect(table(await virsh('domiflist', 'd1'))).toHaveLength(2);
  await virsh('detach-interface', 'd1', 'network', ...nic, '--live', '--config');
  expect(table(await virsh('domiflist', 'd1'))).toHaveLength(1);
  await virsh('attach-disk', 'd1', '/p/raw', 'vdb', '--live');
  expect(table(await virsh('domblklist', 'd1'))).toEqual([
    ['vda', '/p/disk'],
    ['vdb', '/p/raw'],
  ]);
  await virsh('detach-disk', 'd1', 'vdb', '--live');
  await virsh('autostart', 'd1');
  expect(await virsh('dominfo', 'd1')).toMatch(/Autostart:\s+enable/);
});

test('snapshots', async () => {
  await virsh('snapshot-create-as', 'd1', 's1');
  await virsh('snapshot-create-as', 'd1', 's2');
  expect(table(await virsh('snapshot-list', 'd1')).map(([name]) => name)).toEqual(['s1', 's2']);
  expect(await virsh('snapshot-parent', 'd1', 's2')).toBe('s1');
  await virsh('snapshot-revert', 'd1', 's1');
  expect(await virsh('snapshot-current', 'd1', '--name')).toBe('s1');
  await virsh('snapshot-delete', 'd1', 's1');
  await virsh('snapshot-delete', 'd1', 's2');
  expect(await virsh('snapshot-list', 'd1')).toBe('');
});

test('screenshot and events', async () => {
  await virsh('screenshot', 'd1', join(directory, 'screen.ppm'));
  expect(readFileSync(join(directory, 'screen.ppm'), 'latin1').slice(0, 2)).toBe('P6');
  const waiting = virsh('event', 'd1', '--event', 'lifecycle', '--timeout', '20');
  await expect
    .poll(() => server.calls.get('connect_domain_event_callback_register_any') ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(0);
  await virsh('suspend', 'd1');
  expect(await waiting).toContain("event 'lifecycle' for domain 'd1': Suspended Paused");
});

test('secrets and filters', async () => {
  const secret = file(
    's.xml',
    "<secret><uuid>33333333-0000-4000-8000-000000000001</uuid><usage type='volume'><volume>/a</volume></usage></secret>",
  );
  await virsh('secret-define', secret);
  await virsh('secret-set-value', '33333333-0000-4000-8000-000000000001', '--base64', 'aGVsbG8=');
  expect(await virsh('secret-get-value', '33333333-0000-4000-8000-000000000001')).toContain('aGVsbG8=');
  expect(await virsh('secret-list')).toContain('/a');
  await virsh(
    'nwfilter-define',
    file('f.xml', "<filter name='f1'><uuid>44444444-0000-4000-8000-000000000001</uuid></filter>"),
  );
  expect(await virsh('nwfilter-list')).toContain('f1');
  await virsh('nwfilter-undefine', 'f1');
});

test('the end of everything', async () => {
  await virsh('destroy', 'd1');
  expect(await virsh('destroy', 'd1')).toContain('domain is not running');
  await virsh('undefine', 'd1');
  expect(await virsh('list', '--all')).toBe('');
  await virsh('net-destroy', 'n1');
  await virsh('net-undefine', 'n1');
  expect(await virsh('pool-undefine', 'p1')).toContain('still active');
  await virsh('pool-destroy', 'p1');
  await virsh('pool-undefine', 'p1');
  expect(await virsh('pool-list', '--all')).toBe('');
  expect([server.host.domains.size, server.host.networks.size, server.host.pools.size]).toEqual([0, 0, 0]);
});
