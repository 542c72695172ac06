import type { Knex } from 'knex';
import type { KindName } from '../../schemas/generated/types.ts';
import { ORDERED, setCondition } from '../model/condition.ts';
import type { Condition } from '../model/condition.ts';
import type { Drift } from '../model/drift.ts';
import type { JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import { toResource } from './desired.ts';
import type { RawDesired } from './desired.ts';
import type { Visibility } from '../policy/visibility.ts';
import type { Database } from './database.ts';
import { whereListed } from './shared-images.ts';
import type { ImageListing } from './shared-images.ts';
import { whereVisible } from './visible-to.ts';

/** An object as callers see it: what was asked for and what is reported. */
export type View = {
  readonly resource: Resource;
  /** Whether a client keeps it in its state. */
  readonly claimed: boolean;
  /** Empty before the first report. */
  readonly status: JsonObject;
  readonly conditions: readonly Condition[];
  readonly observed_generation: number;
  /** Last generation that the engine looked at, brought about or not; 0 before the first. */
  readonly seen_generation: number;
  readonly drift: readonly Drift[];
};

/** Which objects to list; null means all. */
export type ListFilter = {
  readonly kind: KindName;
  readonly ids: readonly string[] | null;
  readonly name: string | null;
  readonly name_prefix: string | null;
  readonly project_id: string | null;
  readonly visible: Visibility;
  /** What spec and status must hold: scalars equal, of objects these keys with these values. */
  readonly spec: JsonObject | null;
  readonly status: JsonObject | null;
  /** Of images, which ones; all unless given. */
  readonly images?: ImageListing | null;
};

/** Where a page ends: creation time in microseconds since 1970 and id of its last object. */
export type PageEnd = { readonly created_us: string; readonly id: string };

type RawView = RawDesired & {
  readonly claimed: boolean;
  readonly status: JsonObject | null;
  readonly conditions: readonly Condition[] | null;
  readonly observed_generation: number | null;
  readonly seen_generation: number | null;
  readonly drift: readonly Drift[] | null;
  readonly created_us: string;
  /** When something was ordered that nobody took yet; null when nothing was. */
  readonly ordered_at: string | null;
};

const CREATED_US = '(extract(epoch from desired.created_at) * 1000000)::bigint';

/** Effect: reads. What of `ids` exists, by id. */
export async function readViews(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, View>> {
  if (ids.length === 0) return new Map();
  const rows = await views(database).whereRaw('desired.id = any(?::uuid[])', [[...ids]]);
  return new Map(rows.map((row) => [row.id, toView(row)]));
}

/** Effect: reads. Up to `limit` objects after `after`, in order of creation, and where the page ends (null: there is no more). */
export async function listViews(
  database: Database,
  filter: ListFilter,
  limit: number,
  after: PageEnd | null,
): Promise<{ readonly items: readonly View[]; readonly end: PageEnd | null }> {
  const query = views(database).where('desired.kind', filter.kind);
  if (filter.ids !== null) void query.whereRaw('desired.id = any(?::uuid[])', [[...filter.ids]]);
  if (filter.name !== null) void query.where('desired.name', filter.name);
  if (filter.name_prefix !== null) void query.whereRaw('starts_with(desired.name, ?)', [filter.name_prefix]);
  if (filter.spec !== null) void query.whereRaw('desired.spec @> ?::jsonb', [JSON.stringify(filter.spec)]);
  if (filter.status !== null) {
    void query.whereRaw('status.status @> ?::jsonb', [JSON.stringify(filter.status)]);
  }
  if (filter.project_id !== null) void query.where('desired.project_id', filter.project_id);
  whereVisible(query, filter.visible);
  if (filter.images) whereListed(query, filter.images);
  if (after !== null) {
    void query.whereRaw(
      "(desired.created_at, desired.id) > (timestamptz 'epoch' + ?::bigint * interval '1 microsecond', ?::uuid)",
      [after.created_us, after.id],
    );
  }
  const rows = await query.orderBy(['desired.created_at', 'desired.id']).limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const end = rows.length > limit && last !== undefined ? { created_us: last.created_us, id: last.id } : null;
  return { items: page.map(toView), end };
}

function views(database: Database): Knex.QueryBuilder<object, RawView[]> {
  return database('desired')
    .leftJoin('status', 'status.id', 'desired.id')
    .select(
      'desired.id',
      'desired.kind',
      'desired.project_id',
      'desired.name',
      'desired.spec',
      'desired.generation',
      'desired.claimed',
      'desired.deletion_requested_at',
      'desired.created_at',
      'desired.updated_at',
      'status.status',
      'status.conditions',
      'status.observed_generation',
      'status.seen_generation',
      'status.drift',
      database.raw(`${CREATED_US}::text as created_us`),
      database.raw('(SELECT min(ordered_at) FROM object_order WHERE object_id = desired.id) AS ordered_at'),
    ) as unknown as Knex.QueryBuilder<object, RawView[]>;
}

/** What was reported before an order was given does not say that all is as asked. */
function conditionsOf({ conditions, ordered_at }: RawView): readonly Condition[] {
  if (ordered_at === null) return conditions ?? [];
  return setCondition(conditions ?? [], ORDERED, ordered_at);
}

function toView(row: RawView): View {
  return {
    resource: toResource(row),
    claimed: row.claimed,
    status: row.status ?? {},
    conditions: conditionsOf(row),
    observed_generation: row.observed_generation ?? 0,
    seen_generation: row.seen_generation ?? 0,
    drift: row.drift ?? [],
  };
}
