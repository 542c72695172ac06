import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { Field } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { sameJson } from '../../model/canonical-json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Reference } from '../../store/references.ts';

/** A value inside a spec and the JSON pointer, below the spec, where it stands. */
export type Place = { readonly path: string; readonly value: Json };

/** A reference and the kind that it must be of. */
export type KindReference = Reference & { readonly kind: KindName };

/** Pure. Every value that a field's pointer names; a star stands for each key or index. */
export function placesOf(spec: JsonObject, pointer: string): readonly Place[] {
  let places: readonly Place[] = [{ path: '', value: spec }];
  for (const segment of pointer.split('/').slice(1))
    places = places.flatMap((place) => inside(place, segment));
  return places;
}

/** Pure. Every object that the spec names through x-references. */
export function referencesIn(kind: KindName, spec: JsonObject): readonly KindReference[] {
  return specFields(kind).flatMap((field) => {
    const target = field.references;
    if (target === undefined) return [];
    return placesOf(spec, field.pointer).flatMap(({ path, value }) =>
      typeof value === 'string' ? [{ path, to_id: value, kind: target }] : [],
    );
  });
}

/** Pure. Whether the object in which the value at `path` stands also has a property `sister`. */
export function hasSister(spec: JsonObject, path: string, sister: string): boolean {
  let value: Json | undefined = spec;
  for (const segment of path.split('/').slice(1, -1)) {
    const name: string = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    value = typeof value === 'object' && value !== null ? (value as JsonObject)[name] : undefined;
  }
  return typeof value === 'object' && value !== null && sister in value;
}

/** Pure. Places whose value may not change once the object exists but does between the two specs. */
export function fixedPlacesChanged(
  kind: KindName,
  previous: JsonObject,
  next: JsonObject,
): readonly string[] {
  return specFields(kind).flatMap((field) => {
    if (field.mutability !== 'replace') return [];
    const before = new Map(placesOf(previous, field.pointer).map(({ path, value }) => [path, value]));
    const after = new Map(placesOf(next, field.pointer).map(({ path, value }) => [path, value]));
    const paths = field.pointer.includes('*')
      ? [...after.keys()].filter((path) => before.has(path))
      : [...new Set([...before.keys(), ...after.keys()])];
    return paths.filter((path) => !sameJson(before.get(path) ?? null, after.get(path) ?? null));
  });
}

/** Pure. The spec's fields that a caller may set. */
function specFields(kind: KindName): readonly Field[] {
  return KINDS[kind].fields.filter((field) => field.source === 'spec');
}

function inside(place: Place, segment: string): readonly Place[] {
  const { path, value } = place;
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string, Json])[] = Object.entries(value);
  return entries
    .filter(([name]) => segment === '*' || segment === name)
    .map(([name, member]) => ({
      path: `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      value: member,
    }));
}
