import type { Json } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import { wishForCopies } from '../../../store/copy-wishes.ts';
import { requireDeed } from '../../deeds.ts';
import { accessFor, objectOrNull } from '../call.ts';
import { readId } from '../ids.ts';
import { findObject } from '../objects.ts';
import { invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall, ComputeFacade } from './call.ts';

/** Images that one request may name. */
const IMAGES_LIMIT = 100;

/** Effect: has images copied to all hosts of an aggregate before a server there needs them. Throws invalid_input, forbidden. */
export async function cacheImages(
  facade: ComputeFacade,
  call: ComputeCall,
  aggregate: Resource,
): Promise<void> {
  const { cache, ...others } = objectOrNull(call.body) ?? {};
  const [other] = Object.keys(others);
  if (other !== undefined) throw unexpected(other);
  const images = await Promise.all(idsIn(cache).map((id) => requireImage(facade, call, id)));
  const hosts = aggregate.spec['host_ids'];
  const host_ids = Array.isArray(hosts) ? hosts.map(String) : [];
  for (const { id } of images) await wishForCopies(facade.database, id, host_ids);
}

function idsIn(cache: Json | undefined): readonly string[] {
  if (!Array.isArray(cache) || cache.length === 0 || cache.length > IMAGES_LIMIT) {
    throw invalidField('cache', cache, `It must be a list of 1 to ${IMAGES_LIMIT} objects with id.`);
  }
  const ids = cache.map((each) => {
    const { id, ...more } = objectOrNull(each) ?? {};
    const read = typeof id === 'string' ? readId(id) : null;
    if (read === null || Object.keys(more).length > 0) {
      throw invalidField('cache.id', id, 'It must be a UUID.');
    }
    return read;
  });
  return [...new Set(ids)];
}

async function requireImage(facade: ComputeFacade, call: ComputeCall, id: string): Promise<Resource> {
  const image = await findObject(facade, call, 'image', id);
  if (image === null) throw wrong(`Image ${id} could not be found.`);
  const deed = { kind: 'image', id, verb: 'prefetch', stored: image.spec, planned: null } as const;
  await requireDeed(facade.database, accessFor(call), deed);
  return image;
}
