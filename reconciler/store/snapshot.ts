import type { Condition } from '../model/condition.ts';
import type { Drift } from '../model/drift.ts';
import type { JsonObject } from '../model/json.ts';
import type { Trouble } from '../model/trouble.ts';
import { NO_COPIES } from '../model/kind.ts';
import type { CopyFacts, FailedTry, Neighbour, Order, Snapshot, Tenant } from '../model/kind.ts';
import type { Known, User } from '../model/resource.ts';
import { ALLOCATION_COLUMNS, toAllocations } from './allocations.ts';
import type { AllocationRow } from './allocations.ts';
import type { Database } from './database.ts';
import { toResource } from './desired.ts';
import type { RawDesired } from './desired.ts';
import { FAILURE_SECONDS } from './placement-failures.ts';
import { BUDGETS_SQL, toBudgets } from './disruptions.ts';
import type { RawBudget } from './disruptions.ts';
import { ORDERS_SQL } from './orders.ts';

/** What must be loaded besides the object, what it names, and its claims. */
export type SnapshotNeeds = {
  readonly address_pools: boolean;
  /** Whether the other servers of its group are asked for, and those that leave its host. */
  readonly others: boolean;
  /** Whether those that use the object are asked for. */
  readonly users: boolean;
  /** Whether the kind's objects hold bytes (spec.sha256). */
  readonly content: boolean;
};

/** A snapshot, and what the engine keeps of the object for itself. */
export type Loaded = {
  readonly snapshot: Snapshot;
  /** Desired as last realised; null before the first time. */
  readonly realised: JsonObject | null;
  readonly drift: readonly Drift[];
  readonly trouble: Trouble | null;
  readonly seen_generation: number;
  /** Id of the set that the object is a member of; null for what people asked for themselves. */
  readonly member_of: string | null;
};

/** Addresses in one subnet, separated by spaces: a thousand of them are read with every server. */
type PoolRow = { readonly subnet_id: string; readonly addresses: string };

type KnownRow = RawDesired & {
  readonly member_of: string | null;
  readonly choices: JsonObject | null;
  readonly realised: JsonObject | null;
  readonly observed: JsonObject | null;
  readonly status: JsonObject | null;
  readonly conditions: readonly Condition[] | null;
  readonly observed_generation: number | null;
  readonly seen_generation: number | null;
  readonly drift: readonly Drift[] | null;
  readonly trouble: Trouble | null;
  readonly is_reference: boolean;
  readonly content_shared: boolean;
  readonly content_sha256: string | null;
  readonly content_size_bytes: number | null;
  readonly copies: CopyFacts | null;
  /** The rest only on the row of the object itself. */
  readonly allocations: readonly AllocationRow[] | null;
  readonly pools: readonly PoolRow[] | null;
  readonly orders: readonly Order[] | null;
  readonly neighbours: readonly Neighbour[] | null;
  readonly tenants: readonly Tenant[] | null;
  readonly leaving_host: number | null;
  readonly failed_tries: readonly FailedTry[] | null;
  readonly budgets: readonly RawBudget[] | null;
  readonly is_disturbed: boolean;
  readonly users: readonly (User & { readonly id: string })[] | null;
};

// Our claims, and the claims that name us. One branch for each index.
const ALLOCATIONS_SQL = `
SELECT ${ALLOCATION_COLUMNS} FROM (
  SELECT * FROM allocation WHERE owner_id = :id
  UNION SELECT * FROM allocation WHERE host_id = :id
  UNION SELECT * FROM allocation WHERE subnet_id = :id
  UNION SELECT * FROM allocation WHERE image_id = :id) AS a`;

const POOLS_SQL = `
SELECT pool.subnet_id, string_agg(host(pool.address), ' ') AS addresses
FROM direct JOIN allocation pool ON pool.subnet_id = direct.id
WHERE pool.address IS NOT NULL AND pool.owner_id <> :id GROUP BY pool.subnet_id`;

const USERS_SQL = `
SELECT u.id, u.name, coalesce(jsonb_typeof(o.observed -> 'domain'), 'null') <> 'null' AS has_domain
FROM desired u LEFT JOIN observed o ON o.id = u.id WHERE u.id IN (
  SELECT owner_id FROM allocation WHERE host_id = :id
  UNION SELECT owner_id FROM allocation WHERE subnet_id = :id
  UNION SELECT owner_id FROM allocation WHERE image_id = :id)`;

// Where servers are that the object names, and those of its group.
const NEIGHBOURS_SQL = `
SELECT a.owner_id AS server_id, a.host_id, false AS in_group FROM direct JOIN allocation a ON a.owner_id = direct.id
  WHERE a.slot = 'placement' AND a.host_id IS NOT NULL
UNION ALL
SELECT a.owner_id, a.host_id, true FROM direct JOIN allocation a ON a.group_id = direct.id
  WHERE :others AND a.owner_id <> :id AND a.host_id IS NOT NULL`;

