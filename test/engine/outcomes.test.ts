import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CairnError } from '../../reconciler/model/error.ts';
import { query } from '../../reconciler/store/database.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { createWorld, step, thingKind, unreachable } from '../support/fake-kind.ts';
import type { ThingKind, World } from '../support/fake-kind.ts';
import { deleteObject, insertObject, updateObject } from '../support/rows.ts';
import { createTestEngine, dueIds, events, journal, pass, stored } from '../support/test-engine.ts';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  await query(database.db, 'TRUNCATE desired CASCADE');
  world = createWorld();
});

const thing = (spec: object = {}): Promise<string> =>
  insertObject(database.db, { kind: 'server', name: randomUUID(), spec: { value: 'a', ...spec } });

const engineOf = (overrides: Partial<ThingKind> = {}, settings = {}) =>
  createTestEngine(database.db, [thingKind(world, overrides)], { settings });

describe('done', () => {
  test('makes the world as asked and says so', async () => {
    const engine = engineOf();
    const id = await thing();
    expect(await pass(engine, id)).toBe('done');
    expect(world.values.get(id)).toBe('a');
    expect(world.colours.get(id)).toBe('white');
    expect(await stored(database.db, id)).toMatchObject({
      status: { seen: 'a', drift: {} },
      observed: { value: 'a', colour: 'white' },
      observed_generation: 1,
      seen_generation: 1,
      drift: [],
      ready: { status: 'True', reason: 'Ready' },
      stalled: { status: 'False' },
      drifted: { status: 'False' },
    });
    expect(await events(database.db, id)).toEqual([
      expect.stringMatching(/^not_ready: open .*; write .*; paint .*\.$/) as string,
      'ready: As asked.',
    ]);
    const entries = await journal(database.db, id);
    expect(entries.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
      'open done',
      expect.stringMatching(/^(write|paint) done$/) as string,
      expect.stringMatching(/^(write|paint) done$/) as string,
    ]);
    expect(new Set(entries.map((entry) => entry.plan_hash)).size).toBe(1);
    expect(engine.counts.operations.toSorted()).toEqual(['open done', 'paint done', 'write done']);
  });

  test('a second pass changes nothing, writes nothing, and is due after the resync period', async () => {
    const engine = engineOf();
    const id = await thing();
    await pass(engine, id);
    const before = await query(database.db, 'SELECT xmin, * FROM status');
    expect(await pass(engine, id)).toBe('done');
    expect(await query(database.db, 'SELECT xmin, * FROM status')).toEqual(before);
    expect(world.effects).toHaveLength(3);
    const [row] = await query<{ seconds: number; priority: number; attempt: number }>(
      database.db,
      'SELECT extract(epoch FROM due_at - now())::float8 AS seconds, priority, attempt FROM queue',
    );
    expect(row).toMatchObject({ priority: 2, attempt: 0 });
    // The test draws 0.5: 0.9 of the period, cut to a whole second.
    expect(row?.seconds).toBeGreaterThan(3140);
    expect(row?.seconds).toBeLessThanOrEqual(3240);
  });

  test('another generation is realised', async () => {
    const engine = engineOf();
    const id = await thing();
    await pass(engine, id);
    await updateObject(database.db, id, { value: 'b' });
    expect(await pass(engine, id)).toBe('done');
    expect(world.values.get(id)).toBe('b');
    expect(await stored(database.db, id)).toMatchObject({ observed_generation: 2, status: { seen: 'b' } });
    expect((await journal(database.db, id)).map((entry) => entry.generation)).toEqual([1, 1, 1, 2, 2]);
  });

  test('choices are stored before anything is done', async () => {
    let seen: unknown;
    world.during = async (_operation, id) => {
      seen ??= (await stored(database.db, id))?.choices;
    };
    const base = thingKind(world) as unknown as ThingKind;
    const engine = engineOf({
      resolve: (snapshot) => ({ ...base.resolve(snapshot), choices: { shelf: 7 } }) as never,
    });
    const id = await thing();
    await pass(engine, id);
    expect(seen).toEqual({ shelf: 7 });
  });

  test('the report sees the choices of the same pass', async () => {
    const base = thingKind(world) as unknown as ThingKind;
    const engine = engineOf({
      resolve: (snapshot) => ({ ...base.resolve(snapshot), choices: { shelf: 7 } }) as never,
      diff: () => [],
      report: (_desired, _observed, _changes, { self }) => ({
        status: self.choices,
        failure: null,
        pending: null,
      }),
    });
    const id = await thing();
    expect(await pass(engine, id)).toBe('done');
    expect(await stored(database.db, id)).toMatchObject({ status: { shelf: 7 } });
  });
});

