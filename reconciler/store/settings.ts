import type { Json } from '../model/json.ts';
import { query } from './database.ts';
import type { Database, Transaction } from './database.ts';

/** Facts of the installation. */
export type SettingName =
  'default_project_id' | 'identity_url' | 'image_url' | 'compute_url' | 'placement_url';

/** Effect: reads. Null when the setting was never made. */
export async function readSetting(database: Database, name: SettingName): Promise<Json> {
  const row = await database<{ name: string; value: Json }>('setting').where({ name }).first('value');
  return row?.value ?? null;
}

/** Effect: reads. Id of the project that the first start made; null when there is none any more. */
export async function readDefaultProject(database: Database): Promise<string | null> {
  const [row] = await query<{ readonly id: string }>(
    database,
    "SELECT d.id FROM setting s JOIN desired d ON to_jsonb(d.id) = s.value WHERE s.name = 'default_project_id'",
  );
  return row?.id ?? null;
}

/** Effect: writes the setting unless there is one. */
export async function makeSetting(database: Database, name: SettingName, value: Json): Promise<void> {
  await database('setting')
    .insert({ name, value: JSON.stringify(value) })
    .onConflict('name')
    .ignore();
}

/** Effect: writes the setting in place of what it was. */
export async function replaceSetting(database: Database, name: SettingName, value: Json): Promise<void> {
  await database('setting')
    .insert({ name, value: JSON.stringify(value) })
    .onConflict('name')
    .merge();
}

/** Effect: waits until no other transaction sets up the installation, and keeps others waiting until this one ends. */
export async function lockSettings(transaction: Transaction): Promise<void> {
  await query(transaction, "SELECT pg_advisory_xact_lock(hashtextextended('cairn settings', 0))");
}
