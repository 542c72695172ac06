import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { Field } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import { sameJson } from '../../model/canonical-json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { placesOf } from '../../store/spec-references.ts';

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
