import { KINDS } from '../../../schemas/generated/kinds.ts';
import type { Field } from '../../../schemas/generated/kinds.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { flagOf, idOf, pairsOf, parseQuery, wordOf, wordsOf } from '../query.ts';
import type { Query } from '../query.ts';

/** What the spec and the status of listed objects must hold; null when the request does not filter by it. */
export type PropertyFilter = { readonly spec: JsonObject | null; readonly status: JsonObject | null };

/** Pure. The query of a list of this kind: `own` parameters and the kind's filters. Throws invalid_input for any other. */
export function parseListQuery(kind: KindName, url: string, own: readonly string[]): Query {
  const filters = filterFields(kind);
  const named = (filter: Field['filter']): readonly string[] =>
    filters.filter((field) => field.filter === filter).map(nameOf);
  return parseQuery(url, [...own, ...named('equals'), ...named('includes')], named('contains'));
}

/** Pure. What the filters in a query ask for. Throws invalid_input for a value that the property can never have. */
export function propertyFilter(kind: KindName, query: Query): PropertyFilter {
  const asked = (source: Field['source']): JsonObject | null => {
    const entries = filterFields(kind).flatMap((field): readonly (readonly [string, Json])[] => {
      const value = field.source === source ? valueOf(field, query) : null;
      return value === null ? [] : [[nameOf(field), value]];
    });
    return entries.length === 0 ? null : Object.fromEntries(entries);
  };
  return { spec: asked('spec'), status: asked('status') };
}

function filterFields(kind: KindName): readonly Field[] {
  return KINDS[kind].fields.filter((field) => field.filter !== undefined);
}

function nameOf(field: Field): string {
  return field.pointer.slice(1);
}

function valueOf(field: Field, query: Query): Json {
  const name = nameOf(field);
  if (field.filter === 'contains') {
    const pairs = pairsOf(query, name);
    return Object.keys(pairs).length === 0 ? null : pairs;
  }
  if (!query.has(name)) return null;
  if (field.filter === 'includes') return wordsOf(query, name);
  if (field.type === 'boolean') return flagOf(query, name);
  if (field.values !== undefined) return wordOf(query, name, field.values);
  return field.references === undefined ? (query.get(name) ?? null) : idOf(query, name);
}
