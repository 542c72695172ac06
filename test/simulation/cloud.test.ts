import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import type { Notifications } from '../../reconciler/drivers/postgres/listen.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import type { SimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import { startLoop } from '../../reconciler/engine/loop.ts';
import type { Loop } from '../../reconciler/engine/loop.ts';
import { watchHosts } from '../../reconciler/engine/watch.ts';
import type { HostWatch } from '../../reconciler/engine/watch.ts';
import { KINDS } from '../../reconciler/kinds/index.ts';
import { CairnError } from '../../reconciler/model/error.ts';
import { query } from '../../reconciler/store/database.ts';
import { createHostTable } from '../../reconciler/store/host-table.ts';
import { findHostConnection } from '../../reconciler/store/hosts.ts';
import { createCopies } from '../../reconciler/store/copies.ts';
import { recordContent } from '../../reconciler/store/content.ts';
import { enqueue, QUEUE_CHANNEL } from '../../reconciler/store/queue.ts';
import { roomMaker } from '../../reconciler/workers/copy-evictor.ts';
import { readConfig } from '../../reconciler/config.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { deleteObject, insertObject, updateObject } from '../support/rows.ts';
import type { NewObject } from '../support/rows.ts';
import { createTestEngine, stored } from '../support/test-engine.ts';

/** The real engine, store and kinds over a simulated world, in two processes' worth of loops. */

const SERVERS = 8;
const HOSTS = ['left', 'right'];
const CONTENT = new Uint8Array(64 * 1024).fill(7);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

let database: TestDatabase;
let ports: SimulatedPorts;
let notifications: Notifications;
let loops: Loop[];
let watches: HostWatch[];

beforeEach(async () => {
  database = await createTestDatabase(undefined, 30);
  ports = createSimulatedPorts({
    seed: 7,
    clock: systemClock,
    findHost: (host_id) => findHostConnection(database.db, host_id),
  });
  notifications = startNotifications(database.url, [QUEUE_CHANNEL], () => undefined);
  loops = [];
  watches = [];
});
afterEach(async () => {
  ports.setFaults({});
  for (const watch of watches) await watch.stop();
  for (const loop of loops) await loop.stop(1);
  await notifications.stop();
  await database.drop();
});

function startEngine(): Loop {
  const copies = createCopies(database.db, roomMaker(database.db, systemClock, readConfig({}, {})));
  const settings = { resync_seconds: 2, lease_seconds: 1, concurrency: 6, observe_timeout_seconds: 5 };
  const engine = createTestEngine(database.db, KINDS, { ports: { ...ports, copies }, settings });
  const loop = startLoop(engine);
  watches.push(watchHosts(engine, loop.noteHint));
  notifications.subscribe(QUEUE_CHANNEL, loop.wake);
  loops.push(loop);
  return loop;
}

async function create(object: NewObject): Promise<string> {
  const id = await insertObject(database.db, object);
  await enqueue(database.db, [id], 0);
  return id;
}

async function upload(image_id: string): Promise<void> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(CONTENT);
  }
  await ports.images.append('upload', 0, CONTENT.length, once());
  await ports.images.finish('upload', SHA256);
  await recordContent(database.db, image_id, { sha256: SHA256, size_bytes: CONTENT.length });
  await enqueue(database.db, [image_id], 0);
}

type Cloud = {
  readonly servers: readonly string[];
  readonly all: readonly string[];
  readonly flavor: string;
};

