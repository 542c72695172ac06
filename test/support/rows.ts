import { randomUUID } from 'node:crypto';
import type { KindName } from '../../schemas/generated/types.ts';
import type { JsonObject } from '../../reconciler/model/json.ts';
import { query } from '../../reconciler/store/database.ts';
import type { Database } from '../../reconciler/store/database.ts';

/** An object as a test asks for it. */
export type NewObject = {
  readonly id?: string;
  readonly kind?: KindName;
  readonly name?: string;
  readonly project_id?: string | null;
  readonly spec?: JsonObject;
  /** Ids that the spec names. */
  readonly references?: readonly string[];
};

/** Inserts an object as the API would, without queueing it; returns its id. */
export async function insertObject(db: Database, object: NewObject = {}): Promise<string> {
  const { id = randomUUID(), kind = 'project', project_id = null, spec = {}, references = [] } = object;
  await query(
    db,
    `INSERT INTO desired (id, kind, project_id, owner_id, name, spec, created_by) VALUES (?, ?, ?, ?, ?, ?, 'test')`,
    [id, kind, project_id, project_id, object.name ?? `${kind}-${id}`, JSON.stringify(spec)],
  );
  for (const [index, to_id] of references.entries())
    await query(db, 'INSERT INTO reference (from_id, to_id, path) VALUES (?, ?, ?)', [
      id,
      to_id,
      `/${index}`,
    ]);
  return id;
}

/** Changes an object's spec as the API would, without queueing it. */
export async function updateObject(db: Database, id: string, spec: JsonObject): Promise<void> {
  await query(db, 'UPDATE desired SET spec = ?, generation = generation + 1 WHERE id = ?', [
    JSON.stringify(spec),
    id,
  ]);
}

/** Asks for an object's deletion as the API would, without queueing it. */
export async function deleteObject(db: Database, id: string): Promise<void> {
  await query(
    db,
    'UPDATE desired SET deletion_requested_at = now(), generation = generation + 1 WHERE id = ?',
    [id],
  );
}
