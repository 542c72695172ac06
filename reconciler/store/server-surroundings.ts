import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** An object beside a server. */
export type Neighbour = {
  readonly id: string;
  readonly kind: KindName;
  readonly name: string;
  readonly spec: JsonObject;
};

/** What is known of servers besides their rows: who made each, what was ordered and not begun yet, and the objects that they name. */
export type Surroundings = {
  readonly created_by: ReadonlyMap<string, string>;
  readonly orders: ReadonlyMap<string, readonly string[]>;
  readonly neighbours: ReadonlyMap<string, Neighbour>;
};

type Row = {
  readonly id: string;
  readonly kind: KindName;
  readonly name: string;
  readonly spec: JsonObject | null;
  readonly created_by: string;
  readonly orders: readonly string[] | null;
};

/**
 * Effect: reads, in one statement. `ids` are servers; `neighbour_ids` are objects that they name (flavors, keypairs, hosts, subnets); the
 * networks of subnets come along.
 */
export async function readSurroundings(
  database: Database,
  ids: readonly string[],
  neighbour_ids: readonly string[],
): Promise<Surroundings> {
  if (ids.length === 0) return { created_by: new Map(), orders: new Map(), neighbours: new Map() };
  const rows = await query<Row>(
    database,
    `SELECT d.id, d.kind, d.name, NULL::jsonb AS spec, d.created_by,
       (SELECT array_agg(o.name ORDER BY o.ordered_at) FROM object_order o WHERE o.object_id = d.id) AS orders
     FROM desired d WHERE d.id = ANY(?::uuid[])
     UNION ALL
     SELECT d.id, d.kind, d.name, d.spec, '', NULL FROM desired d WHERE d.id = ANY(?::uuid[])
       OR d.id IN (SELECT (s.spec ->> 'network_id')::uuid FROM desired s WHERE s.id = ANY(?::uuid[]) AND s.kind = 'subnet')`,
    [[...ids], [...neighbour_ids], [...neighbour_ids]],
  );
  const own = rows.filter(({ spec }) => spec === null);
  return {
    created_by: new Map(own.map(({ id, created_by }) => [id, created_by])),
    orders: new Map(own.map(({ id, orders }) => [id, orders ?? []])),
    neighbours: new Map(
      rows.flatMap(({ id, kind, name, spec }) => (spec === null ? [] : [[id, { id, kind, name, spec }]])),
    ),
  };
}
