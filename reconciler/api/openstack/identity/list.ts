import type { JsonObject } from '../../../model/json.ts';
import type { Call, Reply } from '../call.ts';

/** Most objects in one answer. */
const PAGE_LIMIT = 1000;

/** Pure. The page of a list that the client asked for with `limit` and `marker` (an id); one of many has a link to the next. */
export function pageReply(call: Call, key: string, items: readonly JsonObject[]): Reply {
  const limit = limitOf(call.query);
  const marker = call.query.get('marker');
  const start = marker === null ? 0 : items.findIndex(({ id }) => id === marker) + 1;
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = items.length > start + limit && typeof last?.['id'] === 'string';
  const next = hasMore ? nextOf(call, String(last['id'])) : null;
  return { status: 200, body: { [key]: page, links: { next, self: call.self, previous: null } } };
}

/** Pure. Whether an object has what the query asks of these properties; `enabled` is read as Keystone reads it. */
export function meetsQuery(query: URLSearchParams, shown: JsonObject, names: readonly string[]): boolean {
  return names.every((name) => {
    const wanted = query.get(name);
    if (wanted === null) return true;
    const value = shown[name] ?? null;
    if (typeof value !== 'boolean') return value === wanted;
    return value === !/^(0|false|no|off|f|n)$/i.test(wanted.trim());
  });
}

function limitOf(query: URLSearchParams): number {
  const text = query.get('limit') ?? '';
  const asked = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return asked === 0 ? PAGE_LIMIT : Math.min(asked, PAGE_LIMIT);
}

function nextOf(call: Call, marker: string): string {
  const query = new URLSearchParams(call.query);
  query.set('marker', marker);
  return `${call.self.split('?')[0] ?? ''}?${query.toString()}`;
}
