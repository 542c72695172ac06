import type { KindName } from '../../schemas/generated/types.ts';
import type { Condition } from '../model/condition.ts';
import type { JsonObject } from '../model/json.ts';
import type { Known, Resource } from '../model/resource.ts';
import { query } from './database.ts';
import type { Database, Transaction } from './database.ts';
import { toResource } from './desired.ts';
import type { RawDesired } from './desired.ts';

type RawKnown = RawDesired & {
  readonly choices: JsonObject | null;
  readonly observed: JsonObject | null;
  readonly status: JsonObject | null;
  readonly conditions: readonly Condition[] | null;
  readonly observed_generation: number | null;
};

/** Effect: waits until no other transaction admits an object of this kind, and keeps others waiting until this one ends. */
export async function lockAdmissions(transaction: Transaction, kind: KindName): Promise<void> {
  await query(transaction, 'SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `cairn admission of ${kind}`,
  ]);
}

/** Effect: the same for addresses of these subnets: two requests for one address are judged one after the other. */
export async function lockAddresses(transaction: Transaction, subnet_ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(subnet_ids)].sort()) {
    await query(transaction, 'SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `cairn addresses of ${id}`,
    ]);
  }
}

/** Effect: reads. All objects of a kind but `except_id`, those that are being deleted included. */
export async function readPeers(
  database: Database,
  kind: KindName,
  except_id: string,
): Promise<readonly Resource[]> {
  const rows: readonly RawDesired[] = await database('desired').where({ kind }).whereNot({ id: except_id });
  return rows.map(toResource);
}

/** Effect: reads. What is known of these objects and of those that they name, by id. */
export async function readKnown(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  if (ids.length === 0) return new Map();
  const rows = await query<RawKnown>(
    database,
    `SELECT d.id, d.kind, d.project_id, d.name, d.spec, d.generation, d.deletion_requested_at, d.created_at, d.updated_at,
            r.choices, o.observed, s.status, s.conditions, s.observed_generation
     FROM desired d LEFT JOIN resolved r USING (id) LEFT JOIN observed o USING (id) LEFT JOIN status s USING (id)
     WHERE d.id = ANY(?::uuid[]) OR d.id IN (SELECT to_id FROM reference WHERE from_id = ANY(?::uuid[]))`,
    [[...ids], [...ids]],
  );
  return new Map(rows.map((row) => [row.id, toKnown(row)]));
}

/**
 * Effect: reads. Addresses in each of these subnets that others (members of a set are its own) have: allocated to them, or asked for in their specs (a property
 * `address` beside a reference to the subnet) and not allocated yet.
 */
export async function readTakenAddresses(
  database: Database,
  subnet_ids: readonly string[],
  except_id: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const taken = new Map(subnet_ids.map((id) => [id, new Set<string>()]));
  if (subnet_ids.length === 0) return taken;
  const rows = await query<{ readonly subnet_id: string; readonly address: string | null }>(
    database,
    `SELECT subnet_id, host(address) AS address FROM allocation
     WHERE subnet_id = ANY(?::uuid[]) AND address IS NOT NULL AND owner_id <> ?
       AND NOT EXISTS (SELECT 1 FROM desired m WHERE m.id = owner_id AND m.member_of = ?)
     UNION
     SELECT r.to_id, d.spec #>> (SELECT array_agg(replace(replace(part, '~1', '/'), '~0', '~') ORDER BY position)
                                 FROM unnest(string_to_array(regexp_replace(r.path, '^/(.*)/[^/]*$', '\\1/address'), '/'))
                                      WITH ORDINALITY AS parts (part, position))
     FROM reference r JOIN desired d ON d.id = r.from_id
     WHERE r.to_id = ANY(?::uuid[]) AND r.from_id <> ? AND d.member_of IS DISTINCT FROM ? AND r.path LIKE '/%/%'`,
    [[...subnet_ids], except_id, except_id, [...subnet_ids], except_id, except_id],
  );
  for (const { subnet_id, address } of rows) if (address !== null) taken.get(subnet_id)?.add(address);
  return taken;
}

function toKnown(row: RawKnown): Known {
  return {
    resource: toResource(row),
    choices: row.choices ?? {},
    observed: row.observed,
    status: row.status ?? {},
    conditions: row.conditions ?? [],
    observed_generation: row.observed_generation ?? 0,
  };
}
