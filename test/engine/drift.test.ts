import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { query } from '../../reconciler/store/database.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { createWorld, thingKind } from '../support/fake-kind.ts';
import type { ThingKind, World } from '../support/fake-kind.ts';
import { insertObject, updateObject } from '../support/rows.ts';
import { createTestEngine, events, pass, stored } from '../support/test-engine.ts';

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

const REPORT = { value: 'a', drift_policy: 'report' } as const;

test('enforced drift is told, counted and put right in the same pass', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await insertObject(database.db, { kind: 'server', spec: { value: 'a' } });
  await pass(engine, id);
  world.values.set(id, 'meddled');
  expect(await pass(engine, id)).toBe('done');
  expect(world.values.get(id)).toBe('a');
  expect(await stored(database.db, id)).toMatchObject({
    drift: [],
    status: { drift: {} },
    drifted: { status: 'False' },
    ready: { status: 'True' },
  });
  expect((await events(database.db, id)).slice(2)).toEqual(['drift: value: expected a, found meddled.']);
  expect(engine.counts.drift).toBe(1);
});

test('reported drift is shown and left alone until somebody asks for repair', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await insertObject(database.db, { kind: 'server', spec: REPORT });
  expect(await pass(engine, id)).toBe('done');
  world.values.set(id, 'meddled');
  world.effects.length = 0;
  expect(await pass(engine, id)).toBe('done');
  const first = await stored(database.db, id);
  expect(first).toMatchObject({
    status: { seen: 'meddled', drift: { value: 'expected a, found meddled' } },
    drift: [{ field: 'value', expected: 'a', found: 'meddled' }],
    drifted: { status: 'True', reason: 'Drifted' },
    ready: { status: 'True' },
    observed_generation: 1,
  });
  world.values.set(id, 'meddled more');
  world.colours.set(id, 'red');
  expect(await pass(engine, id)).toBe('done');
  const second = await stored(database.db, id);
  expect(second?.drift.map((each) => each.field)).toEqual(['value', 'colour']);
  expect(second?.drift[0]?.since).toBe(first?.drift[0]?.since);
  expect((await events(database.db, id)).filter((each) => each.startsWith('drift'))).toHaveLength(2);
  expect(engine.counts.drift).toBe(2);
  expect(world.effects).toEqual([]);

  // What ?repair=true does: the same spec as a new generation.
  await updateObject(database.db, id, REPORT);
  expect(await pass(engine, id)).toBe('done');
  expect([world.values.get(id), world.colours.get(id)]).toEqual(['a', 'white']);
  expect(await stored(database.db, id)).toMatchObject({
    drift: [],
    status: { drift: {} },
    observed_generation: 2,
  });
});

test('drift that goes away by itself is no longer shown', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await insertObject(database.db, { kind: 'server', spec: REPORT });
  await pass(engine, id);
  world.values.set(id, 'meddled');
  await pass(engine, id);
  world.values.set(id, 'a');
  await pass(engine, id);
  expect(await stored(database.db, id)).toMatchObject({ drift: [], drifted: { status: 'False' } });
});

test('what others ask of an object is no drift, even while drift is only reported', async () => {
  // Desired colour follows another object, as a subnet's reservations follow its servers.
  const base = thingKind(world) as unknown as ThingKind;
  const engine = createTestEngine(database.db, [
    thingKind(world, {
      resolve: (snapshot) => {
        const resolution = base.resolve(snapshot);
        if (resolution.outcome !== 'resolved') return resolution;
        const [other] = [...snapshot.references.values()];
        return { ...resolution, desired: { ...resolution.desired, colour: other?.resource.name ?? 'none' } };
      },
    }),
  ]);
  const other = await insertObject(database.db, { kind: 'flavor', name: 'blue' });
  const id = await insertObject(database.db, { kind: 'server', spec: REPORT, references: [other] });
  expect(await pass(engine, id)).toBe('done');
  expect(world.colours.get(id)).toBe('blue');
  world.values.set(id, 'meddled');
  await query(database.db, "UPDATE desired SET name = 'green' WHERE id = ?", [other]);
  expect(await pass(engine, id)).toBe('done');
  expect(world.colours.get(id)).toBe('green');
  expect(world.values.get(id)).toBe('meddled');
  expect(await stored(database.db, id)).toMatchObject({ drift: [{ field: 'value' }] });
  expect(engine.counts.drift).toBe(1);
});

test('an object that was never realised does not drift', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await insertObject(database.db, { kind: 'server', spec: REPORT });
  world.values.set(id, 'left from before');
  expect(await pass(engine, id)).toBe('done');
  expect(world.values.get(id)).toBe('a');
  expect(engine.counts.drift).toBe(0);
});

test('drift that cannot be put right is shown meanwhile and told once', async () => {
  const engine = createTestEngine(database.db, [thingKind(world)]);
  const id = await insertObject(database.db, { kind: 'server', spec: { value: 'a' } });
  await pass(engine, id);
  world.values.set(id, 'meddled');
  world.during = () => Promise.reject(new Error('the disk is full'));
  expect(await pass(engine, id)).toBe('retry');
  expect(await pass(engine, id)).toBe('retry');
  expect(await stored(database.db, id)).toMatchObject({
    ready: { status: 'False' },
    drift: [{ field: 'value' }],
    status: { drift: { value: 'expected a, found meddled' } },
  });
  expect((await events(database.db, id)).filter((each) => each.startsWith('drift'))).toHaveLength(1);
});
