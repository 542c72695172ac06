import { isConverted, sourceFormat } from '../../model/disk-formats.ts';
import type { Change } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import { captureProblem, captureSteps } from './capture.ts';
import type { SourceWaiting } from './capture.ts';
import type { ImageDesired, ImageObserved, SourceImage } from './shapes.ts';

/** Longest fetch; what came until then is kept, and the next one goes on from there. */
const FETCH_SECONDS = 86_400;
/** Longest conversion. */
const CONVERSION_SECONDS = 86_400;
/** Longest way from one store to another; what arrived until then is kept. */
const MOVE_SECONDS = 86_400;

/**
 * Pure. What is missing of the content of an image that the service itself brings; of one that is being deleted what is left. Missing content
 * that somebody must send is no difference.
 */
export function arrivalChanges(desired: ImageDesired, observed: ImageObserved): readonly Change[] {
  if (!desired.deleting) return missingChanges(desired, observed);
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

function missingChanges(desired: ImageDesired, observed: ImageObserved): readonly Change[] {
  if (observed.blob !== null) {
    const unconverted: Change = {
      field: 'converted',
      expected: 'qcow2',
      found: 'absent',
      disruption: 'none',
    };
    return [
      ...(awaitsConversion(desired, observed) ? [unconverted] : []),
      ...storeChanges(desired, observed),
    ];
  }
  if (desired.source === null || observed.refusal !== null) return [];
  return [{ field: 'content', expected: 'present', found: 'absent', disruption: 'none' }];
}

/** Pure. Whether what hosts get of an image must still be made from its bytes. */
export function awaitsConversion(desired: ImageDesired, observed: ImageObserved): boolean {
  const is_good =
    observed.blob !== null && observed.blob.violations.length === 0 && observed.refusal === null;
  return is_good && isConverted(desired) && observed.for_hosts === null;
}

/** Bytes that others have too may lie elsewhere as well, where those want them. */
function storeChanges(
  { store, content_shared }: ImageDesired,
  { kept_in }: ImageObserved,
): readonly Change[] {
  if (store === null || kept_in === null) return [];
  if (kept_in.includes(store) && (content_shared || kept_in.length === 1)) return [];
  return [{ field: 'store', expected: store, found: kept_in.join(', '), disruption: 'none' }];
}

/** Pure. Steps that bring the content, or remove what is left of it; the bytes in the store go after the steps in `after`. */
export function arrivalSteps(
  fields: ReadonlySet<string>,
  desired: ImageDesired,
  observed: ImageObserved,
  after: readonly string[],
): readonly Step[] {
  if (desired.deleting) return removalSteps(fields, desired, observed, after);
  if (fields.has('content')) return sourceSteps(desired, observed);
  if (fields.has('converted')) return conversionSteps(desired, observed);
  return fields.has('store') ? storeSteps(desired, observed) : [];
}

function conversionSteps(desired: ImageDesired, { blob }: ImageObserved): readonly Step[] {
  if (blob === null || blob.disk === null || blob.virtual_size_bytes === null) return [];
  const { image_id, store } = desired;
  const { sha256, disk, virtual_size_bytes } = blob;
  return [
    {
      key: 'converted',
      name: 'convert_content',
      arguments: { image_id, sha256, source_format: sourceFormat(desired), disk, virtual_size_bytes, store },
      after: [],
      timeout_seconds: CONVERSION_SECONDS,
      reason: `hosts cannot run from ${sourceFormat(desired)}`,
      lane: 'arrival',
    },
  ];
}

function storeSteps(
  { image_id, store, content_shared }: ImageDesired,
  { blob, kept_in }: ImageObserved,
): readonly Step[] {
  if (store === null || blob === null || kept_in === null) return [];
  const [from] = kept_in;
  const { sha256 } = blob;
  const reason = `the content is to be kept in the store ${store}`;
  if (!kept_in.includes(store)) {
    if (from === undefined) return [];
    const step = { key: 'store', after: [], timeout_seconds: MOVE_SECONDS, reason, lane: 'arrival' } as const;
    return [{ ...step, name: 'move_content', arguments: { image_id, sha256, from, to: store } }];
  }
  if (content_shared) return [];
  return kept_in
    .filter((name) => name !== store)
    .map((name) => ({
      key: `store ${name}`,
      name: 'leave_store',
      arguments: { sha256, store: name },
      after: [],
      timeout_seconds: 120,
      reason,
    }));
}

function removalSteps(
  fields: ReadonlySet<string>,
  desired: ImageDesired,
  observed: ImageObserved,
  after: readonly string[],
): readonly Step[] {
  const steps: Step[] = [];
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

function sourceSteps(desired: ImageDesired, observed: ImageObserved): readonly Step[] {
  const { source, image_id, disk_format, container_format, store, promised, content } = desired;
  if (source === null) return [];
  const problem = sourceProblem(desired) ?? captureProblem(desired, observed);
  if (problem !== null) {
    return [
      {
        key: 'content',
        name: 'refuse_content',
        arguments: { image_id, reason: problem },
        after: [],
        timeout_seconds: 60,
        reason: 'its source can never give the content',
      },
    ];
  }
  if (source.from === 'server') return captureSteps(desired, observed);
  if (source.from === 'url') {
    return [
      {
        key: 'content',
        name: 'fetch_content',
        arguments: {
          image_id,
          url: source.url,
          store,
          disk_format,
          container_format,
          sha256: content?.sha256 ?? promised.sha256,
          size_bytes: content?.size_bytes ?? promised.size_bytes,
        },
        after: [],
        timeout_seconds: FETCH_SECONDS,
        reason: `the content is fetched from ${hostOf(source.url)}`,
        lane: 'arrival',
      },
    ];
  }
  if (sourceWaiting(desired) !== null || source.image === null) return [];
  const { image } = source;
  const is_same = image.disk_format === disk_format && image.container_format === container_format;
  const step = { key: 'content', after: [], reason: `the content is that of image ${image.name}` };
  const from_image_id = source.image_id;
  if (is_same) {
    return [{ ...step, name: 'derive_content', arguments: { image_id, from_image_id }, timeout_seconds: 60 }];
  }
  return [
    {
      ...step,
      name: 'derive_converted_content',
      arguments: {
        image_id,
        sha256: image.content?.sha256 ?? null,
        size_bytes: image.content?.size_bytes ?? null,
        source: { disk_format: image.disk_format, container_format: image.container_format },
        promised_sha256: promised.sha256,
        store,
      },
      timeout_seconds: CONVERSION_SECONDS,
      lane: 'arrival',
    },
  ];
}

/** Pure. Why the source of an image can never give it content; null while it can. */
function sourceProblem({ source, promised, disk_format, container_format }: ImageDesired): string | null {
  if (source?.from !== 'image') return null;
  const { image } = source;
  const next = 'Make the image from another one.';
  if (image === null || image.state === 'pending_delete' || image.state === 'deleted') {
    const name = image === null ? source.image_id : image.name;
    return `Image ${name}, from which the content should come, was deleted before it could be taken. ${next}`;
  }
  if (image.state === 'killed')
    return `Image ${image.name}, from which the content should come, was refused itself. ${next}`;
  const is_same = image.disk_format === disk_format && image.container_format === container_format;
  if (
    is_same &&
    image.content !== null &&
    promised.sha256 !== null &&
    promised.sha256 !== image.content.sha256
  ) {
    return (
      `sha256 says ${promised.sha256}, but the content of image ${image.name} has ${image.content.sha256}. ` +
      'Leave sha256 out, or name the right image.'
    );
  }
  return null;
}

/** Pure. What the source of an image must become before it can give content; null when nothing is waited for. */
export function sourceWaiting({ source }: ImageDesired): SourceWaiting | null {
  if (source?.from !== 'image' || source.image === null) return null;
  const { image_id: for_id, image } = source;
  const reason = 'WaitingForContent';
  if (image.state === 'deactivated')
    return { reason, for_id, message: `Image ${image.name}, from which the content comes, is deactivated.` };
  if (image.state === 'active' && image.content !== null) return null;
  const message = `Image ${image.name}, from which the content comes, is ${wordFor(image)}.`;
  return { reason, for_id, message };
}

function wordFor({ state }: SourceImage): string {
  return state === null ? 'not active yet' : `${state}, not active yet`;
}

/** Pure. The host of a URL: what follows it may hold a signature that is nobody's business. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1] ?? url;
}
