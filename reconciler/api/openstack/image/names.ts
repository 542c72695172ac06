import { isText } from '../../query.ts';

/**
 * Property that keeps the name which a client gave, where Cairn cannot have it: names of one project's images are unique in Cairn and not in
 * Glance. Clients can neither set nor see it: it lies in the namespace that Glance reserves.
 */
export const GIVEN_NAME = 'os_glance_name';

/** What a name in Cairn looks like; schemas/common.json allows no more than this refuses. */
const STORABLE = /^[^\s/\p{Cc}]([^/\p{Cc}]{0,253}[^\s/\p{Cc}])?$/u;

/** How the names of properties begin that clients can neither set nor see. */
export const RESERVED_PREFIX = 'os_glance';

const SUFFIX_LENGTH = 9;

/** A name as it is stored, and the one that was given, where that is another one. */
export type StoredName = { readonly name: string; readonly given: string | null };

/** Pure. Names to store an image under, the best first; an image without a name is called by its id. */
export function namesToTry(given: string | null, id: string): readonly StoredName[] {
  const byId: StoredName = { name: id, given };
  if (given === null || !STORABLE.test(given) || !isText(given)) return [byId];
  const suffix = `-${id.slice(0, SUFFIX_LENGTH - 1)}`;
  const beginning = Array.from(given)
    .slice(0, 255 - SUFFIX_LENGTH)
    .join('');
  return [{ name: given, given: null }, { name: `${beginning}${suffix}`, given }, byId];
}

/** Pure. The name that clients see of an image that is stored so; null when nobody gave one. */
export function shownName(
  name: string,
  properties: Readonly<Record<string, unknown>>,
  id: string,
): string | null {
  const given = properties[GIVEN_NAME];
  if (typeof given === 'string') return given;
  return name === id ? null : name;
}
