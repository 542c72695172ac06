import { randomUUID } from 'node:crypto';
import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Images } from '../../../ports/images.ts';
import { readDesired } from '../../../store/desired.ts';
import { readViews } from '../../../store/listing.ts';
import type { View } from '../../../store/listing.ts';
import type { ContentDesk } from '../../content-stream.ts';
import type { Waits } from '../../wait.ts';
import { onlyVisibleViews } from '../../deeds.ts';
import { accessFor } from '../call.ts';
import type { Call } from '../call.ts';
import { readId } from '../ids.ts';
import { changeObject, createObject } from '../objects.ts';
import type { Facade } from '../objects.ts';
import { UNTIL_CONTENT, draftOf, specOf } from './from-openstack.ts';
import type { Draft } from './from-openstack.ts';
import { namesToTry } from './names.ts';
import { showImage, stateOf } from './to-openstack.ts';

/** What the facade of images stands on. */
export type ImageFacade = Facade & {
  readonly images: Images;
  readonly waits: Pick<Waits, 'wait'>;
  /** Where the bytes of images come in and go out. */
  readonly desk: ContentDesk;
};

/** States in which an image has content. */
const WITH_CONTENT = ['active', 'deactivated'];

/** Effect: reads. The image that a call's path names, with what is reported of it. Throws not_found. */
export async function requireImage(facade: ImageFacade, call: Call): Promise<View> {
  const written = call.params['id'] ?? '';
  const view = await findView(facade, call, readId(written));
  if (view === null) throw noImage(written);
  return view;
}

async function findView({ database }: ImageFacade, call: Call, id: string | null): Promise<View | null> {
  const view = id === null ? undefined : (await readViews(database, [id])).get(id);
  if (view?.resource.kind !== 'image' || view.resource.deletion_requested_at !== null) return null;
  return (await onlyVisibleViews(database, accessFor(call), 'image', [view]))[0] ?? null;
}

/** Pure. What a client hears of an image that it cannot find. */
function noImage(written: string): CairnError {
  return new CairnError('not_found', `No image found with ID ${written.slice(0, 255)}`);
}

/** Effect: reads. Images as clients see them. */
export async function showImages(
  { images }: Pick<ImageFacade, 'images'>,
  views: readonly Pick<View, 'resource' | 'status'>[],
): Promise<readonly JsonObject[]> {
  return await Promise.all(
    views.map(async ({ resource, status }) =>
      showImage({ resource, status, stores: await storesOf({ images }, { resource, status }) }),
    ),
  );
}

/** Effect: reads. An image as the caller sees it, as it is now. */
export async function showNow(facade: ImageFacade, call: Call, id: string): Promise<JsonObject> {
  const view = await findView(facade, call, id);
  const [shown] = view === null ? [] : await showImages(facade, [view]);
  if (shown === undefined) throw noImage(id);
  return shown;
}

/** Effect: reads. Names of the stores that have an image's content. */
export async function storesOf(
  { images }: Pick<ImageFacade, 'images'>,
  { resource, status }: Pick<View, 'resource' | 'status'>,
): Promise<readonly string[]> {
  const sha256 = status['content_sha256'];
  if (typeof sha256 !== 'string' || !WITH_CONTENT.includes(stateOf(resource.spec, status))) return [];
  const [only, ...others] = images.stores;
  // Where there is one store nothing has to be looked up.
  if (only !== undefined && others.length === 0) return [only.name];
  return await images.whereIs(sha256);
}

/** Effect: makes an image. Throws conflict when the id is taken, else as putResource does. */
export async function createImage(
  facade: Facade,
  call: Call,
  draft: Draft & { readonly id: string | null },
): Promise<string> {
  const id = draft.id ?? randomUUID();
  if (draft.id !== null && (await readDesired(facade.database, id)) !== null) {
    throw new CairnError('conflict', `Image ID ${id} already exists!`);
  }
  await withFreeName(draft.name, id, (stored) =>
    createObject(facade, call, 'image', specOf(draft, stored), { id, waits: false }),
  );
  return id;
}

/** Effect: changes an image by `change`, a pure function. Throws as putResource does. */
export async function changeImage(
  facade: ImageFacade,
  call: Call,
  image: Pick<Resource, 'id' | 'kind' | 'name' | 'spec'>,
  change: (draft: Draft) => Draft,
): Promise<void> {
  const { id } = image;
  const wanted = change(draftOf(id, image.spec)).name;
  await withFreeName(wanted, id, (stored) =>
    changeObject(
      facade,
      call,
      image,
      (spec) => {
        const before = draftOf(id, spec);
        const after = change(before);
        // A name that stays keeps its form too: another one may be free by now, but nobody asked for it.
        const { name } = spec;
        const kept = { name: String(name), given: name === before.name ? null : before.name };
        return specOf(after, after.name === before.name ? kept : stored);
      },
      { until_content: UNTIL_CONTENT },
    ),
  );
}

/** Names of one project's images are unique in Cairn and not in Glance: the next one is tried where one is taken. */
async function withFreeName(
  name: string | null,
  id: string,
  store: (stored: ReturnType<typeof namesToTry>[number]) => Promise<unknown>,
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
