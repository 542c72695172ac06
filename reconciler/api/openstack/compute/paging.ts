import type { Json, JsonObject } from '../../../model/json.ts';
import type { Call, Reply } from '../call.ts';
import { wrong } from './call.ts';

/** Most objects in one answer. Source: Nova, max_limit. */
const PAGE_LIMIT = 1000;

/** How a list is cut into pages. */
export type Paging<Item> = {
  /** Under which the items stand, and with `_links` behind it where the next page is. */
  readonly key: string;
  readonly items: readonly Item[];
  /** What `marker` names an item by. */
  readonly idOf: (item: Item) => string;
  readonly show: (item: Item) => JsonObject;
};

/** Pure. The page of a list that the client asked for with `limit` and `marker`; a full one has a link to the next. Throws invalid_input. */
export function pageOf<Item>(call: Call, { key, items, idOf, show }: Paging<Item>): Reply {
  const limit = Math.min(wholeOf(call.query, 'limit') ?? PAGE_LIMIT, PAGE_LIMIT);
  const marker = call.query.get('marker');
  const at = marker === null ? -1 : items.findIndex((item) => idOf(item) === marker);
  if (marker !== null && at < 0) throw wrong(`marker [${marker.slice(0, 255)}] not found`);
  const page = items.slice(at + 1, at + 1 + limit);
  const last = page.at(-1);
  const isFull = limit > 0 && page.length === limit && last !== undefined && items.length > at + 1 + limit;
  const links = isFull ? { [`${key}_links`]: [{ rel: 'next', href: nextOf(call, idOf(last)) }] } : {};
  return { status: 200, body: { [key]: page.map(show), ...links } };
}

/** How a list may be sorted. */
export type Sorting<Item> = {
  /** What clients call a property, and what it is called in an item. */
  readonly keys: Readonly<Record<string, string>>;
  readonly usual: string;
  readonly valueOf: (item: Item, name: string) => Json;
};

/** Pure. The items in the order that `sort_key` and `sort_dir` ask for. Throws invalid_input. */
export function sortedBy<Item>(
  query: URLSearchParams,
  items: readonly Item[],
  { keys, usual, valueOf }: Sorting<Item>,
): readonly Item[] {
  const key = query.get('sort_key') ?? usual;
  const direction = query.get('sort_dir') ?? 'asc';
  const name = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (name === undefined) throw wrong(`Invalid sort_key: ${key.slice(0, 60)}.`);
  if (direction !== 'asc' && direction !== 'desc') {
    throw wrong("Unknown sort direction, must be 'desc' or 'asc'");
  }
  const sign = direction === 'asc' ? 1 : -1;
  return items.toSorted((one, other) => sign * compare(valueOf(one, name), valueOf(other, name)));
}

/** Pure. A whole number in a query, not less than 0; null when it is not given. Throws invalid_input. */
export function wholeOf(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw wrong(
    `Invalid input for query parameters ${name}. Value: ${text.slice(0, 60)}. It must be a whole number.`,
  );
}

function nextOf(call: Call, marker: string): string {
  const query = new URLSearchParams(call.query);
  query.set('marker', marker);
  return `${call.self.split('?')[0] ?? ''}?${query.toString()}`;
}

function compare(one: Json, other: Json): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [String(one), String(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}
