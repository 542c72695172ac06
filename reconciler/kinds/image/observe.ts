import { toCairnError } from '../../model/error.ts';
import type { Observation } from '../../model/kind.ts';
import type { Ports } from '../../ports/ports.ts';
import { observeHosts } from '../observe-hosts.ts';
import { examineBlob } from './examine-blob.ts';
import type { BlobFacts, ImageDesired, ImageObserved } from './shapes.ts';

/** Effect: looks at the bytes in the store and at the copy on every host that should have one. */
export async function observe(
  ports: Ports,
  desired: ImageDesired,
  signal: AbortSignal,
): Promise<Observation<ImageObserved>> {
  try {
    const hosts = await observeHosts(
      desired.hosts.map((host) => host.host_id),
      (host_id) => ports.volumes.get(host_id, desired.volume_name, signal),
    );
    const store = ports.images.in(desired.store ?? undefined);
    const upload_offset_bytes = await store.uploadOffset(desired.image_id);
    const sha256 = digestOf(desired);
    const blob = sha256 === null ? null : await blobFacts(ports, desired, sha256);
    return { known: true, observed: { blob, upload_offset_bytes, hosts } };
  } catch (thrown) {
    return { known: false, error: toCairnError(thrown) };
  }
}

/** Bytes that are the image's own, or that go with it: what nobody else names goes, whoever sent it. */
function digestOf({ deleting, content, content_shared, promised }: ImageDesired): string | null {
  if (!deleting) return content?.sha256 ?? null;
  return content_shared ? null : (content?.sha256 ?? promised.sha256);
}

async function blobFacts(ports: Ports, desired: ImageDesired, sha256: string): Promise<BlobFacts | null> {
  const blob = await ports.images.stat(sha256);
  if (blob === null) return null;
  const { disk_format, container_format, promised } = desired;
  const declared = { disk_format, container_format, size_bytes: promised.size_bytes };
  return { ...blob, ...(await examineBlob(ports.images, blob, declared)) };
}

/** Pure. Whether neither the bytes nor an unfinished upload nor a copy on any host is left; a host that was not seen counts as left. */
export function isGone(observed: ImageObserved): boolean {
  return (
    observed.blob === null &&
    observed.upload_offset_bytes === 0 &&
    Object.values(observed.hosts).every((part) => part.known && part.view === null)
  );
}
