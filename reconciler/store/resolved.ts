import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Effect: stores what resolve chose. */
export async function storeChoices(db: Database, id: string, choices: JsonObject): Promise<void> {
  await query(
    db,
    `INSERT INTO resolved (id, choices) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET choices = excluded.choices, updated_at = now()`,
    [id, JSON.stringify(choices)],
  );
}

/** Effect: notes what was desired when the object was last as asked; what differs from it later is drift. */
export async function storeRealised(db: Database, id: string, desired: JsonObject): Promise<void> {
  await query(
    db,
    `INSERT INTO resolved (id, choices, realised) VALUES (?, '{}', ?)
     ON CONFLICT (id) DO UPDATE SET realised = excluded.realised, updated_at = now()`,
    [id, JSON.stringify(desired)],
  );
}

/** Effect: reads what resolve chose for an object; empty before its first pass. */
export async function readChoices(db: Database, id: string): Promise<JsonObject> {
  const [row] = await query<{ choices: JsonObject }>(db, 'SELECT choices FROM resolved WHERE id = ?', [id]);
  return row?.choices ?? {};
}