describe('unknown is not absent', () => {
  test('nothing is planned from a failed look, also for a deletion', async () => {
    const engine = engineOf();
    const id = await thing();
    await pass(engine, id);
    world.blind = unreachable();
    expect(await pass(engine, id)).toBe('retry');
    await deleteObject(database.db, id);
    expect(await pass(engine, id)).toBe('retry');
    expect(world.effects).toHaveLength(3);
    expect(await stored(database.db, id)).toMatchObject({
      ready: { status: 'Unknown', reason: 'Unavailable', message: 'The host cannot be reached.' },
      // What was seen last stays.
      status: { seen: 'a' },
      observed: { value: 'a' },
    });
    world.blind = null;
    expect(await pass(engine, id)).toBe('gone');
  });

  test('a look that throws or hangs is unknown too', async () => {
    const id = await thing();
    const broken = engineOf({ observe: () => Promise.reject(new TypeError('undefined is no function')) });
    expect(await pass(broken, id)).toBe('retry');
    expect(await stored(database.db, id)).toMatchObject({ ready: { status: 'Unknown', reason: 'Internal' } });
    const obedient = engineOf(
      {
        observe: (_ports, _desired, signal) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(new Error('late'))),
          ),
      },
      { observe_timeout_seconds: 0.05 },
    );
    expect(await pass(obedient, id)).toBe('retry');
    expect(await stored(database.db, id)).toMatchObject({
      ready: {
        status: 'Unknown',
        reason: 'Unavailable',
        message: expect.stringContaining('longer than') as string,
      },
    });
    expect(world.effects).toEqual([]);
  });
});

describe('retry', () => {
  test('a failed operation keeps those after it from starting, is recorded, and is tried again later', async () => {
    const engine = engineOf();
    const id = await thing();
    world.during = (operation) => (operation === 'open' ? Promise.reject(unreachable()) : Promise.resolve());
    expect(await pass(engine, id)).toBe('retry');
    expect(world.effects).toEqual([]);
    expect(await stored(database.db, id)).toMatchObject({
      observed_generation: 0,
      ready: { status: 'False', reason: 'Unavailable', message: 'The host cannot be reached.' },
    });
    expect(await journal(database.db, id)).toMatchObject([
      {
        operation: 'open',
        outcome: 'failed',
        error: { code: 'unavailable', message: 'The host cannot be reached.' },
      },
    ]);
    const [row] = await query<{ seconds: number; attempt: number }>(
      database.db,
      'SELECT extract(epoch FROM due_at - now())::float8 AS seconds, attempt FROM queue',
    );
    expect(row?.attempt).toBe(1);
    expect(row?.seconds).toBeLessThan(1);
    world.during = () => Promise.resolve();
    expect(await pass(engine, id)).toBe('done');
  });

  test('an operation that ignores its deadline is given up', { timeout: 20_000 }, async () => {
    const base = thingKind(world) as unknown as ThingKind;
    const engine = engineOf({
      plan: (...inputs) => ({
        waiting: null,
        operations: base.plan(...inputs).operations.map((each) => ({ ...each, timeout_seconds: 0.05 })),
      }),
    });
    const id = await thing();
    world.during = () => new Promise(() => undefined);
    expect(await pass(engine, id)).toBe('retry');
    expect(await stored(database.db, id)).toMatchObject({
      ready: { reason: 'Unavailable', message: expect.stringContaining('open took longer') as string },
    });
  });

  test('an effect that does not show is not repeated for ever', async () => {
    const id = await thing();
    const engine = engineOf({
      operations: {
        open: () => Promise.resolve(),
        write: () => Promise.resolve(),
        paint: () => Promise.resolve(),
      },
    });
    expect(await pass(engine, id)).toBe('retry');
    expect(await journal(database.db, id)).toHaveLength(3);
    expect(await stored(database.db, id)).toMatchObject({
      ready: { status: 'False', message: expect.stringContaining('does not show the effect') as string },
    });
  });

  test('a world that never settles ends the pass after ten rounds', async () => {
    const id = await thing();
    let turn = 0;
    const engine = engineOf({
      plan: (_changes, desired) => ({
        waiting: null,
        operations: [step('open', desired.id, { reason: `${turn++}` })],
      }),
    });
    expect(await pass(engine, id)).toBe('retry');
    expect(await journal(database.db, id)).toHaveLength(10);
    expect(await stored(database.db, id)).toMatchObject({ ready: { reason: 'Internal' } });
  });

  test('a bug in a decision is told, and does not touch the world', async () => {
    const id = await thing();
    const engine = engineOf({
      plan: () => {
        throw new TypeError('a bug');
      },
    });
    expect(await pass(engine, id)).toBe('retry');
    expect(await stored(database.db, id)).toMatchObject({ ready: { status: 'False', reason: 'Internal' } });
    expect(engine.log.lines.filter((line) => line.level === 'error')).toHaveLength(1);
    expect(world.effects).toEqual([]);
  });

  test('a plan whose operations wait for each other is refused', async () => {
    const id = await thing();
    const engine = engineOf({
      plan: (_changes, desired) => ({
        waiting: null,
        operations: [step('open', desired.id, { after: [1] }), step('write', desired.id, { after: [0] })],
      }),
    });
    expect(await pass(engine, id)).toBe('retry');
    expect(await stored(database.db, id)).toMatchObject({ ready: { reason: 'Internal' } });
    expect(await journal(database.db, id)).toEqual([]);
  });
});

