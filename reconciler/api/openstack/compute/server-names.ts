import { CairnError } from '../../../model/error.ts';
import { isText } from '../../query.ts';

/** What a name in Cairn looks like; schemas/common.json allows no more than this refuses. */
const STORABLE = /^[^\s/\p{Cc}]([^/\p{Cc}]{0,253}[^\s/\p{Cc}])?$/u;

const SUFFIX_LENGTH = 9;

/** A name as it is stored, and the one that was given, where that is another one. */
type StoredName = { readonly name: string; readonly display_name?: string };

/** Pure. Names to store a server under, the best first: names of one project's servers are unique in Cairn and not in Nova. */
function namesToTry(given: string, id: string): readonly StoredName[] {
  const byId: StoredName = { name: `server-${id}`, display_name: given };
  if (!STORABLE.test(given) || !isText(given)) return [byId];
  const beginning = Array.from(given)
    .slice(0, 255 - SUFFIX_LENGTH)
    .join('')
    .trimEnd();
  return [
    { name: given },
    { name: `${beginning}-${id.slice(0, SUFFIX_LENGTH - 1)}`, display_name: given },
    byId,
  ];
}

/** Pure. The name that clients see of a server. */
export function shownName(spec: Readonly<Record<string, unknown>>): string {
  return String(spec['display_name'] ?? spec['name']);
}

/** Effect: stores a server under the first of its names that is free. Throws as `store` does. */
export async function withFreeName(
  name: string,
  id: string,
  store: (stored: StoredName) => Promise<unknown>,
): Promise<void> {
  const names = namesToTry(name, id);
  for (const [at, stored] of names.entries()) {
    try {
      await store(stored);
      return;
    } catch (thrown) {
      const existing = thrown instanceof CairnError ? thrown.fields.existing : undefined;
      if (existing === undefined || existing.id === id || at === names.length - 1) throw thrown;
    }
  }
}
