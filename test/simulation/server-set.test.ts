import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import type { Notifications } from '../../reconciler/drivers/postgres/listen.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import type { SimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import type { Boundary } from '../../reconciler/engine/context.ts';
import { startLoop } from '../../reconciler/engine/loop.ts';
import type { Loop } from '../../reconciler/engine/loop.ts';
import { watchHosts } from '../../reconciler/engine/watch.ts';
import { KINDS } from '../../reconciler/kinds/index.ts';
import type { JsonObject } from '../../reconciler/model/json.ts';
import { query } from '../../reconciler/store/database.ts';
import { findHostConnection } from '../../reconciler/store/hosts.ts';
import { createMembers } from '../../reconciler/store/members.ts';
import { recordContent } from '../../reconciler/store/content.ts';
import { enqueue, QUEUE_CHANNEL } from '../../reconciler/store/queue.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { bzImageBytes, digest, hostSpec, imageSpec } from '../support/kind-objects.ts';
import { deleteObject, insertObject, updateObject } from '../support/rows.ts';
import type { NewObject } from '../support/rows.ts';
import { createTestEngine, journal, stored } from '../support/test-engine.ts';

/** Sets of servers with the real engine, store and kinds over a simulated world, and processes that die at every boundary. */

const KEYS = ['a', 'b', 'c', 'd'];
const MAX_UNAVAILABLE = 2;

let database: TestDatabase;
let ports: SimulatedPorts;
let notifications: Notifications;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  database = await createTestDatabase(undefined, 30);
  ports = createSimulatedPorts({
    seed: 7,
    clock: systemClock,
    findHost: (host_id) => findHostConnection(database.db, host_id),
  });
  notifications = startNotifications(database.url, [QUEUE_CHANNEL], () => undefined);
  stops = [];
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  await notifications.stop();
  await database.drop();
});

function startEngine(boundary?: Boundary): Loop {
  const engine = createTestEngine(database.db, KINDS, {
    ports: { ...ports, members: createMembers(database.db) },
    settings: { resync_seconds: 3, lease_seconds: 1, concurrency: 6 },
    ...(boundary === undefined ? {} : { boundary }),
  });
  const loop = startLoop(engine);
  const watch = watchHosts(engine, loop.noteHint);
  const end = notifications.subscribe(QUEUE_CHANNEL, loop.wake);
  stops.push(async () => {
    end();
    await watch.stop();
    await loop.stop(0);
  });
  return loop;
}

/** A row of processes: each dies at its first or second boundary of a set's operation, and the next one starts. */
function startMortalEngines(): { readonly deaths: () => number } {
  let deaths = 0;
  const start = (): void => {
    let left = 1 + (deaths % 2);
    let is_dead = false;
    const loop = startEngine(async (operation) => {
      if (!is_dead) {
        left -= operation.endsWith('_members') ? 1 : 0;
        if (left > 0) return;
        deaths += 1;
        is_dead = true;
        // Nothing that it holds is prolonged any more; what it was about to do is never done.
        void loop.stop(0);
        start();
      }
      await new Promise<never>(() => undefined);
    });
  };
  start();
  return { deaths: () => deaths };
}

async function create(object: NewObject): Promise<string> {
  const id = await insertObject(database.db, object);
  await enqueue(database.db, [id], 0);
  return id;
}

type Ground = {
  readonly project_id: string;
  readonly small: string;
  readonly large: string;
  readonly spec: JsonObject;
};