describe('an operation that fails', () => {
  const order = async (independent: boolean): Promise<readonly string[]> => {
    world.during = async (operation, id) => {
      if (operation === 'open') throw unreachable();
      if (operation !== 'write') return;
      await eventually('the other has failed', 10, async () => {
        return (await journal(database.db, id)).some(({ outcome }) => outcome === 'failed');
      });
    };
    const engine = engineOf({
      plan: (_changes, { id }) => ({
        operations: [
          step('open', id, independent ? { independent } : {}),
          step('write', id, { arguments: { id, text: 'a' } }),
          step('paint', id, { arguments: { id, text: 'a' }, after: [1] }),
          step('erase', id, { after: [0] }),
        ],
        waiting: null,
      }),
    });
    const id = await thing();
    expect(await pass(engine, id)).toBe('retry');
    expect((await stored(database.db, id))?.ready).toMatchObject({ message: 'The host cannot be reached.' });
    const entries = await journal(database.db, id);
    return entries.map(({ operation, outcome }) => `${operation} ${outcome}`).toSorted();
  };

  test('keeps all others from starting', async () => {
    expect(await order(false)).toEqual(['open failed', 'write done']);
  });

  test('keeps only those after it from starting when it is independent', async () => {
    expect(await order(true)).toEqual(['open failed', 'paint done', 'write done']);
  });
});

describe('stalled', () => {
  test('what a host cannot do waits for another spec', async () => {
    const engine = engineOf();
    const id = await thing();
    world.during = () => Promise.reject(new CairnError('unsupported', 'This host cannot do that.'));
    expect(await pass(engine, id)).toBe('stalled');
    expect(await stored(database.db, id)).toMatchObject({
      seen_generation: 1,
      observed_generation: 0,
      ready: { status: 'False', reason: 'Unsupported' },
      stalled: { status: 'True', reason: 'Unsupported', message: 'This host cannot do that.' },
    });
    expect(await query(database.db, "SELECT 1 FROM queue WHERE due_at = 'infinity'")).toHaveLength(1);
    world.during = () => Promise.resolve();
    await updateObject(database.db, id, { value: 'b' });
    expect(await pass(engine, id)).toBe('done');
    expect(await stored(database.db, id)).toMatchObject({
      stalled: { status: 'False' },
      ready: { status: 'True' },
    });
  });

  test('so says resolve, or the report', async () => {
    const id = await thing();
    const refused = new CairnError('invalid_input', 'No such size.');
    expect(await pass(engineOf({ resolve: () => ({ outcome: 'stalled', error: refused }) }), id)).toBe(
      'stalled',
    );
    expect(await stored(database.db, id)).toMatchObject({ stalled: { status: 'True', reason: 'Invalid' } });
    const failure = { reason: 'ImageRefused', message: 'The bytes are not what they should be.' };
    const engine = engineOf({ diff: () => [], report: () => ({ status: {}, failure, pending: null }) });
    expect(await pass(engine, id)).toBe('stalled');
    expect(await stored(database.db, id)).toMatchObject({ stalled: { status: 'True', ...failure } });
    expect((await events(database.db, id)).map((each) => each.split(':')[0])).toEqual(['stalled', 'stalled']);
  });
});

