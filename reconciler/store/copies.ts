import { HELD_SLOT_PREFIX } from '../model/held-hosts.ts';
import type { Copies, CopyAt, CopyPurpose, CopyTurn } from '../ports/copies.ts';
import { inTransaction, query } from './database.ts';
import type { Database } from './database.ts';
import { enqueue } from './queue.ts';

/** The family of advisory locks of migration 000016. */
const COPY_LOCKS = 20_471;

/** Effect: keeps everybody from beginning to need copies of these bytes until the transaction ends. */
export async function lockCopy(transaction: Database, sha256: string): Promise<void> {
  await query(transaction, 'SELECT pg_advisory_xact_lock(?, hashtext(?))', [COPY_LOCKS, sha256]);
}

type Writer = { readonly image_id: string; readonly removing: boolean; readonly is_alive: boolean };

/**
 * Effect: reads. Whether somebody needs the copy: a server of an image that has these bytes, or, when an image only leaves it, another living
 * image that has it there.
 */
async function isNeeded(transaction: Database, copy: CopyAt, purpose: CopyPurpose): Promise<boolean> {
  const rows = await query(
    transaction,
    `SELECT 1 FROM allocation a WHERE a.host_id = ? AND a.image_id IN (SELECT images_with(?))
     UNION ALL SELECT 1 FROM desired o JOIN resolved r USING (id)
       WHERE ? AND jsonb_exists(r.choices -> 'host_ids', ?) AND o.id <> ?
         AND o.deletion_requested_at IS NULL AND o.id IN (SELECT images_with(?))
     LIMIT 1`,
    [copy.host_id, copy.sha256, purpose === 'leave', copy.host_id, copy.image_id, copy.sha256],
  );
  return rows.length > 0;
}

/**
 * Effect: takes the turn at a copy, in an open transaction. The lock is waited for before anything is read, so that whoever began to need the
 * copy is seen, and whoever begins later sees the row.
 */
export async function takeCopy(transaction: Database, copy: CopyAt, purpose: CopyPurpose): Promise<CopyTurn> {
  const { host_id, sha256, image_id } = copy;
  await lockCopy(transaction, sha256);
  const [writer] = await query<Writer>(
    transaction,
    `SELECT w.image_id, w.removing, EXISTS (SELECT 1 FROM queue q WHERE q.id = w.image_id AND q.lease_until > now()) AS is_alive
       FROM copy_writer w WHERE w.host_id = ? AND w.sha256 = ?`,
    [host_id, sha256],
  );
  const removes = purpose !== 'send';
  if (writer !== undefined && writer.image_id !== image_id && writer.is_alive) return { turn: 'busy' };
  // What is being removed already can have got no new users.
  const begun_removal = writer?.removing ?? false;
  if (removes && !begun_removal && (await isNeeded(transaction, copy, purpose))) {
    await query(transaction, 'DELETE FROM copy_writer WHERE host_id = ? AND sha256 = ?', [host_id, sha256]);
    return { turn: 'needed' };
  }
  await query(
    transaction,
    `INSERT INTO copy_writer (host_id, sha256, image_id, removing) VALUES (?, ?, ?, ?)
     ON CONFLICT (host_id, sha256) DO UPDATE SET image_id = excluded.image_id, removing = excluded.removing`,
    [host_id, sha256, image_id, removes || begun_removal],
  );
  return { turn: 'mine', begun_removal };
}

/** Images of which a copy is needed or was asked for on a host (two bindings) where it was not when they were last seen. */
const WAITING_FOR_ROOM_SQL = `
SELECT missing.image_id AS id
  FROM (SELECT image_id, host_id FROM allocation WHERE host_id = ? AND image_id IS NOT NULL
    UNION SELECT image_id, host_id FROM copy_wish WHERE host_id = ?) AS missing
    JOIN observed o ON o.id = missing.image_id
  WHERE o.observed #> ARRAY['hosts', CAST(missing.host_id AS text), 'view'] = 'null'`;

/** Effect: the port `copies` over the database. `makeRoom` is what workers/copy-evictor.ts makes. */
export function createCopies(database: Database, makeRoom: Copies['makeRoom']): Copies {
  return {
    makeRoom,
    take: (copy, purpose) => inTransaction(database, (transaction) => takeCopy(transaction, copy, purpose)),
    giveBack: ({ host_id, sha256, image_id }) =>
      inTransaction(database, async (transaction) => {
        const [gone] = await query<{ removing: boolean }>(
          transaction,
          'DELETE FROM copy_writer WHERE host_id = ? AND sha256 = ? AND image_id = ? RETURNING removing',
          [host_id, sha256, image_id],
        );
        if (gone === undefined) return;
        const others = await query<{ id: string }>(
          transaction,
          `SELECT DISTINCT a.id FROM (
             SELECT owner_id AS id FROM allocation WHERE host_id = ? AND slot = '${HELD_SLOT_PREFIX}' || ?
             UNION SELECT image_id FROM allocation WHERE host_id = ? AND image_id IS NOT NULL) AS a
           WHERE a.id <> ? AND a.id IN (SELECT images_with(?))
           ${gone.removing ? `UNION ${WAITING_FOR_ROOM_SQL}` : ''}`,
          [host_id, host_id, host_id, image_id, sha256, ...(gone.removing ? [host_id, host_id] : [])],
        );
        await enqueue(
          transaction,
          others.map((row) => row.id),
          1,
        );
      }),
  };
}
