import type { ImageSpec, ImageStatus } from '../../../schemas/generated/types.ts';
import { heldClaims } from '../../model/held-hosts.ts';
import type { Resolution, Snapshot } from '../../model/kind.ts';
import { resolveCapture, sourceServer, withCaptureHost } from './capture.ts';
import { copyHosts, copyOf } from './copy-hosts.ts';
import type { Declared } from './inspect.ts';
import type { Known } from '../../model/resource.ts';
import { STAGED } from '../../model/staged.ts';
import type { ImageChoices, ImageDesired, ImageSource, SourceImage } from './shapes.ts';

/** Pure. Wants a copy on every host where a server needs the image, and remembers those hosts until the image is deleted. */
export function resolve(snapshot: Snapshot<ImageSpec>): Resolution<ImageDesired> {
  const { resource } = snapshot.self;
  const hosts = copyHosts(snapshot);
  const copy = copyOf(snapshot);
  const asked: Omit<ImageDesired, 'capture'> = {
    image_id: resource.id,
    deleting: resource.deletion_requested_at !== null,
    disk_format: resource.spec.disk_format ?? null,
    container_format: resource.spec.container_format,
    deactivated: resource.spec.deactivated,
    source: sourceOf(snapshot),
    staged: resource.spec.properties[STAGED] !== undefined,
    promised: promisedContent(resource.spec),
    content: snapshot.content,
    store: resource.spec.store ?? null,
    content_shared: snapshot.content_shared,
    copy,
    hosts,
  };
  const desired: ImageDesired = { ...asked, capture: resolveCapture(snapshot, asked) };
  const choices: ImageChoices = {
    host_ids: hosts.map((host) => host.host_id),
    copy,
    capture_host_id: desired.capture?.host_id ?? null,
  };
  const allocations = heldClaims(resource.id, withCaptureHost(hosts, desired.capture));
  return { outcome: 'resolved', desired, choices, allocations };
}

function sourceOf(snapshot: Snapshot<ImageSpec>): ImageSource | null {
  const { self, references } = snapshot;
  const { source_url, source_image_id, source_server_id } = self.resource.spec;
  if (source_url !== undefined) return { from: 'url', url: source_url };
  if (source_server_id !== undefined) {
    return {
      from: 'server',
      server_id: source_server_id,
      server: sourceServer(snapshot, source_server_id),
    };
  }
  if (source_image_id === undefined) return null;
  const image = references.get(source_image_id);
  return {
    from: 'image',
    image_id: source_image_id,
    image: image === undefined ? null : sourceImage(image as unknown as Known<ImageSpec>),
  };
}

function sourceImage({ resource, status }: Known<ImageSpec>): SourceImage {
  const { state, content_sha256, content_size_bytes } = status as unknown as Partial<ImageStatus>;
  const leaving = resource.deletion_requested_at !== null;
  return {
    name: resource.name,
    state: leaving ? 'pending_delete' : (state ?? null),
    disk_format: resource.spec.disk_format ?? null,
    container_format: resource.spec.container_format,
    content:
      typeof content_sha256 === 'string' && typeof content_size_bytes === 'number'
        ? { sha256: content_sha256, size_bytes: content_size_bytes }
        : null,
  };
}

/** Pure. What an image's spec says of its bytes. */
export function declaredContent({ disk_format, container_format, size_bytes }: ImageSpec): Declared {
  return { disk_format: disk_format ?? null, container_format, size_bytes: size_bytes ?? null };
}

/** Pure. What the bytes of an image must be, as far as its spec says. */
export function promisedContent({ sha256, size_bytes }: ImageSpec): ImageDesired['promised'] {
  return { sha256: sha256 ?? null, size_bytes: size_bytes ?? null };
}
