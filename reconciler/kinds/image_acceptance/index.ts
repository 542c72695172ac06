import type { ImageAcceptanceSpec, ImageAcceptanceStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';

/** The kind image_acceptance: what a project says of an image that is shared with it. */
export const imageAcceptance = eraseKind({
  ...storedOnly<ImageAcceptanceSpec, ImageAcceptanceStatus>('image_acceptance', (_spec, name) => ({ name })),
  companions: ({ image_id, project_id }: ImageAcceptanceSpec) => [
    {
      kind: 'image_member',
      owner_id: image_id,
      name: `${image_id}/${project_id}`,
      missing: {
        path: '/spec/image_id',
        message: `names ${image_id}, which is not shared with this project`,
        hint: 'The project that owns the image makes this one a member first (cairn_image_member).',
      },
    },
  ],
});
