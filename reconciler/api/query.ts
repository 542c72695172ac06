import { nearest } from '../../schemas/nearest.ts';
import { CairnError } from '../model/error.ts';

/** The pattern of every id: a lower-case UUID. */
export const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One key of a parameter that holds several. */
const KEYED = /^(\w+)\[(.+)\]$/s;

/** The query parameters of a request, each given at most once. */
export type Query = ReadonlyMap<string, string>;

/**
 * Pure. `url` -> its query parameters; those of `maps` hold keys, as in `metadata[tier]`. Throws invalid_input for one that is not in
 * `known`, that is given twice or that is no text.
 */
export function parseQuery(url: string, known: readonly string[], maps: readonly string[] = []): Query {
  const start = url.indexOf('?');
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(start < 0 ? '' : url.slice(start + 1))) {
    const map = KEYED.exec(name)?.[1];
    if (!known.includes(name) && (map === undefined || !maps.includes(map))) {
      const all = [...known, ...maps.map((each) => `${each}[KEY]`)];
      const meant = nearest(name, all);
      const hint = meant === undefined ? `Known: ${all.join(', ') || 'none'}.` : `Did you mean ${meant}?`;
      throw refuse(name, 'is not a query parameter of this address', hint);
    }
    if (query.has(name)) throw refuse(name, 'is given twice', 'Give it once.');
    if (!isText(value)) throw refuse(name, 'holds characters that are not text');
    query.set(name, value);
  }
  return query;
}

/** Pure. The keys and values of a parameter that holds several; empty when none is given. */
export function pairsOf(query: Query, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...query].flatMap(([parameter, value]) => {
      const [, map, key] = KEYED.exec(parameter) ?? [];
      return map === name && key !== undefined ? [[key, value] as const] : [];
    }),
  );
}

/** Pure. A whole number within the limits, or `fallback` when it is not given. Throws invalid_input. */
export function numberOf(
  query: Query,
  name: string,
  fallback: number,
  minimum: number,
  maximum: number,
): number {
  const text = query.get(name);
  if (text === undefined) return fallback;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= minimum && number <= maximum)) {
    throw refuse(
      name,
      `must be a whole number from ${minimum} to ${maximum}; found ${JSON.stringify(text.slice(0, 60))}`,
    );
  }
  return number;
}

/** Pure. True or false; false when it is not given. Throws invalid_input. */
export function flagOf(query: Query, name: string): boolean {
  const text = query.get(name) ?? 'false';
  if (text !== 'true' && text !== 'false') throw refuse(name, 'must be true or false');
  return text === 'true';
}

/** Pure. One of the allowed words, or null when it is not given. Throws invalid_input. */
export function wordOf<Word extends string>(query: Query, name: string, words: readonly Word[]): Word | null {
  const text = query.get(name);
  if (text === undefined) return null;
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw refuse(name, `must be one of ${words.join(', ')}`);
  return word;
}

/** Pure. The words of a parameter that holds several, with commas between them. Throws invalid_input when there is none, or one is empty. */
export function wordsOf(query: Query, name: string): readonly string[] {
  const words = (query.get(name) ?? '').split(',');
  if (words.includes('')) throw refuse(name, 'must hold words with commas between them');
  return words;
}

/** Pure. An id, or null when it is not given. Throws invalid_input. */
export function idOf(query: Query, name: string): string | null {
  const text = query.get(name);
  if (text === undefined) return null;
  if (!ID_PATTERN.test(text)) throw refuse(name, 'must be an id: a lower-case UUID');
  return text;
}

/** Pure. Whether PostgreSQL can hold the string: no NUL, no half of a surrogate pair. */
export function isText(value: string): boolean {
  return !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);
}

function refuse(name: string, message: string, hint?: string): CairnError {
  const sentence = `The query parameter ${name.slice(0, 60)} ${message}.`;
  const path = `/query/${name.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 60)}`;
  return new CairnError('invalid_input', sentence, {
    violations: [hint === undefined ? { path, message } : { path, message, hint }],
  });
}
