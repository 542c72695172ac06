import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** One operation that was begun. */
export type JournalEntry = {
  readonly sequence: number;
  readonly resource_id: string;
  readonly generation: number;
  readonly plan_hash: string;
  readonly ordinal: number;
  readonly operation: string;
  readonly arguments: JsonObject;
  readonly reason: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly outcome: 'done' | 'failed' | null;
  readonly error: JsonObject | null;
};

/** Something that happened. */
export type EventEntry = {
  readonly sequence: number;
  readonly at: string;
  readonly resource_id: string | null;
  readonly kind: KindName | null;
  readonly project_id: string | null;
  readonly type: string;
  readonly actor: string | null;
  readonly request_id: string | null;
  /** Address that the request came from; null for Cairn itself. */
  readonly source_address: string | null;
  readonly outcome: 'done' | 'refused';
  readonly message: string;
  readonly data: JsonObject;
};

/** Which events to read; null means all. */
export type EventFilter = {
  readonly resource_id: string | null;
  readonly project_id: string | null;
  readonly actor: string | null;
  readonly outcome: 'done' | 'refused' | null;
};

/** One field of one object that is not as asked although nobody edited the spec. */
export type DriftEntry = {
  readonly kind: KindName;
  readonly id: string;
  readonly name: string;
  readonly project_id: string | null;
  readonly policy: 'enforce' | 'report';
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  readonly since: string;
};

/** The last run of a periodic task. */
export type WorkerRun = {
  readonly name: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly outcome: string | null;
  readonly message: string | null;
};

/** Effect: reads. Up to `limit` entries of an object before `before` (null: the end), newest first. */
export function readJournal(
  database: Database,
  resource_id: string,
  before: number | null,
  limit: number,
): Promise<readonly JournalEntry[]> {
  return query<JournalEntry>(
    database,
    `SELECT sequence, resource_id, generation, plan_hash, ordinal, operation, arguments, reason, started_at, finished_at,
            outcome, error
     FROM journal WHERE resource_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?`,
    [resource_id, before ?? Number.MAX_SAFE_INTEGER, limit],
  );
}

/** Which part of the events to read, both ends by sequence. */
export type EventRange = {
  readonly after: number;
  /** The last one that may be among them. */
  readonly until: number;
  readonly limit: number;
  /** Whether to begin at the end; else at the beginning. */
  readonly newest_first?: boolean;
};

/** Effect: reads. Up to `limit` events after `after` and not after `until`, in the order in which the range is read. */
export function readEvents(
  database: Database,
  filter: EventFilter,
  range: EventRange,
): Promise<readonly EventEntry[]> {
  return query<EventEntry>(
    database,
    `SELECT sequence, at, resource_id, kind, project_id, type, actor, request_id, source_address, outcome, message, data
     FROM event
     WHERE sequence > ? AND sequence <= ?
       AND (?::uuid IS NULL OR resource_id = ?::uuid) AND (?::uuid IS NULL OR project_id = ?::uuid)
       AND (?::text IS NULL OR actor = ?) AND (?::text IS NULL OR outcome = ?)
     ORDER BY sequence ${range.newest_first === true ? 'DESC' : 'ASC'} LIMIT ?`,
    [
      range.after,
      range.until,
      filter.resource_id,
      filter.resource_id,
      filter.project_id,
      filter.project_id,
      filter.actor,
      filter.actor,
      filter.outcome,
      filter.outcome,
      range.limit,
    ],
  );
}

/**
 * Effect: reads. The last sequence that was drawn for an event, and the transactions of this database that were open after that: while one of
 * them is, an event with a smaller sequence can still appear. Source: PostgreSQL, The Cumulative Statistics System, pg_stat_activity.
 */
export async function readEventEnd(
  database: Database,
): Promise<{ readonly sequence: number; readonly open: readonly string[] }> {
  const [last] = await query<{ readonly sequence: number }>(
    database,
    'SELECT last_value AS sequence FROM event_sequence_seq',
  );
  const rows = await query<{ readonly xid: string }>(
    database,
    `SELECT backend_xid::text AS xid FROM pg_stat_activity
     WHERE datname = current_database() AND backend_xid IS NOT NULL`,
  );
  return { sequence: last?.sequence ?? 0, open: rows.map(({ xid }) => xid) };
}

/** Effect: reads. All drift of these kinds and this project (null: of all), by kind, name and field. */
export function readDrift(
  database: Database,
  filter: { readonly kinds: readonly KindName[]; readonly project_id: string | null },
): Promise<readonly DriftEntry[]> {
  return query<DriftEntry>(
    database,
    `SELECT d.kind, d.id, d.name, d.project_id, coalesce(d.spec ->> 'drift_policy', 'enforce') AS policy,
            item ->> 'field' AS field, item ->> 'expected' AS expected, item ->> 'found' AS found, item ->> 'since' AS since
     FROM status s JOIN desired d USING (id) CROSS JOIN LATERAL jsonb_array_elements(s.drift) AS item
     WHERE d.kind = ANY(?) AND (?::uuid IS NULL OR d.project_id = ?::uuid)
     ORDER BY d.kind, d.name, d.id, item ->> 'field'`,
    [[...filter.kinds], filter.project_id, filter.project_id],
  );
}

/** Effect: reads. The last run of each periodic task, by name. */
export function readWorkerRuns(database: Database): Promise<readonly WorkerRun[]> {
  return query<WorkerRun>(
    database,
    'SELECT name, started_at, finished_at, outcome, message FROM worker_run ORDER BY name',
  );
}

/** Effect: reads. Up to `limit` events of these types about an object, newest first; of one request only, unless that is null. */
export function readDeeds(
  database: Database,
  resource_id: string,
  types: readonly string[],
  request_id: string | null,
  limit: number,
): Promise<readonly EventEntry[]> {
  return query<EventEntry>(
    database,
    `SELECT sequence, at, resource_id, kind, project_id, type, actor, request_id, source_address, outcome, message, data
     FROM event
     WHERE resource_id = ? AND type = ANY(?) AND outcome = 'done' AND (?::text IS NULL OR request_id = ?)
     ORDER BY sequence DESC LIMIT ?`,
    [resource_id, [...types], request_id, request_id, limit],
  );
}
