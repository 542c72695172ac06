import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  allocatedBytes,
  copyContents,
  emptyContents,
  readContents,
  resizeContents,
  writeContents,
} from '../../../../reconciler/drivers/libvirt/fake/contents.ts';
import { crashGuest } from '../../../../reconciler/drivers/libvirt/fake/domain-handlers.ts';
import { createFaults } from '../../../../reconciler/drivers/libvirt/fake/faults.ts';
import { readQcow2Header, writeQcow2Header } from '../../../../reconciler/drivers/libvirt/fake/qcow2.ts';
import { startFakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import type { FakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import { DOMAIN_SHUTOFF_REASON, DOMAIN_STATE } from '../../../../reconciler/drivers/libvirt/rpc/flags.ts';
import { HostSession } from '../../../../reconciler/drivers/libvirt/rpc/session.ts';

const servers: FakeServer[] = [];
const sessions: HostSession[] = [];

async function open(options: Parameters<typeof startFakeServer>[0] = {}) {
  const server = await startFakeServer(options);
  const session = new HostSession({ dial: server.dial, remote_name: 'qemu:///system', keepalive: null });
  servers.push(server);
  sessions.push(session);
  return { server, session };
}

afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

describe('volume contents', () => {
  test('are those of a plain buffer, whatever is written where', () => {
    const writes = fc.array(
      fc.record({ at: fc.nat({ max: 300_000 }), length: fc.nat({ max: 150_000 }), byte: fc.nat({ max: 3 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(writes, fc.nat({ max: 400_000 }), fc.nat({ max: 100_000 }), (list, from, length) => {
        const contents = emptyContents();
        const plain = Buffer.alloc(450_000);
        for (const { at, length: count, byte } of list) {
          writeContents(contents, at, Buffer.alloc(count, byte));
          plain.fill(byte, at, at + count);
        }
        const size = contents.length_bytes;
        const expected = plain.subarray(Math.min(from, size), Math.min(from + length, size));
        expect(readContents(contents, from, length).equals(expected)).toBe(true);
        expect(readContents(copyContents(contents), 0, size).equals(plain.subarray(0, size))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('zeros take no room, and cutting gives room back', () => {
    const contents = emptyContents();
    writeContents(contents, 1 << 20, Buffer.alloc(65_536, 1));
    writeContents(contents, 1 << 20, Buffer.alloc(65_536, 0));
    expect([allocatedBytes(contents), contents.length_bytes]).toEqual([0, (1 << 20) + 65_536]);
    writeContents(contents, 1 << 20, Buffer.from([1]));
    resizeContents(contents, 10);
    expect([allocatedBytes(contents), contents.length_bytes]).toEqual([0, 10]);
  });

  test('a qcow2 header says what was written, other bytes are none', () => {
    const contents = emptyContents();
    expect(readQcow2Header(contents)).toBeNull();
    writeQcow2Header(contents, { capacity_bytes: 7n << 30n, backing_path: '/p/base' });
    expect(readQcow2Header(contents)).toEqual({ capacity_bytes: 7n << 30n, backing_path: '/p/base' });
    writeContents(contents, 0, Buffer.from('XXXX'));
    expect(readQcow2Header(contents)).toBeNull();
  });
});

test('faults happen to the calls they are meant for, as often as meant', () => {
  const faults = createFaults();
  faults.add({ procedure: 'domain_create', action: { kind: 'drop_before' }, skip: 1, times: 2 });
  const kinds = Array.from({ length: 5 }, () => faults.decide('domain_create')?.kind);
  expect(kinds).toEqual([undefined, 'drop_before', 'drop_before', undefined, undefined]);
  expect(faults.decide('domain_destroy')).toBeNull();
  faults.add({ procedure: '*', action: { kind: 'no_reply' } });
  expect(faults.decide('domain_destroy')).toEqual({ kind: 'no_reply' });
  faults.add({ procedure: '*', action: { kind: 'no_reply' } });
  faults.clear();
  expect(faults.decide('domain_destroy')).toBeNull();
});

const UUID = '00000000-0000-4000-8000-000000000001';
const DOMAIN_XML = `<domain type="qemu"><name>d</name><uuid>${UUID}</uuid><memory>1024</memory></domain>`;

describe('guests', () => {
  test('that ignore the power button go on', async () => {
    const { session } = await open({ guests: { shuts_down: false } });
    const { dom } = await session.call('domain_define_xml_flags', { xml: DOMAIN_XML, flags: 0 });
    await session.call('domain_create_with_flags', { dom, flags: 0 });
    await session.call('domain_shutdown_flags', { dom, flags: 0 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await session.call('domain_get_state', { dom, flags: 0 })).state).toBe(DOMAIN_STATE.running);
  });

  test('may crash', async () => {
    const { server, session } = await open();
    const { dom } = await session.call('domain_define_xml_flags', { xml: DOMAIN_XML, flags: 0 });
    await session.call('domain_create_with_flags', { dom, flags: 0 });
    crashGuest(server.host, UUID);
    expect(await session.call('domain_get_state', { dom, flags: 0 })).toEqual({
      state: DOMAIN_STATE.shutoff,
      reason: DOMAIN_SHUTOFF_REASON.crashed,
    });
  });

  test('write on the volume that is their serial console', async () => {
    const { server, session } = await open({ guests: { boot_text: 'hello\r\n' } });
    const pool_xml = "<pool type='dir'><name>p</name><target><path>/p</path></target></pool>";
    const { pool } = await session.call('storage_pool_create_xml', { xml: pool_xml, flags: 1 });
    const volume = '<volume><name>log</name><capacity>0</capacity></volume>';
    await session.call('storage_vol_create_xml', { pool, xml: volume, flags: 0 });
    const serial =
      "<devices><serial type='file'><source path='/p/log' append='on'/></serial></devices></domain>";
    const xml = DOMAIN_XML.replace('</domain>', serial);
    const { dom } = await session.call('domain_define_xml_flags', { xml, flags: 0 });
    await session.call('domain_create_with_flags', { dom, flags: 0 });
    await session.call('domain_reset', { dom, flags: 0 });
    const contents = server.host.pools.get(pool.uuid)?.volumes.get('log')?.contents ?? emptyContents();
    expect(readContents(contents, 0, 100).toString()).toBe('hello\r\nhello\r\n');
  });
});

test('a hundred hosts in one process', async () => {
  const worlds = await Promise.all(
    Array.from({ length: 100 }, (_, index) => open({ hostname: `h${index}` })),
  );
  const events: string[] = [];
  await Promise.all(
    worlds.map(async ({ session }) => {
      await session.subscribe('domain_lifecycle', ({ dom }) => events.push(dom.uuid)).ready;
      const { dom } = await session.call('domain_define_xml_flags', { xml: DOMAIN_XML, flags: 0 });
      await session.call('domain_create_with_flags', { dom, flags: 0 });
    }),
  );
  const states = worlds.map(({ server }) => server.host.domains.get(UUID)?.state);
  expect(new Set(states)).toEqual(new Set([DOMAIN_STATE.running]));
  expect(events).toHaveLength(200);
});
