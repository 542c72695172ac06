import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../reconciler/model/placement-rules.ts';
import { AllocationClash } from '../../reconciler/store/allocations.ts';
import { inTransaction, query } from '../../reconciler/store/database.ts';
import { takeTurn } from '../../reconciler/store/departures.ts';
import { concernedBy, unschedulableIds } from '../../reconciler/store/dependents.ts';
import { storeHostCapacity } from '../../reconciler/store/host-capacity.ts';
import { loadSnapshot } from '../../reconciler/store/snapshot.ts';
import { storeStatus } from '../../reconciler/store/status.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertObject } from '../support/rows.ts';

const SERVERS = 6;
const MOST = 2;
const NEEDS = { address_pools: false, others: true, users: false, content: false };
const NOWHERE = { hosts: [], placement_rules: DEFAULT_RULES };

let database: TestDatabase;
let drained: string;
let target: string;
let servers: readonly string[];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const host = (name: string, drain: boolean): Promise<string> =>
    insertObject(db, { kind: 'host', name, spec: { drain } });
  [drained, target] = [await host('old', true), await host('new', false)];
  const totals = { vcpus_total: 64, memory_mib_total: 65_536, disk_gib_total: 100 };
  for (const id of [drained, target]) await storeHostCapacity(db, id, totals);
  servers = await Promise.all(
    Array.from({ length: SERVERS }, (_, index) => insertObject(db, { kind: 'server', name: `s${index}` })),
  );
  for (const id of servers)
    await query(db, "INSERT INTO allocation (owner_id, slot, host_id) VALUES (?, 'placement', ?)", [
      id,
      drained,
    ]);
});
afterAll(async () => {
  await database.drop();
});

/** Effect: the server begins to move, as the engine stores it; false when others were faster. */
async function begin(server_id: string): Promise<boolean> {
  try {
    await inTransaction(database.db, async (transaction) => {
      await takeTurn(transaction, server_id, { host_id: drained, most: MOST });
      await query(transaction, 'SELECT pg_sleep(0.01)', []);
      await query(transaction, "UPDATE allocation SET slot = 'leaving' WHERE owner_id = ?", [server_id]);
      await query(
        transaction,
        "INSERT INTO allocation (owner_id, slot, host_id) VALUES (?, 'placement', ?)",
        [server_id, target],
      );
    });
    return true;
  } catch (error) {
    if (error instanceof AllocationClash && error.constraint === 'host_departures') return false;
    throw error;
  }
}

async function tell(id: string, reason: string): Promise<void> {
  const message = `Because of ${reason}.`;
  const time = '2026-01-01T00:00:00Z';
  await storeStatus(database.db, id, {
    status: {},
    conditions: [
      { type: 'Draining', status: 'True', reason, message, time },
      { type: 'Ready', status: 'True', reason: 'Ready', message: 'As asked.', time },
    ],
    observed_generation: 1,
    seen_generation: 1,
    drift: [],
  });
}

test('of many who begin to leave a host at the same time no more than allowed do; the next look knows how many', async () => {
  const begun = await Promise.all(servers.map(begin));
  expect(begun.filter(Boolean)).toHaveLength(MOST);
  const waiting = servers.filter((_, index) => begun[index] === false);
  const [one = ''] = waiting;
  const loaded = await loadSnapshot(database.db, one, NEEDS, NOWHERE);
  expect(loaded?.snapshot.leaving_host).toBe(MOST);

  // The host knows who is left and why; who leaves wakes the host and some of those who wait.
  await tell(one, 'WaitingForTurn');
  const host = await loadSnapshot(database.db, drained, NEEDS, NOWHERE);
  expect(host?.snapshot.tenants).toHaveLength(SERVERS);
  expect(host?.snapshot.tenants.find(({ server_id }) => server_id === one)).toEqual({
    server_id: one,
    name: `s${servers.indexOf(one)}`,
    why: { reason: 'WaitingForTurn', message: 'Because of WaitingForTurn.' },
  });
  const uses = [drained, target].map((id) => ({ id, host_id: id }));
  expect((await concernedBy(database.db, uses, 'ended', [])).toSorted()).toEqual([drained, one].toSorted());
  expect(await concernedBy(database.db, uses, 'moved', [])).toEqual([drained]);
  expect((await loadSnapshot(database.db, target, NEEDS, NOWHERE))?.snapshot.tenants).toEqual([]);

  await tell(one, 'Unschedulable');
  expect(await unschedulableIds(database.db)).toEqual([one]);
});
