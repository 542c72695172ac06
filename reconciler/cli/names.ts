import type { Client } from '../../schemas/generated/client.ts';
import { KINDS } from '../../schemas/generated/kinds.ts';
import type { Field } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import type { Json } from '../model/json.ts';
import { nameOfResource } from './format/columns.ts';
import type { NameOf } from './format/value.ts';
import { listAll } from './lookup.ts';
import type { ResourceView } from './wire.ts';

/** Ids in one request: 36 characters each must fit into a URL. */
const IDS_A_REQUEST = 100;

/** Pure. Ids that the objects hold in the given fields, by the kind that they refer to. */
export function referencedIds(
  resources: readonly ResourceView[],
  fieldsOf: (kind: KindName) => readonly Field[],
): ReadonlyMap<KindName, ReadonlySet<string>> {
  const found = new Map<KindName, Set<string>>();
  for (const resource of resources) {
    for (const field of fieldsOf(resource.kind)) {
      if (field.references === undefined) continue;
      const ids = found.get(field.references) ?? new Set();
      found.set(field.references, ids);
      const root = field.source === 'spec' ? resource.spec : resource.status;
      for (const value of valuesAt(root, field.pointer.split('/').slice(1))) {
        if (typeof value === 'string') ids.add(value);
      }
    }
  }
  return found;
}

function valuesAt(value: Json, segments: readonly string[]): readonly Json[] {
  const [first, ...rest] = segments;
  if (first === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string, Json])[] = Object.entries(value);
  return entries
    .filter(([key]) => first === '*' || key === first)
    .flatMap(([, inner]) => valuesAt(inner, rest));
}

/** Pure. All fields of a kind, at any depth. */
export function allFields(kind: KindName): readonly Field[] {
  return KINDS[kind].fields;
}

/** Effect: names of objects that are known by id only. What the token may not see, or is gone, stays without a name. */
export async function loadNames(
  client: Client,
  wanted: ReadonlyMap<KindName, ReadonlySet<string>>,
): Promise<NameOf> {
  const names = new Map<string, string>();
  for (const [kind, ids] of wanted) {
    const all = [...ids];
    for (let start = 0; start < all.length; start += IDS_A_REQUEST) {
      const part = all.slice(start, start + IDS_A_REQUEST).join(',');
      const found = await listAll(client, kind, { ids: part }).catch(() => []);
      for (const resource of found) names.set(`${kind} ${resource.id}`, nameOfResource(resource));
    }
  }
  return (kind, id) => names.get(`${kind} ${id}`);
}
