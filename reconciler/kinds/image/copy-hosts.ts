import type { ImageSpec } from '../../../schemas/generated/types.ts';
import { hostFormat, isConverted } from '../../model/disk-formats.ts';
import { heldHosts } from '../../model/held-hosts.ts';
import { viewOn } from '../../model/host-parts.ts';
import type { OnHosts } from '../../model/host-parts.ts';
import type { Snapshot } from '../../model/kind.ts';
import { copyVolumeName } from '../../model/names.ts';
import type { VolumeView } from '../../ports/volumes.ts';
import type { CopyHost, ImageChoices, ImageCopy } from './shapes.ts';

/**
 * Pure. What hosts get of an image; null until it is known, and for images that hosts never get. What was known stays known: an image that is
 * being deleted may have given its bytes up before every host could be reached.
 */
export function copyOf(snapshot: Snapshot<ImageSpec>): ImageCopy | null {
  const { spec } = snapshot.self.resource;
  const formats = { ...spec, disk_format: spec.disk_format ?? null };
  const format = hostFormat(formats);
  const identity = isConverted(formats) ? snapshot.copies.converted : snapshot.content;
  if (format === null || snapshot.content === null || identity === null) {
    return (snapshot.self.choices as unknown as Partial<ImageChoices>).copy ?? null;
  }
  return { volume_name: copyVolumeName(identity.sha256), format, sha256: identity.sha256 };
}

/**
 * Pure. Hosts that hold a copy or shall. Where nobody needs it, what is there stays as a cache, and what is not there is not brought back. Of
 * an image that is being deleted those whose copy another image keeps are left at once.
 */
export function copyHosts(snapshot: Snapshot<ImageSpec>): readonly CopyHost[] {
  const { resource, observed } = snapshot.self;
  const { kept_by_others, wished, writers } = snapshot.copies;
  const deleting = resource.deletion_requested_at !== null;
  const previous = (snapshot.self.choices as unknown as Partial<ImageChoices>).host_ids ?? [];
  const used = new Set(
    snapshot.allocations.flatMap((claim) => (claim.image_id === resource.id ? (claim.host_id ?? []) : [])),
  );
  const begun = new Map(writers.filter(({ own }) => own).map((each) => [each.host_id, each]));
  const known = [...previous, ...(deleting ? [] : wished), ...begun.keys()];
  return heldHosts(snapshot, used, known).flatMap((host): readonly CopyHost[] => {
    const { host_id, leaving } = host;
    const own = begun.get(host_id);
    const wanted = !deleting && !leaving && (host.used || wished.includes(host_id));
    if (deleting && own === undefined && kept_by_others.includes(host_id)) return [];
    const part = (observed as unknown as OnHosts<VolumeView> | null)?.hosts[host_id];
    const isAbsent =
      part?.known === true && viewOn(observed as unknown as OnHosts<VolumeView>, host_id) === null;
    if (!deleting && !wanted && own === undefined && isAbsent) return [];
    const evicted = own !== undefined && (own.removing || !wanted);
    const remove = deleting ? 'deleted' : leaving ? 'unregistered' : evicted ? 'evicted' : null;
    const going = !deleting && writers.some((each) => each.host_id === host_id && !each.own && each.removing);
    return [{ ...host, wanted: wanted && remove === null, remove, begun: own !== undefined, going }];
  });
}