async function prepare(): Promise<Ground> {
  const project_id = await create({ kind: 'project', spec: {} });
  for (const name of ['left', 'right']) {
    await create({ kind: 'host', name, spec: hostSpec(name) as unknown as JsonObject });
  }
  const flavor = (memory_mib: number): Promise<string> =>
    create({
      kind: 'flavor',
      spec: { name: `m${memory_mib}`, vcpus: 1, memory_mib, disk_gib: 0, extra_specs: {} },
    });
  const [small, large] = [await flavor(128), await flavor(256)];
  const bytes = bzImageBytes();
  async function* once(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  await ports.images.append('upload', 0, bytes.length, once());
  await ports.images.finish('upload', digest(bytes));
  const kernel_id = await create({
    kind: 'image',
    project_id,
    spec: imageSpec(project_id, 'kernel', 'aki', bytes) as unknown as JsonObject,
    references: [project_id],
  });
  await recordContent(database.db, kernel_id, { sha256: digest(bytes), size_bytes: bytes.length });
  await enqueue(database.db, [kernel_id], 0);
  const template = {
    flavor_id: small,
    kernel_id,
    metadata: {},
    nics: {},
    power_state: 'running',
    drift_policy: 'enforce',
  };
  const members = Object.fromEntries(KEYS.map((key) => [key, {}]));
  const rules = { max_unavailable: String(MAX_UNAVAILABLE), replace_members: true };
  const spec = { name: 'web', project_id, template, members, ...rules };
  return { project_id, small, large, spec };
}

async function untilReady(id: string, generation: number): Promise<void> {
  await eventually(`the set has generation ${generation}`, 40, async () => {
    const now = await stored(database.db, id);
    return now?.ready?.status === 'True' && now.observed_generation === generation ? now : undefined;
  });
}

function domains(): readonly {
  readonly title: string;
  readonly memory_mib: number;
  readonly state: string;
}[] {
  return [...ports.world.hosts.values()]
    .flatMap((host) => [...host.domains.values()])
    .sort((one, other) => (one.title < other.title ? -1 : 1));
}

/** The fewest guests that ran at once from now on, looked at each time that a host tells of something. */
function watchRunning(): () => number {
  let least = Infinity;
  const look = (): void => {
    least = Math.min(least, domains().filter(({ state }) => state === 'running').length);
  };
  for (const host of ports.world.hosts.values()) host.listeners.add({ hint: look, resync: look });
  look();
  return () => least;
}

async function change(id: string, spec: JsonObject): Promise<void> {
  await updateObject(database.db, id, spec);
  await enqueue(database.db, [id], 0);
}

test('a set is made, rolled, scaled and removed although a process dies at every boundary of its operations', async () => {
  const { project_id, large, spec } = await prepare();
  const references = [project_id];
  const engines = startMortalEngines();
  const set = await create({ kind: 'server_set', name: 'web', project_id, spec, references });
  await untilReady(set, 1);
  expect(domains().map(({ title }) => title)).toEqual(['web-a', 'web-b', 'web-c', 'web-d']);

  const least = watchRunning();
  const rolled = { ...spec, template: { ...(spec['template'] as JsonObject), flavor_id: large } };
  await change(set, rolled);
  await untilReady(set, 2);
  expect(domains().map(({ title, memory_mib }) => `${title} ${memory_mib}`)).toEqual(
    KEYS.map((key) => `web-${key} 256`),
  );
  expect(least()).toBeGreaterThanOrEqual(KEYS.length - MAX_UNAVAILABLE);
  expect(least()).toBeLessThan(KEYS.length);

  await change(set, { ...rolled, members: { b: {}, c: { metadata: { x: '1' } }, e: {} } });
  await untilReady(set, 3);
  await eventually('only the members that are asked for are left', 20, () =>
    Promise.resolve(domains().length === 3 ? true : undefined),
  );
  expect(domains().map(({ title }) => title)).toEqual(['web-b', 'web-c', 'web-e']);
  expect(engines.deaths()).toBeGreaterThanOrEqual(6);
  const outcomes = (await journal(database.db, set)).map(({ outcome }) => outcome);
  expect(outcomes).toContain(null);

  await deleteObject(database.db, set);
  await enqueue(database.db, [set], 0);
  await eventually('the set is gone', 40, async () =>
    (await stored(database.db, set)) === null ? true : undefined,
  );
  expect(domains()).toEqual([]);
  const rows = await query<{ count: number }>(
    database.db,
    "SELECT count(*)::int AS count FROM desired WHERE kind = 'server'",
  );
  expect(rows).toEqual([{ count: 0 }]);
}, 120_000);

test('a change that no server can take replaces the members a few at a time; one that cannot be placed stops it', async () => {
  const { project_id, spec } = await prepare();
  startEngine();
  const set = await create({ kind: 'server_set', name: 'web', project_id, spec, references: [project_id] });
  await untilReady(set, 1);
  const template = spec['template'] as JsonObject;
  const least = watchRunning();
  await change(set, { ...spec, template: { ...template, user_data: '#!/bin/sh\n' } });
  await untilReady(set, 2);
  expect(domains()).toHaveLength(KEYS.length);
  expect(least()).toBeGreaterThanOrEqual(KEYS.length - MAX_UNAVAILABLE);
  expect(least()).toBeLessThan(KEYS.length);

  const huge = await create({
    kind: 'flavor',
    spec: { name: 'huge', vcpus: 1, memory_mib: 1024 ** 2, disk_gib: 0, extra_specs: {} },
  });
  const stuck = { ...spec, template: { ...template, user_data: '#!/bin/sh\n', flavor_id: huge } };
  await change(set, stuck);
  const report = await eventually('the set tells of its failed members', 20, async () => {
    const now = await stored(database.db, set);
    const counts = now?.status['counts'] as { failed: number } | undefined;
    return counts?.failed === MAX_UNAVAILABLE ? now : undefined;
  });
  expect(report.ready).toMatchObject({ status: 'False', reason: 'MemberFailed' });
  expect(report.ready?.message).toMatch(
    /^Member a \(server web-a, .+\), and 1 more: The flavor does not fit/,
  );
  expect(report.ready?.message).toContain('2 members wait for their turn.');
  // Nobody was restarted for a size that does not fit.
  expect(domains().filter(({ state }) => state === 'running')).toHaveLength(KEYS.length);
  await change(set, { ...stuck, template: { ...template, user_data: '#!/bin/sh\n' } });
  await untilReady(set, 4);
}, 90_000);

test('members of a set wake it together, and each other not at all', async () => {
  const { project_id, spec } = await prepare();
  const members = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`m${index}`, {}]));
  const engine = startEngine();
  const wide = { ...spec, members } as JsonObject;
  const set = await create({
    id: randomUUID(),
    kind: 'server_set',
    name: 'wide',
    project_id,
    spec: wide,
    references: [project_id],
  });
  await untilReady(set, 1);
  expect(engine.lastLookMs()).toBeGreaterThan(0);
  // Each operation of the set is one row of the journal, however many members it concerns.
  expect(await journal(database.db, set)).toHaveLength(1);
  const [row] = await query<{ wakes: number }>(database.db, 'SELECT wakes FROM queue WHERE id = ?', [set]);
  expect(row?.wakes).toBeLessThan(40);
}, 60_000);
