import type { Knex } from 'knex';
import { CairnError } from '../model/error.ts';
import type { Visibility } from '../policy/visibility.ts';
import type { Database } from './database.ts';
import { PENDING_ORDER } from './server-surroundings.ts';
import { whereVisible } from './visible-to.ts';

const HOST_NAME = `(SELECT h.name FROM desired h WHERE h.id = (status.status ->> 'placed_host_id')::uuid)`;

/** What will not be unless somebody does something. */
const HOPELESS = `(status.conditions @> '[{"type":"Stalled","status":"True"}]'
  OR status.conditions @> '[{"type":"Stuck","status":"True"}]'
  OR status.conditions @> '[{"type":"Ready","status":"False","reason":"Unschedulable"}]')`;

/** Where a server stands, in Nova's words; must say the same as standingOf of server-actions/standing.ts. */
const WORD = `CASE
  WHEN coalesce(status.status ->> 'state', 'BUILD') = 'BUILD' THEN CASE WHEN ${HOPELESS} THEN 'ERROR' ELSE 'BUILD' END
  WHEN status.status ->> 'state' NOT IN ('ACTIVE', 'SHUTOFF') THEN status.status ->> 'state'
  WHEN desired.spec ->> 'previous_flavor_id' IS NOT NULL THEN CASE WHEN ${HOPELESS} THEN 'ERROR' ELSE 'RESIZE' END
  ELSE CASE ${PENDING_ORDER} WHEN 'migrate' THEN 'MIGRATING' WHEN 'rebuild' THEN 'REBUILD' WHEN 'evacuate' THEN 'REBUILD'
    ELSE status.status ->> 'state' END END`;

/** What servers are sorted and narrowed down by; never null, so that every server has a place. */
const FIELDS = {
  id: 'desired.id::text',
  name: "coalesce(desired.spec ->> 'display_name', desired.name)",
  description: "coalesce(desired.spec ->> 'description', '')",
  word: WORD,
  flavor_id: `coalesce((SELECT coalesce(f.spec ->> 'openstack_id', f.id::text) FROM desired f
    WHERE f.id = (desired.spec ->> 'flavor_id')::uuid), '')`,
  image_id: "coalesce(desired.spec ->> 'image_id', '')",
  kernel_id: "coalesce(desired.spec ->> 'kernel_id', '')",
  ramdisk_id: "coalesce(desired.spec ->> 'ramdisk_id', '')",
  project_id: "coalesce(desired.project_id::text, '')",
  user_id: 'desired.created_by',
  host: `coalesce(${HOST_NAME}, '')`,
  keypair: `coalesce((SELECT k.name FROM desired k WHERE k.id = (desired.spec ->> 'keypair_id')::uuid), '')`,
  zone: `coalesce(desired.spec ->> 'availability_zone', CASE WHEN ${HOST_NAME} IS NULL THEN '' ELSE 'nova' END)`,
  reservation: "'r-' || left(desired.id::text, 8)",
  instance_name: "coalesce(status.status ->> 'instance_name', '')",
  locked: "coalesce(desired.spec ->> 'locked', 'false')",
  created_at: 'desired.created_at',
  updated_at: 'desired.updated_at',
} as const;

/** One of what servers are sorted and narrowed down by. */
export type ServerField = keyof typeof FIELDS;

/** What a server must be to be listed. Patterns are regular expressions of PostgreSQL; times are ISO 8601. */
export type ServerCondition =
  | { readonly field: ServerField; readonly any_of: readonly string[] }
  | { readonly field: ServerField; readonly pattern: string }
  | { readonly address: string }
  | { readonly changed: 'since' | 'before'; readonly time: string }
  | { readonly tags: readonly string[]; readonly match: 'all' | 'any'; readonly is_negated: boolean };

/** One key of an order. */
export type ServerOrder = { readonly field: ServerField; readonly descending: boolean };

/** Which servers to list, how, and after which one (an id that exists; null: from the first). */
export type ServerListing = {
  readonly visible: Visibility;
  /** Project whose servers alone are wanted; null for those of all. */
  readonly project_id: string | null;
  readonly conditions: readonly ServerCondition[];
  /** Must tell any two servers apart: the last key is the id. */
  readonly order: readonly ServerOrder[];
  readonly after_id: string | null;
  readonly limit: number;
};

