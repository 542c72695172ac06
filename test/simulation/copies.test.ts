import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import type { Notifications } from '../../reconciler/drivers/postgres/listen.ts';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import type { SimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { createSimulatedRandom } from '../../reconciler/drivers/simulated/random.ts';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import { startLoop } from '../../reconciler/engine/loop.ts';
import type { Loop } from '../../reconciler/engine/loop.ts';
import { KINDS } from '../../reconciler/kinds/index.ts';
import { quotaDefaults, readConfig } from '../../reconciler/config.ts';
import { copyVolumeName } from '../../reconciler/model/names.ts';
import type { Volumes } from '../../reconciler/ports/volumes.ts';
import { createContents, recordContent } from '../../reconciler/store/content.ts';
import { createCopies } from '../../reconciler/store/copies.ts';
import { readCopies, wishForCopies, withdrawWishes } from '../../reconciler/store/copy-wishes.ts';
import { query } from '../../reconciler/store/database.ts';
import { findHostConnection } from '../../reconciler/store/hosts.ts';
import { enqueue, QUEUE_CHANNEL } from '../../reconciler/store/queue.ts';
import { evictCopies, roomMaker } from '../../reconciler/workers/copy-evictor.ts';
import { connectTestDatabase, createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { deleteObject, insertObject } from '../support/rows.ts';
import type { NewObject } from '../support/rows.ts';
import { createTestEngine, stored } from '../support/test-engine.ts';

/** Copies of images on hosts, in the real engine and store, by two processes' worth of loops over a simulated world. */

const HOSTS = ['left', 'right'];
const SIZE = 96 * 1024;
const CONTENTS = [1, 2].map((fill) => new Uint8Array(SIZE).fill(fill));
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const SHA256S = CONTENTS.map(digest);
/** For room that is missing only. */
const KEEP_NOTHING = { image_cache_max_age_hours: 0, image_cache_min_free_gib: 0, image_cache_keep: 0 };
const EVICT_ALL = { image_cache_max_age_hours: 0, image_cache_min_free_gib: 1_000_000, image_cache_keep: 0 };

let database: TestDatabase;
let ports: SimulatedPorts;
let notifications: Notifications;
let loops: Loop[];
/** Bytes that copies took on their way to each host, by host and volume. */
let sent: Map<string, number>;
/** Copies that went although a disk stood on them. */
let broken: string[];

beforeEach(async () => {
  database = await createTestDatabase(undefined, 30);
  ports = createSimulatedPorts({
    seed: 11,
    clock: systemClock,
    findHost: (host_id) => findHostConnection(database.db, host_id),
  });
  notifications = startNotifications(database.url, [QUEUE_CHANNEL], () => undefined);
  loops = [];
  sent = new Map();
  broken = [];
});
afterEach(async () => {
  ports.setFaults({});
  for (const loop of loops) await loop.stop(1);
  await notifications.stop();
  await database.drop();
});

/** The volumes of the world, watched at the port. */
function watched(): Volumes {
  const isCopy = (name: string): boolean => name.startsWith('cairn-image-');
  return {
    ...ports.volumes,
    upload: (host_id, name, size, content, replace, signal) => {
      async function* counted(): AsyncGenerator<Uint8Array> {
        for await (const piece of content) {
          const key = `${host_id} ${name}`;
          sent.set(key, (sent.get(key) ?? 0) + piece.length);
          yield piece;
        }
      }
      const source = isCopy(name) ? counted() : content;
      return ports.volumes.upload(host_id, name, size, source, replace, signal);
    },
    remove: async (host_id, name, signal) => {
      await ports.volumes.remove(host_id, name, signal);
      if (!isCopy(name)) return;
      const { name: host_name } = await findHostConnection(database.db, host_id);
      const volumes = [...ports.byHand.host(host_name).volumes.values()];
      broken.push(...volumes.filter((each) => each.backing_name === name).map((each) => each.name));
    },
  };
}

/** What a process may still do: nothing once it was killed but what hosts were told already. */
type Life = { readonly isOver: () => boolean; readonly afterCall: () => void };

const FOREVER: Life = { isOver: () => false, afterCall: () => undefined };

/** The same port, as long as the process lives. */
function living<Port extends object>(port: Port, { isOver, afterCall }: Life): Port {
  const never = (): Promise<never> => new Promise(() => undefined);
  const guarded = Object.entries(port).map(([name, method]: [string, unknown]) => {
    if (typeof method !== 'function') return [name, method] as const;
    const call = async (...given: readonly unknown[]): Promise<unknown> => {
      if (isOver()) return await never();
      try {
        return await (method as (...all: readonly unknown[]) => unknown)(...given);
      } finally {
        afterCall();
        if (isOver()) await never();
      }
    };
    return [name, call] as const;
  });
  return Object.fromEntries(guarded) as Port;
}

/** Starts a process that is killed after so many calls of hosts, and another one in its place, as often as `deaths` allows. */
function startMortal(calls: number, deaths: { left: number }): void {
  const { db } = connectTestDatabase(database.url, 12);
  let left = calls;
  let is_over = false;
  const afterCall = (): void => {
    left -= 1;
    if (left > 0 || is_over || deaths.left === 0) return;
    is_over = true;
    deaths.left -= 1;
    // Its leases run out, because nobody holds them any more.
    void db.destroy();
    startMortal(calls, deaths);
  };
  startEngine(db, { isOver: () => is_over, afterCall });
}

function startEngine(db = database.db, life = FOREVER): Loop {
  const settings = { resync_seconds: 1, lease_seconds: 1, concurrency: 6, observe_timeout_seconds: 5 };
  const own = {
    ...ports,
    hypervisor: living(ports.hypervisor, life),
    network: living(ports.network, life),
    volumes: living(watched(), life),
    copies: createCopies(db, roomMaker(db, systemClock, KEEP_NOTHING)),
    contents: createContents(db, quotaDefaults(readConfig({}, {}))),
  };
  const loop = startLoop(createTestEngine(db, KINDS, { ports: own, settings }));
  notifications.subscribe(QUEUE_CHANNEL, loop.wake);
  loops.push(loop);
  return loop;
}

async function create(object: NewObject): Promise<string> {
  const id = await insertObject(database.db, object);
  await enqueue(database.db, [id], 0);
  return id;
}

async function remove(id: string): Promise<void> {
  await deleteObject(database.db, id);
  await enqueue(database.db, [id], 0);
}

type Ground = { readonly project: string; readonly flavor: string; readonly hosts: readonly string[] };

async function host(name: string, disk_gib: number): Promise<string> {
  const uri = `simulated://${name}?vcpus=64&memory_mib=65536&disk_gib=${disk_gib}`;
  const ratios = {
    cpu_ratio: 1,
    memory_ratio: 1,
    disk_ratio: 1,
    reserved_vcpus: 0,
    reserved_memory_mib: 0,
    reserved_disk_gib: 0,
  };
  const spec = { name, uri, storage_path: '/srv', enabled: true, ...ratios };
  return await create({ kind: 'host', name, spec });
}

async function ground(): Promise<Ground> {
  const project = await create({ kind: 'project', spec: {} });
  const hosts: string[] = [];
  for (const name of HOSTS) hosts.push(await host(name, 1000));
  const flavor = await create({
    kind: 'flavor',
    spec: { name: 'small', vcpus: 1, memory_mib: 64, disk_gib: 1, extra_specs: {} },
  });
  return { project, flavor, hosts };
}

/** An image whose bytes are there. */
async function image({ project }: Ground, which: number): Promise<string> {
  const bytes = CONTENTS[which] ?? new Uint8Array();
  const sha256 = digest(bytes);
  async function* once(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  const spec = { disk_format: 'raw', container_format: 'bare', deactivated: false, properties: {} };
  const id = await create({ kind: 'image', project_id: project, spec, references: [project] });
  await ports.images.append(id, 0, SIZE, once());
  await ports.images.finish(id, sha256);
  await recordContent(database.db, id, { sha256, size_bytes: SIZE });
  await enqueue(database.db, [id], 0);
  return id;
}

async function server({ project, flavor }: Ground, image_id: string, host_id?: string): Promise<string> {
  const names = {
    project_id: project,
    flavor_id: flavor,
    image_id,
    ...(host_id === undefined ? {} : { host_id }),
  };
  const spec = { ...names, nics: {}, metadata: {}, power_state: 'running', drift_policy: 'enforce' };
  const references = [project, flavor, image_id, ...(host_id === undefined ? [] : [host_id])];
  return await create({ kind: 'server', project_id: project, spec, references });
}

async function ready(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await eventually(
      `${id} is ready`,
      40,
      async () => (await stored(database.db, id))?.ready?.status === 'True',
    );
  }
}

async function gone(ids: readonly string[]): Promise<void> {
  await eventually('all are gone', 40, async () => {
    const rows = await query(database.db, 'SELECT 1 FROM desired WHERE id = ANY(?::uuid[])', [[...ids]]);
    return rows.length === 0;
  });
}

function copiesOn(name: string): readonly string[] {
  return [...ports.byHand.host(name).volumes.keys()].filter((each) => each.startsWith('cairn-image-')).sort();
}

test(
  'images with the same bytes share one copy, whose bytes move once to each host',
  { timeout: 60_000 },
  async () => {
    startEngine();
    startEngine();
    const base = await ground();
    const [one, twin] = [await image(base, 0), await image(base, 0)];
    const [left = '', right = ''] = base.hosts;
    const servers = await Promise.all([
      server(base, one, left),
      server(base, twin, left),
      server(base, one, left),
      server(base, twin, right),
    ]);
    await ready(servers);
    const name = copyVolumeName(SHA256S[0] ?? '');
    expect(copiesOn('left')).toEqual([name]);
    expect(sent).toEqual(new Map([`${left} ${name}`, `${right} ${name}`].map((key) => [key, SIZE])));
    // Another server moves nothing.
    await ready([await server(base, twin, right), await server(base, one, right)]);
    expect([...sent.values()]).toEqual([SIZE, SIZE]);
    // One image goes: the copies are the other's now.
    const all = await query<{ id: string }>(database.db, "SELECT id FROM desired WHERE kind = 'server'");
    const ids = all.map((row) => row.id);
    for (const id of ids) await remove(id);
    await gone(ids);
    await remove(one);
    await gone([one]);
    expect([copiesOn('left'), copiesOn('right')]).toEqual([[name], [name]]);
    await remove(twin);
    await gone([twin]);
    expect([copiesOn('left'), copiesOn('right')]).toEqual([[], []]);
    expect(broken).toEqual([]);
  },
);

test(
  'what is evicted goes while nobody needs it, and comes back when somebody does',
  { timeout: 60_000 },
  async () => {
    startEngine();
    const base = await ground();
    const id = await image(base, 0);
    const [left = ''] = base.hosts;
    const user = await server(base, id, left);
    await ready([user]);
    expect(await evictCopies(database.db, systemClock, EVICT_ALL)).toBe(0);
    await remove(user);
    await gone([user]);
    await eventually('the copy is evicted', 20, async () => {
      await evictCopies(database.db, systemClock, EVICT_ALL);
      return copiesOn('left').length === 0;
    });
    await eventually('nobody works on it', 20, async () => {
      return (await query(database.db, 'SELECT 1 FROM copy_writer')).length === 0;
    });
    await ready([await server(base, id, left)]);
    expect(copiesOn('left')).toHaveLength(1);
    expect(broken).toEqual([]);
  },
);

test(
  'what is asked for moves once to each host, comes back when it is removed by hand, and is left alone once nobody asks',
  { timeout: 60_000 },
  async () => {
    startEngine();
    startEngine();
    const base = await ground();
    const [one, twin] = [await image(base, 0), await image(base, 0)];
    const [left = '', right = ''] = base.hosts;
    const name = copyVolumeName(SHA256S[0] ?? '');
    await wishForCopies(database.db, one, 'all');
    await wishForCopies(database.db, twin, [left, right]);
    const areThere = (): Promise<boolean> =>
      eventually('both hosts have the copy', 20, () =>
        Promise.resolve(HOSTS.every((each) => copiesOn(each)[0] === name)),
      );
    await areThere();
    // Servers find it there: not a byte more.
    const servers = [await server(base, one, left), await server(base, twin, right)];
    await ready(servers);
    expect(sent).toEqual(new Map([`${left} ${name}`, `${right} ${name}`].map((key) => [key, SIZE])));
    for (const id of servers) await remove(id);
    await gone(servers);
    for (const each of HOSTS) ports.byHand.removeVolume(each, name);
    await areThere();
    await withdrawWishes(database.db, one, 'all');
    await withdrawWishes(database.db, twin, [left]);
    expect((await readCopies(database.db, twin)).map(({ asked_at }) => asked_at === null)).toEqual([
      true,
      false,
    ]);
    await eventually('both were looked at since', 20, async () => {
      const looked = await query(
        database.db,
        'SELECT 1 FROM queue WHERE id IN (?, ?) AND lease_holder IS NULL AND due_at > now()',
        [one, twin],
      );
      return looked.length === 2;
    });
    // What nobody asks for any more stays as a cache.
    expect(copiesOn('left')).toEqual([name]);
    for (const each of HOSTS) ports.byHand.removeVolume(each, name);
    await eventually('what is still asked for comes back', 20, () =>
      Promise.resolve(copiesOn('right').length === 1),
    );
    await eventually('what nobody asks for is forgotten', 20, async () => {
      return (await readCopies(database.db, one)).every(({ host_id }) => host_id !== left);
    });
    expect(copiesOn('left')).toEqual([]);
    expect([...sent.values()].sort((a, b) => a - b)).toEqual([SIZE * 2, SIZE * 3]);
    expect(broken).toEqual([]);
  },
);

test(
  'a full disk gives up what nobody needs at once, and gets the copy as soon as there is room',
  { timeout: 60_000 },
  async () => {
    startEngine();
    const base = await ground();
    const [cached, wanted] = [await image(base, 0), await image(base, 1)];
    const small = await host('small', 1);
    await wishForCopies(database.db, cached, [small]);
    const names = SHA256S.map(copyVolumeName);
    await eventually('the first copy is there, and was seen', 20, async () => {
      const [seen] = await readCopies(database.db, cached);
      return copiesOn('small')[0] === names[0] && seen?.part?.known === true && seen.part.view !== null;
    });
    // Room for half of another copy is left. The timer's eviction does not run here.
    const piece = new Uint8Array(1024 * 1024);
    const content = [...Array.from({ length: 1023 }, () => piece), piece.subarray(SIZE * 1.5)];
    const format = { format: 'raw', capacity_bytes: 1024 ** 3, backing_name: null };
    ports.byHand.host('small').volumes.set('other', { name: 'other', content, ...format });
    await wishForCopies(database.db, wanted, [small]);
    await eventually('the disk has the other copy instead', 20, () =>
      Promise.resolve(copiesOn('small').join(' ') === names[1]),
    );
    const failed = await query<{ message: string }>(
      database.db,
      "SELECT error ->> 'message' AS message FROM journal WHERE resource_id = ? AND outcome = 'failed'",
      [wanted],
    );
    expect(failed[0]?.message).toMatch(
      /^The disk of host 'small' is full: .* 1 copy of images that no server there needs is being removed; then the image is sent again\.$/,
    );
    // The wish went with the copy, so that the two do not push each other out for ever.
    expect((await readCopies(database.db, cached)).filter(({ asked_at }) => asked_at !== null)).toEqual([]);
    await query(database.db, 'UPDATE queue SET due_at = now()');
    await ready([cached, wanted]);
    expect(copiesOn('small')).toEqual([names[1]]);
  },
);

test(
  'no copy goes under a server and none is left, whatever dies, is evicted, deleted or made meanwhile',
  { timeout: 120_000 },
  async () => {
    const random = createSimulatedRandom(5);
    const deaths = { left: 8 };
    ports.setFaults({
      applies: (call) => call.host !== 'images',
      fail: 0.02,
      lose_reply: 0.02,
      delay_ms: [0, 3],
    });
    startMortal(90, deaths);
    startMortal(120, deaths);
    const base = await ground();
    const images = [await image(base, 0), await image(base, 0), await image(base, 1)];
    const servers: { readonly id: string; readonly image_id: string }[] = [];
    const pick = (count: number): number => Math.floor(random.next() * count);
    for (let turn = 0; turn < 30; turn += 1) {
      const chance = random.next();
      const index = pick(images.length);
      const image_id = images[index] ?? '';
      if (chance < 0.45) {
        servers.push({ id: await server(base, image_id), image_id });
      } else if (chance < 0.75) {
        const [victim] = servers.splice(pick(Math.max(1, servers.length)), 1);
        if (victim !== undefined) await remove(victim.id);
      } else if (chance < 0.85) {
        if (!servers.some((each) => each.image_id === image_id)) {
          await remove(image_id);
          images[index] = await image(base, pick(2));
        }
      } else {
        await evictCopies(database.db, systemClock, EVICT_ALL);
      }
      await systemClock.sleep(pick(120));
    }
    expect(deaths.left).toBeLessThan(8);
    await ready(servers.map((each) => each.id));
    expect(broken).toEqual([]);
    for (const { id } of servers) await remove(id);
    await gone(servers.map((each) => each.id));
    for (const id of images) await remove(id);
    await gone(images);
    await eventually('no image is left', 40, async () => {
      return (await query(database.db, "SELECT 1 FROM desired WHERE kind = 'image'")).length === 0;
    });
    expect([copiesOn('left'), copiesOn('right')]).toEqual([[], []]);
    expect(await query(database.db, 'SELECT * FROM copy_writer')).toEqual([]);
    expect(broken).toEqual([]);
  },
);