async function declareCloud(): Promise<Cloud> {
  const project = await create({ kind: 'project', spec: {} });
  const inProject = { project_id: project };
  for (const name of HOSTS) {
    await create({
      kind: 'host',
      name,
      spec: {
        name,
        uri: `simulated://${name}?vcpus=16&memory_mib=16384&disk_gib=100`,
        storage_path: '/srv',
        enabled: true,
        cpu_ratio: 1,
        memory_ratio: 1,
        disk_ratio: 1,
        reserved_vcpus: 0,
        reserved_memory_mib: 0,
        reserved_disk_gib: 0,
      },
    });
  }
  const flavor = await create({
    kind: 'flavor',
    spec: { name: 'small', vcpus: 1, memory_mib: 256, disk_gib: 1, extra_specs: {} },
  });
  const image = await create({
    kind: 'image',
    ...inProject,
    spec: {
      name: 'image',
      disk_format: 'raw',
      container_format: 'bare',
      sha256: SHA256,
      size_bytes: CONTENT.length,
      properties: {},
    },
    references: [project],
  });
  await upload(image);
  const network = await create({
    kind: 'network',
    ...inProject,
    spec: { name: 'network', mode: 'nat', mtu: 1500 },
    references: [project],
  });
  const subnet = await create({
    kind: 'subnet',
    ...inProject,
    spec: {
      name: 'subnet',
      network_id: network,
      cidr: '10.9.0.0/24',
      dns_servers: [],
      drift_policy: 'enforce',
    },
    references: [network, project],
  });
  const servers = [];
  for (let number = 0; number < SERVERS; number++) {
    servers.push(
      await create({
        kind: 'server',
        name: `server-${number}`,
        ...inProject,
        spec: serverSpec(project, flavor, image, subnet),
        references: [project, flavor, image, subnet],
      }),
    );
  }
  return { servers, all: [...servers, subnet, image, network, flavor, project], flavor };
}

function serverSpec(project_id: string, flavor_id: string, image_id: string, subnet_id: string) {
  return {
    project_id,
    flavor_id,
    image_id,
    nics: { eth0: { subnet_id } },
    metadata: {},
    power_state: 'running',
    drift_policy: 'enforce',
  };
}

async function isReady(id: string): Promise<boolean> {
  const row = await stored(database.db, id);
  return row?.ready?.status === 'True' && row.observed_generation === row.generation;
}

async function allReady(ids: readonly string[]): Promise<void> {
  for (const id of ids) await eventually(`${id} is ready`, 40, () => isReady(id));
}

/** Every domain of the world as 'host id state vcpus', by id. */
function domains(): readonly string[] {
  return [...ports.world.hosts.values()]
    .flatMap((host) =>
      [...host.domains.values()].map((domain) => `${domain.id} ${domain.state} ${domain.vcpus}`),
    )
    .toSorted();
}

async function removeAll(cloud: Cloud): Promise<void> {
  for (const id of cloud.all) {
    await deleteObject(database.db, id);
    await enqueue(database.db, [id], 0);
  }
  await eventually('everything is gone', 40, async () => {
    const left = await query(database.db, "SELECT kind FROM desired WHERE kind <> 'host'");
    return left.length === 0;
  });
  expect(domains()).toEqual([]);
  for (const host of ports.world.hosts.values()) {
    expect([...host.networks.keys()]).toEqual([]);
    expect([...host.volumes.keys()]).toEqual([]);
  }
  expect(await query(database.db, 'SELECT * FROM allocation')).toEqual([]);
  expect(
    await query(
      database.db,
      'SELECT 1 FROM host_capacity WHERE vcpus_claimed + memory_mib_claimed + disk_gib_claimed <> 0',
    ),
  ).toEqual([]);
}

test('a cloud is made, mended, changed and removed by two engines', { timeout: 120_000 }, async () => {
  startEngine();
  startEngine();
  const cloud = await declareCloud();
  await allReady(cloud.servers);
  expect(domains()).toEqual(cloud.servers.map((id) => `${id} running 1`).toSorted());
  const addresses = await query<{ address: string }>(
    database.db,
    'SELECT DISTINCT host(address) AS address FROM allocation WHERE address IS NOT NULL',
  );
  expect(addresses).toHaveLength(SERVERS);

  const [victim = ''] = cloud.servers;
  const host = [...ports.world.hosts.values()].find((each) => each.domains.has(victim));
  ports.byHand.destroy(host?.name ?? '', victim);
  await eventually('the guest runs again', 20, () =>
    Promise.resolve(host?.domains.get(victim)?.state === 'running'),
  );
  ports.byHand.powerCycle('left');
  await eventually('all guests run again', 20, () =>
    Promise.resolve(domains().every((each) => each.includes('running'))),
  );
  await allReady(cloud.servers);
  await removeAll(cloud);
});

