import type { ImageMemberSpec, ImageMemberStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { storedOnly } from '../stored-only.ts';
import { admit } from './admit.ts';

/** The kind image_member: a project that may use a shared image of another one. */
export const imageMember = eraseKind({
  ...storedOnly<ImageMemberSpec, ImageMemberStatus>(
    'image_member',
    (_spec, name) => ({ name, acceptance: null }),
    admit,
  ),
  companions: (spec: ImageMemberSpec) => [{ kind: 'project', id: spec.member_id, missing: null }],
});
