import type { KindName } from '../../schemas/generated/types.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import { RELATED, sharedWith } from '../policy/target.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';

/** What rules look at besides an object, by the word that the rules have for each: another object is `{ id, ...spec }`. */
export type Related = Readonly<Record<string, Json>>;

/** As much of an object as is needed to find what is related to it. */
export type Relating = Pick<Resource, 'id' | 'spec'>;

/**
 * Effect: reads what rules of a kind look at besides its own, for all the objects at once; nothing for most kinds. `project_id`: where the
 * caller acts; whether an image is shared with it is related too. What comes back finds what belongs to one object.
 */
export async function readRelated(
  database: Database,
  kind: KindName,
  objects: readonly Relating[],
  project_id: string | null,
): Promise<(object: Relating) => Related> {
  if (kind === 'image') return await readSharing(database, objects, project_id);
  const places = Object.entries(RELATED[kind] ?? {});
  const ids = new Set(objects.flatMap(({ spec }) => places.flatMap(([, path]) => idAt(spec, path) ?? [])));
  const rows =
    ids.size === 0
      ? []
      : await query<{ readonly id: string; readonly spec: JsonObject }>(
          database,
          'SELECT id, spec FROM desired WHERE id = ANY(?::uuid[])',
          [[...ids]],
        );
  const found = new Map(rows.map(({ id, spec }) => [id, { ...spec, id }]));
  return ({ spec }) =>
    Object.fromEntries(
      places.flatMap(([word, path]) => {
        const object = found.get(idAt(spec, path) ?? '');
        return object === undefined ? [] : [[word, object]];
      }),
    );
}

/** Membership counts only while the image is shared: an image that was made private is its project's own, whoever is a member. */
async function readSharing(
  database: Database,
  images: readonly Relating[],
  project_id: string | null,
): Promise<(image: Relating) => Related> {
  const ids = images.filter(({ spec }) => spec['visibility'] === 'shared').map(({ id }) => id);
  if (ids.length === 0 || project_id === null) return () => ({});
  const rows = await query<{ readonly id: string }>(
    database,
    `SELECT spec ->> 'image_id' AS id FROM desired
     WHERE kind = 'image_member' AND spec ->> 'member_id' = ? AND spec ->> 'image_id' = ANY(?)
       AND deletion_requested_at IS NULL`,
    [project_id, ids],
  );
  const shared = new Set(rows.map(({ id }) => id));
  return ({ id, spec }) => (spec['visibility'] === 'shared' && shared.has(id) ? sharedWith(project_id) : {});
}

function idAt(spec: JsonObject, path: string): string | null {
  let value: Json | undefined = spec;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as JsonObject)[name] : undefined;
  }
  return typeof value === 'string' ? value : null;
}
