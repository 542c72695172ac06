import type { Knex } from 'knex';
import type { KindName } from '../../schemas/generated/types.ts';
import { HELD_SLOT_PREFIX } from '../model/held-hosts.ts';
import type { Database, Transaction } from './database.ts';

/** One x-references property of a spec: where it stands (JSON pointer below the spec) and which object it names. */
export type Reference = {
  readonly path: string;
  readonly to_id: string;
  /** Whether the object goes when the one that it names goes. */
  readonly cascades?: boolean;
  /** Whether the object that is named may go while this one stays; then the reference goes by itself. */
  readonly keeps?: boolean;
};

/** An object that uses another one. */
export type User = { readonly id: string; readonly kind: KindName; readonly name: string };

/** An object that a spec names, as far as its use must know it. */
export type Referenced = User & {
  readonly project_id: string | null;
  readonly deletion_requested_at: string | null;
};

/** Effect: makes the stored references of an object be exactly these. */
export async function replaceReferences(
  transaction: Transaction,
  from_id: string,
  references: readonly Reference[],
): Promise<void> {
  await transaction('reference').where({ from_id }).delete();
  await transaction('loose_reference').where({ from_id }).delete();
  const firm = references.filter(({ keeps = false }) => !keeps);
  const loose = references.filter(({ keeps = false }) => keeps);
  if (firm.length > 0) {
    await transaction('reference').insert(
      firm.map(({ path, to_id, cascades = false }) => ({ from_id, to_id, path, cascades })),
    );
  }
  if (loose.length > 0) {
    await transaction('loose_reference').insert(loose.map(({ path, to_id }) => ({ from_id, to_id, path })));
  }
}

/** Effect: reads and locks against deletion until the transaction ends. What of `ids` exists, by id. */
export async function lockReferenced(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Referenced>> {
  return byId(ids.length === 0 ? [] : await referenced(transaction, ids).orderBy('id').forShare());
}

/** Effect: reads. What of `ids` exists, by id. */
export async function readReferenced(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Referenced>> {
  return byId(ids.length === 0 ? [] : await referenced(database, ids));
}

function referenced(database: Database, ids: readonly string[]): Knex.QueryBuilder<object, Referenced[]> {
  return database('desired')
    .select('id', 'kind', 'name', 'project_id', 'deletion_requested_at')
    .whereIn('id', [...ids]) as Knex.QueryBuilder<object, Referenced[]>;
}

function byId(rows: readonly Referenced[]): ReadonlyMap<string, Referenced> {
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Effect: reads. Up to `limit` objects, not yet gone, whose specs or allocations name this one, oldest first; without those that go with
 * it. A host is not held by
 * servers that are being deleted: if it cannot be reached, they can only go together with it. With `staying` nothing is held by what is being
 * deleted: whoever asks for its end waits for none of it, as the engine does in the end. Only those of one project with `project_id`.
 */
export async function usersOf(
  database: Database,
  id: string,
  limit: number,
  {
    staying = false,
    project_id = null,
  }: { readonly staying?: boolean; readonly project_id?: string | null } = {},
): Promise<readonly User[]> {
  const users = usersQuery(database, id, staying).select('id', 'kind', 'name');
  if (project_id !== null) void users.where({ project_id });
  const rows: readonly User[] = await users.orderBy(['created_at', 'id']).limit(limit);
  return rows;
}

/** How many objects of a kind. */
export type KindCount = { readonly kind: KindName; readonly count: number };

/** Effect: reads. How many such objects of other projects than this one there are, by kind. */
export async function usersElsewhere(
  database: Database,
  id: string,
  project_id: string,
  staying = false,
): Promise<readonly KindCount[]> {
  const rows: readonly { readonly kind: KindName; readonly count: number | string }[] = await usersQuery(
    database,
    id,
    staying,
  )
    .whereNot({ project_id })
    .select('kind')
    .count('* as count')
    .groupBy('kind')
    .orderBy('kind');
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }));
}

function usersQuery(database: Database, id: string, staying: boolean): Knex.QueryBuilder {
  return database('desired')
    .whereIn('id', (query) =>
      query
        .select('from_id')
        .from('reference')
        .where({ to_id: id, cascades: false })
        .union([
          database('allocation')
            .select('owner_id')
            .where((claim) =>
              claim.where({ host_id: id }).orWhere({ subnet_id: id }).orWhere({ image_id: id }),
            )
            // What an image or subnet merely has on a host goes with the host.
            .whereNot('slot', 'like', `${HELD_SLOT_PREFIX}%`),
        ]),
    )
    .whereNot({ id })
    .where((user) =>
      user.whereNull('deletion_requested_at').modify((leaving) => {
        if (staying) return;
        void leaving.orWhereNotExists(
          database('desired as target').where({ 'target.id': id, 'target.kind': 'host' }),
        );
      }),
    );
}
