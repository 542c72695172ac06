import type { HostView } from '../model/kind.ts';
import { readKnown } from './admission.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

type ClaimedRow = HostView['claimed'] & { readonly host_id: string };

/** Effect: reads. Every host as the scheduler sees it, those that are being deleted included, oldest first. */
export async function readHostViews(database: Database): Promise<readonly HostView[]> {
  const rows = await query<{ readonly id: string }>(
    database,
    "SELECT id FROM desired WHERE kind = 'host' ORDER BY created_at, id",
  );
  const ids = rows.map(({ id }) => id);
  const known = await readKnown(database, ids);
  const claims = await query<ClaimedRow>(
    database,
    `SELECT host_id, vcpus_claimed AS vcpus, memory_mib_claimed AS memory_mib, disk_gib_claimed AS disk_gib
     FROM host_capacity`,
  );
  const claimed = new Map(claims.map(({ host_id, ...amounts }) => [host_id, amounts]));
  return ids.flatMap((id) => {
    const host = known.get(id);
    const nothing = { vcpus: 0, memory_mib: 0, disk_gib: 0 };
    return host === undefined ? [] : [{ ...host, claimed: claimed.get(id) ?? nothing }];
  });
}
