import { afterEach, describe, expect, test } from 'vitest';
import { startFakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import type { FakeServer, FakeServerOptions } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import { CLIENT_ERROR, VIR_ERROR, isUnsupported } from '../../../../reconciler/drivers/libvirt/rpc/errors.ts';
import {
  DOMAIN_EVENT,
  NETWORK_SECTION,
  NETWORK_UPDATE_COMMAND,
} from '../../../../reconciler/drivers/libvirt/rpc/flags.ts';
import { createGate } from '../../../../reconciler/drivers/libvirt/rpc/clock.ts';
import { HostSession } from '../../../../reconciler/drivers/libvirt/rpc/session.ts';
import type { SessionOptions } from '../../../../reconciler/drivers/libvirt/rpc/session.ts';
import { failureOf } from './failure-of.ts';
import { createManualClock, settle } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';

const UUID = '00000000-0000-4000-8000-000000000001';
const DOMAIN_XML = `<domain type="qemu"><name>d</name><uuid>${UUID}</uuid><memory>1024</memory></domain>`;

type World = {
  readonly server: FakeServer;
  readonly session: HostSession;
  readonly clock: ManualClock;
  /** How often the session dialled. */
  readonly dials: () => number;
};

const worlds: World[] = [];

async function open(options: Partial<SessionOptions> = {}, served: FakeServerOptions = {}): Promise<World> {
  const server = await startFakeServer(served);
  const clock = createManualClock();
  let dials = 0;
  const session = new HostSession({
    dial: (signal) => {
      dials++;
      return server.dial(signal);
    },
    remote_name: 'qemu:///system',
    clock,
    random: () => 1,
    back_off: { first_ms: 1000, max_ms: 8000 },
    keepalive: null,
    ...options,
  });
  const world = { server, session, clock, dials: () => dials };
  worlds.push(world);
  return world;
}

afterEach(async () => {
  for (const { server, session, clock } of worlds.splice(0)) {
    const closing = session.close();
    await clock.advance(2000);
    await closing;
    await server.stop();
  }
});

describe('connecting', () => {
  test('happens at the first call, once for all callers', async () => {
    const { server, session, dials } = await open();
    expect(session.state).toBe('idle');
    expect(dials()).toBe(0);
    await Promise.all(Array.from({ length: 10 }, () => session.call('connect_get_hostname')));
    expect(session.state).toBe('connected');
    expect([dials(), server.calls.get('auth_list'), server.calls.get('connect_open')]).toEqual([1, 1, 1]);
    expect(await session.features()).toContain('network_update_order');
  });

  test('a host that is down fails callers at once until the next attempt is due', async () => {
    const { server, session, clock, dials } = await open();
    await server.down();
    const attempts: number[] = [];
    for (const wait_ms of [0, 500, 500, 1999, 1, 4000, 8000, 8000]) {
      await clock.advance(wait_ms);
      const error = await failureOf(session.call('connect_get_hostname'));
      expect(error).toMatchObject({ code: CLIENT_ERROR.connect_failed, outcome: 'not_sent' });
      attempts.push(dials());
    }
    // Due after 1, 2, 4, 8 and then every 8 seconds.
    expect(attempts).toEqual([1, 1, 2, 2, 3, 4, 5, 6]);
    await server.up();
    await clock.advance(8000);
    expect(await session.call('connect_get_hostname')).toEqual({ hostname: 'fake-host' });
  });

  test('gives up a host that accepts and says nothing', async () => {
    const { server, session, clock } = await open({ connect_timeout_ms: 3000 });
    server.freeze();
    const calling = failureOf(session.call('connect_get_hostname'));
    await clock.advance(3000);
    expect(await calling).toMatchObject({ code: CLIENT_ERROR.connect_failed });
    expect(server.connections()).toBe(0);
  });

  test('a driver that cannot be opened is told as the daemon told it', async () => {
    const { server, session } = await open();
    server.faults.add({ procedure: 'connect_open', action: { kind: 'error', code: VIR_ERROR.no_connect } });
    expect(await failureOf(session.call('connect_get_hostname'))).toMatchObject({
      code: VIR_ERROR.no_connect,
    });
    await settle();
    expect(server.connections()).toBe(0);
  });

  test('a caller that gives up does not stop the attempt for others', async () => {
    const { server, session } = await open();
    server.faults.add({ procedure: 'connect_open', action: { kind: 'delay', delay_ms: 20 } });
    const controller = new AbortController();
    const impatient = failureOf(
      session.call('connect_get_hostname', undefined, { signal: controller.signal }),
    );
    const patient = session.call('connect_get_hostname');
    controller.abort();
    expect(await impatient).toMatchObject({ code: CLIENT_ERROR.aborted, outcome: 'not_sent' });
    expect(await patient).toEqual({ hostname: 'fake-host' });
  });
});

test('hosts that do not answer keep others waiting for a moment only', async () => {
  const dial_gate = createGate(1);
  const silent = await open({ dial_gate, connect_timeout_ms: 30_000 });
  const healthy = await open({ dial_gate, clock: silent.clock });
  silent.server.freeze();
  const lost = failureOf(silent.session.call('connect_get_hostname'));
  const answered = healthy.session.call('connect_get_hostname');
  await silent.clock.advance(1999);
  expect(healthy.dials()).toBe(0);
  await silent.clock.advance(1);
  expect(await answered).toEqual({ hostname: 'fake-host' });
  await silent.clock.advance(30_000);
  expect((await lost).code).toBe(CLIENT_ERROR.connect_failed);
});

describe('loss', () => {
  test('a call that only reads is tried again', async () => {
    const { server, session, dials } = await open();
    await session.call('connect_get_hostname');
    server.faults.add({ procedure: 'connect_get_hostname', action: { kind: 'drop_after' } });
    expect(await session.call('connect_get_hostname')).toEqual({ hostname: 'fake-host' });
    expect(dials()).toBe(2);
  });

  test('it is tried again only once', async () => {
    const { server, session } = await open();
    server.faults.add({ procedure: 'connect_get_hostname', action: { kind: 'drop_after' }, times: 2 });
    const error = await failureOf(session.call('connect_get_hostname'));
    expect(error).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'unknown' });
  });

  test('a change that may have happened is not sent again', async () => {
    const { server, session } = await open();
    server.faults.add({ procedure: 'domain_define_xml_flags', action: { kind: 'drop_after' } });
    const error = await failureOf(session.call('domain_define_xml_flags', { xml: DOMAIN_XML, flags: 0 }));
    expect(error).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'unknown' });
    expect(server.calls.get('domain_define_xml_flags')).toBe(1);
    const { dom } = await session.call('domain_lookup_by_uuid', { uuid: UUID });
    expect(dom).toEqual({ name: 'd', uuid: UUID, id: -1 });
  });

  test('a change that was never sent is sent on the next connection', async () => {
    const { server, session } = await open({ connection: { max_in_flight: 1 } });
    await session.call('connect_get_hostname');
    server.faults.add({ procedure: 'connect_get_type', action: { kind: 'drop_before' } });
    const read = session.call('connect_get_type');
    const change = session.call('domain_define_xml_flags', { xml: DOMAIN_XML, flags: 0 });
    expect(await read).toEqual({ type: 'QEMU' });
    expect((await change).dom.uuid).toBe(UUID);
  });

  test('an idle session notices when it is used next', async () => {
    const { server, session, dials } = await open();
    await session.call('connect_get_hostname');
    server.dropConnections();
    await settle();
    expect(session.state).toBe('disconnected');
    expect(await session.call('connect_get_hostname')).toEqual({ hostname: 'fake-host' });
    expect(dials()).toBe(2);
  });
});

