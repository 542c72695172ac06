import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duplexPair } from 'node:stream';
import { createServer } from 'node:tls';
import type { Server, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveClient } from '../../../../reconciler/drivers/libvirt/fake/client.ts';
import { createFakeHost } from '../../../../reconciler/drivers/libvirt/fake/state.ts';
import { createHostSession } from '../../../../reconciler/drivers/libvirt/rpc/connect.ts';
import { RpcConnection } from '../../../../reconciler/drivers/libvirt/rpc/connection.ts';
import { tlsDialer } from '../../../../reconciler/drivers/libvirt/rpc/dialers/tls.ts';
import type { TlsCredentials } from '../../../../reconciler/drivers/libvirt/rpc/dialers/tls.ts';
import { CLIENT_ERROR } from '../../../../reconciler/drivers/libvirt/rpc/errors.ts';
import { failureOf } from './failure-of.ts';

const directory = mkdtempSync(join(tmpdir(), 'cairn-tls-'));
const path = (name: string): string => join(directory, name);
const pem = (name: string): string => readFileSync(path(`${name}.pem`), 'utf8');

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
}

function makeAuthority(name: string): void {
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}-key.pem`);
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    `${name}-key.pem`,
    '-subj',
    `/CN=${name}`,
    '-days',
    '2',
    '-out',
    `${name}.pem`,
  );
}

function makeCertificate(name: string, authority: string): void {
  writeFileSync(path(`${name}.ext`), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}-key.pem`);
  openssl('req', '-new', '-key', `${name}-key.pem`, '-subj', `/CN=${name}`, '-out', `${name}.csr`);
  const signing = ['-CA', `${authority}.pem`, '-CAkey', `${authority}-key.pem`, '-CAcreateserial'];
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    ...signing,
    '-days',
    '2',
    '-extfile',
    `${name}.ext`,
    '-out',
    `${name}.pem`,
  );
}

/**
 * A daemon as libvirtd is: it takes our certificate or closes without a word, says so with one byte, and then looks at one
 * message of each TLS record only.
 */
function serveLikeLibvirtd(socket: TLSSocket): void {
  if (!socket.authorized) return void socket.destroy();
  socket.write(Buffer.from([1]));
  const [inside, outside] = duplexPair();
  serveClient(outside, {
    host: createFakeHost({ hostname: 'tls-host' }),
    decide: () => null,
    ping_interval_ms: null,
    onCall: () => {},
    onPong: () => {},
  });
  inside.on('data', (bytes: Buffer) => socket.write(bytes));
  inside.on('error', () => {});
  outside.on('close', () => socket.destroy());
  let waiting = Buffer.alloc(0);
  socket.on('data', (record: Buffer) => {
    waiting = Buffer.concat([waiting, record]);
    const length = waiting.length >= 4 ? waiting.readUInt32BE(0) : Infinity;
    if (waiting.length < length) return;
    inside.write(waiting.subarray(0, length));
    waiting = waiting.subarray(length);
  });
  socket.on('error', () => {});
  socket.on('close', () => outside.destroy());
}

let server: Server;
let port = 0;
const sockets = new Set<TLSSocket>();

