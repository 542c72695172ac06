import type { HostPart } from '../model/host-parts.ts';
import type { VolumeView } from '../ports/volumes.ts';
import { inTransaction, query } from './database.ts';
import type { Database } from './database.ts';
import { enqueue } from './queue.ts';

/** Which hosts: these, or all that are enabled now. */
export type ChosenHosts = readonly string[] | 'all';

/** What a host has of an image, and why. */
export type CopyOnHost = {
  readonly host_id: string;
  readonly host_name: string;
  /** The copy as it was last seen; null when nobody looked yet. */
  readonly part: HostPart<VolumeView> | null;
  /** When somebody asked for it; null when nobody did. ISO 8601. */
  readonly asked_at: string | null;
  /** Whether a server there needs it. */
  readonly needed: boolean;
};

/** Hosts of which one answer tells. */
const SHOWN_LIMIT = 10_000;

/**
 * Effect: from now on a copy of the image is wanted on each of these hosts, as if a server there needed it, until the copy is evicted or the
 * wish is withdrawn; wakes the image. Hosts that are gone or going are left out. Returns the ids of the others, in order.
 */
export async function wishForCopies(
  db: Database,
  image_id: string,
  hosts: ChosenHosts,
): Promise<readonly string[]> {
  return await inTransaction(db, async (transaction) => {
    const rows = await query<{ host_id: string }>(
      transaction,
      `INSERT INTO copy_wish (image_id, host_id)
         SELECT i.id, h.id FROM desired i, desired h
           WHERE i.id = ? AND h.kind = 'host' AND h.deletion_requested_at IS NULL
             AND CASE WHEN ? THEN h.spec -> 'enabled' = 'true' ELSE h.id = ANY(?::uuid[]) END
           ORDER BY h.id FOR KEY SHARE
       ON CONFLICT (image_id, host_id) DO UPDATE SET wished_at = now()
       RETURNING host_id`,
      [image_id, hosts === 'all', hosts === 'all' ? [] : [...hosts]],
    );
    await enqueue(transaction, [image_id], 0);
    return rows.map((row) => row.host_id).sort();
  });
}

/** Effect: nobody asks for copies of the image on these hosts any more, `all`: on any; wakes the image. Returns the ids of hosts where somebody did. */
export async function withdrawWishes(
  db: Database,
  image_id: string,
  hosts: ChosenHosts,
): Promise<readonly string[]> {
  return await inTransaction(db, async (transaction) => {
    const rows = await query<{ host_id: string }>(
      transaction,
      'DELETE FROM copy_wish WHERE image_id = ? AND (? OR host_id = ANY(?::uuid[])) RETURNING host_id',
      [image_id, hosts === 'all', hosts === 'all' ? [] : [...hosts]],
    );
    await enqueue(transaction, [image_id], 0);
    return rows.map((row) => row.host_id).sort();
  });
}

/** Effect: reads. What hosts have of an image or shall have, by the name of the host; at most 10,000. */
export async function readCopies(db: Database, image_id: string): Promise<readonly CopyOnHost[]> {
  return await query<CopyOnHost>(
    db,
    `WITH image AS (SELECT CAST(? AS uuid) AS id),
       needing AS (SELECT DISTINCT a.host_id FROM allocation a JOIN image i ON i.id = a.image_id WHERE a.host_id IS NOT NULL)
     SELECT h.id AS host_id, h.name AS host_name, o.observed -> 'hosts' -> CAST(h.id AS text) AS part, w.wished_at AS asked_at,
         n.host_id IS NOT NULL AS needed
       FROM image CROSS JOIN desired h LEFT JOIN observed o ON o.id = image.id
         LEFT JOIN copy_wish w ON w.image_id = image.id AND w.host_id = h.id LEFT JOIN needing n ON n.host_id = h.id
       WHERE h.kind = 'host' AND (w.host_id IS NOT NULL OR n.host_id IS NOT NULL OR jsonb_exists(o.observed -> 'hosts', CAST(h.id AS text)))
       ORDER BY h.name, h.id LIMIT ${SHOWN_LIMIT}`,
    [image_id],
  );
}
