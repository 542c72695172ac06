import type { ImageSpec, ImageStatus } from '../../../schemas/generated/types.ts';
import type { Report, Snapshot } from '../../model/kind.ts';
import type { Change } from '../../model/operation.ts';
import { plan } from './plan.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';

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
    state: stateOf(observed),
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
  return { status, failure: null, pending: pendingOf(desired, observed, changes, snapshot) };
}

/** Source: OpenStack Image service, Image statuses. */
function stateOf(observed: ImageObserved): NonNullable<ImageStatus['state']> {
  if (observed.blob !== null) return observed.blob.violations.length > 0 ? 'killed' : 'active';
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
  if (observed.blob !== null) return null;
  const { name } = snapshot.self.resource;
  const { size_bytes } = desired.promised;
  const message =
    observed.upload_offset_bytes > 0
      ? `Image ${name} has ${observed.upload_offset_bytes}${size_bytes === null ? '' : ` of ${size_bytes}`} bytes; the upload goes on from there.`
      : `Image ${name} waits for its ${size_bytes === null ? '' : `${size_bytes} `}bytes to be uploaded.`;
  return { reason: 'WaitingForContent', message };
}