describe('events', () => {
  test('are typed and reach every handler; one that throws is reported and harms nobody', async () => {
    const reported: unknown[] = [];
    const { session } = await open({ report: (error) => reported.push(error) });
    const seen: number[] = [];
    const throwing = session.subscribe('domain_lifecycle', () => {
      throw new Error('handler');
    });
    const counting = session.subscribe('domain_lifecycle', ({ dom, event }) => {
      if (dom.uuid === UUID) seen.push(event);
    });
    await Promise.all([throwing.ready, counting.ready]);
    await session.call('domain_create_xml', { xml_desc: DOMAIN_XML, flags: 0 });
    await settle();
    expect(seen).toEqual([DOMAIN_EVENT.started]);
    expect(reported).toMatchObject([{ message: 'handler' }]);
  });

  test('a handler of states or gaps that throws is reported, and the session is connected all the same', async () => {
    const reported: string[] = [];
    const { session } = await open({ report: (error) => reported.push(String(error)) });
    session.onState(() => {
      throw new Error('state');
    });
    session.onResync(() => {
      throw new Error('resync');
    });
    await session.subscribe('domain_lifecycle', () => {}).ready;
    expect(session.state).toBe('connected');
    expect(reported).toEqual(['Error: state', 'Error: state', 'Error: resync']);
  });

  test('come back after a loss, without anybody calling, and the gap is told', async () => {
    const { server, session, clock } = await open();
    const states: string[] = [];
    let resyncs = 0;
    session.onState((state) => states.push(state));
    session.onResync(() => resyncs++);
    const seen: string[] = [];
    await session.subscribe('domain_lifecycle', ({ dom }) => seen.push(dom.name)).ready;
    await session.subscribe('network_lifecycle', ({ net }) => seen.push(net.name)).ready;
    expect(resyncs).toBe(1);
    await server.down();
    await clock.advance(10_000);
    expect(session.state).toBe('disconnected');
    await server.up();
    await clock.advance(16_000);
    expect(session.state).toBe('connected');
    expect(resyncs).toBe(2);
    await session.call('domain_define_xml_flags', { xml: DOMAIN_XML, flags: 0 });
    await session.call('network_define_xml', { xml: '<network><name>n</name></network>' });
    await settle();
    expect(seen).toEqual(['d', 'n']);
    expect(states.slice(0, 3)).toEqual(['connecting', 'connected', 'disconnected']);
  });

  test('end when the last handler goes', async () => {
    const { server, session } = await open();
    const seen: string[] = [];
    const first = session.subscribe('domain_lifecycle', () => seen.push('first'));
    const second = session.subscribe('domain_lifecycle', () => seen.push('second'));
    await Promise.all([first.ready, second.ready]);
    expect(server.calls.get('connect_domain_event_callback_register_any')).toBe(1);
    first.close();
    await session.call('domain_define_xml_flags', { xml: DOMAIN_XML, flags: 0 });
    await settle();
    expect(seen).toEqual(['second']);
    second.close();
    await settle();
    expect(server.calls.get('connect_domain_event_callback_deregister_any')).toBe(1);
  });

  test('a host that lacks one says so, and keeps the others', async () => {
    const { server, session } = await open();
    const register = 'connect_domain_event_callback_register_any';
    server.faults.add({
      procedure: register,
      action: { kind: 'error', code: VIR_ERROR.operation_unsupported },
      times: 9,
    });
    const missing = session.subscribe('domain_memory_failure', () => {});
    expect(isUnsupported(await failureOf(missing.ready))).toBe(true);
    const seen: string[] = [];
    await session.subscribe('network_lifecycle', ({ net }) => seen.push(net.name)).ready;
    await session.call('network_define_xml', { xml: '<network><name>n</name></network>' });
    await settle();
    expect(seen).toEqual(['n']);
    expect(session.state).toBe('connected');
  });
});

