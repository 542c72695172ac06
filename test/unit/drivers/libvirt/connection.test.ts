import { afterEach, describe, expect, test } from 'vitest';
import { startFakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import type { FakeServer, FakeServerOptions } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import { RpcConnection } from '../../../../reconciler/drivers/libvirt/rpc/connection.ts';
import type { ConnectionOptions } from '../../../../reconciler/drivers/libvirt/rpc/connection.ts';
import {
  CLIENT_ERROR,
  VIR_ERROR,
  isConnectionFailure,
  isMissing,
  isUnsupported,
} from '../../../../reconciler/drivers/libvirt/rpc/errors.ts';
import { failureOf } from './failure-of.ts';
import { createManualClock, settle } from './manual-clock.ts';

const UUID = '00000000-0000-4000-8000-000000000001';
const NOT_ABORTED = new AbortController().signal;
const servers: FakeServer[] = [];

async function connect(
  options: ConnectionOptions = {},
  served: FakeServerOptions = {},
): Promise<{ readonly server: FakeServer; readonly connection: RpcConnection }> {
  const server = await startFakeServer(served);
  servers.push(server);
  return { server, connection: new RpcConnection(await server.dial(NOT_ABORTED), options) };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

describe('calls', () => {
  test('give what the host answers', async () => {
    const { connection } = await connect({}, { hostname: 'h1', cpus: 3 });
    expect(await connection.call('connect_get_hostname')).toEqual({ hostname: 'h1' });
    expect(await connection.call('node_get_info')).toMatchObject({ model: 'x86_64', cpus: 3 });
  });

  test('give each caller its own answer when many are under way', async () => {
    const { connection } = await connect();
    const uuids = Array.from(
      { length: 200 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    const errors = await Promise.all(
      uuids.map((uuid) => failureOf(connection.call('domain_lookup_by_uuid', { uuid }))),
    );
    errors.forEach((error, index) => expect(error.message).toContain(uuids[index]));
  });

  test("carry the daemon's error whole, and the code decides", async () => {
    const { connection } = await connect();
    const error = await failureOf(connection.call('domain_lookup_by_uuid', { uuid: UUID }));
    expect(error).toMatchObject({
      code: VIR_ERROR.no_domain,
      domain: 10,
      level: 2,
      outcome: 'rejected',
      procedure: 'domain_lookup_by_uuid',
    });
    expect([isMissing(error), isUnsupported(error), isConnectionFailure(error)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('say that an older host lacks the procedure', async () => {
    const { connection } = await connect();
    const error = await failureOf(connection.call('node_get_sev_info', { nparams: 0, flags: 0 }));
    expect(isUnsupported(error)).toBe(true);
  });

  test('refuse arguments that cannot be encoded, without sending anything', async () => {
    const { connection, server } = await connect();
    const error = await failureOf(connection.call('domain_lookup_by_uuid', { uuid: 'x' }));
    expect(error).toMatchObject({ code: CLIENT_ERROR.invalid_argument, outcome: 'not_sent' });
    expect(error.message).toContain('uuid');
    expect(server.calls.size).toBe(0);
    expect(await connection.call('connect_get_type')).toEqual({ type: 'QEMU' });
  });

  test('never have more than four unanswered, and wait in order', async () => {
    const { connection, server } = await connect();
    server.faults.add({ procedure: 'connect_get_type', action: { kind: 'delay', delay_ms: 5 }, times: 1000 });
    const finished: number[] = [];
    const calls = Array.from({ length: 20 }, async (_, index) => {
      await connection.call('connect_get_type');
      finished.push(index);
    });
    expect([connection.in_flight, connection.queued]).toEqual([4, 16]);
    await Promise.all(calls);
    expect(server.mostUnanswered()).toBe(4);
    expect(finished).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test('do not wait without limit', async () => {
    const { connection, server } = await connect({ max_queued: 2 });
    server.freeze();
    const waiting = Array.from({ length: 6 }, () => connection.call('connect_get_type'));
    const error = await failureOf(connection.call('connect_get_type'));
    expect(error).toMatchObject({ code: CLIENT_ERROR.queue_full, outcome: 'not_sent' });
    server.thaw();
    expect(await Promise.all(waiting)).toHaveLength(6);
  });
});

describe('deadlines and signals', () => {
  test('a call past its deadline has an unknown outcome; one that was waiting was not sent', async () => {
    const clock = createManualClock();
    const { connection, server } = await connect({ clock, max_in_flight: 1 });
    server.freeze();
    const sent = failureOf(connection.call('connect_get_type', undefined, { timeout_ms: 100 }));
    const waiting = failureOf(connection.call('connect_get_type', undefined, { timeout_ms: 50 }));
    await clock.advance(100);
    expect(await sent).toMatchObject({ code: CLIENT_ERROR.deadline_exceeded, outcome: 'unknown' });
    expect(await waiting).toMatchObject({ code: CLIENT_ERROR.deadline_exceeded, outcome: 'not_sent' });
    expect((await sent).message).toContain('outcome unknown');
  });

  test('the place of a call that nobody waits for any more stays taken until it is answered', async () => {
    const clock = createManualClock();
    const { connection, server } = await connect({ clock, max_in_flight: 1 });
    server.freeze();
    const late = failureOf(connection.call('connect_get_type', undefined, { timeout_ms: 10 }));
    await clock.advance(10);
    await late;
    const next = connection.call('connect_get_hostname');
    expect([connection.in_flight, connection.queued]).toEqual([1, 1]);
    server.thaw();
    expect(await next).toEqual({ hostname: 'fake-host' });
  });

  test('deadlines follow the pace of the procedure', async () => {
    const clock = createManualClock();
    const { connection, server } = await connect({ clock, timeouts_ms: { quick: 10, slow: 20 } });
    server.freeze();
    const settled: string[] = [];
    const quick = failureOf(connection.call('connect_get_type')).finally(() => settled.push('quick'));
    const slow = failureOf(connection.call('connect_get_capabilities')).finally(() => settled.push('slow'));
    await clock.advance(19);
    expect(settled).toEqual(['quick']);
    await clock.advance(1);
    await Promise.all([quick, slow]);
    expect(settled).toEqual(['quick', 'slow']);
  });

  test('a signal ends the waiting, before and after sending', async () => {
    const { connection, server } = await connect({ max_in_flight: 1 });
    server.freeze();
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const sent = failureOf(connection.call('connect_get_type', undefined, options));
    const waiting = failureOf(connection.call('connect_get_type', undefined, options));
    controller.abort(new Error('enough'));
    expect(await sent).toMatchObject({ code: CLIENT_ERROR.aborted, outcome: 'unknown' });
    expect(await waiting).toMatchObject({ code: CLIENT_ERROR.aborted, outcome: 'not_sent' });
    const never = await failureOf(connection.call('connect_get_type', undefined, options));
    expect(never).toMatchObject({ code: CLIENT_ERROR.aborted, outcome: 'not_sent' });
    expect(connection.queued).toBe(0);
  });

  test('timers are gone when calls are answered', async () => {
    const clock = createManualClock();
    const { connection } = await connect({ clock });
    await Promise.all(Array.from({ length: 10 }, () => connection.call('connect_get_type')));
    expect(clock.pendingTimers()).toBe(0);
  });

  test('a daemon that answers nothing any more loses the connection', async () => {
    const clock = createManualClock();
    const { connection, server } = await connect({ clock, stall_ms: 1000 });
    server.freeze();
    const calls = Array.from({ length: 4 }, () =>
      failureOf(connection.call('connect_get_type', undefined, { timeout_ms: 10 })),
    );
    await clock.advance(10);
    await Promise.all(calls);
    expect(connection.failure).toBeNull();
    await clock.advance(1000);
    expect(connection.failure).toMatchObject({ code: CLIENT_ERROR.connection_lost });
  });
});

describe('loss', () => {
  test.each(['drop_before', 'drop_after', 'half_reply'] as const)(
    '%s: the outcome is unknown',
    async (kind) => {
      const { connection, server } = await connect();
      server.faults.add({ procedure: 'connect_get_type', action: { kind } });
      const error = await failureOf(connection.call('connect_get_type'));
      expect(error).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'unknown' });
      expect(error.message).toContain('outcome unknown');
      expect((await connection.closed).code).toBe(CLIENT_ERROR.connection_lost);
    },
  );

  test('calls under way are unknown, waiting ones were not sent, later ones are refused', async () => {
    const { connection, server } = await connect({ max_in_flight: 1 });
    server.freeze();
    const sent = failureOf(connection.call('connect_get_type'));
    const waiting = failureOf(connection.call('connect_get_type'));
    await settle();
    server.dropConnections();
    expect(await sent).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'unknown' });
    expect(await waiting).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'not_sent' });
    const later = await failureOf(connection.call('connect_get_type'));
    expect(later).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'not_sent' });
  });

  test('bytes that are not RPC end the connection', async () => {
    const { connection, server } = await connect();
    server.faults.add({ procedure: 'connect_get_type', action: { kind: 'garbage' } });
    const error = await failureOf(connection.call('connect_get_type'));
    expect(error).toMatchObject({ code: CLIENT_ERROR.protocol_violation, outcome: 'unknown' });
  });

  test('closing fails what is under way', async () => {
    const { connection, server } = await connect();
    server.freeze();
    const sent = failureOf(connection.call('connect_get_type'));
    connection.close();
    expect(await sent).toMatchObject({ code: CLIENT_ERROR.closed, outcome: 'unknown' });
    await settle();
    expect(server.connections()).toBe(0);
  });
});

describe('keepalive', () => {
  const keepalive = { interval_ms: 1000, count: 3 };

  test('a silent host is given up after the interval and the unanswered pings', async () => {
    const clock = createManualClock();
    const { connection, server } = await connect({ clock });
    connection.startKeepalive(keepalive);
    server.freeze();
    // Received at 0; pings at 1000, 2000 and 3000; given up at 4000.
    await clock.advance(3999);
    expect(connection.failure).toBeNull();
    await clock.advance(1);
    expect(connection.failure).toMatchObject({ code: CLIENT_ERROR.connection_lost });
  });

  test('answered pings keep an idle connection', async () => {
    const clock = createManualClock();
    const { connection } = await connect({ clock });
    connection.startKeepalive(keepalive);
    await clock.advance(60_000);
    expect(connection.failure).toBeNull();
  });

  test('the host is not given up while it has as many calls as it takes', async () => {
    const clock = createManualClock();
    const { connection, server } = await connect({
      clock,
      max_in_flight: 5,
      timeouts_ms: { quick: 100_000 },
    });
    connection.startKeepalive(keepalive);
    server.freeze();
    const calls = Array.from({ length: 5 }, () => connection.call('connect_get_type'));
    await clock.advance(20_000);
    server.thaw();
    expect(await Promise.all(calls)).toHaveLength(5);
  });

  test('nor while it takes an upload slowly; the idle time of the stream decides then', async () => {
    const clock = createManualClock();
    const { connection, server } = await connect({ clock });
    const xml = "<pool type='dir'><name>p</name><target><path>/p</path></target></pool>";
    const { pool } = await connection.call('storage_pool_create_xml', { xml, flags: 1 });
    const volume = '<volume><name>v</name><capacity>0</capacity></volume>';
    const { vol } = await connection.call('storage_vol_create_xml', { pool, xml: volume, flags: 0 });
    const whole = { vol, offset_bytes: 0n, length_bytes: 0n, flags: 0 };
    const { stream } = await connection.openStream('storage_vol_upload', whole);
    connection.startKeepalive(keepalive);
    server.freeze();
    const writing = stream.write(Buffer.alloc(4_000_000), 60_000);
    await clock.advance(30_000);
    expect(connection.failure).toBeNull();
    server.thaw();
    await writing;
    await stream.finish();
  });

  test("the host's pings are answered, also while calls wait", async () => {
    const { connection, server } = await connect({}, { ping_interval_ms: 5 });
    await connection.call('connect_supports_feature', { feature: 10 });
    server.faults.add({ procedure: 'connect_get_type', action: { kind: 'delay', delay_ms: 60 } });
    await connection.call('connect_get_type');
    expect(server.pongs()).toBeGreaterThan(2);
  });
});
