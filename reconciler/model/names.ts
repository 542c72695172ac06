/** Every volume that Cairn makes begins with this; others are never touched. */
export const VOLUME_PREFIX = 'cairn-';

/** Pure. Name of the libvirt domain of a server; constant for its life. */
export function instanceName(server_id: string): string {
  return `cairn-${server_id}`;
}

/** What stands before the name of a volume that lies in the pool that a host shares with others, and not in its own. */
export const SHARED_PREFIX = 'shared/';

/** Pure. Name of a server's root disk; each rebuild makes one with the next serial. `storage`: the shared storage that it lies on; absent: the host's own pool. */
export function rootVolumeName(server_id: string, serial: number, storage?: string): string {
  return serverVolume(server_id, `root${serial === 0 ? '' : `-${serial}`}`, storage);
}

/** Pure. Name of the disk from which a server boots while it is rescued; each rescue has one with the next serial; `storage` as for the root disk. */
export function rescueVolumeName(server_id: string, serial: number, storage?: string): string {
  return serverVolume(server_id, `rescue-${serial}`, storage);
}

/** Pure. Name of a server's config drive; `storage` as for the root disk. */
export function seedVolumeName(server_id: string, storage?: string): string {
  return serverVolume(server_id, 'seed', storage);
}

/** Pure. Name of a server's console log; `storage` as for the root disk. */
export function consoleVolumeName(server_id: string, storage?: string): string {
  return serverVolume(server_id, 'console', storage);
}

function serverVolume(server_id: string, what: string, storage: string | undefined): string {
  return `${storage === undefined ? '' : SHARED_PREFIX}${VOLUME_PREFIX}server-${server_id}-${what}`;
}

/** Pure. Name of the file with the UEFI variables of a server in the host's pool. */
export function nvramVolumeName(server_id: string): string {
  return `${VOLUME_PREFIX}server-${server_id}-nvram`;
}

/** Pure. Name of the copy of these bytes in a host's pool: images that have the same bytes share it. */
export function copyVolumeName(sha256: string): string {
  return `${VOLUME_PREFIX}image-${sha256.slice(0, 40)}`;
}

const OLD_COPY = /^cairn-image-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Pure. Name of the copy of an image in a host's pool as it was before copies were named by what they hold. */
export function oldCopyName(image_id: string): string {
  return `${VOLUME_PREFIX}image-${image_id}`;
}

/** Pure. Whether a volume is called as oldCopyName calls it. */
export function isOldCopyName(name: string): boolean {
  return OLD_COPY.test(name);
}

/** Pure. Name of the volume into which a server's disk is copied to become this image, in the pool of the server's host. */
export function captureVolumeName(image_id: string): string {
  return `${VOLUME_PREFIX}capture-${image_id}`;
}

/** Pure. Name of the libvirt network of a subnet, the same on every host. */
export function networkName(subnet_id: string): string {
  return `cairn-${subnet_id}`;
}

/**
 * Pure. Name of a subnet's bridge: 14 characters, one less than Linux allows, from the id's last group, which is random in every
 * version of UUID. Source: Linux, include/uapi/linux/if.h, IFNAMSIZ 16 with the closing zero.
 */
export function bridgeName(subnet_id: string): string {
  return `cb${subnet_id.slice(-12)}`;
}

/** Pure. A DNS label made of a name: lower case letters, digits and inner hyphens, at most 63; `fallback` when nothing is left. */
export function dnsLabel(name: string, fallback: string): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return label === '' ? fallback : label;
}
