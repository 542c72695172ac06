import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHostSession } from '../../../reconciler/drivers/libvirt/rpc/connect.ts';
import { RpcConnection } from '../../../reconciler/drivers/libvirt/rpc/connection.ts';
import { unixDialer } from '../../../reconciler/drivers/libvirt/rpc/dialers/unix.ts';
import type { TlsCredentials } from '../../../reconciler/drivers/libvirt/rpc/dialers/tls.ts';
import { CLIENT_ERROR, VIR_ERROR, isUnsupported } from '../../../reconciler/drivers/libvirt/rpc/errors.ts';
import { events } from '../../../reconciler/drivers/libvirt/rpc/events.ts';
import { procedures } from '../../../reconciler/drivers/libvirt/rpc/procedures.ts';
import { paramsToObject } from '../../../reconciler/drivers/libvirt/rpc/procedures/types.ts';
import { startHost } from '../../lab/host.ts';
import type { LabHost } from '../../lab/host.ts';
import { failureOf } from '../../unit/drivers/libvirt/failure-of.ts';

// What only a real libvirtd can show.

let directory = '';
let host: LabHost;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cairn-rpcd-'));
  host = await startHost({ name: 'rpcd', directory: join(directory, 'host'), tls: true });
});

afterAll(async () => {
  await host.stop();
  await rm(directory, { recursive: true, force: true });
});

async function credentials(who: 'client' | 'wrong_client'): Promise<TlsCredentials> {
  const tls = host.tls;
  if (tls === undefined) throw new Error('the host was started without TLS');
  const { ca_path, certificate_path, key_path } = tls[who];
  const [ca_pem, certificate_pem, key_pem] = await Promise.all(
    [tls.client.ca_path, certificate_path, key_path].map((path) => readFile(path, 'utf8')),
  );
  if (ca_path === '' || ca_pem === undefined || certificate_pem === undefined || key_pem === undefined) {
    throw new Error('certificates are missing');
  }
  return { ca_pem, certificate_pem, key_pem };
}

test('our numbers are those of the installed libvirt', async () => {
  const tapset = await readFile('/usr/share/systemtap/tapset/libvirt_functions.stp', 'utf8');
  const remote = tapset.slice(tapset.lastIndexOf('program == 536903814'));
  const names = new Map(
    [...remote.matchAll(/proc == (\d+)\) \{\s+procstr = "([a-z0-9_]+)"/g)].map(([, number, name]) => [
      name,
      Number(number),
    ]),
  );
  expect(names.size).toBeGreaterThan(400);
  const ours = Object.entries(procedures).map(([name, { number }]) => [name, number] as const);
  expect(ours.map(([name]) => [name, names.get(name)])).toEqual(ours.map((pair) => [...pair]));
  const numbers = new Set(names.values());
  const eventNames = [...names].filter(([name]) => name?.includes('_event_') === true);
  const eventNumbers = new Set(eventNames.map(([, number]) => number));
  for (const { procedure } of Object.values(events)) {
    expect(numbers).toContain(procedure);
    expect(eventNumbers).toContain(procedure);
  }
});

describe('TLS', () => {
  test('50 calls at once are answered', async () => {
    const uri = `qemu+tls://127.0.0.1:${host.tls?.port}/system`;
    const session = createHostSession(uri, { tls: await credentials('client') });
    const answers = await Promise.all(Array.from({ length: 50 }, () => session.call('connect_get_hostname')));
    expect(new Set(answers.map(({ hostname }) => hostname))).toEqual(new Set(['rpcd']));
    await session.close();
  });

  test('a client whose certificate the daemon does not know is told so', async () => {
    const uri = `qemu+tls://127.0.0.1:${host.tls?.port}/system`;
    const session = createHostSession(uri, { tls: await credentials('wrong_client') });
    const error = await failureOf(session.call('connect_get_hostname'));
    expect(error).toMatchObject({ code: CLIENT_ERROR.client_certificate_rejected, outcome: 'not_sent' });
    await session.close();
  });

  test('a daemon that presents another name is refused', async () => {
    const uri = `qemu+tls://127.0.0.1:${host.tls?.port}/system`;
    const tls = { ...(await credentials('client')), server_name: 'elsewhere.example' };
    const session = createHostSession(uri, { tls });
    const error = await failureOf(session.call('connect_get_hostname'));
    expect(error.code).toBe(CLIENT_ERROR.server_certificate_refused);
    await session.close();
  });
});

