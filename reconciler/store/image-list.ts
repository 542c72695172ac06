import type { Knex } from 'knex';
import type { Visibility } from '../policy/visibility.ts';
import type { Database } from './database.ts';
import { whereListed } from './shared-images.ts';
import type { ImageListing as ListedImages } from './shared-images.ts';
import { whereVisible } from './visible-to.ts';

/** How a value of an image is compared. */
export type Comparison = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte';

type Field = {
  readonly sql: string;
  readonly type: 'text' | 'bigint' | 'timestamptz' | 'boolean';
  /** What is sorted by instead, where that gives the same order and has an index. */
  readonly sorted?: string;
};

/** What images are sorted and narrowed down by, in Glance's words; never null, so that every image has a place. */
const FIELDS = {
  id: { sql: 'desired.id::text', type: 'text', sorted: 'desired.id' },
  name: { sql: "coalesce(desired.spec #>> '{properties,os_glance_name}', desired.name)", type: 'text' },
  // What was asked for last counts at once, as the facade shows it.
  status: {
    sql: `CASE WHEN desired.spec ->> 'deactivated' = 'true' AND status.status ->> 'state' = 'active' THEN 'deactivated'
      WHEN desired.spec ->> 'deactivated' IS DISTINCT FROM 'true' AND status.status ->> 'state' = 'deactivated' THEN 'active'
      WHEN desired.spec #>> '{properties,os_glance_staged}' IS NOT NULL
        AND coalesce(status.status ->> 'state', 'queued') IN ('queued', 'saving') THEN 'uploading'
      WHEN desired.spec #>> '{properties,os_glance_staged}' IS NULL AND status.status ->> 'state' = 'uploading' THEN 'saving'
      ELSE coalesce(status.status ->> 'state', 'queued') END`,
    type: 'text',
  },
  container_format: { sql: "coalesce(desired.spec ->> 'container_format', '')", type: 'text' },
  disk_format: { sql: "coalesce(desired.spec ->> 'disk_format', '')", type: 'text' },
  visibility: { sql: "coalesce(desired.spec ->> 'visibility', 'private')", type: 'text' },
  owner: { sql: "coalesce(desired.project_id::text, '')", type: 'text' },
  checksum: { sql: "coalesce(status.status ->> 'md5', '')", type: 'text' },
  os_hash_value: { sql: "coalesce(status.status ->> 'sha512', '')", type: 'text' },
  size: { sql: "coalesce((status.status ->> 'content_size_bytes')::bigint, -1)", type: 'bigint' },
  virtual_size: { sql: "coalesce((status.status ->> 'virtual_size_bytes')::bigint, -1)", type: 'bigint' },
  min_disk: { sql: "coalesce((desired.spec ->> 'min_disk_gib')::bigint, 0)", type: 'bigint' },
  min_ram: { sql: "coalesce((desired.spec ->> 'min_memory_mib')::bigint, 0)", type: 'bigint' },
  protected: { sql: "coalesce((desired.spec ->> 'protected')::boolean, false)", type: 'boolean' },
  os_hidden: { sql: "coalesce((desired.spec ->> 'hidden')::boolean, false)", type: 'boolean' },
  created_at: { sql: 'desired.created_at', type: 'timestamptz' },
  updated_at: { sql: 'desired.updated_at', type: 'timestamptz' },
} as const satisfies Record<string, Field>;

/** One of what images are sorted and narrowed down by. */
export type ImageField = keyof typeof FIELDS;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an image must be to be listed. */
export type ImageCondition =
  | { readonly field: ImageField; readonly comparison: Comparison; readonly value: string }
  | { readonly field: ImageField; readonly any_of: readonly string[] }
  | { readonly tags: readonly string[] }
  | { readonly property: string; readonly value: string };

/** One key of an order. */
export type ImageOrder = { readonly field: ImageField; readonly descending: boolean };

/** Which images to list, how, and after which one (an id that exists; null: from the first). */
export type ImageListing = {
  readonly visible: Visibility;
  /** What lists leave out of that. */
  readonly listing: ListedImages;
  readonly conditions: readonly ImageCondition[];
  /** Must tell any two images apart: the last key is the id. */
  readonly order: readonly ImageOrder[];
  readonly after_id: string | null;
  readonly limit: number;
};

const OPERATORS: Readonly<Record<Comparison, string>> = {
  eq: '=',
  neq: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
};

