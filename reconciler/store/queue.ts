import type { KindName } from '../../schemas/generated/types.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** How urgent a wake-up is, lower first: 0 a user's change, 1 an event or a dependency, 2 resync. */
export type Priority = 0 | 1 | 2;

/** An id that this process holds until lease_seconds after the last heartbeat. */
export type Claim = {
  readonly id: string;
  readonly kind: KindName;
  /** Unique for each claim, so that an old claim of the same process cannot be taken for the new one. */
  readonly lease_holder: string;
  /** Count of wake-ups at the time of the claim; more at the release means that one came in between. */
  readonly wakes: number;
  /** Failed passes since the last success. */
  readonly attempt: number;
};

/** When and how urgently an id is due next. */
export type NextDue = {
  /** Seconds from now; null: not before it is woken. */
  readonly due_in_seconds: number | null;
  readonly priority: Priority;
  readonly attempt: number;
};

/** Numbers for the metrics. */
export type QueueDepth = { readonly due: number; readonly leased: number; readonly total: number };

/** Channel on which a process hears that something is due. */
export const QUEUE_CHANNEL = 'cairn_queue';

/**
 * Effect: makes ids due at `due_at` (ISO 8601; now when left out), and tells waiting engines. An id that is queued keeps the earlier
 * time and the more urgent priority; ids without an object are left out. Priority 0 also ends a back-off.
 */
export async function enqueue(
  db: Database,
  ids: readonly string[],
  priority: Priority,
  due_at?: string,
): Promise<void> {
  if (ids.length === 0) return;
  // Rows are locked in the order of ids, so that two calls cannot wait for each other; objects that are just being removed are
  // not waited for. The rows stay locked until the transaction ends, and busy ones are shared by many: enqueue last.
  await query(
    db,
    `WITH woken AS (
       INSERT INTO queue (id, due_at, priority)
         SELECT d.id, coalesce(?::timestamptz, now()), ? FROM desired d
           WHERE d.id = ANY(?::uuid[]) ORDER BY d.id FOR KEY SHARE SKIP LOCKED
       ON CONFLICT (id) DO UPDATE SET
         due_at = least(queue.due_at, excluded.due_at),
         priority = least(queue.priority, excluded.priority),
         wakes = queue.wakes + 1,
         attempt = CASE WHEN excluded.priority = 0 THEN 0 ELSE queue.attempt END
         -- What is due and free already will see the change: the row is locked until we commit, but nothing is written.
         WHERE queue.lease_holder IS NOT NULL OR queue.due_at > excluded.due_at
           OR queue.priority > excluded.priority OR (excluded.priority = 0 AND queue.attempt > 0)
       RETURNING due_at)
     SELECT pg_notify('${QUEUE_CHANNEL}', '') FROM woken HAVING bool_or(due_at <= now())`,
    [due_at ?? null, priority, [...ids]],
  );
}

/**
 * Effect: leases up to `limit` ids that are due and that nobody holds, most urgent first. `lease_holder` must be new for each call.
 */
export async function claim(
  db: Database,
  limit: number,
  lease_holder: string,
  lease_seconds: number,
): Promise<readonly Claim[]> {
  return await query<Claim>(
    db,
    `WITH picked AS (
       SELECT id FROM queue
         WHERE due_at <= now() AND (lease_until IS NULL OR lease_until < now())
         ORDER BY priority, due_at LIMIT ? FOR UPDATE SKIP LOCKED)
     UPDATE queue q SET lease_holder = ?, lease_until = now() + make_interval(secs => ?)
       FROM picked JOIN desired d ON d.id = picked.id WHERE q.id = picked.id
       RETURNING q.id, d.kind, q.lease_holder, q.wakes, q.attempt`,
    [limit, lease_holder, lease_seconds],
  );
}

/** Effect: prolongs leases; returns the ids that are still held. A lease that ran out is still ours until somebody else takes it. */
export async function heartbeat(
  db: Database,
  claims: readonly Pick<Claim, 'id' | 'lease_holder'>[],
  lease_seconds: number,
): Promise<ReadonlySet<string>> {
  if (claims.length === 0) return new Set();
  const rows = await query<{ id: string }>(
    db,
    `WITH held AS (
       SELECT q.id FROM queue q
         JOIN unnest(?::uuid[], ?::text[]) AS mine (id, lease_holder)
           ON q.id = mine.id AND q.lease_holder = mine.lease_holder
         ORDER BY q.id FOR UPDATE OF q)
     UPDATE queue q SET lease_until = now() + make_interval(secs => ?) FROM held WHERE q.id = held.id
       RETURNING q.id`,
    [claims.map((each) => each.id), claims.map((each) => each.lease_holder), lease_seconds],
  );
  return new Set(rows.map((row) => row.id));
}

/** Looks by timer that are so far ahead are due on whole seconds, so that one claim takes many of them. */
const WHOLE_SECONDS_FROM = 2;

