import type { JsonObject } from '../model/json.ts';
import type { Database } from './database.ts';

/** Effect: reads the writeOnly properties of an object's spec; none when it is gone. */
export async function readSecrets(database: Database, id: string): Promise<JsonObject> {
  const row = await database('desired')
    .select<{ readonly secrets: JsonObject }[]>('secrets')
    .where({ id })
    .first();
  return row?.secrets ?? {};
}