describe('lanes', () => {
  const POOL_XML = "<pool type='dir'><name>p</name><target><path>/p</path></target></pool>";

  test('a long call does not stand in the way of short ones, and its connection closes when unused', async () => {
    const { server, session, clock } = await open({ connection: { max_in_flight: 1 }, bulk_idle_ms: 5000 });
    const { pool } = await session.call('storage_pool_define_xml', { xml: POOL_XML, flags: 0 });
    server.faults.add({ procedure: 'storage_pool_build', action: { kind: 'delay', delay_ms: 50 } });
    const finished: string[] = [];
    const long = session.call('storage_pool_build', { pool, flags: 0 }).then(() => finished.push('long'));
    await session.call('connect_get_hostname');
    finished.push('short');
    await long;
    expect(finished).toEqual(['short', 'long']);
    expect(server.connections()).toBe(2);
    await clock.advance(6000);
    expect(server.connections()).toBe(1);
    expect(session.state).toBe('connected');
  });

  test('each transfer has its own connection, a few at a time, closed afterwards', async () => {
    const { server, session } = await open({ max_transfers: 2 });
    const { pool } = await session.call('storage_pool_create_xml', { xml: POOL_XML, flags: 1 });
    let most = 0;
    const uploads = Array.from({ length: 6 }, async (_, index) => {
      const xml = `<volume><name>v${index}</name><capacity>0</capacity></volume>`;
      const { vol } = await session.call('storage_vol_create_xml', { pool, xml, flags: 0 });
      const args = { vol, offset_bytes: 0n, length_bytes: 0n, flags: 0 };
      async function* source(): AsyncGenerator<Uint8Array> {
        for (let piece = 0; piece < 5; piece++) {
          await settle();
          most = Math.max(most, server.connections());
          yield Buffer.alloc(100_000, index);
        }
      }
      await session.upload('storage_vol_upload', args, source());
      return session.download('storage_vol_download', args, async (items) => {
        let bytes = 0;
        for await (const item of items) bytes += (item as Uint8Array).length;
        return bytes;
      });
    });
    expect(await Promise.all(uploads)).toEqual([500_000, 500_000, 500_000, 500_000, 500_000, 500_000]);
    // Control, bulk (volumes are made there) and two transfers; a third may be saying goodbye.
    expect(most).toBeLessThanOrEqual(5);
    await settle();
    expect(server.connections()).toBe(2);
  });

  test('a reader of a download that stops early leaves nothing open', async () => {
    const { server, session } = await open();
    const { pool } = await session.call('storage_pool_create_xml', { xml: POOL_XML, flags: 1 });
    const xml = '<volume><name>v</name><capacity>5000000</capacity></volume>';
    const { vol } = await session.call('storage_vol_create_xml', { pool, xml, flags: 0 });
    const args = { vol, offset_bytes: 0n, length_bytes: 0n, flags: 0 };
    const first = await session.download(
      'storage_vol_download',
      args,
      async (items) => (await items.next()).value,
    );
    expect(first).toBeInstanceOf(Uint8Array);
    expect(await session.download('storage_vol_download', args, () => Promise.resolve('unread'))).toBe(
      'unread',
    );
    await settle();
    await session.call('storage_vol_delete', { vol, flags: 0 });
    expect(server.connections()).toBe(2);
  });

  test('a console has its own connection, which closes with it', async () => {
    const { server, session } = await open();
    const { dom } = await session.call('domain_create_xml', { xml_desc: DOMAIN_XML, flags: 0 });
    const console = await session.duplex('domain_open_console', { dom, dev_name: null, flags: 0 });
    expect(server.connections()).toBe(2);
    const text = await new Promise<string>((resolve) =>
      console.once('data', (b: Buffer) => resolve(b.toString())),
    );
    expect(text).toBe('console of d\r\n');
    console.destroy();
    await new Promise((resolve) => console.once('close', resolve));
    await settle();
    expect(server.connections()).toBe(1);
  });
});

