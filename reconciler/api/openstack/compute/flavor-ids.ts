import { CairnError } from '../../../model/error.ts';
import { derivedId } from '../../../model/derived-id.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Call } from '../call.ts';
import { objectOrNull } from '../call.ts';
import { readId } from '../ids.ts';
import { findObject, listObjects } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { invalidField } from './call.ts';

/** What the ids of flavors are derived from whose clients gave them others. */
const NAMESPACE = '5b8f3c1e-7f5c-4f0d-9b43-6a0d7f0c2e19';

/** Pure. The id by which clients of OpenStack know a flavor: the one that was given, which need not be a UUID, else its own. */
export function flavorIdOf({ id, spec }: Pick<Resource, 'id' | 'spec'>): string {
  const { openstack_id } = spec;
  return typeof openstack_id === 'string' ? openstack_id : id;
}

/** Effect: reads. The flavor that a client calls so; null when there is none for it. */
export async function findFlavor(facade: Facade, call: Call, written: string): Promise<Resource | null> {
  const byId = await findObject(facade, call, 'flavor', readId(written));
  if (byId !== null) return byId;
  const [named] = await listObjects(facade, call, 'flavor', { spec: { openstack_id: written } });
  return named ?? null;
}

/** Effect: reads. The flavor that the call's path names. Throws not_found. */
export async function requireFlavor(facade: Facade, call: Call): Promise<Resource> {
  const written = call.params['id'] ?? '';
  const found = await findFlavor(facade, call, written);
  if (found === null)
    throw new CairnError('not_found', `Flavor ${written.slice(0, 255)} could not be found.`);
  return found;
}

/**
 * Pure. The ids of a new flavor: its own, null to draw one, and the one that the client gave where it is no UUID. The former follows from the
 * latter, so that a request that is sent twice makes one flavor. Throws invalid_input.
 */
export function idForNew(given: Json): { readonly id: string | null; readonly openstack_id: string | null } {
  if (given === null || given === 'auto') return { id: null, openstack_id: null };
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string') throw invalidField('id', given, 'It must be text.');
  if (readId(text) === text) return { id: text, openstack_id: null };
  return { id: derivedId(NAMESPACE, text), openstack_id: text };
}

/** Pure. A flavor's extra specs. */
export function flavorExtraSpecs({ spec }: Pick<Resource, 'spec'>): JsonObject {
  return objectOrNull(spec['extra_specs']) ?? {};
}
