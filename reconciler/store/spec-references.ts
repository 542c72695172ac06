import { KINDS } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Reference } from './references.ts';

/** A value inside a spec and the JSON pointer, below the spec, where it stands. */
export type Place = { readonly path: string; readonly value: Json };

/** A reference and the kind that it must be of. */
export type KindReference = Reference & {
  readonly kind: KindName;
  /** What its spec must say: allowed values by property. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** Whether the object goes when the one that it names goes. */
  readonly cascades: boolean;
  /** Whether the object stays when the one that it names goes, and goes on naming it. */
  readonly keeps: boolean;
};

/** Pure. Every value that a field's pointer names; a star stands for each key or index. */
export function placesOf(spec: JsonObject, pointer: string): readonly Place[] {
  let places: readonly Place[] = [{ path: '', value: spec }];
  for (const segment of pointer.split('/').slice(1))
    places = places.flatMap((place) => inside(place, segment));
  return places;
}

/** Pure. Every object that the spec names through x-references; of an array each of its ids. */
export function referencesIn(kind: KindName, spec: JsonObject): readonly KindReference[] {
  return KINDS[kind].fields.flatMap((field) => {
    const { references: target, references_where: where = {} } = field;
    if (target === undefined || field.source !== 'spec') return [];
    const pointer = field.type === 'array' ? `${field.pointer}/*` : field.pointer;
    const cascades = field.on_delete === 'cascade';
    const keeps = field.on_delete === 'keep';
    return placesOf(spec, pointer).flatMap(({ path, value }) =>
      typeof value === 'string' ? [{ path, to_id: value, kind: target, where, cascades, keeps }] : [],
    );
  });
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
