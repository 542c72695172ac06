import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../reconciler/drivers/postgres/embedded.ts';
import { openPool } from '../../reconciler/drivers/postgres/pool.ts';
import { startNotifications } from '../../reconciler/drivers/postgres/listen.ts';
import { query } from '../../reconciler/store/database.ts';
import { startLoop } from '../../reconciler/engine/loop.ts';
import { migrate } from '../../reconciler/store/migrate.ts';
import { enqueue } from '../../reconciler/store/queue.ts';
import { eventually } from '../support/eventually.ts';
import { createWorld, thingKind } from '../support/fake-kind.ts';
import { insertObject } from '../support/rows.ts';
import { createTestEngine, stored } from '../support/test-engine.ts';

const directory = mkdtempSync(join(tmpdir(), 'cairn-embedded-'));
const QUICK = { fsync: 'off' };

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

/** A service in a process of its own that only has the database; resolves when that is up. */
async function startOwner(): Promise<{ child: ChildProcess; server_pid: number }> {
  const program = `
    import { startEmbeddedPostgres } from './reconciler/drivers/postgres/embedded.ts';
    const server = await startEmbeddedPostgres(${JSON.stringify(directory)}, ${JSON.stringify(QUICK)});
    console.log('up');
    setInterval(() => undefined, 1000);
    process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const piece of child.stdout) if (String(piece).includes('up')) break;
  return { child, server_pid: await serverPid() };
}

async function serverPid(): Promise<number> {
  const text = await readFile(join(directory, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return ended;
}

test('data outlives a stop, and nobody else may enter', { timeout: 60_000 }, async () => {
  const first = await startEmbeddedPostgres(directory, QUICK);
  const db = openPool(first.url, 1);
  await query(db, 'CREATE TABLE word (word text)');
  await query(db, "INSERT INTO word VALUES ('kept')");
  expect(await query(db, "SELECT current_setting('listen_addresses') AS addresses")).toEqual([
    { addresses: '' },
  ]);
  await db.destroy();
  const pid = await serverPid();
  await first.stop();
  expect(isAlive(pid)).toBe(false);
  expect((await stat(join(directory, 'postgres'))).mode & 0o077).toBe(0);

  const second = await startEmbeddedPostgres(directory, QUICK);
  const again = openPool(second.url, 1);
  expect(await query(again, 'SELECT word FROM word')).toEqual([{ word: 'kept' }]);
  await again.destroy();
  await second.stop();
});

test('a second service on one directory is refused and harms nobody', { timeout: 60_000 }, async () => {
  const first = await startEmbeddedPostgres(directory, QUICK);
  await expect(startEmbeddedPostgres(directory, QUICK)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(`process ${process.pid}`) as string,
  });
  const db = openPool(first.url, 1);
  expect(await query(db, 'SELECT word FROM word')).toEqual([{ word: 'kept' }]);
  await db.destroy();
  await first.stop();
});

test('of services that start at the same moment one wins', { timeout: 60_000 }, async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => startEmbeddedPostgres(directory, QUICK)));
  const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  expect(won).toHaveLength(1);
  expect(lost).toMatchObject([{ code: 'conflict' }, { code: 'conflict' }]);
  const db = openPool(won[0]?.url ?? '', 1);
  expect(await query(db, 'SELECT word FROM word')).toEqual([{ word: 'kept' }]);
  await db.destroy();
  await won[0]?.stop();
});

test(
  'the server of a killed service ends by itself, and the next service starts at once',
  { timeout: 60_000 },
  async () => {
    const { child, server_pid } = await startOwner();
    await end(child, 'SIGKILL');
    const next = await startEmbeddedPostgres(directory, QUICK);
    expect(isAlive(server_pid)).toBe(false);
    await next.stop();
    const { child: other, server_pid: other_pid } = await startOwner();
    await end(other, 'SIGKILL');
    await eventually('the server ends without anybody asking', 20, () =>
      Promise.resolve(!isAlive(other_pid)),
    );
  },
);

test('a server left without its supervisor is replaced', { timeout: 60_000 }, async () => {
  const { child, server_pid } = await startOwner();
  const status = await readFile(`/proc/${server_pid}/stat`, 'utf8');
  const supervisor = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  process.kill(supervisor, 'SIGKILL');
  await end(child, 'SIGKILL');
  expect(isAlive(server_pid)).toBe(true);
  const next = await startEmbeddedPostgres(directory, QUICK);
  expect(isAlive(server_pid)).toBe(false);
  const db = openPool(next.url, 1);
  expect(await query(db, 'SELECT word FROM word')).toEqual([{ word: 'kept' }]);
  await db.destroy();
  await next.stop();
});

test(
  'a stale pid file with the number of a living stranger is no obstacle',
  { timeout: 60_000 },
  async () => {
    await writeFile(join(directory, 'postgres', 'data', 'postmaster.pid'), `${process.pid}\n${directory}\n`);
    const server = await startEmbeddedPostgres(directory, QUICK);
    await server.stop();
  },
);

test(
  'a server that dies is reported; pool and listener notice and recover',
  { timeout: 60_000 },
  async () => {
    const server = await startEmbeddedPostgres(directory, QUICK);
    const db = openPool(server.url, 2);
    const losses: Error[] = [];
    const heard: (string | null)[] = [];
    const notifications = startNotifications(server.url, ['cairn_status'], (error) => losses.push(error));
    notifications.subscribe('cairn_status', (payload) => heard.push(payload));
    await eventually('it listens', 10, () => Promise.resolve(heard.length === 1));
    await query(db, "SELECT pg_notify('cairn_status', 'one')");
    await eventually('it hears', 10, () => Promise.resolve(heard.includes('one')));
    process.kill(await serverPid(), 'SIGQUIT');
    await server.failed;
    await expect(query(db, 'SELECT 1')).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The database cannot be reached; Cairn will try again.',
    });
    await server.stop();
    const next = await startEmbeddedPostgres(directory, QUICK);
    expect(await query(db, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await eventually('it listens again and says that something may be lost', 20, () =>
      Promise.resolve(heard.filter((payload) => payload === null).length === 2),
    );
    expect(losses.length).toBeGreaterThan(0);
    await query(db, "SELECT pg_notify('cairn_status', 'two')");
    await eventually('it hears again', 10, () => Promise.resolve(heard.includes('two')));
    await notifications.stop();
    await db.destroy();
    await next.stop();
  },
);

test(
  'a statement past its deadline is a timeout; other errors keep what PostgreSQL said',
  { timeout: 60_000 },
  async () => {
    const server = await startEmbeddedPostgres(directory, QUICK);
    const db = openPool(server.url, 1);
    await query(db, "SET statement_timeout = '50ms'");
    await expect(query(db, 'SELECT pg_sleep(5)')).rejects.toMatchObject({ code: 'timeout' });
    await expect(query(db, 'SELECT 1/0')).rejects.toMatchObject({ code: '22012' });
    await db.destroy();
    await server.stop();
  },
);

test('an engine outlives its database and finishes what it had begun', { timeout: 60_000 }, async () => {
  const first = await startEmbeddedPostgres(directory, QUICK);
  const db = openPool(first.url, 10);
  await migrate(db);
  const world = createWorld();
  const loop = startLoop(createTestEngine(db, [thingKind(world)], { settings: { lease_seconds: 1 } }));
  const id = await insertObject(db, { kind: 'server', spec: { value: 'a' } });
  let begun = false;
  let leave: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (leave = resolve));
  world.during = async () => {
    begun = true;
    await gate;
  };
  await enqueue(db, [id], 0);
  loop.wake();
  await eventually('the work has begun', 10, () => Promise.resolve(begun));
  await first.stop();
  leave();
  const second = await startEmbeddedPostgres(directory, QUICK);
  await eventually('the object is as asked', 20, async () => {
    const row = await stored(db, id);
    return row?.ready?.status === 'True';
  });
  expect([world.values.get(id), world.colours.get(id)]).toEqual(['a', 'white']);
  await loop.stop(5);
  await db.destroy();
  await second.stop();
});