describe('blocked and pending', () => {
  test('what can be done is done; then the object waits', async () => {
    const base = thingKind(world) as unknown as ThingKind;
    const waiting = { reason: 'Waiting', message: 'Waiting for the subnet.', for_ids: [] };
    const engine = engineOf({
      plan: (changes, desired, observed) => ({
        operations: base.plan(
          changes.filter((change) => change.field === 'value'),
          desired,
          observed,
        ).operations,
        waiting: changes.some((change) => change.field === 'colour') ? waiting : null,
      }),
    });
    const id = await thing();
    expect(await pass(engine, id)).toBe('blocked');
    expect(world.values.get(id)).toBe('a');
    expect(await stored(database.db, id)).toMatchObject({
      observed_generation: 0,
      ready: { status: 'False', reason: 'Waiting', message: 'Waiting for the subnet.' },
      stalled: { status: 'False' },
    });
  });

  test('blocked by resolve: nothing is looked at', async () => {
    const error = new CairnError('unschedulable', 'No host fits.');
    const engine = engineOf({ resolve: () => ({ outcome: 'blocked', error, waiting_for: [] }) });
    const id = await thing();
    expect(await pass(engine, id)).toBe('blocked');
    expect(await stored(database.db, id)).toMatchObject({
      observed: null,
      ready: { status: 'False', reason: 'Unschedulable' },
    });
  });

  test('what is pending without anything to do is looked at again soon', async () => {
    const pending = { reason: 'WaitingForContent', message: 'Waiting for its bytes.' };
    const engine = engineOf({ diff: () => [], report: () => ({ status: {}, failure: null, pending }) });
    const id = await thing();
    expect(await pass(engine, id)).toBe('pending');
    expect(await stored(database.db, id)).toMatchObject({
      observed_generation: 0,
      ready: { status: 'False', ...pending },
    });
    const [row] = await query<{ seconds: number }>(
      database.db,
      'SELECT extract(epoch FROM due_at - now())::float8 AS seconds FROM queue',
    );
    expect(row?.seconds).toBeLessThan(1);
  });
});

describe('deletion', () => {
  test('removes what is there, then the row, and wakes what was named and waits to go itself', async () => {
    const engine = engineOf();
    const named = await insertObject(database.db, { kind: 'flavor' });
    const staying = await insertObject(database.db, { kind: 'keypair' });
    const references = [named, staying];
    const id = await insertObject(database.db, { kind: 'server', spec: { value: 'a' }, references });
    await pass(engine, id);
    await deleteObject(database.db, named);
    await deleteObject(database.db, id);
    expect(await pass(engine, id)).toBe('gone');
    expect(world.values.has(id)).toBe(false);
    expect(await stored(database.db, id)).toBeNull();
    expect((await events(database.db, id)).at(-1)).toMatch(/^deleted: /);
    expect(await dueIds(database.db)).toEqual([named]);
    const traces = await query<{ count: number }>(
      database.db,
      `SELECT (SELECT count(*) FROM resolved WHERE id = :id) + (SELECT count(*) FROM observed WHERE id = :id)
         + (SELECT count(*) FROM status WHERE id = :id) + (SELECT count(*) FROM queue WHERE id = :id) AS count`.replaceAll(
        ':id',
        `'${id}'`,
      ),
    );
    expect(traces).toEqual([{ count: 0 }]);
  });

  test('waits while others still name it', async () => {
    const engine = engineOf();
    const id = await thing();
    await pass(engine, id);
    const user = await insertObject(database.db, { kind: 'flavor', references: [id] });
    await deleteObject(database.db, id);
    expect(await pass(engine, id)).toBe('blocked');
    expect(await stored(database.db, id)).toMatchObject({ ready: { status: 'False', reason: 'Waiting' } });
    await query(database.db, 'DELETE FROM desired WHERE id = ?', [user]);
    expect(await pass(engine, id)).toBe('gone');
  });

  test('an object that vanishes during a pass is left alone', async () => {
    const id = await thing();
    const base = thingKind(world) as unknown as ThingKind;
    const engine = engineOf({
      observe: async (...inputs) => {
        await query(database.db, 'DELETE FROM desired WHERE id = ?', [id]);
        return await base.observe(...inputs);
      },
    });
    expect(await pass(engine, id)).toBe('lost');
    expect(world.effects).toEqual([]);
    expect(await journal(database.db, id)).toEqual([]);
  });
});

describe('a target that moves', () => {
  test('is followed without complaint, and others see what is done already', async () => {
    // Each look finds something new to want, as a subnet does while servers join it.
    const base = thingKind(world) as unknown as ThingKind;
    const unready = await insertObject(database.db, { kind: 'image' });
    let wanted = 0;
    let woken = 0;
    const engine = engineOf({
      resolve: (snapshot) => {
        const resolution = base.resolve(snapshot);
        if (resolution.outcome !== 'resolved') return resolution;
        wanted = Math.min(wanted + 1, 15);
        return { ...resolution, desired: { ...resolution.desired, value: `${wanted}` } };
      },
    });
    const id = await thing();
    await query(database.db, "INSERT INTO allocation (owner_id, slot, image_id) VALUES (?, 'x', ?)", [
      unready,
      id,
    ]);
    world.during = async () => {
      if ((await dueIds(database.db)).includes(unready)) woken += 1;
      await query(database.db, 'DELETE FROM queue WHERE id = ?', [unready]);
    };
    expect(await pass(engine, id)).toBe('done');
    expect(world.values.get(id)).toBe('15');
    expect(woken).toBeGreaterThan(5);
    expect((await events(database.db, id)).map((each) => each.split(':')[0])).toEqual(['not_ready', 'ready']);
  });
});
