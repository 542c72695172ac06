import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import { inTransaction, violationOf } from './database.ts';
import type { Database, Transaction } from './database.ts';

/** A row of `desired`: what a user asked for, who asked, and from where. */
export type DesiredRow = Resource & {
  /** writeOnly properties of the spec; never leave the service. */
  readonly secrets: JsonObject;
  readonly created_by: string;
  readonly origin: string | null;
  readonly run: string | null;
  readonly claimed: boolean;
  /** Id of the set that the object is a member of, and its key there; null for what people asked for themselves. */
  readonly member_of: string | null;
  readonly member_key: string | null;
};

/** What is needed to make a row. */
export type NewDesired = Pick<
  DesiredRow,
  'id' | 'kind' | 'project_id' | 'name' | 'spec' | 'secrets' | 'created_by' | 'origin' | 'run'
> & {
  /** Object among whose own the name is unique; null: among all of the kind. */
  readonly owner_id: string | null;
};

/** A row of `desired` as PostgreSQL's driver gives it. */
export type RawDesired = {
  readonly id: string;
  readonly kind: KindName;
  readonly project_id: string | null;
  readonly name: string;
  readonly spec: JsonObject;
  readonly generation: number;
  readonly deletion_requested_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
};

type RawDesiredRow = RawDesired &
  Pick<DesiredRow, 'secrets' | 'created_by' | 'origin' | 'run' | 'claimed' | 'member_of' | 'member_key'>;

/** Pure. A row of `desired` -> the resource that it describes. */
export function toResource(row: RawDesired): Resource {
  return {
    id: row.id,
    kind: row.kind,
    project_id: row.project_id,
    name: row.name,
    spec: row.spec,
    generation: row.generation,
    deletion_requested_at: row.deletion_requested_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

/** Stands for no owner in the index desired_name. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Effect: reads. Null when there is no such object. */
export async function readDesired(database: Database, id: string): Promise<DesiredRow | null> {
  const row = await database<RawDesiredRow>('desired').where({ id }).first();
  return row === undefined ? null : toRow(row);
}

/** Effect: reads and locks until the transaction ends: nobody else changes or deletes the object meanwhile. */
export async function lockDesired(transaction: Transaction, id: string): Promise<DesiredRow | null> {
  const row = await transaction<RawDesiredRow>('desired').where({ id }).forNoKeyUpdate().first();
  return row === undefined ? null : toRow(row);
}

/** Effect: reads. The object that has this name among those of its kind and owner (null: those of nobody). */
export async function findByName(
  database: Database,
  kind: KindName,
  owner_id: string | null,
  name: string,
): Promise<DesiredRow | null> {
  const row = await database<RawDesiredRow>('desired')
    .where({ kind, name })
    .whereRaw(`coalesce(owner_id, '${NOBODY}') = ?`, [owner_id ?? NOBODY])
    .first();
  return row === undefined ? null : toRow(row);
}

/** Effect: writes. The new row, or null when the id or the name is taken (the transaction stays usable). */
export async function insertDesired(transaction: Transaction, row: NewDesired): Promise<DesiredRow | null> {
  const rows = await transaction<RawDesiredRow>('desired')
    .insert({ ...row, spec: json(row.spec), secrets: json(row.secrets) } as never)
    .onConflict()
    .ignore()
    .returning('*');
  const [inserted] = rows as readonly RawDesiredRow[];
  return inserted === undefined ? null : toRow(inserted);
}

/**
 * Effect: writes a new spec and raises the generation. Null when another object has the name (the transaction stays usable).
 */
export async function updateDesired(
  transaction: Transaction,
  id: string,
  next: Pick<DesiredRow, 'name' | 'spec' | 'secrets'>,
): Promise<DesiredRow | null> {
  try {
    return await inTransaction(transaction, async (savepoint) => {
      const rows = await savepoint<RawDesiredRow>('desired')
        .where({ id })
        .update({
          name: next.name,
          spec: json(next.spec),
          secrets: json(next.secrets),
          generation: savepoint.raw('generation + 1'),
          updated_at: savepoint.raw('now()'),
        } as never)
        .returning('*');
      return onlyRow(rows);
    });
  } catch (thrown) {
    if (violationOf(thrown)?.constraint === 'desired_name') return null;
    throw thrown;
  }
}

/** Effect: writes. Asks for the object's end and raises the generation. */
export async function requestDeletion(transaction: Transaction, id: string): Promise<DesiredRow> {
  const rows = await transaction<RawDesiredRow>('desired')
    .where({ id })
    .update({
      deletion_requested_at: transaction.raw('now()'),
      generation: transaction.raw('generation + 1'),
      updated_at: transaction.raw('now()'),
    } as never)
    .returning('*');
  return onlyRow(rows);
}

function onlyRow(rows: readonly RawDesiredRow[]): DesiredRow {
  const [row] = rows;
  if (row === undefined) throw new Error('the locked row is gone');
  return toRow(row);
}

function toRow(row: RawDesiredRow): DesiredRow {
  return {
    ...toResource(row),
    secrets: row.secrets,
    created_by: row.created_by,
    origin: row.origin,
    run: row.run,
    claimed: row.claimed,
    member_of: row.member_of,
    member_key: row.member_key,
  };
}

function json(value: JsonObject): string {
  return JSON.stringify(value);
}
