import { oldCopyName } from '../model/names.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Effect: reads. Ids of the hosts that are to stay. */
export async function stayingHosts(database: Database): Promise<readonly string[]> {
  const rows = await query<{ readonly id: string }>(
    database,
    `SELECT id FROM desired WHERE kind = 'host' AND deletion_requested_at IS NULL ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Effect: reads. Names, as copies were called before migration 000016, of those that servers on a host are made from, or may be: of a server that does not say
 * which copy it has, both are kept.
 */
export async function neededOldCopies(database: Database, host_id: string): Promise<ReadonlySet<string>> {
  const rows = await query<{ readonly image_id: string }>(
    database,
    `SELECT DISTINCT a.image_id FROM allocation a LEFT JOIN resolved r ON r.id = a.owner_id
       WHERE a.host_id = ? AND a.image_id IS NOT NULL
         AND coalesce(r.choices #>> ARRAY['images', a.image_id::text, 'volume_name'], '${OLD_PREFIX}' || a.image_id) = '${OLD_PREFIX}' || a.image_id
     UNION SELECT image.key::uuid FROM desired d JOIN resolved r ON r.id = d.id
       CROSS JOIN LATERAL jsonb_each(nullif(r.choices -> 'images', 'null')) AS image
       WHERE d.kind = 'server' AND r.choices ->> 'host_id' = ? AND image.value ->> 'volume_name' = '${OLD_PREFIX}' || image.key`,
    [host_id, host_id],
  );
  return new Set(rows.map(({ image_id }) => oldCopyName(image_id)));
}

const OLD_PREFIX = oldCopyName('');
