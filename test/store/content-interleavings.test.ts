import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quotaDefaults, readConfig } from '../../reconciler/config.ts';
import { createSimulatedClock } from '../../reconciler/drivers/simulated/clock.ts';
import { createSimulatedImages } from '../../reconciler/drivers/simulated/images.ts';
import { createSimulatedRandom } from '../../reconciler/drivers/simulated/random.ts';
import { createWorld } from '../../reconciler/drivers/simulated/world.ts';
import { CairnError } from '../../reconciler/model/error.ts';
import type { Images } from '../../reconciler/ports/images.ts';
import { createContents, readContent, recordContent } from '../../reconciler/store/content.ts';
import { guardRemovals } from '../../reconciler/store/content-removal.ts';
import { inTransaction, query } from '../../reconciler/store/database.ts';
import { lockDesired } from '../../reconciler/store/desired.ts';
import { pruneContent } from '../../reconciler/workers/content-pruner.ts';
import { digestOf, pieces } from '../contract/images.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { deleteObject, insertObject } from '../support/rows.ts';

/**
 * Uploads, deletions and the pruner at once, every call to the store and to the database in an order that the property draws: what an upload was told to
 * be there is there, and when nobody has anything any more the store is empty.
 */

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const clock = createSimulatedClock();
/** Everything that was ever written is old: no grace helps, only who has what. */
const later = { ...clock, nowMs: () => clock.nowMs() + 1e12 };

type Script = {
  /** Which of two contents; equal ones are what the test is about. */
  readonly content: number;
  readonly promises: boolean;
  /** Whether it has its content and is deleted; else it is being uploaded. */
  readonly goes: boolean;
};

type Step = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets one actor at a time take one step, while all others stand before their next: `choices` says which. */
function createStage(choices: Iterator<number>): {
  readonly step: Step;
  readonly play: (actors: readonly (() => Promise<void>)[]) => Promise<void>;
} {
  const ready: (() => Promise<unknown>)[] = [];
  return {
    step: (work) =>
      new Promise((resolve, reject) => {
        ready.push(() => work().then(resolve, reject));
      }),
    play: async (actors) => {
      const left = { acting: actors.length };
      const ends = actors.map((act) => act().finally(() => (left.acting -= 1)));
      const over = Promise.all(ends);
      over.catch(() => (left.acting = 0));
      while (left.acting > 0) {
        if (ready.length < left.acting) await new Promise((resolve) => setImmediate(resolve));
        else await ready.splice((choices.next().value as number) % ready.length, 1)[0]?.();
      }
      await over;
    },
  };
}

/** Each call of the port that matters waits for its turn before it acts. */
function inTurns(images: Images, step: Step): Images {
  return {
    ...images,
    finish: (...call) => step(() => images.finish(...call)),
    stat: (...call) => step(() => images.stat(...call)),
    list: () => step(() => images.list()),
    remove: (...call) => step(() => images.remove(...call)),
  };
}

const atOnce: Step = (work) => work();

const bytesOf = (script: Script): Buffer => Buffer.from(`content ${script.content}`);

/** As the API takes a content (api/content-stream.ts). True when its sender was told that it is there. */
async function upload(images: Images, step: Step, id: string, script: Script): Promise<boolean> {
  const bytes = bytesOf(script);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      await images.discard(id);
      await images.append(id, 0, Infinity, pieces(bytes, 4));
      const blob = await images.finish(id, script.promises ? digestOf(bytes) : null);
      await step(() =>
        inTransaction(database.db, async (transaction) => {
          if ((await lockDesired(transaction, id)) === null)
            throw new CairnError('not_found', 'There is no such image.');
          await recordContent(transaction, id, blob);
        }),
      );
      if ((await images.stat(blob.sha256)) !== null) return true;
    } catch (thrown) {
      if (!(thrown instanceof CairnError)) throw thrown;
      if (thrown.code === 'not_found') return false;
      if (thrown.code !== 'unavailable') throw thrown;
    }
  }
  return false;
}

/** As the engine removes an image (kinds/image/operations.ts). */
async function remove(images: Images, step: Step, id: string, script: Script): Promise<void> {
  await step(() => deleteObject(database.db, id));
  const own = await step(() => readContent(database.db, id));
  const promised = script.promises ? digestOf(bytesOf(script)) : null;
  const sha256 = own?.sha256 ?? promised;
  const contents = createContents(database.db, quotaDefaults(readConfig({}, {})));
  if (sha256 !== null) {
    const released = await step(() => contents.release(sha256));
    for (const each of released) await images.remove(each);
  }
  await images.discard(id);
  await step(() => query(database.db, 'DELETE FROM desired WHERE id = ?', [id]));
}

const script: fc.Arbitrary<Script> = fc.record({
  content: fc.constantFrom(0, 0, 0, 1),
  promises: fc.constantFrom(false, false, true),
  goes: fc.boolean(),
});
const scripts = fc.array(script, { minLength: 2, maxLength: 3 });

test('no order of uploads, deletions and pruning loses what somebody has, or leaves what nobody has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(1000)), scripts, fc.boolean(), async (choices, all, prunes) => {
      const world = createWorld({
        findHost: () => Promise.reject(new Error('there is no host')),
        clock,
        random: createSimulatedRandom(1),
      });
      const store = createSimulatedImages(world);
      const { step, play } = createStage(choices);
      const images = guardRemovals(inTurns(store, step), database.db);
      const told = new Map<string, string>();
      const actorOf = async (own: Script): Promise<() => Promise<void>> => {
        const sha256 = digestOf(bytesOf(own));
        const id = await insertObject(database.db, { kind: 'image', spec: own.promises ? { sha256 } : {} });
        if (own.goes && !(await upload(store, atOnce, id, own))) throw new Error('nothing was in the way');
        if (own.goes) return () => remove(images, step, id, own);
        return async () => {
          if (await upload(images, step, id, own)) told.set(id, sha256);
        };
      };
      const actors: (() => Promise<void>)[] = [];
      for (const own of all) actors.push(await actorOf(own));
      if (prunes) actors.push(async () => void (await pruneContent(database.db, images, later)));
      await play(actors);

      for (const sha256 of told.values()) expect(await store.stat(sha256)).not.toBeNull();
      await query(database.db, 'DELETE FROM desired');
      const unguarded = guardRemovals(store, database.db);
      await pruneContent(database.db, unguarded, later);
      expect([await store.list(), await store.listUploads()]).toEqual([[], []]);
      expect(await query(database.db, 'SELECT * FROM content_removal')).toEqual([]);
    }),
    { numRuns: 120 },
  );
}, 60_000);
