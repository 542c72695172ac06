import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import { registerImageCreate } from './create.ts';
import { registerImageMembers } from './members.ts';
import { registerImagePrefetch } from './prefetch.ts';
import { registerImageSave } from './save.ts';
import { registerImageShow } from './show.ts';
import { registerImageUpload } from './upload.ts';

/** Effect: adds `image` and what can be done with images to the program. */
export function registerImage(program: Command, io: Io): void {
  const image = program
    .command('image')
    .summary('make, upload and save images')
    .description('Make images and move their bytes, also to hosts ahead of need.');
  registerImageCreate(image, io);
  registerImageShow(image, io);
  registerImageUpload(image, io);
  registerImageSave(image, io);
  registerImageMembers(image, io);
  registerImagePrefetch(image, io);
}
