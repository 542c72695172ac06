import { query } from './database.ts';
import type { Database } from './database.ts';

/**
 * Effect: the bytes of an object were sent and checked, in an open transaction. They become the content of every live object of its
 * project that names them; returns the ids of these.
 */
export async function proveContent(transaction: Database, id: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    transaction,
    `INSERT INTO content_proof (id)
       SELECT other.id FROM desired own JOIN desired other
         ON other.kind = own.kind AND other.project_id IS NOT DISTINCT FROM own.project_id
           AND other.spec ->> 'sha256' = own.spec ->> 'sha256'
       WHERE own.id = ? AND other.deletion_requested_at IS NULL ORDER BY other.id
     ON CONFLICT (id) DO UPDATE SET proven_at = excluded.proven_at RETURNING id`,
    [id],
  );
  return rows.map((row) => row.id);
}

/**
 * Effect: a new object has the bytes that an older one of its project has, in the transaction that makes it. The older one is locked:
 * its deletion, which may take the bytes away, waits until the new one can be seen.
 */
export async function inheritContent(transaction: Database, id: string): Promise<void> {
  await query(
    transaction,
    `INSERT INTO content_proof (id)
       SELECT own.id FROM desired own JOIN desired other
         ON other.kind = own.kind AND other.project_id IS NOT DISTINCT FROM own.project_id
           AND other.spec ->> 'sha256' = own.spec ->> 'sha256'
       JOIN content_proof proof ON proof.id = other.id
       WHERE own.id = ? AND other.id <> own.id AND other.deletion_requested_at IS NULL LIMIT 1 FOR SHARE OF other`,
    [id],
  );
}

/** Effect: reads. Whether somebody of the object's project sent its bytes. */
export async function isContentProven(database: Database, id: string): Promise<boolean> {
  return (await query(database, 'SELECT 1 FROM content_proof WHERE id = ?', [id])).length > 0;
}

/** Effect: reads. Those of the digests that an object names, also one that is being deleted. */
export async function namedContent(
  database: Database,
  sha256s: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ sha256: string }>(
    database,
    "SELECT DISTINCT spec ->> 'sha256' AS sha256 FROM desired WHERE spec ->> 'sha256' = ANY(?)",
    [[...sha256s]],
  );
  return new Set(rows.map((row) => row.sha256));
}

/** Effect: reads. Those of the ids that are objects, also ones that are being deleted. */
export async function existingIds(database: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(database, 'SELECT id FROM desired WHERE id = ANY(?::uuid[])', [
    [...ids],
  ]);
  return new Set(rows.map((row) => row.id));
}
