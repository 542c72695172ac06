import type { JsonObject } from '../../../model/json.ts';

/** Pure. Where an object of the facade is. */
export function linksTo(base: string, collection: string, id: string): readonly JsonObject[] {
  return [{ rel: 'self', href: `${base}/${collection}/${id}` }, ...bookmarkOf(base, collection, id)];
}

/** Pure. The address of an object without the version of the API. */
export function bookmarkOf(base: string, collection: string, id: string): readonly JsonObject[] {
  return [{ rel: 'bookmark', href: `${base.replace(/\/v2\.1$/, '')}/${collection}/${id}` }];
}
