import { createFileImages } from '../../reconciler/drivers/files/images.ts';
import type { FileImagesOptions } from '../../reconciler/drivers/files/images.ts';
import { onlyStore } from '../../reconciler/drivers/stores.ts';
import type { Images } from '../../reconciler/ports/images.ts';

/** Effect: makes the directory. The image store that a service has when nothing is configured, over a directory of the test. */
export async function openFileImages(options: FileImagesOptions): Promise<Images> {
  return onlyStore(await createFileImages(options), { name: 'default', type: 'files' });
}
