import type { Change } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';

/** Pure. What is left of the content of an image that is being deleted. Missing content is no difference: only an upload can bring it. */
export function arrivalChanges(desired: ImageDesired, observed: ImageObserved): readonly Change[] {
  if (!desired.deleting) return [];
  const left = (field: string, found: string): Change => ({
    field,
    expected: 'absent',
    found,
    disruption: 'none',
  });
  return [
    ...(observed.blob === null ? [] : [left('content', 'present')]),
    ...(observed.upload_offset_bytes > 0 ? [left('upload', `${observed.upload_offset_bytes} bytes`)] : []),
  ];
}

/** Pure. Steps that remove what is left of the content; the bytes in the store go after the steps in `after`. */
export function arrivalSteps(
  fields: ReadonlySet<string>,
  desired: ImageDesired,
  observed: ImageObserved,
  after: readonly string[],
): readonly Step[] {
  const steps: Step[] = [];
  if (!desired.deleting) return steps;
  if (fields.has('upload')) {
    steps.push({
      key: 'upload',
      name: 'discard_upload',
      arguments: { image_id: desired.image_id },
      after: [],
      timeout_seconds: 60,
      reason: 'the image is being deleted',
      destructive: true,
    });
  }
  if (fields.has('content') && observed.blob !== null && !desired.content_shared) {
    steps.push({
      key: 'content',
      name: 'remove_blob',
      arguments: { sha256: observed.blob.sha256 },
      after,
      timeout_seconds: 60,
      reason: 'the image is being deleted and no other image has the same bytes',
      destructive: true,
    });
  }
  return steps;
}
