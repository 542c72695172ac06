import { CairnError, toCairnError } from '../../model/error.ts';
import type { Observation } from '../../model/kind.ts';
import { hostFormat, isConverted, sourceFormat } from '../../model/disk-formats.ts';
import type { ContentIdentity } from '../../ports/contents.ts';
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
    const hosts = await copiesOn(ports, desired, signal);
    const sha256 = digestOf(desired);
    const blob = sha256 === null ? null : await blobFacts(ports, desired, sha256);
    const observed: ImageObserved = {
      blob,
      for_hosts: await forHosts(ports, desired, blob),
      kept_in: await keptIn(ports, desired, blob),
      refusal: (await ports.contents.arrival(desired.image_id)).refusal,
      upload_offset_bytes: await uploadedBytes(ports, desired),
      begun: desired.hosts.filter((host) => host.begun).map((host) => host.host_id),
      hosts,
      capture: await observeCapture(ports, desired, signal),
    };
    return { known: true, observed };
  } catch (thrown) {
    return { known: false, error: toCairnError(thrown) };
  }
}

async function observeCapture(
  ports: Ports,
  { capture }: ImageDesired,
  signal: AbortSignal,
): Promise<ImageObserved['capture']> {
  if (capture === null) return null;
  const { host_id, volume_name } = capture;
  const parts = await observeHosts([host_id], () => ports.captures.get(host_id, volume_name, signal));
  return parts[host_id] ?? null;
}

/** Nothing is anywhere while nobody knows what it would be; a copy that another image's removal takes away is as good as not seen. */
async function copiesOn(
  ports: Ports,
  { copy, hosts }: ImageDesired,
  signal: AbortSignal,
): Promise<ImageObserved['hosts']> {
  const going = new Set(hosts.filter((host) => host.going).map((host) => host.host_id));
  return await observeHosts(
    hosts.map((host) => host.host_id),
    async (host_id) => {
      if (copy === null) return null;
      if (going.has(host_id))
        throw new CairnError('conflict', 'The copy is being removed. It comes back when that is done.');
      return await ports.volumes.get(host_id, copy.volume_name, signal);
    },
  );
}

/** Bytes that are the image's own, or that go with it: what nobody else names goes, whoever sent it. */
function digestOf({ deleting, content, content_shared, promised }: ImageDesired): string | null {
  if (!deleting) return content?.sha256 ?? null;
  return content_shared ? null : (content?.sha256 ?? promised.sha256);
}

async function forHosts(
  { contents, images }: Ports,
  desired: ImageDesired,
  blob: BlobFacts | null,
): Promise<ContentIdentity | null> {
  if (blob === null || blob.violations.length > 0 || hostFormat(desired) === null) return null;
  if (!isConverted(desired)) return { sha256: blob.sha256, size_bytes: blob.size_bytes };
  const made = await contents.conversion(blob.sha256, sourceFormat(desired));
  return made === null || (await images.stat(made.sha256)) === null ? null : made;
}

async function keptIn(
  { images }: Ports,
  { deleting, store }: ImageDesired,
  blob: BlobFacts | null,
): Promise<readonly string[] | null> {
  return deleting || store === null || blob === null ? null : await images.whereIs(blob.sha256);
}

/** Of an image that is being deleted in every store: another one may have been named while the bytes came. */
async function uploadedBytes(
  { images }: Ports,
  { deleting, store, image_id }: ImageDesired,
): Promise<number> {
  if (!deleting) return await images.in(store ?? undefined).uploadOffset(image_id);
  const offsets = await Promise.all(images.stores.map(({ name }) => images.in(name).uploadOffset(image_id)));
  return Math.max(...offsets);
}

async function blobFacts(ports: Ports, desired: ImageDesired, sha256: string): Promise<BlobFacts | null> {
  const blob = await ports.images.stat(sha256);
  if (blob === null) return null;
  const { disk_format, container_format, promised } = desired;
  const declared = { disk_format, container_format, size_bytes: promised.size_bytes };
  return { ...blob, ...(await examineBlob(ports.images, blob, declared)) };
}

/** Pure. Whether neither the bytes nor an unfinished upload nor a copy on any host, whole or in part, of the image or of its server's disk, is left; a host that was not seen counts as left. */
export function isGone(observed: ImageObserved): boolean {
  return (
    observed.blob === null &&
    observed.upload_offset_bytes === 0 &&
    (observed.capture === null || (observed.capture.known && observed.capture.view === null)) &&
    observed.begun.length === 0 &&
    Object.values(observed.hosts).every((part) => part.known && part.view === null)
  );
}
