import type { Resource } from '../model/resource.ts';
import { query, violationOf } from './database.ts';
import type { Database } from './database.ts';
import { STATUS_CHANNEL } from './status.ts';

/** What a removed object held, to be woken and told. */
export type Removed = {
  /** Ids that its spec or its claims named. */
  readonly named_ids: readonly string[];
  /** Whether it had claims on a host, so that there is room now. */
  readonly freed_host: boolean;
};

/**
 * Effect: removes the row of an object whose deletion was requested, with everything that hangs on it, in an open transaction, and
 * notifies those who wait for its end. Null when other objects still name it or when its deletion was not requested.
 */
export async function removeDesired(
  transaction: Database,
  resource: Pick<Resource, 'id'>,
): Promise<Removed | null> {
  const named = await query<{ id: string }>(
    transaction,
    `SELECT to_id AS id FROM reference WHERE from_id = ?
     UNION SELECT host_id FROM allocation WHERE owner_id = ? AND host_id IS NOT NULL
     UNION SELECT subnet_id FROM allocation WHERE owner_id = ? AND subnet_id IS NOT NULL
     UNION SELECT image_id FROM allocation WHERE owner_id = ? AND image_id IS NOT NULL`,
    [resource.id, resource.id, resource.id, resource.id],
  );
  const [host] = await query<{ claimed: boolean }>(
    transaction,
    'SELECT EXISTS (SELECT 1 FROM allocation WHERE owner_id = ? AND host_id IS NOT NULL) AS claimed',
    [resource.id],
  );
  try {
    const removed = await transaction.transaction(async (savepoint) =>
      query<{ id: string }>(
        savepoint,
        'DELETE FROM desired WHERE id = ? AND deletion_requested_at IS NOT NULL RETURNING id',
        [resource.id],
      ),
    );
    if (removed.length === 0) return null;
  } catch (error) {
    if (violationOf(error)?.type === 'foreign_key') return null;
    throw error;
  }
  await query(transaction, `SELECT pg_notify('${STATUS_CHANNEL}', ?)`, [resource.id]);
  return { named_ids: named.map((row) => row.id), freed_host: host?.claimed ?? false };
}
