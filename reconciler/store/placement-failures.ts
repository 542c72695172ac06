import { query } from './database.ts';
import type { Database } from './database.ts';

/** How long a failure on a host is remembered. */
export const FAILURE_SECONDS = 600;

/** Longest message that is kept of one. */
const MESSAGE_CHARACTERS = 1000;

/** Effect: notes that an object could not be made on a host, and forgets what is too old to be read again of that host. */
export async function notePlacementFailure(
  transaction: Database,
  object_id: string,
  host_id: string,
  message: string,
): Promise<void> {
  await query(
    transaction,
    `DELETE FROM placement_failure
     WHERE host_id = ? AND failed_at < now() - interval '${FAILURE_SECONDS} seconds' AND object_id <> ?`,
    [host_id, object_id],
  );
  await query(
    transaction,
    `INSERT INTO placement_failure (object_id, host_id, message)
     SELECT ?, id, ? FROM desired WHERE id = ? AND kind = 'host'
     ON CONFLICT (object_id, host_id) DO UPDATE SET failed_at = now(), message = excluded.message`,
    [object_id, message.slice(0, MESSAGE_CHARACTERS), host_id],
  );
}
