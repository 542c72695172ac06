import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import type { FakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import { createHostSession } from '../../../../reconciler/drivers/libvirt/rpc/connect.ts';
import { CLIENT_ERROR } from '../../../../reconciler/drivers/libvirt/rpc/errors.ts';
import { failureOf } from './failure-of.ts';

let directory = '';
let server: FakeServer;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cairn-ssh-'));
  server = await startFakeServer({ hostname: 'behind-ssh', socket_path: join(directory, 'libvirt.sock') });
});

afterEach(async () => {
  await server.stop();
  rmSync(directory, { recursive: true });
});

/** A program in the place of ssh. */
function fakeSsh(body: string): string {
  const path = join(directory, 'ssh.cjs');
  writeFileSync(path, `#!${process.execPath}\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

const relay = (): string => `
  const { writeFileSync } = require('node:fs');
  writeFileSync(${JSON.stringify(join(directory, 'arguments'))}, JSON.stringify(process.argv.slice(2)));
  const socket = require('node:net').connect(${JSON.stringify(join(directory, 'libvirt.sock'))});
  process.stdin.pipe(socket).pipe(process.stdout);
  socket.on('close', () => process.exit(0));
  process.on('exit', () => writeFileSync(${JSON.stringify(join(directory, 'ended'))}, ''));`;

test('a host behind ssh', async () => {
  const session = createHostSession(`qemu+ssh://root@kvm-1/system?command=${fakeSsh(relay())}`);
  expect(await session.call('connect_get_hostname')).toEqual({ hostname: 'behind-ssh' });
  const args = JSON.parse(readFileSync(join(directory, 'arguments'), 'utf8')) as readonly string[];
  expect(args.slice(-2)).toEqual(['kvm-1', "virt-ssh-helper 'qemu:///system'"]);
  expect(args).toContain('-oBatchMode=yes');
  const many = await Promise.all(Array.from({ length: 50 }, () => session.call('connect_get_type')));
  expect(many).toHaveLength(50);
  await session.close();
  await expect.poll(() => existsSync(join(directory, 'ended'))).toBe(true);
});

test('what ssh says when it cannot log in is the error', async () => {
  const command = fakeSsh(`
    process.stderr.write('root@kvm-1: Permission denied (publickey).\\n');
    process.exitCode = 255;`);
  const session = createHostSession(`qemu+ssh://root@kvm-1/system?command=${command}`);
  const error = await failureOf(session.call('connect_get_hostname'));
  expect(error).toMatchObject({ code: CLIENT_ERROR.connect_failed, outcome: 'not_sent' });
  expect(error.message).toContain('ssh root@kvm-1');
  expect(error.message).toContain('Permission denied (publickey)');
  expect(error.message).toContain('exit status 255');
  await session.close();
});

test('no ssh at all', async () => {
  const session = createHostSession('qemu+ssh://root@kvm-1/system?command=/nonexistent/ssh');
  const error = await failureOf(session.call('connect_get_hostname'));
  expect(error.code).toBe(CLIENT_ERROR.connect_failed);
  expect(error.message).toContain('/nonexistent/ssh');
  await session.close();
});

test('a host that vanishes behind ssh loses the connection', async () => {
  const session = createHostSession(`qemu+ssh://root@kvm-1/system?command=${fakeSsh(relay())}`);
  const { dom } = await session.call('domain_create_xml', {
    xml_desc: '<domain type="qemu"><name>d</name><memory>1024</memory></domain>',
    flags: 0,
  });
  server.faults.add({ procedure: 'domain_suspend', action: { kind: 'drop_before' } });
  const error = await failureOf(session.call('domain_suspend', { dom }));
  expect(error).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'unknown' });
  await session.close();
});
