import type { ImageSpec } from '../../../schemas/generated/types.ts';
import { heldClaims, heldHosts } from '../../model/held-hosts.ts';
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
  const hosts = heldHosts(snapshot, used, previous);
  const desired: ImageDesired = {
    image_id: resource.id,
    deleting: resource.deletion_requested_at !== null,
    disk_format: resource.spec.disk_format,
    sha256: resource.spec.sha256,
    size_bytes: resource.spec.size_bytes,
    content_shared: snapshot.content_shared,
    content_proven: snapshot.content_proven,
    volume_name: imageVolumeName(resource.id),
    hosts,
  };
  const choices: ImageChoices = { host_ids: hosts.map((host) => host.host_id) };
  return { outcome: 'resolved', desired, choices, allocations: heldClaims(resource.id, hosts) };
}
