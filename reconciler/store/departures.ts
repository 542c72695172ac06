import { AllocationClash } from './allocations.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Locks of this kind are held by those who begin to leave a host, by the host. */
const DEPARTURES_LOCK = 20_473;

/**
 * Effect: makes sure, in the transaction that stores the choice, that no more than `most` servers leave the host at the same time with this
 * one. Those who decide at the same time wait for each other here. Throws AllocationClash (host_departures) when others were faster.
 */
export async function takeTurn(
  transaction: Database,
  server_id: string,
  { host_id, most }: { readonly host_id: string; readonly most: number },
): Promise<void> {
  await query(transaction, 'SELECT pg_advisory_xact_lock(?, hashtext(?))', [DEPARTURES_LOCK, host_id]);
  const [row] = await query<{ leaving: number }>(
    transaction,
    `SELECT count(DISTINCT owner_id)::integer AS leaving FROM allocation
     WHERE host_id = ? AND slot = 'leaving' AND owner_id <> ?`,
    [host_id, server_id],
  );
  if ((row?.leaving ?? 0) >= most) throw new AllocationClash('host_departures');
}