test(
  'faults, lost replies, dying processes and double wake-ups do not keep it from being as asked',
  { timeout: 120_000 },
  async () => {
    let calls = 0;
    const dead = new Set<number>();
    ports.setFaults({
      fail: 0.03,
      lose_reply: 0.03,
      delay_ms: [0, 3],
      // Now and then every process dies in the middle of what it does: leases run out and others go on; one call never returns.
      after: async () => {
        calls += 1;
        if (calls % 60 !== 0 || dead.size >= 4) return;
        dead.add(calls);
        await query(
          database.db,
          "UPDATE queue SET lease_holder = 'dead', lease_until = now() - interval '1 second' WHERE lease_holder IS NOT NULL",
        );
        await new Promise(() => undefined);
      },
    });
    startEngine();
    startEngine();
    const cloud = await declareCloud();
    const spec = (
      await query<{ spec: object }>(database.db, 'SELECT spec FROM desired WHERE id = ?', [cloud.servers[0]])
    )[0]?.spec;
    for (let turn = 0; turn < 3; turn++) {
      await enqueue(database.db, cloud.all, 1);
      await systemClock.sleep(150);
    }
    for (const id of cloud.servers.slice(0, 3)) {
      await updateObject(database.db, id, { ...spec, power_state: 'stopped' });
      await enqueue(database.db, [id, id], 0);
    }
    await allReady(cloud.servers);
    expect(dead.size).toBeGreaterThan(0);
    expect(domains()).toEqual(
      cloud.servers.map((id, index) => `${id} ${index < 3 ? 'stopped' : 'running'} 1`).toSorted(),
    );
    await removeAll(cloud);
  },
);

test(
  'servers that one host cannot start are made on another, and that host is told and avoided',
  { timeout: 60_000 },
  async () => {
    ports.setFaults({
      before: ({ host, method }) => {
        if (host === 'left' && method === 'hypervisor.start')
          throw new CairnError('unsupported', "Host 'left': its emulator is broken.");
      },
    });
    startEngine();
    startEngine();
    const cloud = await declareCloud();
    await allReady(cloud.servers);
    expect(domains()).toEqual(cloud.servers.map((id) => `${id} running 1`).toSorted());
    const left = ports.world.hosts.get('left');
    expect(left?.domains.size).toBe(0);
    expect([...(left?.volumes.keys() ?? [])].filter((name) => name.includes('server'))).toEqual([]);
    const failures = await query<{ object_id: string }>(
      database.db,
      `SELECT f.object_id FROM placement_failure f JOIN desired h ON h.id = f.host_id
       WHERE h.name = 'left' AND f.message = 'Host ''left'': its emulator is broken.'`,
    );
    const told = await query<{ resource_id: string; message: string }>(
      database.db,
      "SELECT resource_id, message FROM event WHERE type = 'placement_failed'",
    );
    expect(told.map((event) => event.resource_id).toSorted()).toEqual(
      failures.map((row) => row.object_id).toSorted(),
    );
    expect(failures.length).toBeGreaterThan(0);
    expect(told[0]?.message).toContain('It could not be made on host left (start_domain)');
    const [host] = (await createHostTable(database.db, { host_lost_seconds: 60 }, Date.now).read()).filter(
      ({ resource }) => resource.name === 'left',
    );
    expect(host?.failures).toBe(failures.length);
    expect(host?.claimed).toEqual({ vcpus: 0, memory_mib: 0, disk_gib: 0 });
    ports.setFaults({});
    await removeAll(cloud);
  },
);
