import type { StoreSettings } from '../model/image-stores.ts';
import type { ImageStore, Images } from '../ports/images.ts';
import type { Hashing } from '../ports/hashing.ts';
import { createFileImages } from './files/images.ts';
import { createS3Images } from './s3/images.ts';
import { joinStores } from './stores.ts';

/** Effect: makes the directories of stores on file systems, loads the S3 library where a store needs it; asks no store anything yet. Digests are computed where `hashing` says. */
export async function openStores(settings: readonly StoreSettings[], hashing: Hashing): Promise<Images> {
  const stores = await Promise.all(
    settings.map(async (each) => {
      const { name, type, is_default } = each;
      return { view: { name, type, is_default }, store: await openStore(each, hashing) };
    }),
  );
  return joinStores(stores);
}

function openStore(settings: StoreSettings, hashing: Hashing): Promise<ImageStore> {
  if (settings.type === 'files') return createFileImages({ directory: settings.directory, hashing });
  return createS3Images(settings, hashing);
}
