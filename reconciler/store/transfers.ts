import { query } from './database.ts';
import type { Database } from './database.ts';

/** A transfer as the process that does it writes it down. */
export type TransferRow = {
  readonly id: string;
  readonly resource_id: string;
  readonly host_id: string | null;
  readonly activity: string;
  readonly done_bytes: number;
  readonly total_bytes: number | null;
  readonly rate_bytes_per_second: number | null;
};

/** A transfer as people see it. */
export type TransferView = Omit<TransferRow, 'id'> & {
  readonly host_name: string | null;
  /** ISO 8601. */
  readonly started_at: string;
  readonly updated_at: string;
};

/** What is not written for so long is not moved any more: its process died. */
const SILENT_SECONDS = 15;

/** Transfers of one object that are shown. */
const SHOWN_LIMIT = 1000;

/** Effect: writes these transfers as they are now. */
export async function writeTransfers(db: Database, rows: readonly TransferRow[]): Promise<void> {
  if (rows.length === 0) return;
  await query(
    db,
    `INSERT INTO transfer (id, resource_id, host_id, activity, done_bytes, total_bytes, rate_bytes_per_second)
       SELECT * FROM jsonb_to_recordset(?) AS n (id uuid, resource_id uuid, host_id uuid, activity text, done_bytes bigint,
         total_bytes bigint, rate_bytes_per_second bigint)
     ON CONFLICT (id) DO UPDATE SET done_bytes = excluded.done_bytes, total_bytes = excluded.total_bytes,
       rate_bytes_per_second = excluded.rate_bytes_per_second, updated_at = now()`,
    [JSON.stringify(rows)],
  );
}

/** Effect: removes these transfers; those that were never written are none. */
export async function removeTransfers(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await query(db, 'DELETE FROM transfer WHERE id = ANY(?::uuid[])', [[...ids]]);
}

/** Effect: removes what processes that died left behind; returns how many. */
export async function pruneTransfers(db: Database): Promise<number> {
  const rows = await query(
    db,
    `DELETE FROM transfer WHERE updated_at < now() - make_interval(secs => ${SILENT_SECONDS}) RETURNING id`,
  );
  return rows.length;
}

/** Effect: reads. What of one object is on its way now, oldest first; at most 1000. */
export async function readTransfers(db: Database, resource_id: string): Promise<readonly TransferView[]> {
  return await query<TransferView>(
    db,
    `SELECT t.resource_id, t.host_id, h.name AS host_name, t.activity, t.done_bytes, t.total_bytes,
         t.rate_bytes_per_second, t.started_at, t.updated_at
       FROM transfer t LEFT JOIN desired h ON h.id = t.host_id
       WHERE t.resource_id = ? AND t.updated_at >= now() - make_interval(secs => ${SILENT_SECONDS})
       ORDER BY t.started_at, t.id LIMIT ${SHOWN_LIMIT}`,
    [resource_id],
  );
}