const FAILED_TRIES_SQL = `
SELECT f.host_id, f.message FROM placement_failure f
WHERE f.object_id = :id AND f.failed_at > now() - interval '${FAILURE_SECONDS} seconds' ORDER BY f.failed_at, f.host_id`;

// Why servers are still on a host: that it does not answer says more than what was told while it did.
const TENANTS_SQL = `
SELECT t.id AS server_id, t.name, (
  SELECT json_build_object('reason', c ->> 'reason', 'message', c ->> 'message')
  FROM jsonb_array_elements(s.conditions) AS c
  WHERE c ->> 'type' = 'Draining' OR c ->> 'type' = 'Ready' AND c ->> 'status' <> 'True'
  ORDER BY c ->> 'status' <> 'Unknown', c ->> 'type' <> 'Draining' LIMIT 1) AS why
FROM desired t LEFT JOIN status s ON s.id = t.id
WHERE t.id IN (SELECT owner_id FROM allocation WHERE host_id = :id AND slot IN ('placement', 'leaving'))`;

const LEAVING_HOST_SQL = `
SELECT count(DISTINCT gone.owner_id)::integer FROM allocation own JOIN allocation gone ON gone.host_id = own.host_id
WHERE own.owner_id = :id AND own.slot = 'placement' AND gone.slot = 'leaving' AND gone.owner_id <> :id`;

// Other living images with the same bytes, hosts that somebody wants a copy on, and who works on copies now.
const COPIES_SQL = `
SELECT json_build_object(
  'converted', (SELECT json_build_object('sha256', made.sha256, 'size_bytes', made.size_bytes)
    FROM conversion made WHERE made.source_sha256 = content.sha256 ORDER BY made.source_format LIMIT 1),
  'kept_by_others', (SELECT coalesce(json_agg(DISTINCT host.id), '[]')
    FROM image_digests(:id) AS digest CROSS JOIN LATERAL images_with(digest) AS twin (id)
      JOIN desired other ON other.id = twin.id AND other.id <> :id AND other.deletion_requested_at IS NULL
      JOIN resolved kept ON kept.id = twin.id
      CROSS JOIN LATERAL jsonb_array_elements_text(kept.choices -> 'host_ids') AS host (id)),
  'wished', (SELECT coalesce(json_agg(wish.host_id ORDER BY wish.host_id), '[]') FROM copy_wish wish WHERE wish.image_id = :id),
  'writers', (SELECT coalesce(json_agg(json_build_object('host_id', w.host_id, 'own', w.image_id = :id, 'removing', w.removing)
      ORDER BY w.host_id, w.sha256), '[]')
    FROM copy_writer w WHERE w.image_id = :id OR w.sha256 IN (SELECT image_digests(:id))))`;