/**
 * Effect: gives a claim back with its next due time. A wake-up since the claim wins: then the id is due at once. Returns whether it is
 * due at once for that reason; false also when the claim was lost or the object is gone.
 */
export async function release(db: Database, claimed: Claim, next: NextDue): Promise<boolean> {
  const seconds = next.due_in_seconds ?? 0;
  const rows = await query<{ woken: boolean }>(
    db,
    `UPDATE queue SET lease_holder = NULL, lease_until = NULL,
       due_at = CASE WHEN wakes <> ? THEN least(due_at, now())
         WHEN ?::float8 IS NULL THEN 'infinity'
         WHEN ? THEN date_trunc('second', now() + make_interval(secs => ?))
         ELSE now() + make_interval(secs => ?) END,
       priority = CASE WHEN wakes <> ? THEN priority ELSE ? END,
       attempt = CASE WHEN wakes <> ? THEN least(attempt, ?) ELSE ? END
     WHERE id = ? AND lease_holder = ?
     RETURNING wakes <> ? AS woken`,
    [
      claimed.wakes,
      next.due_in_seconds,
      next.priority === 2 && seconds >= WHOLE_SECONDS_FROM,
      seconds,
      seconds,
      claimed.wakes,
      next.priority,
      claimed.wakes,
      next.attempt,
      next.attempt,
      claimed.id,
      claimed.lease_holder,
      claimed.wakes,
    ],
  );
  return rows[0]?.woken ?? false;
}

/**
 * Effect: whether the claim is still ours and its lease has time left; else nothing may be written in its name. It reads only: locking the
 * row would make everybody who wakes the object wait. What slips through in the moment before a commit is harmless, because every
 * operation checks again and the next holder records anew. With `durable` the open transaction's commit waits for the disk, whatever the
 * pool says.
 */
export async function holdsClaim(
  db: Database,
  claimed: Pick<Claim, 'id' | 'lease_holder'>,
  durable = false,
): Promise<boolean> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT id${durable ? ", set_config('synchronous_commit', 'on', true)" : ''} FROM queue
       WHERE id = ? AND lease_holder = ? AND lease_until > now()`,
    [claimed.id, claimed.lease_holder],
  );
  return rows.length > 0;
}

/** Effect: seconds until something can be claimed (0 when it already can), null when nothing will be without a wake-up. */
export async function secondsUntilDue(db: Database): Promise<number | null> {
  const [row] = await query<{ seconds: number | null }>(
    db,
    `SELECT extract(epoch FROM min(at) - now())::float8 AS seconds FROM (
       (SELECT due_at AS at FROM queue WHERE lease_until IS NULL AND due_at < 'infinity' ORDER BY due_at LIMIT 1)
       UNION ALL
       (SELECT greatest(due_at, lease_until) FROM queue WHERE lease_until IS NOT NULL AND due_at < 'infinity')
     ) AS next`,
  );
  const seconds = row?.seconds ?? null;
  return seconds === null ? null : Math.max(0, seconds);
}

/** Effect: counts the queue: due now and free, leased, all. */
export async function queueDepth(db: Database): Promise<QueueDepth> {
  const [row] = await query<QueueDepth>(
    db,
    `SELECT count(*) FILTER (WHERE due_at <= now() AND (lease_until IS NULL OR lease_until < now())) AS due,
       count(*) FILTER (WHERE lease_until >= now()) AS leased, count(*) AS total FROM queue`,
  );
  return row ?? { due: 0, leased: 0, total: 0 };
}

/**
 * Effect: makes due what the timer forgot: objects that are not queued at all, and those queued later than `horizon_seconds` from now
 * (after the resync period was made shorter), unless they wait for another spec. Returns how many.
 */
export async function enqueueOverdue(db: Database, horizon_seconds: number): Promise<number> {
  const rows = await query<{ id: string }>(
    db,
    `SELECT d.id FROM desired d LEFT JOIN queue q ON q.id = d.id
       WHERE q.id IS NULL
         OR (q.due_at > now() + make_interval(secs => ?) AND q.due_at < 'infinity' AND q.lease_until IS NULL)
       ORDER BY d.id LIMIT 10000`,
    [horizon_seconds],
  );
  await enqueue(
    db,
    rows.map((row) => row.id),
    2,
  );
  return rows.length;
}

/** Effect: frees leases whose holders are overdue by `grace_seconds`, so that they do not look held. Returns how many. */
export async function reapLeases(db: Database, grace_seconds: number): Promise<number> {
  const rows = await query<{ id: string }>(
    db,
    `WITH dead AS (
       SELECT id FROM queue WHERE lease_until < now() - make_interval(secs => ?) ORDER BY id FOR UPDATE SKIP LOCKED)
     UPDATE queue q SET lease_holder = NULL, lease_until = NULL, due_at = least(due_at, now())
       FROM dead WHERE q.id = dead.id RETURNING q.id`,
    [grace_seconds],
  );
  if (rows.length > 0) await query(db, `SELECT pg_notify('${QUEUE_CHANNEL}', '')`);
  return rows.length;
}