/** Pure. Whether images are listed by this field. */
export function isImageField(name: string): name is ImageField {
  return Object.hasOwn(FIELDS, name);
}

/** Effect: reads. Ids of up to `limit` images that are not being deleted, in their order, and whether there are more. */
export async function listImageIds(
  database: Database,
  { visible, listing, conditions, order, after_id, limit }: ImageListing,
): Promise<{ readonly ids: readonly string[]; readonly has_more: boolean }> {
  const query = images(database).select('desired.id').whereNull('desired.deletion_requested_at');
  whereVisible(query, visible);
  whereListed(query, listing);
  for (const condition of conditions) narrow(query, condition);
  if (after_id !== null) {
    const keys = order.map(({ field }, at) => `${sorted(field)} AS key_${at}`).join(', ');
    const last = images(database).select(database.raw(keys)).where('desired.id', after_id);
    void query.withMaterialized('last', last as never).whereRaw(afterLast(order));
  }
  for (const { field, descending } of order) {
    void query.orderByRaw(`${sorted(field)} ${descending ? 'DESC' : 'ASC'}`);
  }
  const rows = (await query.limit(limit + 1)) as readonly { readonly id: string }[];
  return { ids: rows.slice(0, limit).map(({ id }) => id), has_more: rows.length > limit };
}

function images(database: Database): Knex.QueryBuilder {
  return (
    database('desired')
      .leftJoin('status', 'status.id', 'desired.id')
      // Not a parameter: indexes of images alone are for this word.
      .whereRaw("desired.kind = 'image'") as unknown as Knex.QueryBuilder
  );
}

/** Text is sorted by its bytes, the same on every database. */
function sorted(field: ImageField): string {
  const { sql, type, sorted: instead }: Field = FIELDS[field];
  if (instead !== undefined) return instead;
  return type === 'text' ? `(${sql}) COLLATE "C"` : sql;
}

/**
 * The images that come after the last one: greater by the first key, or equal by it and greater by the next, and so on. That none is less by the first
 * key follows, but an index begins there only when it is said.
 */
function afterLast(order: readonly ImageOrder[]): string {
  const last = (at: number): string => `(SELECT key_${at} FROM last)`;
  const ways = order.map(({ field, descending }, at) => {
    const equal = order.slice(0, at).map((before, index) => `${sorted(before.field)} = ${last(index)}`);
    return [...equal, `${sorted(field)} ${descending ? '<' : '>'} ${last(at)}`].join(' AND ');
  });
  const bounds = order
    .slice(0, 1)
    .map(({ field, descending }) => `${sorted(field)} ${descending ? '<=' : '>='} ${last(0)}`);
  return [...bounds, `(${ways.map((way) => `(${way})`).join(' OR ')})`].join(' AND ');
}

/** Ids, as far as they are ids, are compared as such: that has an index. */
function narrowIds(query: Knex.QueryBuilder, ids: readonly string[]): void {
  void query.whereRaw('desired.id = any(?::uuid[])', [ids.filter((id) => ID.test(id))]);
}

function narrow(query: Knex.QueryBuilder, condition: ImageCondition): void {
  if ('tags' in condition) {
    void query.whereRaw("desired.spec -> 'tags' @> ?::jsonb", [JSON.stringify(condition.tags)]);
  } else if ('property' in condition) {
    const { property, value } = condition;
    if (property === 'description') void query.whereRaw("desired.spec ->> 'description' = ?", [value]);
    else void query.whereRaw("desired.spec -> 'properties' ->> ?::text = ?", [property, value]);
  } else if ('any_of' in condition) {
    if (condition.field === 'id') return narrowIds(query, condition.any_of);
    const { type } = FIELDS[condition.field];
    void query.whereRaw(`${compared(condition.field)} = any(?::${type}[])`, [[...condition.any_of]]);
  } else {
    if (condition.field === 'id' && condition.comparison === 'eq') return narrowIds(query, [condition.value]);
    const { field, comparison, value } = condition;
    const { type } = FIELDS[field];
    void query.whereRaw(`${compared(field)} ${OPERATORS[comparison]} ?::${type}`, [value]);
  }
}

/** Clients know times in whole seconds; text is compared as it is sorted, which has an index. */
function compared(field: ImageField): string {
  const { sql, type } = FIELDS[field];
  if (type === 'timestamptz') return `date_trunc('second', ${sql})`;
  return type === 'text' ? `(${sql}) COLLATE "C"` : `(${sql})`;
}