// One statement, so that everything is as of one moment without a transaction and its round trips.
// The object itself; what it names, and what that names.
const KNOWN_SQL = `
WITH direct AS (
    SELECT to_id AS id FROM reference WHERE from_id = :id
    UNION SELECT to_id FROM loose_reference WHERE from_id = :id),
  refs AS (
    SELECT id FROM direct
    UNION SELECT r.to_id FROM reference r JOIN direct ON r.from_id = direct.id),
  wanted AS (SELECT CAST(:id AS uuid) AS id UNION SELECT id FROM refs)
SELECT d.id, d.kind, d.project_id, d.name, d.spec, d.generation, d.deletion_requested_at, d.created_at, d.updated_at,
  d.member_of, r.choices, CASE WHEN d.id = :id THEN r.realised END AS realised, o.observed,
  s.status, s.conditions, s.observed_generation, s.seen_generation, s.drift, CASE WHEN d.id = :id THEN s.trouble END AS trouble,
  d.id IN (SELECT id FROM refs) AS is_reference,
  :content AND d.id = :id AND EXISTS (
    SELECT 1 FROM desired twin LEFT JOIN content other ON other.id = twin.id
      WHERE twin.kind = d.kind AND twin.id <> d.id AND twin.deletion_requested_at IS NULL
        AND (coalesce(content.sha256, d.spec ->> 'sha256') IN (twin.spec ->> 'sha256', other.sha256)
          OR EXISTS (SELECT 1 FROM conversion made WHERE made.source_sha256 = other.sha256
            AND made.sha256 = coalesce(content.sha256, d.spec ->> 'sha256')))) AS content_shared,
  CASE WHEN :content AND d.id = :id THEN (${COPIES_SQL}) END AS copies,
  content.sha256 AS content_sha256, content.size_bytes AS content_size_bytes,
  CASE WHEN d.id = :id THEN (
    SELECT json_agg(each ORDER BY each.owner_id, each.slot) FROM (${ALLOCATIONS_SQL}) AS each) END AS allocations,
  CASE WHEN :pools AND d.id = :id THEN (SELECT json_agg(each) FROM (${POOLS_SQL}) AS each) END AS pools,
  CASE WHEN :users AND d.id = :id THEN (SELECT json_agg(each) FROM (${USERS_SQL}) AS each) END AS users,
  CASE WHEN d.id = :id THEN (SELECT json_agg(each) FROM (${ORDERS_SQL}) AS each) END AS orders,
  CASE WHEN d.id = :id AND d.kind = 'server' THEN (
    SELECT json_agg(each ORDER BY each.server_id, each.host_id) FROM (${NEIGHBOURS_SQL}) AS each) END AS neighbours,
  CASE WHEN d.id = :id AND d.kind = 'server' THEN (
    SELECT json_agg(each) FROM (${FAILED_TRIES_SQL}) AS each) END AS failed_tries,
  CASE WHEN d.id = :id AND d.kind = 'host' AND d.spec @> '{"drain": true}' THEN (
    SELECT json_agg(each ORDER BY each.name COLLATE "C", each.server_id) FROM (${TENANTS_SQL}) AS each) END AS tenants,
  CASE WHEN :others AND d.id = :id AND d.kind = 'server' THEN (${LEAVING_HOST_SQL}) END AS leaving_host,
  CASE WHEN :others AND d.id = :id AND d.kind = 'server' THEN (
    SELECT json_agg(each) FROM (${BUDGETS_SQL}) AS each) END AS budgets,
  d.id = :id AND EXISTS (SELECT 1 FROM disruption WHERE server_id = d.id) AS is_disturbed
FROM wanted JOIN desired d ON d.id = wanted.id
  LEFT JOIN resolved r ON r.id = d.id LEFT JOIN observed o ON o.id = d.id
  LEFT JOIN content ON :content AND d.id = :id AND content.id = d.id
  LEFT JOIN status s ON s.id = d.id
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

function knownMap(rows: readonly KnownRow[]): ReadonlyMap<string, Known> {
  return new Map(rows.map((row) => [row.id, toKnown(row)]));
}

function takenAddresses(
  subnets: readonly string[],
  pools: readonly PoolRow[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const taken = new Map(pools.map(({ subnet_id, addresses }) => [subnet_id, new Set(addresses.split(' '))]));
  return new Map(subnets.map((id) => [id, taken.get(id) ?? new Set<string>()]));
}

/** What a snapshot holds besides what is read of the object: hosts come from the table that the process keeps. */
export type SnapshotSurroundings = Pick<Snapshot, 'hosts' | 'placement_rules'>;

/** Effect: reads everything that a pure resolve may look at, as of one moment. Null when there is no such object. */
export async function loadSnapshot(
  db: Database,
  id: string,
  needs: SnapshotNeeds,
  surroundings: SnapshotSurroundings,
): Promise<Loaded | null> {
  const { address_pools: pools, others, users, content } = needs;
  // Named, so that each connection plans it once: planning takes as long as running it.
  const statement = db.raw(KNOWN_SQL, { id, pools, others, users, content }).options({ name: 'snapshot' });
  const { rows: known } = (await statement) as { rows: readonly KnownRow[] };
  const self = known.find((row) => row.id === id);
  if (self === undefined) return null;
  const references = known.filter((row) => row.is_reference);
  const subnets = references.filter((row) => row.kind === 'subnet').map((row) => row.id);
  return {
    snapshot: {
      self: toKnown(self),
      references: knownMap(references),
      users: new Map((self.users ?? []).map(({ id: user, ...rest }) => [user, rest])),
      ...surroundings,
      neighbours: self.neighbours ?? [],
      tenants: self.tenants ?? [],
      leaving_host: self.leaving_host ?? 0,
      failed_tries: self.failed_tries ?? [],
      budgets: toBudgets(self.budgets ?? []),
      is_disturbed: self.is_disturbed,
      allocations: toAllocations(self.allocations ?? []),
      taken_addresses: pools ? takenAddresses(subnets, self.pools ?? []) : new Map(),
      taken_macs: new Set(),
      content_shared: self.content_shared,
      copies: self.copies ?? NO_COPIES,
      orders: self.orders ?? [],
      content:
        self.content_sha256 === null
          ? null
          : { sha256: self.content_sha256, size_bytes: Number(self.content_size_bytes) },
    },
    realised: self.realised,
    drift: self.drift ?? [],
    trouble: self.trouble,
    seen_generation: self.seen_generation ?? 0,
    member_of: self.member_of,
  };
}
