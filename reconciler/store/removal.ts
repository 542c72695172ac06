import type { Resource } from '../model/resource.ts';
import { query, violationOf } from './database.ts';
import type { Database } from './database.ts';
import type { Use } from './dependents.ts';
import { STATUS_CHANNEL } from './status.ts';

/** What a removed object held, to be woken and told. */
export type Removed = {
  /** What its spec or its claims named. */
  readonly uses: readonly Use[];
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
  const uses = await query<Use>(
    transaction,
    `SELECT to_id AS id, NULL::uuid AS host_id FROM reference WHERE from_id = ?
     UNION SELECT used.id, a.host_id FROM allocation a CROSS JOIN unnest(ARRAY[a.host_id, a.subnet_id, a.image_id]) AS used (id)
       WHERE a.owner_id = ? AND used.id IS NOT NULL`,
    [resource.id, resource.id],
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
  return {
    uses,
    freed_host: uses.some((use) => use.host_id !== null),
  };
}
