import { randomUUID } from 'node:crypto';
import { CairnError } from '../model/error.ts';
import type { Images } from '../ports/images.ts';
import { inTransaction, query } from './database.ts';
import type { Database, Transaction } from './database.ts';

/** A removal that began so long ago has died with its process: an operation may take half of this. */
const DEAD_SECONDS = 120;

/**
 * Effect: reads in an open transaction, and keeps whoever decides about these bytes waiting until it ends. Throws unavailable while they are being
 * removed: what is recorded of them now would be of nothing.
 */
export async function requireStaying(transaction: Database, sha256: string): Promise<void> {
  await lockContent(transaction, sha256);
  const going = await query(transaction, 'SELECT 1 FROM content_removal WHERE sha256 = ?', [sha256]);
  if (going.length === 0) return;
  throw new CairnError(
    'unavailable',
    'An image that had the same bytes is being deleted, and they with it. Send them again in a moment.',
    { retry_after_seconds: 1 },
  );
}

/** Effect: reads. Digests whose removal began and died. */
export async function deadRemovals(database: Database): Promise<readonly string[]> {
  const rows = await query<{ sha256: string }>(
    database,
    'SELECT sha256 FROM content_removal WHERE started_at < now() - make_interval(secs => ?) LIMIT 1000',
    [DEAD_SECONDS],
  );
  return rows.map((row) => row.sha256);
}

/**
 * Effect: the stores, whose bytes go only while nobody has them: a removal is written down in the moment in which no living object has or promises
 * the bytes and nothing becomes them, and until it is over none can begin to. Where somebody has them, or another removes them, there is nothing to do.
 */
export function guardRemovals(images: Images, database: Database): Images {
  return {
    ...images,
    remove: async (sha256, written_until_ms) => {
      const token = randomUUID();
      if (!(await beginRemoval(database, sha256, token))) return;
      // When this fails, nobody knows whether the bytes are there: the mark stays until somebody does it again.
      await images.remove(sha256, written_until_ms);
      await query(database, 'DELETE FROM content_removal WHERE sha256 = ? AND token = ?', [sha256, token]);
    },
  };
}

function beginRemoval(database: Database, sha256: string, token: string): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    await lockContent(transaction, sha256);
    const rows = await query(
      transaction,
      `INSERT INTO content_removal AS going (sha256, token)
       SELECT ?, ?::uuid WHERE NOT EXISTS (SELECT 1 FROM conversion WHERE sha256 = ?)
         AND NOT EXISTS (SELECT 1 FROM content JOIN desired USING (id)
           WHERE content.sha256 = ? AND deletion_requested_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM desired WHERE spec ->> 'sha256' = ? AND deletion_requested_at IS NULL)
       ON CONFLICT (sha256) DO UPDATE SET token = excluded.token, started_at = now()
         WHERE going.started_at < now() - make_interval(secs => ?)
       RETURNING 1`,
      [sha256, token, sha256, sha256, sha256, DEAD_SECONDS],
    );
    if (rows.length > 0) return true;
    // Somebody promised the bytes after a removal died: nothing is on its way any more that could take them.
    await query(
      transaction,
      'DELETE FROM content_removal WHERE sha256 = ? AND started_at < now() - make_interval(secs => ?)',
      [sha256, DEAD_SECONDS],
    );
    return false;
  });
}

async function lockContent(transaction: Transaction | Database, sha256: string): Promise<void> {
  await query(transaction, 'SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `cairn content ${sha256}`,
  ]);
}