test('hosts without the feature get the numbers of network_update the other way round', async () => {
  const { server, session } = await open();
  server.faults.add({
    procedure: 'connect_supports_feature',
    action: { kind: 'error', code: VIR_ERROR.no_support },
    times: 9,
  });
  const { net } = await session.call('network_define_xml', {
    xml: "<network><name>n</name><ip address='10.0.0.1' prefix='24'><dhcp/></ip></network>",
  });
  // The fake host reads the new order: it must see section and command exchanged, which it refuses as an unknown section.
  const error = await failureOf(
    session.call('network_update', {
      net,
      command: NETWORK_UPDATE_COMMAND.add_last,
      section: NETWORK_SECTION.dns_host,
      parent_index: -1,
      xml: '<host/>',
      flags: 2,
    }),
  );
  expect(error.code).toBe(VIR_ERROR.operation_unsupported);
});

describe('closing', () => {
  test('ends calls, connections and timers, and says goodbye', async () => {
    const { server, session, clock } = await open();
    await session.subscribe('domain_lifecycle', () => {}).ready;
    await session.close();
    await settle();
    expect(server.calls.get('connect_close')).toBe(1);
    expect([server.connections(), clock.pendingTimers(), session.state]).toEqual([0, 0, 'closed']);
    expect(await failureOf(session.call('connect_get_hostname'))).toMatchObject({
      code: CLIENT_ERROR.closed,
    });
    expect(await failureOf(session.subscribe('domain_reboot', () => {}).ready)).toMatchObject({
      code: CLIENT_ERROR.closed,
    });
  });

  test('does not wait for a host that does not answer', async () => {
    const { server, session, clock } = await open();
    await session.call('connect_get_hostname');
    server.freeze();
    const pending = failureOf(session.call('connect_get_hostname'));
    const closing = session.close();
    await clock.advance(1000);
    await closing;
    expect((await pending).code).toBe(CLIENT_ERROR.closed);
    expect(server.connections()).toBe(0);
  });
});
