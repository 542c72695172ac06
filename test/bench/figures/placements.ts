import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../reconciler/drivers/postgres/embedded.ts';
import { openPool } from '../../../reconciler/drivers/postgres/pool.ts';
import { choose } from '../../../reconciler/engine/resolve.ts';
import { createTurns } from '../../../reconciler/engine/turns.ts';
import { kindOf } from '../../../reconciler/kinds/index.ts';
import type { JsonObject } from '../../../reconciler/model/json.ts';
import { schedule } from '../../../reconciler/scheduler/schedule.ts';
import { inTransaction, query } from '../../../reconciler/store/database.ts';
import type { Database } from '../../../reconciler/store/database.ts';
import { migrate } from '../../../reconciler/store/migrate.ts';
import { candidate, placementRequest } from '../../support/candidates.ts';
import { flavorSpec, hostSpec, serverSpec } from '../../support/kind-objects.ts';
import { insertObject } from '../../support/rows.ts';
import { claimOne, createTestEngine } from '../../support/test-engine.ts';
import { digits, interleaved } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { residentMib } from '../world.ts';

const ROUNDS = 5;
/** Placements of a round through the database. */
const SERVERS = 100;
/** As many as an engine works on at once unless told otherwise. */
const WORKERS = 8;
const PURE_MS = 1000;

/** Calls a second of something that takes no time but the processor's, over about a second. */
function rateOf(work: () => unknown): number {
  const started = performance.now();
  let calls = 0;
  while (performance.now() - started < PURE_MS) {
    work();
    calls += 1;
  }
  return (calls * 1000) / (performance.now() - started);
}

/** Decisions a second of the scheduler alone, among hosts of which most fit. */
export function decisions(hosts: number): Figure {
  return {
    name: `placement-decisions-${hosts}`,
    what: `decisions of the scheduler among ${hosts} hosts, without a database`,
    run: async () => {
      const candidates = Array.from({ length: hosts }, (_, index) =>
        candidate(`kvm${index}`, {
          claimed: { vcpus: index % 16, memory_mib: (index * 37) % 7000, disk_gib: index % 90 },
        }),
      );
      const request = placementRequest({ project_id: 'bench' });
      const free = candidates.map(
        ({ totals, claimed }) => (totals?.memory_mib_total ?? 0) - claimed.memory_mib,
      );
      const { ours, theirs } = await interleaved(
        ROUNDS,
        () => Promise.resolve(rateOf(() => schedule({ ...request }, candidates))),
        () => Promise.resolve(rateOf(() => Float64Array.from(free).sort())),
      );
      const against = 'as many numbers sorted';
      return { value: ours, unit: '1/s', samples: ROUNDS, against, against_value: theirs };
    },
  };
}

/** Everything that placements of the figure stand on. */
type Ground = { readonly project_id: string; readonly flavor_id: string; readonly kernel_id: string };

async function prepare(db: Database, hosts: number): Promise<Ground> {
  const spec = { ...hostSpec('host'), cpu_ratio: 16 };
  const status = { state: 'up', accelerator: 'kvm', vcpus: 64, memory_mib: 262_144, disk_gib: 4096 };
  await query(
    db,
    `WITH made AS (
       INSERT INTO desired (id, kind, name, spec, created_by)
         SELECT gen_random_uuid(), 'host', 'kvm' || n, ?::jsonb || jsonb_build_object('name', 'kvm' || n), 'bench'
         FROM generate_series(1, ?) AS n RETURNING id),
     told AS (INSERT INTO status (id, status, observed_generation, seen_generation) SELECT id, ?, 1, 1 FROM made)
     INSERT INTO host_capacity (host_id, vcpus_total, memory_mib_total, disk_gib_total, vcpus_claimed, memory_mib_claimed, disk_gib_claimed)
       SELECT id, 1024, 261632, 4096, 0, 0, 0 FROM made`,
    [JSON.stringify(spec), hosts, JSON.stringify(status)],
  );
  const project_id = await insertObject(db, { kind: 'project', name: 'bench' });
  const flavor = flavorSpec({ name: 'small', vcpus: 2, memory_mib: 2048 });
  const flavor_id = await insertObject(db, { kind: 'flavor', spec: flavor as unknown as JsonObject });
  const kernel_id = await insertObject(db, { kind: 'image', project_id, references: [project_id] });
  return { project_id, flavor_id, kernel_id };
}

