import type { Arrival, ContentIdentity } from '../ports/contents.ts';
import { NO_ARRIVAL } from '../ports/contents.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Longest reason that is kept. */
const REFUSAL_LENGTH = 2000;

type ArrivalRow = { version: string | null; total_bytes: string | number | null; refusal: string | null };

/** Effect: reads. How the content of an object comes. */
export async function readArrival(database: Database, id: string): Promise<Arrival> {
  const [row] = await query<ArrivalRow>(
    database,
    'SELECT version, total_bytes, refusal FROM arrival WHERE id = ?',
    [id],
  );
  if (row === undefined) return NO_ARRIVAL;
  return { ...row, total_bytes: row.total_bytes === null ? null : Number(row.total_bytes) };
}

/** Effect: writes how the content of an object comes; nothing when the object is gone. */
export async function writeArrival(
  database: Database,
  id: string,
  { version, total_bytes, refusal }: Arrival,
): Promise<void> {
  await query(
    database,
    `INSERT INTO arrival (id, version, total_bytes, refusal) SELECT id, ?, ?::bigint, ? FROM desired WHERE id = ?
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, total_bytes = excluded.total_bytes, refusal = excluded.refusal`,
    [version, total_bytes, refusal?.slice(0, REFUSAL_LENGTH) ?? null, id],
  );
}

/** Effect: reads. What bytes became when they were converted for hosts. */
export async function readConversion(
  database: Database,
  source_sha256: string,
  source_format: string,
): Promise<ContentIdentity | null> {
  const [row] = await query<{ sha256: string; size_bytes: string | number }>(
    database,
    'SELECT sha256, size_bytes FROM conversion WHERE source_sha256 = ? AND source_format = ?',
    [source_sha256, source_format],
  );
  return row === undefined ? null : { sha256: row.sha256, size_bytes: Number(row.size_bytes) };
}

/** Effect: writes what bytes became when they were converted for hosts. */
export async function writeConversion(
  database: Database,
  source_sha256: string,
  source_format: string,
  { sha256, size_bytes }: ContentIdentity,
): Promise<void> {
  await query(
    database,
    `INSERT INTO conversion (source_sha256, source_format, sha256, size_bytes) VALUES (?, ?, ?, ?)
     ON CONFLICT (source_sha256, source_format) DO UPDATE SET sha256 = excluded.sha256, size_bytes = excluded.size_bytes`,
    [source_sha256, source_format, sha256, size_bytes],
  );
}

/**
 * Effect: an object that is being deleted gives bytes up, in an open transaction: what they became is forgotten unless a living object has
 * them. Gives the digests, of the bytes and of what they became, that no living object has or promises and that nothing else becomes.
 */
export async function releaseContent(transaction: Database, sha256: string): Promise<readonly string[]> {
  const removed = await query<{ sha256: string }>(
    transaction,
    `DELETE FROM conversion WHERE source_sha256 = ? AND NOT EXISTS (
       SELECT 1 FROM content JOIN desired USING (id) WHERE content.sha256 = ? AND deletion_requested_at IS NULL)
     RETURNING sha256`,
    [sha256, sha256],
  );
  const digests = [...new Set([sha256, ...removed.map((row) => row.sha256)])];
  const rows = await query<{ sha256: string }>(
    transaction,
    `SELECT sha256 FROM conversion WHERE sha256 = ANY(?)
     UNION SELECT content.sha256 FROM content JOIN desired USING (id)
       WHERE content.sha256 = ANY(?) AND deletion_requested_at IS NULL
     UNION SELECT spec ->> 'sha256' FROM desired
       WHERE spec ->> 'sha256' = ANY(?) AND deletion_requested_at IS NULL`,
    [digests, digests, digests],
  );
  const kept = new Set(rows.map((row) => row.sha256));
  return digests.filter((each) => !kept.has(each));
}
