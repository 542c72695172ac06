import type { KindName } from '../../schemas/generated/types.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { RELATED } from '../policy/target.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** The objects that rules look at besides one, by the word that the rules have for each: `{ id, ...spec }`. */
export type Related = Readonly<Record<string, JsonObject>>;

/**
 * Effect: reads the objects that rules of a kind look at besides its own, for all the specs at once; nothing for most kinds. What comes back
 * finds those of one spec.
 */
export async function readRelated(
  database: Database,
  kind: KindName,
  specs: readonly JsonObject[],
): Promise<(spec: JsonObject) => Related> {
  const places = Object.entries(RELATED[kind] ?? {});
  const ids = new Set(specs.flatMap((spec) => places.flatMap(([, path]) => idAt(spec, path) ?? [])));
  const rows =
    ids.size === 0
      ? []
      : await query<{ readonly id: string; readonly spec: JsonObject }>(
          database,
          'SELECT id, spec FROM desired WHERE id = ANY(?::uuid[])',
          [[...ids]],
        );
  const found = new Map(rows.map(({ id, spec }) => [id, { ...spec, id }]));
  return (spec) =>
    Object.fromEntries(
      places.flatMap(([word, path]) => {
        const object = found.get(idAt(spec, path) ?? '');
        return object === undefined ? [] : [[word, object]];
      }),
    );
}

function idAt(spec: JsonObject, path: string): string | null {
  let value: Json | undefined = spec;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as JsonObject)[name] : undefined;
  }
  return typeof value === 'string' ? value : null;
}