async function addServers(db: Database, ground: Ground, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const spec = serverSpec({ name: `server-${randomUUID()}`, ...ground }) as unknown as JsonObject;
    const { project_id } = ground;
    ids.push(
      await insertObject(db, {
        kind: 'server',
        name: String(spec['name']),
        project_id,
        spec,
        references: Object.values(ground),
      }),
    );
  }
  return ids;
}

/** Effect: does the work for each, so many at once; how many a second. */
async function perSecond(ids: readonly string[], work: (id: string) => Promise<void>): Promise<number> {
  const left = [...ids];
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) await work(id);
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return (ids.length * 1000) / (performance.now() - started);
}

/** Placements a second as the engine makes them: load, decide, store choices and claims on the disk. */
export function placements(hosts: number): Figure {
  return {
    name: `placements-${hosts}`,
    what: `servers placed on ${hosts} hosts by one process: snapshot, decision, choices and claims in one durable transaction`,
    run: async (say) => {
      const directory = mkdtempSync(join(tmpdir(), 'cp-'));
      chmodSync(directory, 0o755);
      const postgres = await startEmbeddedPostgres(directory);
      const db = openPool(postgres.databaseUrl('postgres'), WORKERS + 2);
      try {
        await migrate(db);
        const ground = await prepare(db, hosts);
        await query(db, 'CREATE TABLE floor_choices (id uuid PRIMARY KEY, choices jsonb NOT NULL)');
        await query(db, 'CREATE TABLE floor_claim (LIKE allocation INCLUDING INDEXES)');
        const engine = createTestEngine(db, [kindOf('server')]);
        const server = kindOf('server');
        await engine.hosts.read();
        const turns = createTurns();
        const place = async (id: string): Promise<void> => {
          const lease = { claim: await claimOne(db, id), signal: new AbortController().signal };
          const chosen = await choose(engine, lease, server, [], turns);
          if (chosen === null || chosen.clash || chosen.resolution.outcome !== 'resolved')
            throw new Error(`server ${id} was not placed`);
        };
        const insert = async (id: string): Promise<void> => {
          await claimOne(db, id);
          await inTransaction(db, async (transaction) => {
            await query(transaction, 'SET LOCAL synchronous_commit = on');
            await query(transaction, 'INSERT INTO floor_choices SELECT ?, choices FROM resolved LIMIT 1', [
              id,
            ]);
            await query(
              transaction,
              "INSERT INTO floor_claim (owner_id, slot, host_id, image_id, vcpus, memory_mib, disk_gib) SELECT ?, slot, ?, ?, 2, 2048, 0 FROM unnest('{placement,image}'::text[]) AS slot",
              [id, ground.project_id, ground.kernel_id],
            );
          });
        };
        const round = async (work: (id: string) => Promise<void>): Promise<number> =>
          perSecond(await addServers(db, ground, SERVERS), work);
        await round(place);
        const { ours, theirs } = await interleaved(
          ROUNDS,
          () => round(place),
          () => round(insert),
        );
        const [row] = await query<{ over: number }>(
          db,
          'SELECT count(*)::integer AS over FROM host_capacity WHERE memory_mib_claimed > memory_mib_total',
        );
        say(`${row?.over ?? -1} hosts over-claimed; this process ${digits(residentMib(process.pid))} MiB`);
        const against = 'the same rows inserted, as durably';
        return { value: ours, unit: '1/s', samples: ROUNDS, against, against_value: theirs };
      } finally {
        await db.destroy();
        await postgres.stop();
        rmSync(directory, { recursive: true, force: true });
      }
    },
  };
}