describe('loss', () => {
  test('a frozen daemon is noticed by keepalive, and its calls have unknown outcome', async () => {
    const session = createHostSession(host.uri, { keepalive: { interval_ms: 200, count: 3 } });
    await session.call('connect_get_hostname');
    host.freeze();
    try {
      const error = await failureOf(session.call('domain_define_xml_flags', { xml: '<domain/>', flags: 0 }));
      expect(error).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'unknown' });
    } finally {
      host.thaw();
    }
    await expect
      .poll(
        () =>
          session.call('connect_get_hostname').then(
            ({ hostname }) => hostname,
            () => '',
          ),
        { timeout: 20_000 },
      )
      .toBe('rpcd');
    await session.close();
  });

  test('a daemon pings its idle client and keeps it when answered', async () => {
    const session = createHostSession(host.uri, { keepalive: null });
    await session.call('connect_get_hostname');
    const lost: string[] = [];
    session.onState((state) => lost.push(state));
    // The daemon pings after 5 s of silence and would close 30 s later; one ping answered is enough to see here.
    await new Promise((resolve) => setTimeout(resolve, 7000));
    expect(await session.call('connect_get_hostname')).toEqual({ hostname: 'rpcd' });
    expect(lost).toEqual([]);
    await session.close();
  });

  test('a restarted daemon gets its subscriptions again', async () => {
    const session = createHostSession(host.uri, { back_off: { first_ms: 50, max_ms: 200 } });
    const seen: string[] = [];
    let resyncs = 0;
    session.onResync(() => resyncs++);
    await session.subscribe('network_lifecycle', ({ net }) => seen.push(net.name)).ready;
    await host.restart();
    await expect.poll(() => resyncs, { timeout: 20_000 }).toBe(2);
    const xml =
      "<network><name>after</name><uuid>55555555-0000-4000-8000-000000000001</uuid><bridge name='cbrafter'/></network>";
    const { net } = await session.call('network_define_xml', { xml });
    await session.call('network_undefine', { net });
    await expect.poll(() => seen, { timeout: 20_000 }).toEqual(['after', 'after']);
    await session.close();
  });

  test('a killed daemon ends what is under way', async () => {
    const session = createHostSession(host.uri, { keepalive: null });
    await session.call('connect_get_hostname');
    host.freeze();
    const calling = failureOf(session.call('domain_define_xml_flags', { xml: '<domain/>', flags: 0 }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await host.kill9();
    expect(await calling).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'unknown' });
    await host.restart();
    expect(await session.call('connect_get_hostname')).toEqual({ hostname: 'rpcd' });
    await session.close();
  });
});

test('a call before the driver is open is refused, and the connection lives', async () => {
  const transport = await unixDialer([host.socket_path])(AbortSignal.timeout(5000));
  const connection = new RpcConnection(transport);
  const error = await failureOf(connection.call('node_get_info'));
  expect(error.code).toBe(VIR_ERROR.internal);
  await connection.call('auth_list');
  await connection.call('connect_open', { name: 'qemu:///system', flags: 0 });
  expect((await connection.call('node_get_info')).cpus).toBeGreaterThan(0);
  connection.close();
});

test('what the host cannot do is told from what failed', async () => {
  const session = createHostSession(host.uri);
  const agent = await failureOf(
    session.call('node_suspend_for_duration', { target: 99, duration_seconds: 60n, flags: 0 }),
  );
  expect(agent.outcome).toBe('rejected');
  const cpu = await failureOf(session.call('node_get_sev_info', { nparams: 0, flags: 0 }));
  expect(isUnsupported(cpu)).toBe(true);
  await session.close();
});

test('typed parameters of every getter can be read', async () => {
  const session = createHostSession(host.uri);
  const xml_desc =
    "<domain type='qemu'><name>typed</name><memory unit='MiB'>64</memory><os><type arch='x86_64' machine='pc'>hvm</type></os></domain>";
  const { dom } = await session.call('domain_create_xml', { xml_desc, flags: 1 });
  try {
    const { ret_stats } = await session.call('connect_get_all_domain_stats', {
      doms: [],
      stats: 0,
      flags: 0,
    });
    expect(ret_stats.map((record) => record.dom.uuid)).toEqual([dom.uuid]);
    expect(ret_stats[0]?.params.length).toBeGreaterThan(10);
    expect(paramsToObject(ret_stats[0]?.params ?? [])).toMatchObject({ 'state.state': 3, 'vcpu.current': 1 });
    const stringOkay = 4;
    const numa = await session.call('domain_get_numa_parameters', { dom, nparams: 16, flags: stringOkay });
    expect(numa.params.find(({ field }) => field === 'numa_mode')?.value.type).toBe('int');
    const stats = await session.call('domain_get_job_stats', { dom, flags: 0 });
    expect(stats.type).toBe(0);
  } finally {
    await session.call('domain_destroy_flags', { dom, flags: 0 });
    await session.close();
  }
});
