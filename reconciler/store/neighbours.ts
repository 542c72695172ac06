import type { ServerSpec } from '../../schemas/generated/types.ts';
import type { Neighbour } from '../model/kind.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Effect: reads. Where the servers are that matter to the placement of one that nobody asked for yet. */
export async function readNeighbours(db: Database, spec: ServerSpec): Promise<readonly Neighbour[]> {
  const { same_host_as_ids = [], different_host_from_ids = [], server_group_id } = spec;
  return await query<Neighbour>(
    db,
    `SELECT owner_id AS server_id, host_id, false AS in_group FROM allocation
       WHERE owner_id = ANY(?::uuid[]) AND slot = 'placement' AND host_id IS NOT NULL
     UNION ALL
     SELECT owner_id, host_id, true FROM allocation WHERE group_id = ?::uuid AND host_id IS NOT NULL`,
    [[...same_host_as_ids, ...different_host_from_ids], server_group_id ?? null],
  );
}
