import { inTransaction, query } from './database.ts';
import type { Database } from './database.ts';
import { lockCopy, takeCopy } from './copies.ts';
import type { CopyAt } from '../ports/copies.ts';
import { enqueue } from './queue.ts';

/** A copy on a host, as it was last seen. */
export type CachedCopy = {
  readonly sha256: string;
  /** One of the images that have it. */
  readonly image_id: string;
  readonly size_bytes: number;
  /** When a server last needed it, or when it was first seen or asked for; in milliseconds since 1970. */
  readonly used_ms: number;
  readonly in_use: boolean;
  /** Whether it is being removed already. */
  readonly going: boolean;
};

/** What one host has. */
export type HostCache = {
  readonly host_id: string;
  /** Room on its disk; null while nobody knows. */
  readonly free_bytes: number | null;
  /** What copies will take that servers there wait for, or that were asked for there. */
  readonly missing_bytes: number;
  readonly copies: readonly CachedCopy[];
};

// Every part of a host that an image has seen, with what the image is for hosts.
const SEEN_SQL = `
SELECT CAST(part.key AS uuid) AS host_id, d.id AS image_id, r.choices #>> '{copy,sha256}' AS sha256,
  CAST(part.value #>> '{view,allocation_bytes}' AS bigint) AS size_bytes, part.value -> 'view' <> 'null' AS is_there,
  CAST(o.observed #>> '{for_hosts,size_bytes}' AS bigint) AS whole_bytes,
  EXISTS (SELECT 1 FROM allocation a WHERE a.image_id = d.id AND a.host_id = CAST(part.key AS uuid)) AS in_use,
  (SELECT w.wished_at FROM copy_wish w WHERE w.image_id = d.id AND w.host_id = CAST(part.key AS uuid)) AS wished_at
FROM desired d JOIN resolved r ON r.id = d.id JOIN observed o ON o.id = d.id
  CROSS JOIN LATERAL jsonb_each(o.observed -> 'hosts') AS part
WHERE d.kind = 'image' AND r.choices #>> '{copy,sha256}' IS NOT NULL AND part.value -> 'known' = 'true'`;

/** Effect: notes when the copies that are needed now were needed, and forgets copies that are gone. */
async function noteUses(db: Database): Promise<void> {
  await query(
    db,
    `WITH seen AS (${SEEN_SQL}),
       there AS (SELECT host_id, sha256, bool_or(in_use) AS in_use FROM seen WHERE is_there GROUP BY host_id, sha256),
       gone AS (DELETE FROM copy_use u WHERE NOT EXISTS (
         SELECT 1 FROM there WHERE there.host_id = u.host_id AND there.sha256 = u.sha256))
     INSERT INTO copy_use (host_id, sha256)
       SELECT t.host_id, t.sha256 FROM there t JOIN desired h ON h.id = t.host_id
         WHERE t.in_use OR NOT EXISTS (
           SELECT 1 FROM copy_use u WHERE u.host_id = t.host_id AND u.sha256 = t.sha256)
     ON CONFLICT (host_id, sha256) DO UPDATE SET used_at = now()`,
  );
}

/** Effect: notes what is needed now, and reads what each host has, or one of them, as it was last seen. */
export async function readCaches(db: Database, host_id: string | null = null): Promise<readonly HostCache[]> {
  await noteUses(db);
  return await query<HostCache>(
    db,
    `WITH seen AS (${SEEN_SQL}),
       copies AS (
         SELECT s.host_id, s.sha256, CAST(min(CAST(s.image_id AS text)) AS uuid) AS image_id, max(s.size_bytes) AS size_bytes,
             bool_or(s.in_use) AS in_use, greatest(max(u.used_at), max(s.wished_at)) AS used_at,
             EXISTS (SELECT 1 FROM copy_writer w WHERE w.host_id = s.host_id AND w.sha256 = s.sha256 AND w.removing) AS going
           FROM seen s LEFT JOIN copy_use u ON u.host_id = s.host_id AND u.sha256 = s.sha256
           WHERE s.is_there GROUP BY s.host_id, s.sha256),
       missing AS (
         SELECT host_id, sum(whole_bytes) AS bytes
           FROM (SELECT DISTINCT host_id, sha256, whole_bytes FROM seen
               WHERE (in_use OR wished_at IS NOT NULL) AND NOT is_there) AS each GROUP BY host_id)
     SELECT h.id AS host_id, CAST(o.observed #>> '{inventory,disk_available_gib}' AS double precision) * 1073741824 AS free_bytes,
       CAST(coalesce((SELECT bytes FROM missing WHERE missing.host_id = h.id), 0) AS double precision) AS missing_bytes,
       (SELECT json_agg(json_build_object('sha256', c.sha256, 'image_id', c.image_id, 'size_bytes', coalesce(c.size_bytes, 0),
           'in_use', c.in_use, 'going', c.going, 'used_ms', floor(extract(epoch FROM coalesce(c.used_at, now())) * 1000)))
         FROM copies c WHERE c.host_id = h.id) AS copies
     FROM desired h LEFT JOIN observed o ON o.id = h.id
     WHERE h.kind = 'host' AND (CAST(? AS uuid) IS NULL OR h.id = ?) AND EXISTS (SELECT 1 FROM copies c WHERE c.host_id = h.id)`,
    [host_id, host_id],
  );
}

/**
 * Effect: begins the removal of a copy that nobody needs: from now on nothing can begin to need it until its image has removed it, which is
 * woken. False when somebody needs it after all, or works on it.
 */
export async function evictCopy(db: Database, copy: CopyAt): Promise<boolean> {
  const { host_id, sha256, image_id } = copy;
  return await inTransaction(db, async (transaction) => {
    await lockCopy(transaction, sha256);
    const images = await query(transaction, 'SELECT 1 FROM desired WHERE id = ? FOR KEY SHARE', [image_id]);
    if (images.length === 0) return false;
    const writers = await query(transaction, 'SELECT 1 FROM copy_writer WHERE host_id = ? AND sha256 = ?', [
      host_id,
      sha256,
    ]);
    if (writers.length > 0) return false;
    if ((await takeCopy(transaction, copy, 'evict')).turn !== 'mine') return false;
    await query(
      transaction,
      'DELETE FROM copy_wish WHERE host_id = ? AND image_id IN (SELECT images_with(?))',
      [host_id, sha256],
    );
    await enqueue(transaction, [image_id], 1);
    return true;
  });
}

/** Effect: reads. How many copies on a host are being removed now. */
export async function countRemovals(db: Database, host_id: string): Promise<number> {
  const rows = await query(db, 'SELECT 1 FROM copy_writer WHERE host_id = ? AND removing', [host_id]);
  return rows.length;
}
