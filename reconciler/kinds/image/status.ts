import type { ImageSpec, ImageStatus } from '../../../schemas/generated/types.ts';
import type { Report, Snapshot } from '../../model/kind.ts';
import type { Change } from '../../model/operation.ts';
import { plan } from './plan.ts';
import { awaitsConversion, hostOf } from './arrival.ts';
import type { ImageDesired, ImageObserved, ImageSource, ImageState } from './shapes.ts';

/** What an image reports; the engine adds drift. */
export type ImageReport = Omit<ImageStatus, 'drift'>;

/** Pure. Glance's word for the state. An image is as asked when its bytes are in the store; copies follow where servers need them. */
export function report(
  desired: ImageDesired,
  observed: ImageObserved,
  changes: readonly Change[],
  snapshot: Snapshot<ImageSpec>,
): Report<ImageReport> {
  const content = observed.blob?.violations.length === 0 ? observed.blob : null;
  const status: ImageReport = {
    state: stateOf(desired, observed),
    content_sha256: content?.sha256 ?? null,
    content_size_bytes: content?.size_bytes ?? null,
    md5: content?.md5 ?? null,
    sha512: content?.sha512 ?? null,
    virtual_size_bytes: content?.virtual_size_bytes ?? null,
  };
  const [refused] = observed.blob?.violations ?? [];
  if (refused !== undefined && !desired.deleting) {
    const hint = refused.hint === undefined ? '' : ` ${refused.hint}`;
    return {
      status,
      failure: { reason: 'ImageRefused', message: `${refused.message}${hint}` },
      pending: null,
    };
  }
  if (observed.refusal !== null && !desired.deleting) {
    return { status, failure: { reason: 'ImageRefused', message: observed.refusal }, pending: null };
  }
  return { status, failure: null, pending: pendingOf(desired, observed, changes, snapshot) };
}

/** Source: OpenStack Image service, Image statuses. */
function stateOf(desired: ImageDesired, observed: ImageObserved): ImageState {
  if (desired.deleting) return 'pending_delete';
  if (observed.blob !== null) {
    if (observed.blob.violations.length > 0 || observed.refusal !== null) return 'killed';
    if (awaitsConversion(desired, observed)) return 'importing';
    return desired.deactivated ? 'deactivated' : 'active';
  }
  if (observed.refusal !== null) return 'killed';
  if (desired.source !== null) return 'importing';
  if (desired.staged) return 'uploading';
  return observed.upload_offset_bytes > 0 ? 'saving' : 'queued';
}

function pendingOf(
  desired: ImageDesired,
  observed: ImageObserved,
  changes: readonly Change[],
  snapshot: Snapshot<ImageSpec>,
): Report<ImageReport>['pending'] {
  if (desired.deleting) {
    const { waiting } = plan(changes, desired, observed);
    if (waiting !== null) return { reason: waiting.reason, message: waiting.message };
    return changes.length === 0 ? null : { reason: 'Changing', message: 'Copies are being removed.' };
  }
  const leaving = desired.hosts.filter((host) => host.leaving).map((host) => host.host_name);
  if (leaving.length > 0) {
    return { reason: 'Changing', message: `The copy on host ${leaving.join(', ')} goes with the host.` };
  }
  if (observed.blob !== null) {
    if (awaitsConversion(desired, observed)) {
      const format = `${desired.disk_format ?? ''}${desired.container_format === 'ova' ? ' in an ova' : ''}`;
      return {
        reason: 'Converting',
        message: `The ${format} is converted to qcow2, from which hosts can run.`,
      };
    }
    const moving = changes.find(({ field }) => field === 'store');
    if (moving === undefined) return null;
    return {
      reason: 'Changing',
      message: `The content goes from the store ${moving.found} to ${moving.expected}.`,
    };
  }
  const { name } = snapshot.self.resource;
  if (desired.source !== null) {
    const { waiting } = plan(changes, desired, observed);
    const message = waiting?.message ?? `The content of image ${name} ${sourceWords(desired.source)}.`;
    return { reason: waiting?.reason ?? 'WaitingForContent', message };
  }
  return { reason: 'WaitingForUpload', message: `Image ${name} ${awaitedWords(desired, observed)}` };
}

function awaitedWords({ staged, promised }: ImageDesired, { upload_offset_bytes }: ImageObserved): string {
  const { size_bytes } = promised;
  if (staged) return `has ${upload_offset_bytes} staged bytes; they become its content by an import.`;
  if (upload_offset_bytes === 0)
    return `waits for its ${size_bytes === null ? '' : `${size_bytes} `}bytes to be uploaded.`;
  return `has ${upload_offset_bytes}${size_bytes === null ? '' : ` of ${size_bytes}`} bytes; the upload goes on from there.`;
}

function sourceWords(source: ImageSource): string {
  switch (source.from) {
    case 'url':
      return `is fetched from ${hostOf(source.url)}`;
    case 'image':
      return `is taken from image ${source.image?.name ?? source.image_id}`;
    case 'server':
      return `is captured from server ${source.server?.name ?? source.server_id}`;
    default:
      return source satisfies never;
  }
}
