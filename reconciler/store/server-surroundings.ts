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

/**
 * What was ordered for the server `desired` and is not over: an order that nobody took yet, or one that choices contain and no report speaks of,
 * because the server is still on the host, or still has the disk, of before.
 */
export const PENDING_ORDER = `coalesce(
  (SELECT o.name FROM object_order o
   WHERE o.object_id = desired.id AND o.name IN ('rebuild', 'evacuate', 'migrate') ORDER BY o.ordered_at LIMIT 1),
  (SELECT CASE
     WHEN r.choices ->> 'host_id' <> t.status ->> 'placed_host_id' THEN 'migrate'
     WHEN (r.choices #>> '{root,serial}')::int > 0 AND NOT w.observed #> '{domain,disks}' @> jsonb_build_array(jsonb_build_object(
       'volume_name', 'cairn-server-' || r.id || '-root-' || (r.choices #>> '{root,serial}'))) THEN 'rebuild' END
   FROM resolved r JOIN status t USING (id) LEFT JOIN observed w USING (id) WHERE r.id = desired.id))`;

/** What is known of servers besides their rows: who made each, what was ordered and not begun yet, and the objects that they name. */
export type Surroundings = {
  readonly created_by: ReadonlyMap<string, string>;
  /** Name of the order that each waits for, null for none. */
  readonly ordered: ReadonlyMap<string, string | null>;
  readonly neighbours: ReadonlyMap<string, Neighbour>;
};

type Row = {
  readonly id: string;
  readonly kind: KindName;
  readonly name: string;
  readonly spec: JsonObject | null;
  readonly created_by: string;
  readonly ordered: string | null;
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
  if (ids.length === 0) return { created_by: new Map(), ordered: new Map(), neighbours: new Map() };
  const rows = await query<Row>(
    database,
    `SELECT id, kind, name, NULL::jsonb AS spec, created_by, ${PENDING_ORDER} AS ordered
     FROM desired WHERE id = ANY(?::uuid[])
     UNION ALL
     SELECT d.id, d.kind, d.name, d.spec, '', NULL FROM desired d WHERE d.id = ANY(?::uuid[])
       OR d.id IN (SELECT (s.spec ->> 'network_id')::uuid FROM desired s WHERE s.id = ANY(?::uuid[]) AND s.kind = 'subnet')`,
    [[...ids], [...neighbour_ids], [...neighbour_ids]],
  );
  const own = rows.filter(({ spec }) => spec === null);
  return {
    created_by: new Map(own.map(({ id, created_by }) => [id, created_by])),
    ordered: new Map(own.map(({ id, ordered }) => [id, ordered])),
    neighbours: new Map(
      rows.flatMap(({ id, kind, name, spec }) => (spec === null ? [] : [[id, { id, kind, name, spec }]])),
    ),
  };
}
