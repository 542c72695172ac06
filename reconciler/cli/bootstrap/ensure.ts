import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { PutBody } from '../../../schemas/generated/api.ts';
import type { Client, ListOptions } from '../../../schemas/generated/client.ts';
import type { KindName } from '../../../schemas/generated/types.ts';
import type { JsonObject } from '../../model/json.ts';
import { toView } from '../wire.ts';
import type { ResourceView } from '../wire.ts';

/** An object that there should be. */
export type Wanted<K extends KindName> = {
  readonly kind: K;
  /** Which id it gets when it is made; drawn unless given. */
  readonly id?: string;
  /** Narrows the list down to what may be it. */
  readonly filter: ListOptions<K>;
  /** Properties by which it is known for sure, and which it gets. */
  readonly known_by: JsonObject;
  /** Properties that it has too; where they differ they are changed. */
  readonly kept: JsonObject;
  /** What it gets only when it is made. */
  readonly at_first?: JsonObject;
};

/** What was done for one object. */
export type Ensured = {
  readonly outcome: 'created' | 'changed' | 'unchanged';
  readonly object: ResourceView;
};

/** Effect: looks for the object, makes it when there is none, and puts right what differs. Throws ApiProblem. */
export async function ensure<K extends KindName>(
  client: Client,
  wanted: Wanted<K>,
  signal: AbortSignal,
): Promise<Ensured> {
  const { kind, filter, known_by, kept, at_first = {} } = wanted;
  const page = await client.list(kind, { ...filter, limit: 1000, signal });
  const found = page.items.map(toView).find(({ spec }) => holds(spec, known_by));
  if (found === undefined) {
    const body = { spec: { ...known_by, ...kept, ...at_first } } as unknown as PutBody<K>;
    const made = await client.put(kind, wanted.id ?? randomUUID(), body, { if_none_match: '*', signal });
    return { outcome: 'created', object: toView(made) };
  }
  if (holds(found.spec, kept)) return { outcome: 'unchanged', object: found };
  return { outcome: 'changed', object: await change(client, kind, found, kept, signal) };
}

/** Effect: changes some properties of an object, if nobody else changes it meanwhile. Throws ApiProblem. */
export async function change(
  client: Client,
  kind: KindName,
  object: ResourceView,
  changes: JsonObject,
  signal: AbortSignal,
): Promise<ResourceView> {
  const body = { spec: { ...object.spec, ...changes } } as unknown as PutBody;
  return toView(await client.put(kind, object.id, body, { if_match: object.generation, signal }));
}

function holds(spec: JsonObject, wanted: JsonObject): boolean {
  return Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(spec[name], value));
}