beforeAll(async () => {
  makeAuthority('authority');
  makeAuthority('foreign');
  makeCertificate('server', 'authority');
  makeCertificate('client', 'authority');
  makeCertificate('stranger', 'foreign');
  const options = { key: pem('server-key'), cert: pem('server'), ca: pem('authority') };
  server = createServer({ ...options, requestCert: true, rejectUnauthorized: false }, (socket) => {
    sockets.add(socket);
    serveLikeLibvirtd(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  rmSync(directory, { recursive: true });
});

const credentials = (client = 'client', authority = 'authority'): TlsCredentials => ({
  ca_pem: pem(authority),
  certificate_pem: pem(client),
  key_pem: pem(`${client}-key`),
});

const dial = (given: TlsCredentials) => tlsDialer('127.0.0.1', port, given)(AbortSignal.timeout(5000));

describe('TLS', () => {
  test('many calls at once are all answered by a daemon that reads one message of a record', async () => {
    const session = createHostSession(`qemu+tls://127.0.0.1:${port}/system`, { tls: credentials() });
    const answers = await Promise.all(Array.from({ length: 50 }, () => session.call('connect_get_hostname')));
    expect(answers).toHaveLength(50);
    expect(new Set(answers.map(({ hostname }) => hostname))).toEqual(new Set(['tls-host']));
    await session.close();
  });

  test('without the rule the same daemon leaves calls unanswered', async () => {
    const transport = await dial(credentials());
    transport.writable.cork();
    const connection = new RpcConnection({ ...transport, message_per_write: false });
    const calls = Array.from({ length: 4 }, () =>
      connection.call('connect_get_hostname', undefined, { timeout_ms: 300 }),
    );
    transport.writable.uncork();
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
    connection.close();
  });

  test('large messages pass', async () => {
    const session = createHostSession(`qemu+tls://127.0.0.1:${port}/system`, { tls: credentials() });
    const pool_xml = "<pool type='dir'><name>p</name><target><path>/p</path></target></pool>";
    const sent = Buffer.alloc(3_000_000, 'tls');
    const { pool } = await session.call('storage_pool_create_xml', { xml: pool_xml, flags: 1 });
    expect(pool.name).toBe('p');
    // Every connection of this daemon is a host of its own, so the volume must be made on the transfer's connection.
    const transport = await dial(credentials());
    const connection = new RpcConnection(transport);
    const made = await connection.call('storage_pool_create_xml', { xml: pool_xml, flags: 1 });
    const xml = '<volume><name>v</name><capacity>0</capacity></volume>';
    const { vol } = await connection.call('storage_vol_create_xml', { pool: made.pool, xml, flags: 0 });
    const whole = { vol, offset_bytes: 0n, length_bytes: 0n, flags: 0 };
    const { stream } = await connection.openStream('storage_vol_upload', whole);
    await stream.write(sent);
    await stream.finish();
    const back = await connection.openStream('storage_vol_download', whole);
    const pieces: Uint8Array[] = [];
    for (let item = await back.stream.read(); item !== null; item = await back.stream.read()) {
      pieces.push(item as Uint8Array);
    }
    expect(Buffer.concat(pieces).equals(sent)).toBe(true);
    connection.close();
    await session.close();
  });

  test('a certificate the daemon does not take', async () => {
    const error = await failureOf(dial(credentials('stranger')));
    expect(error).toMatchObject({ code: CLIENT_ERROR.client_certificate_rejected, outcome: 'not_sent' });
  });

  test('a daemon signed by somebody else', async () => {
    const error = await failureOf(dial(credentials('client', 'foreign')));
    expect(error.code).toBe(CLIENT_ERROR.server_certificate_refused);
  });

  test('a daemon with another name', async () => {
    const error = await failureOf(dial({ ...credentials(), server_name: 'other.example' }));
    expect(error.code).toBe(CLIENT_ERROR.server_certificate_refused);
    expect(error.message).toContain('other.example');
  });

  test('a key that is not one', async () => {
    const error = await failureOf(dial({ ...credentials(), key_pem: 'nonsense' }));
    expect(error.code).toBe(CLIENT_ERROR.invalid_argument);
  });

  test('nobody there', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const free = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    const dialer = tlsDialer('127.0.0.1', free, credentials());
    expect((await failureOf(dialer(AbortSignal.timeout(5000)))).code).toBe(CLIENT_ERROR.connect_failed);
  });

  test('a peer that accepts and says nothing is given up when the signal fires', async () => {
    const { createServer: createPlain } = await import('node:net');
    const silent = createPlain((socket) => socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const dialer = tlsDialer('127.0.0.1', (silent.address() as AddressInfo).port, credentials());
    const error = await failureOf(dialer(AbortSignal.timeout(100)));
    expect(error.code).toBe(CLIENT_ERROR.connect_failed);
    await new Promise((resolve) => silent.close(resolve));
  });
});
