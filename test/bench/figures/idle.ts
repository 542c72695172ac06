import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '../../../reconciler/drivers/postgres/pool.ts';
import { findRunningDatabase } from '../../../reconciler/drivers/postgres/running.ts';
import { query } from '../../../reconciler/store/database.ts';
import type { Figure } from '../measure.ts';
import { createServers, prepareGround, startBenchService } from '../world.ts';
import type { BenchService } from '../world.ts';

const SERVERS = 1000;
const SECONDS = 60;

/** After the last server is ready: what it woke, and what the database does after many writes. */
const SETTLE_SECONDS = 15;

/** Milliseconds of a tick in /proc/<pid>/stat on Linux. */
const TICK_MS = 10;

type Process = { readonly pid: number; readonly parent: number; readonly cpu_ms: number };

/** Own time and that of ended children; null when the process has just ended. Source: proc_pid_stat(5). */
function readProcess(pid: number): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // From the state on: the name before it may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0);
    return { pid, parent: fields[1] ?? 0, cpu_ms: ticks * TICK_MS };
  } catch {
    return null;
  }
}

/** CPU time that a process used so far, and that its descendants did. */
function cpuMs(pid: number): { readonly own: number; readonly descendants: number } {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const below = (parent: number): number =>
    all
      .filter((each) => each.parent === parent)
      .reduce((sum, each) => sum + each.cpu_ms + below(each.pid), 0);
  return { own: all.find((each) => each.pid === pid)?.cpu_ms ?? 0, descendants: below(pid) };
}

async function passes(bench: BenchService): Promise<number> {
  const text = await (await bench.service.request('/metrics')).text();
  const counts = text.matchAll(/^cairn_reconcile_seconds_count\{[^}]*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** What the service spends in SECONDS when nobody asks it for anything. */
async function spent(bench: BenchService): Promise<{ cpu_ms: number; words: string }> {
  const database = openPool(
    (await findRunningDatabase(join(bench.directory, 'service'))) ?? '',
    1,
    'cairn-bench',
  );
  const look = async () => {
    const [row] = await query<{ commits: number }>(
      database,
      'SELECT xact_commit AS commits FROM pg_stat_database WHERE datname = current_database()',
    );
    return { ...cpuMs(bench.service.pid), passes: await passes(bench), commits: row?.commits ?? 0 };
  };
  try {
    // As if the service had run for long: what was made together is still due together.
    await query(
      database,
      `UPDATE queue SET due_at = date_trunc('second', now() + random() * (
           SELECT max(due_at) - now() FROM queue WHERE due_at < 'infinity'))
         WHERE due_at < 'infinity' AND lease_holder IS NULL`,
    );
    const before = await look();
    await sleep(SECONDS * 1000);
    const after = await look();
    const own = after.own - before.own;
    const descendants = after.descendants - before.descendants;
    const each = (count: number): string => `${(count / SECONDS).toFixed(1)} a second`;
    const words = `service ${own} ms, PostgreSQL ${descendants} ms of CPU in ${SECONDS} s; passes ${each(
      after.passes - before.passes,
    )}, transactions ${each(after.commits - before.commits)}`;
    return { cpu_ms: own + descendants, words };
  } finally {
    await database.destroy();
  }
}

/** What the timer costs that looks at everything again: the net under lost events. */
export const idleLoad: Figure = {
  name: 'idle-1000',
  what: `CPU time of the service and its PostgreSQL in ${SECONDS} s with ${SERVERS} simulated servers that nobody touches`,
  run: async (say) => {
    const bench = await startBenchService();
    try {
      const ground = await prepareGround(bench.client);
      const none = await spent(bench);
      say(`no servers: ${none.words}`);
      await createServers(bench.client, ground, SERVERS);
      await sleep(SETTLE_SECONDS * 1000);
      const many = await spent(bench);
      say(`${SERVERS} servers: ${many.words}`);
      return {
        value: many.cpu_ms,
        unit: 'ms',
        samples: 1,
        against: 'the same service without servers',
        against_value: none.cpu_ms,
      };
    } finally {
      await bench.stop();
    }
  },
};
