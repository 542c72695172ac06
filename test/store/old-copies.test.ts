import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSimulatedPorts } from '../../reconciler/drivers/simulated/ports.ts';
import { systemClock } from '../../reconciler/drivers/system/clock.ts';
import { copyVolumeName, oldCopyName } from '../../reconciler/model/names.ts';
import { query } from '../../reconciler/store/database.ts';
import { findHostConnection } from '../../reconciler/store/hosts.ts';
import { removeOldCopies } from '../../reconciler/workers/old-copy-remover.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertObject } from '../support/rows.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const never = new AbortController().signal;

/** A server on a host, made from the old copy of an image, or (null) from one that it does not name yet. */
async function serverOf(host_id: string, image_id: string, volume_name: string | null): Promise<string> {
  const id = await insertObject(database.db, { kind: 'server' });
  const images = volume_name === null ? null : { [image_id]: { volume_name, format: 'raw' } };
  await query(database.db, 'INSERT INTO resolved (id, choices) VALUES (?, ?)', [
    id,
    JSON.stringify({ host_id, images }),
  ]);
  await query(
    database.db,
    "INSERT INTO allocation (owner_id, slot, host_id, image_id) VALUES (?, 'image', ?, ?)",
    [id, host_id, image_id],
  );
  return id;
}

test('copies with the names of images go from hosts when no server and no disk needs them; nothing else does', async () => {
  const { db } = database;
  const ports = createSimulatedPorts({
    seed: 1,
    clock: systemClock,
    findHost: (host_id) => findHostConnection(db, host_id),
  });
  const [host_id, away, bare] = await Promise.all(
    ['old', 'away', 'bare'].map((name) =>
      insertObject(db, { kind: 'host', name, spec: { name, uri: `simulated://${name}` } }),
    ),
  );
  if (host_id === undefined || away === undefined || bare === undefined) throw new Error('no hosts');
  const image = (): Promise<string> => insertObject(db, { kind: 'image' });
  const [used, unsaid, renewed, leaving, below] = await Promise.all([
    image(),
    image(),
    image(),
    image(),
    image(),
  ]);
  if (below === undefined) throw new Error('no images');
  const server = await serverOf(host_id, used, oldCopyName(used));
  await serverOf(host_id, unsaid, null);
  await serverOf(host_id, renewed, copyVolumeName('a'.repeat(64)));
  const released = await serverOf(host_id, leaving, oldCopyName(leaving));
  await query(db, 'DELETE FROM allocation WHERE owner_id = ?', [released]);
  const gone = randomUUID();
  const write = async (on: string, name: string): Promise<void> => {
    async function* content(): AsyncIterable<Uint8Array> {
      yield await Promise.resolve(Buffer.alloc(512));
    }
    await ports.volumes.upload(on, name, 512, content(), false, never);
  };
  const others = [copyVolumeName('a'.repeat(64)), 'cairn-image-mine', `cairn-image-${gone.toUpperCase()}`];
  const old = [used, unsaid, renewed, leaving, below, gone].map(oldCopyName);
  for (const on of [host_id, away]) await ports.hypervisor.inventory(on, never);
  for (const name of [...old, ...others]) await write(host_id, name);
  await ports.volumes.createOverlay(host_id, 'cairn-by-hand', oldCopyName(below), 'raw', 0, never);
  await write(away, oldCopyName(gone));
  ports.byHand.host('away').reachable = false;
  const left = async (on = host_id): Promise<readonly string[]> =>
    (await ports.volumes.list(on, never)).map(({ name }) => name).toSorted();

  expect(await removeOldCopies(db, ports.volumes)).toEqual({ removed: 2, unseen: 1 });
  const kept = [...[used, unsaid, leaving, below].map(oldCopyName), ...others, 'cairn-by-hand'];
  expect(await left()).toEqual(kept.toSorted());
  expect(ports.byHand.host('bare').prepared).toBe(false);

  ports.byHand.host('away').reachable = true;
  await query(db, 'DELETE FROM desired WHERE id = ANY(?::uuid[])', [[server, released]]);
  await ports.volumes.remove(host_id, 'cairn-by-hand', never);
  expect(await removeOldCopies(db, ports.volumes)).toEqual({ removed: 4, unseen: 0 });
  expect(await left()).toEqual([oldCopyName(unsaid), ...others].toSorted());
  expect(await left(away)).toEqual([]);
  expect(await removeOldCopies(db, ports.volumes)).toEqual({ removed: 0, unseen: 0 });
});
