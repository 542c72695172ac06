import type { AggregateSpec } from '../../schemas/generated/types.ts';
import type { HostGroup } from '../model/host-groups.ts';
import type { PinningClaim } from '../model/pinning.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';
import { FAILURE_SECONDS } from './placement-failures.ts';

/** What changed since an older transaction: hosts and aggregates by id, and what is claimed. */
export type HostChanges = {
  /** The oldest transaction that may still commit a change: where to read on. */
  readonly horizon: string;
  readonly moved: readonly string[] | null;
  readonly claims:
    | readonly {
        readonly host_id: string;
        readonly vcpus: number;
        readonly memory_mib: number;
        readonly disk_gib: number;
        /** Null for none. */
        readonly pinning: PinningClaim | null;
      }[]
    | null;
};

/** Selects what guests hold of host `h` beside amounts, as PinningClaim; null for nothing. */
const PINNED_SQL = `(SELECT CASE WHEN held.cpus IS NOT NULL OR held.cells IS NOT NULL THEN json_build_object(
        'cpus', coalesce(held.cpus, '[]'), 'cells', coalesce(held.cells, '[]')) END FROM (SELECT
      (SELECT json_agg(p.cpu ORDER BY p.cpu) FROM pinned_cpu p WHERE p.host_id = h.host_id) AS cpus,
      (SELECT json_agg(json_build_object('cell_id', c.cell_id, 'page_kib', c.page_kib, 'memory_mib', c.memory_mib_claimed)
          ORDER BY c.cell_id, c.page_kib)
        FROM host_cell c WHERE c.host_id = h.host_id AND c.memory_mib_claimed > 0) AS cells) AS held)`;

/** Selects HostChanges since `:since`, as of one moment. */
export const HOST_CHANGES_SQL = `
SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
  (SELECT json_agg(id) FROM placement_change WHERE changed_in >= CAST(CAST(:since AS text) AS xid8)) AS moved,
  (SELECT json_agg(json_build_object('host_id', host_id, 'vcpus', vcpus_claimed, 'memory_mib', memory_mib_claimed,
      'disk_gib', disk_gib_claimed, 'pinning', ${PINNED_SQL}))
    FROM host_capacity h WHERE changed_in >= CAST(CAST(:since AS text) AS xid8)) AS claims`;

/** A host about which there is something to say. */
export type HostActivity = {
  readonly host_id: string;
  readonly lost: boolean;
  readonly in_flight: number;
  readonly failures: number;
};

/**
 * Selects HostActivity of hosts that are lost, where something is worked on (leases: what they hold is bounded by the engines' places), or
 * where something failed lately. Binding: seconds after which a host that was not seen is lost.
 */
export const HOST_ACTIVITY_SQL = `
WITH lost AS (SELECT host_id FROM host_capacity WHERE seen_at < now() - make_interval(secs => ?)),
  busy AS (
    SELECT a.host_id, count(DISTINCT q.id)::integer AS number
    FROM queue q JOIN allocation a ON a.owner_id = q.id AND a.slot IN ('placement', 'leaving')
    WHERE q.lease_until > now() AND a.host_id IS NOT NULL GROUP BY a.host_id),
  failed AS (
    SELECT host_id, count(*)::integer AS number FROM placement_failure
    WHERE failed_at > now() - interval '${FAILURE_SECONDS} seconds' GROUP BY host_id)
SELECT host_id, lost.host_id IS NOT NULL AS lost, coalesce(busy.number, 0) AS in_flight,
  coalesce(failed.number, 0) AS failures
FROM (SELECT host_id FROM lost UNION SELECT host_id FROM busy UNION SELECT host_id FROM failed) AS told
  LEFT JOIN lost USING (host_id) LEFT JOIN busy USING (host_id) LEFT JOIN failed USING (host_id)`;

/** Effect: reads. The aggregates that stay, by the hosts that they hold, each by name, then id. */
export async function readHostGroups(db: Database): Promise<{
  readonly ids: ReadonlySet<string>;
  readonly by_host: ReadonlyMap<string, readonly HostGroup[]>;
}> {
  const rows = await query<{ id: string; name: string; spec: AggregateSpec }>(
    db,
    `SELECT id, name, spec FROM desired WHERE kind = 'aggregate' AND deletion_requested_at IS NULL
     ORDER BY name COLLATE "C", id`,
  );
  const by_host = new Map<string, HostGroup[]>();
  for (const { id, name, spec } of rows) {
    const group: HostGroup = {
      id,
      name,
      availability_zone: spec.availability_zone ?? null,
      properties: spec.properties,
      cpu_ratio: spec.cpu_ratio ?? null,
      memory_ratio: spec.memory_ratio ?? null,
      disk_ratio: spec.disk_ratio ?? null,
    };
    for (const host_id of spec.host_ids) by_host.set(host_id, [...(by_host.get(host_id) ?? []), group]);
  }
  return { ids: new Set(rows.map(({ id }) => id)), by_host };
}
