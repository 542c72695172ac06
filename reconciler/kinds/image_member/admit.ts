import type { ImageMemberSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';
import { referenceTo } from '../../model/references.ts';

/** Pure. Refuses a membership of an image that the project merely uses, and one of the image's own project. */
export function admit({ spec, references }: Admission<ImageMemberSpec>): readonly Violation[] {
  const image = referenceTo(references, 'image', spec.image_id).resource;
  if (image.project_id !== spec.project_id) {
    return [
      {
        path: '/spec/image_id',
        message: `names the image "${image.name}" of another project, which alone shares it`,
        hint: 'Name an image of this project.',
      },
    ];
  }
  if (spec.member_id !== spec.project_id) return [];
  return [
    {
      path: '/spec/member_id',
      message: 'is the project that owns the image, which may use it anyway',
      hint: 'Name another project, or leave the membership out.',
    },
  ];
}