/** SQLSTATE invalid_regular_expression. Source: PostgreSQL, Error Codes. */
const BAD_PATTERN = '2201B';

const TIMES: readonly ServerField[] = ['created_at', 'updated_at'];

/** When a server last changed, in what was asked for or in what is reported. */
const CHANGED_AT = 'greatest(desired.updated_at, status.updated_at)';

/** Effect: reads. Ids of up to `limit` servers in their order, and whether there are more. Throws invalid_input for a pattern that is none. */
export async function listServerIds(
  database: Database,
  { visible, project_id, conditions, order, after_id, limit }: ServerListing,
): Promise<{ readonly ids: readonly string[]; readonly has_more: boolean }> {
  const query = servers(database).select('desired.id');
  whereVisible(query, visible);
  if (project_id !== null) void query.where('desired.project_id', project_id);
  for (const condition of conditions) narrow(query, condition);
  if (after_id !== null) {
    const keys = order.map(({ field }, at) => `${FIELDS[field]} AS key_${at}`).join(', ');
    const last = servers(database).select(database.raw(keys)).where('desired.id', after_id).as('last');
    void query.crossJoin(last as never).whereRaw(`(${afterLast(order)})`);
  }
  for (const { field, descending } of order) {
    void query.orderByRaw(`${sorted(field)} ${descending ? 'DESC' : 'ASC'}`);
  }
  const rows = await run(query.limit(limit + 1));
  return { ids: rows.slice(0, limit).map(({ id }) => id), has_more: rows.length > limit };
}

async function run(query: Knex.QueryBuilder): Promise<readonly { readonly id: string }[]> {
  try {
    return (await query) as readonly { readonly id: string }[];
  } catch (thrown) {
    const cause = thrown instanceof CairnError ? thrown.fields.cause : thrown;
    const state = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
    if (state !== BAD_PATTERN) throw thrown;
    throw new CairnError(
      'invalid_input',
      'A filter is no regular expression. Put a backslash before characters like ( and *.',
    );
  }
}

function servers(database: Database): Knex.QueryBuilder {
  return database('desired')
    .leftJoin('status', 'status.id', 'desired.id')
    .where('desired.kind', 'server') as unknown as Knex.QueryBuilder;
}

/** Text is sorted by its bytes, the same on every database. */
function sorted(field: ServerField): string {
  return TIMES.includes(field) ? FIELDS[field] : `(${FIELDS[field]}) COLLATE "C"`;
}

/** The servers that come after the last one: greater by the first key, or equal by it and greater by the next, and so on. */
function afterLast(order: readonly ServerOrder[]): string {
  const ways = order.map(({ field, descending }, at) => {
    const equal = order.slice(0, at).map((before, index) => `${FIELDS[before.field]} = last.key_${index}`);
    return [...equal, `${sorted(field)} ${descending ? '<' : '>'} last.key_${at}`].join(' AND ');
  });
  return ways.map((way) => `(${way})`).join(' OR ');
}

function narrow(query: Knex.QueryBuilder, condition: ServerCondition): void {
  if ('changed' in condition) {
    const comparison = condition.changed === 'since' ? '>=' : '<=';
    void query.whereRaw(`${CHANGED_AT} ${comparison} ?::timestamptz`, [condition.time]);
  } else if ('address' in condition) {
    void query.whereRaw(
      `EXISTS (SELECT 1 FROM jsonb_each_text(coalesce(status.status -> 'addresses', '{}')) AS a WHERE a.value ~ ?)`,
      [condition.address],
    );
  } else if ('tags' in condition) {
    const { tags, match, is_negated } = condition;
    const each = tags.map(() => "coalesce(desired.spec -> 'tags', '[]') @> ?::jsonb");
    const all = `(${each.join(match === 'all' ? ' AND ' : ' OR ')})`;
    void query.whereRaw(
      is_negated ? `NOT ${all}` : all,
      tags.map((tag) => JSON.stringify([tag])),
    );
  } else if ('pattern' in condition) {
    void query.whereRaw(`(${FIELDS[condition.field]}) ~ ?`, [condition.pattern]);
  } else {
    void query.whereRaw(`(${FIELDS[condition.field]}) = any(?::text[])`, [[...condition.any_of]]);
  }
}
