import { randomUUID } from 'node:crypto';
import { systemClock, systemRandom } from '../../reconciler/drivers/system/clock.ts';
import { kindMap } from '../../reconciler/engine/context.ts';
import type { Engine, EngineSettings } from '../../reconciler/engine/context.ts';
import { reconcile } from '../../reconciler/engine/reconcile.ts';
import { nextAfter } from '../../reconciler/model/backoff.ts';
import type { Outcome } from '../../reconciler/model/backoff.ts';
import type { Condition } from '../../reconciler/model/condition.ts';
import type { AnyKind } from '../../reconciler/model/kind.ts';
import { DEFAULT_RULES } from '../../reconciler/model/placement-rules.ts';
import type { Ports } from '../../reconciler/ports/ports.ts';
import { query } from '../../reconciler/store/database.ts';
import type { Database } from '../../reconciler/store/database.ts';
import { createHostTable } from '../../reconciler/store/host-table.ts';
import { enqueue, release } from '../../reconciler/store/queue.ts';
import type { Claim } from '../../reconciler/store/queue.ts';

/** A log that keeps what it is told. */
export type Notebook = Engine['log'] & { readonly lines: { level: string; message: string }[] };

function notebook(): Notebook {
  const lines: { level: string; message: string }[] = [];
  const at =
    (level: string) =>
    (...parts: readonly unknown[]): void =>
      void lines.push({ level, message: parts.filter((part) => typeof part === 'string').join(' ') });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } as Notebook;
}

/** What the engine counted. */
export type Counts = { passes: string[]; operations: string[]; drift: number };

/** An engine over a test database; only clock, random and what is given are real ports. */
export function createTestEngine(
  db: Database,
  kinds: readonly AnyKind[],
  options: {
    readonly settings?: Partial<EngineSettings>;
    readonly boundary?: Engine['boundary'];
    readonly ports?: Partial<Ports>;
  } = {},
): Engine & { readonly log: Notebook; readonly counts: Counts } {
  const counts: Counts = { passes: [], operations: [], drift: 0 };
  return {
    db,
    hosts: createHostTable(db, { host_lost_seconds: 3600 }, systemClock.nowMs),
    kinds: kindMap(kinds),
    ports: { clock: systemClock, random: systemRandom, ...options.ports } as Ports,
    log: notebook(),
    counts,
    metrics: {
      reconciled: (kind, outcome) => void counts.passes.push(`${kind} ${outcome}`),
      operated: (name, outcome) => void counts.operations.push(`${name} ${outcome}`),
      drifted: (_kind, count) => void (counts.drift += count),
    },
    settings: {
      resync_seconds: 3600,
      resync_per_second: 1000,
      lease_seconds: 30,
      concurrency: 8,
      lane_places: 2,
      observe_timeout_seconds: 5,
      placement_rules: DEFAULT_RULES,
      ...options.settings,
    },
    ...(options.boundary === undefined ? {} : { boundary: options.boundary }),
  };
}

/** Claims one id, whatever else is due; throws when somebody holds it. */
export async function claimOne(db: Database, id: string, lease_seconds = 30): Promise<Claim> {
  await enqueue(db, [id], 1);
  const [claimed] = await query<Claim>(
    db,
    `UPDATE queue q SET lease_holder = ?, lease_until = now() + make_interval(secs => ?) FROM desired d
     WHERE q.id = ? AND d.id = q.id AND (lease_until IS NULL OR lease_until < now())
     RETURNING q.id, d.kind, q.lease_holder, q.wakes, q.attempt`,
    [`test/${randomUUID()}`, lease_seconds, id],
  );
  if (claimed === undefined) throw new Error(`${id} cannot be claimed`);
  return claimed;
}

/** One pass over one object, as the loop would make it; returns its outcome. */
export async function pass(engine: Engine, id: string): Promise<Outcome> {
  const claimed = await claimOne(engine.db, id);
  const outcome = await reconcile(engine, { claim: claimed, signal: new AbortController().signal });
  await release(engine.db, claimed, nextAfter(outcome, claimed.attempt, engine.settings.resync_seconds, 0.5));
  return outcome;
}

/** Everything that is stored of an object, null when it is gone. */
export type Stored = {
  readonly generation: number;
  readonly status: Readonly<Record<string, unknown>>;
  readonly ready: Condition | undefined;
  readonly stalled: Condition | undefined;
  readonly drifted: Condition | undefined;
  readonly stuck: Condition | undefined;
  readonly observed_generation: number;
  readonly seen_generation: number;
  readonly drift: readonly { field: string; since: string }[];
  readonly observed: unknown;
  readonly choices: unknown;
};

/** Reads an object as the API and the tests see it. */
export async function stored(db: Database, id: string): Promise<Stored | null> {
  const [row] = await query<Stored & { conditions: readonly Condition[] | null }>(
    db,
    `SELECT d.generation, s.status, s.conditions, s.observed_generation, s.seen_generation, s.drift, o.observed, r.choices
     FROM desired d LEFT JOIN status s ON s.id = d.id LEFT JOIN observed o ON o.id = d.id
       LEFT JOIN resolved r ON r.id = d.id WHERE d.id = ?`,
    [id],
  );
  if (row === undefined) return null;
  const find = (type: string): Condition | undefined => row.conditions?.find((each) => each.type === type);
  return {
    ...row,
    ready: find('Ready'),
    stalled: find('Stalled'),
    drifted: find('Drifted'),
    stuck: find('Stuck'),
  };
}

/** Events of an object, oldest first, as 'type: message'. */
export async function events(db: Database, id: string): Promise<readonly string[]> {
  const rows = await query<{ text: string }>(
    db,
    "SELECT type || ': ' || message AS text FROM event WHERE resource_id = ? ORDER BY sequence",
    [id],
  );
  return rows.map((row) => row.text);
}

/** Journal of an object, oldest first. */
export async function journal(
  db: Database,
  id: string,
): Promise<readonly { operation: string; outcome: string | null; generation: number; plan_hash: string }[]> {
  return await query(
    db,
    'SELECT operation, outcome, generation, plan_hash, error FROM journal WHERE resource_id = ? ORDER BY sequence',
    [id],
  );
}

/** Ids that are due now and not held. */
export async function dueIds(db: Database): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    db,
    'SELECT id FROM queue WHERE due_at <= now() AND (lease_until IS NULL OR lease_until < now()) ORDER BY id',
  );
  return rows.map((row) => row.id);
}
