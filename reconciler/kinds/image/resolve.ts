import type { ImageSpec } from '../../../schemas/generated/types.ts';
import type { Resolution, Snapshot } from '../../model/kind.ts';
import { imageVolumeName } from '../../model/names.ts';
import type { ImageChoices, ImageDesired } from './shapes.ts';

/** Pure. Wants a copy on every host where a server needs the image, and remembers those hosts until the image is deleted. */
export function resolve(snapshot: Snapshot<ImageSpec>): Resolution<ImageDesired> {
  const { resource } = snapshot.self;
  const previous = (snapshot.self.choices as unknown as Partial<ImageChoices>).host_ids ?? [];
  const used = new Set(
    snapshot.allocations.flatMap((claim) => (claim.image_id === resource.id ? (claim.host_id ?? []) : [])),
  );
  // A host that is no longer registered, or is about to go, is none of ours any more.
  const hosts = snapshot.hosts
    .filter(
      ({ resource: { id, deletion_requested_at } }) =>
        used.has(id) || (previous.includes(id) && deletion_requested_at === null),
    )
    .map((host) => ({ host_id: host.resource.id, host_name: host.resource.name }))
    .sort((a, b) => (a.host_id < b.host_id ? -1 : 1));
  const desired: ImageDesired = {
    image_id: resource.id,
    deleting: resource.deletion_requested_at !== null,
    disk_format: resource.spec.disk_format,
    sha256: resource.spec.sha256,
    size_bytes: resource.spec.size_bytes,
    content_shared: snapshot.content_shared,
    volume_name: imageVolumeName(resource.id),
    hosts,
  };
  const choices: ImageChoices = { host_ids: hosts.map((host) => host.host_id) };
  return { outcome: 'resolved', desired, choices, allocations: [] };
}
