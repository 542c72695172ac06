import type { PinningClaim } from '../model/pinning.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** What a server has been promised of a host: all its claims there together. */
export type HostClaim = {
  readonly host_id: string;
  readonly owner_id: string;
  readonly project_id: string | null;
  readonly created_by: string;
  readonly generation: number;
  readonly vcpus: number;
  readonly memory_mib: number;
  readonly disk_gib: number;
  /** CPUs and memory of NUMA cells that nobody else has. */
  readonly pinnings: readonly PinningClaim[];
};

/** Whose claims, or on which hosts; all unless given. */
export type ClaimFilter = {
  readonly host_ids?: readonly string[];
  readonly owner_ids?: readonly string[];
  readonly project_id?: string;
};

/** Effect: reads. Claims of CPUs, memory and disk, by host and server, each pair once. */
export async function readHostClaims(
  database: Database,
  { host_ids, owner_ids, project_id }: ClaimFilter,
): Promise<readonly HostClaim[]> {
  const rows = await query<HostClaim>(
    database,
    `SELECT a.host_id, a.owner_id, d.project_id, d.created_by, d.generation::int AS generation,
            sum(a.vcpus)::int AS vcpus, sum(a.memory_mib)::float8 AS memory_mib, sum(a.disk_gib)::float8 AS disk_gib,
            coalesce(jsonb_agg(a.pinning) FILTER (WHERE a.pinning IS NOT NULL), '[]') AS pinnings
     FROM allocation a JOIN desired d ON d.id = a.owner_id
     WHERE a.host_id IS NOT NULL AND (?::uuid[] IS NULL OR a.host_id = ANY(?::uuid[]))
       AND (?::uuid[] IS NULL OR a.owner_id = ANY(?::uuid[])) AND (?::uuid IS NULL OR d.project_id = ?::uuid)
     GROUP BY a.host_id, a.owner_id, d.project_id, d.created_by, d.generation
     HAVING sum(a.vcpus) > 0 OR sum(a.memory_mib) > 0 OR sum(a.disk_gib) > 0
     ORDER BY a.host_id, a.owner_id`,
    [
      host_ids === undefined ? null : [...host_ids],
      host_ids === undefined ? null : [...host_ids],
      owner_ids === undefined ? null : [...owner_ids],
      owner_ids === undefined ? null : [...owner_ids],
      project_id ?? null,
      project_id ?? null,
    ],
  );
  return rows;
}
