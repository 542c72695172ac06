import type { JsonObject } from '../model/json.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** Effect: stores the last successful look at the world. */
export async function storeObserved(db: Database, id: string, observed: JsonObject): Promise<void> {
  await query(
    db,
    `INSERT INTO observed (id, observed) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET observed = excluded.observed, observed_at = now()`,
    [id, JSON.stringify(observed)],
  );
}

/** Effect: reads. The last successful look at an object; null before the first. */
export async function readObserved(db: Database, id: string): Promise<JsonObject | null> {
  const [row] = await query<{ readonly observed: JsonObject }>(
    db,
    'SELECT observed FROM observed WHERE id = ?',
    [id],
  );
  return row?.observed ?? null;
}
