import type { Condition } from '../model/condition.ts';
import type { Drift } from '../model/drift.ts';
import type { JsonObject } from '../model/json.ts';
import type { HostView, Snapshot } from '../model/kind.ts';
import type { Allocation, Known } from '../model/resource.ts';
import { ALLOCATION_COLUMNS } from './allocations.ts';
import type { Database } from './database.ts';
import { toResource } from './desired.ts';
import type { RawDesired } from './desired.ts';

/** What must be loaded besides the object, what it names, and its claims. */
export type SnapshotNeeds = {
  readonly hosts: boolean;
  readonly address_pools: boolean;
  /** Whether the kind's objects hold bytes (spec.sha256). */
  readonly content: boolean;
};

/** A snapshot, and what the engine keeps of the object for itself. */
export type Loaded = {
  readonly snapshot: Snapshot;
  /** Desired as last realised; null before the first time. */
  readonly realised: JsonObject | null;
  readonly drift: readonly Drift[];
  readonly seen_generation: number;
};

type AllocationRow = Allocation & { readonly concerns_self: boolean };

type KnownRow = RawDesired & {
  readonly choices: JsonObject | null;
  readonly realised: JsonObject | null;
  readonly observed: JsonObject | null;
  readonly status: JsonObject | null;
  readonly conditions: readonly Condition[] | null;
  readonly observed_generation: number | null;
  readonly seen_generation: number | null;
  readonly drift: readonly Drift[] | null;
  readonly is_reference: boolean;
  readonly is_user: boolean;
  readonly is_host: boolean;
  readonly vcpus_claimed: number | null;
  readonly memory_mib_claimed: number | null;
  readonly disk_gib_claimed: number | null;
  readonly content_shared: boolean;
  /** Only on the row of the object itself. */
  readonly allocations: readonly AllocationRow[] | null;
};

// Our claims, the claims that name us, and (with pools) the claims in the subnets that the spec names. One branch for each index.
const ALLOCATIONS_SQL = `
SELECT ${ALLOCATION_COLUMNS},
  (a.owner_id = :id OR a.host_id = :id OR a.subnet_id = :id OR a.image_id = :id) AS concerns_self
FROM (
  SELECT * FROM allocation WHERE owner_id = :id
  UNION SELECT * FROM allocation WHERE host_id = :id
  UNION SELECT * FROM allocation WHERE subnet_id = :id
  UNION SELECT * FROM allocation WHERE image_id = :id
  UNION SELECT pool.* FROM direct JOIN allocation pool ON pool.subnet_id = direct.id
    WHERE :pools AND pool.address IS NOT NULL) AS a`;

// One statement, so that everything is as of one moment without a transaction and its round trips.
// The object itself; what it names, and what that names; who claims it; all hosts if asked.
const KNOWN_SQL = `
WITH direct AS (SELECT to_id AS id FROM reference WHERE from_id = :id),
  refs AS (
    SELECT id FROM direct
    UNION SELECT r.to_id FROM reference r JOIN direct ON r.from_id = direct.id),
  users AS (
    SELECT owner_id AS id FROM allocation WHERE host_id = :id
    UNION SELECT owner_id FROM allocation WHERE subnet_id = :id
    UNION SELECT owner_id FROM allocation WHERE image_id = :id),
  hosts AS (SELECT id FROM desired WHERE :hosts AND kind = 'host'),
  wanted AS (
    SELECT CAST(:id AS uuid) AS id UNION SELECT id FROM refs UNION SELECT id FROM users UNION SELECT id FROM hosts)
SELECT d.id, d.kind, d.project_id, d.name, d.spec, d.generation, d.deletion_requested_at, d.created_at, d.updated_at,
  r.choices, CASE WHEN d.id = :id THEN r.realised END AS realised, o.observed,
  s.status, s.conditions, s.observed_generation, s.seen_generation, s.drift,
  d.id IN (SELECT id FROM refs) AS is_reference,
  d.id IN (SELECT id FROM users) AS is_user,
  :hosts AND d.kind = 'host' AS is_host,
  c.vcpus_claimed, c.memory_mib_claimed, c.disk_gib_claimed,
  :content AND d.id = :id AND EXISTS (
    SELECT 1 FROM desired twin WHERE twin.kind = d.kind AND twin.spec ->> 'sha256' = d.spec ->> 'sha256'
      AND twin.id <> d.id AND twin.deletion_requested_at IS NULL) AS content_shared,
  CASE WHEN d.id = :id THEN (
    SELECT json_agg(each ORDER BY each.owner_id, each.slot) FROM (${ALLOCATIONS_SQL}) AS each) END AS allocations
FROM wanted JOIN desired d ON d.id = wanted.id
  LEFT JOIN resolved r ON r.id = d.id LEFT JOIN observed o ON o.id = d.id
  LEFT JOIN status s ON s.id = d.id LEFT JOIN host_capacity c ON :hosts AND c.host_id = d.id
ORDER BY d.created_at, d.id`;

function toKnown(row: KnownRow): Known {
  return {
    resource: toResource(row),
    choices: row.choices ?? {},
    observed: row.observed,
    status: row.status ?? {},
    conditions: row.conditions ?? [],
    observed_generation: row.observed_generation ?? 0,
  };
}

function toHost(row: KnownRow): HostView {
  return {
    ...toKnown(row),
    claimed: {
      vcpus: row.vcpus_claimed ?? 0,
      memory_mib: row.memory_mib_claimed ?? 0,
      disk_gib: row.disk_gib_claimed ?? 0,
    },
  };
}

function knownMap(rows: readonly KnownRow[]): ReadonlyMap<string, Known> {
  return new Map(rows.map((row) => [row.id, toKnown(row)]));
}

function takenAddresses(
  id: string,
  subnets: readonly string[],
  rows: readonly AllocationRow[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const taken = new Map(subnets.map((subnet_id) => [subnet_id, new Set<string>()]));
  for (const { owner_id, subnet_id, address } of rows)
    if (owner_id !== id && subnet_id !== null && address !== null) taken.get(subnet_id)?.add(address);
  return taken;
}

/** Effect: reads everything that a pure resolve may look at, as of one moment. Null when there is no such object. */
export async function loadSnapshot(db: Database, id: string, needs: SnapshotNeeds): Promise<Loaded | null> {
  const bindings = { id, hosts: needs.hosts, content: needs.content, pools: needs.address_pools };
  // Named, so that each connection plans it once: planning takes as long as running it.
  const statement = db.raw(KNOWN_SQL, bindings).options({ name: 'snapshot' });
  const { rows: known } = (await statement) as { rows: readonly KnownRow[] };
  const self = known.find((row) => row.id === id);
  if (self === undefined) return null;
  const allocations = self.allocations ?? [];
  const references = known.filter((row) => row.is_reference);
  const subnets = references.filter((row) => row.kind === 'subnet').map((row) => row.id);
  return {
    snapshot: {
      self: toKnown(self),
      references: knownMap(references),
      users: knownMap(known.filter((row) => row.is_user)),
      hosts: known.filter((row) => row.is_host).map(toHost),
      allocations: allocations
        .filter((row) => row.concerns_self)
        .map(({ concerns_self: _concerns_self, ...allocation }) => allocation),
      taken_addresses: needs.address_pools ? takenAddresses(id, subnets, allocations) : new Map(),
      taken_macs: new Set(),
      content_shared: self.content_shared,
    },
    realised: self.realised,
    drift: self.drift ?? [],
    seen_generation: self.seen_generation ?? 0,
  };
}
