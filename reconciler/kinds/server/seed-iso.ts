import { isoImage } from './iso9660.ts';
import type { SeedFiles } from './seed-files.ts';

/** Bytes of the sectors in which partition tables count. */
const PARTITION_SECTOR = 512;

/**
 * Pure. The bytes of a config drive that a guest finds by either label: the whole disk is an ISO 9660 file system labelled config-2
 * (OpenStack's form), and its only partition, which lies behind it, is one labelled cidata (NoCloud's form). A file system has one
 * label, so a single one could not serve guests that look for the other.
 * Source: cloud-init, datasources Config drive (label config-2) and NoCloud (label cidata); ECMA-119 leaves the first 16 sectors free.
 */
export function seedImage(files: SeedFiles): Uint8Array {
  const whole = isoImage('config-2', files.config_drive);
  const partition = isoImage('cidata', files.no_cloud);
  const image = new Uint8Array(whole.length + partition.length);
  image.set(whole);
  image.set(partition, whole.length);
  writePartition(image, whole.length / PARTITION_SECTOR, partition.length / PARTITION_SECTOR);
  return image;
}

/** A DOS partition table with one entry. Type 0x83, not active, addresses as sector numbers only. */
function writePartition(image: Uint8Array, first: number, count: number): void {
  const view = new DataView(image.buffer);
  const entry = 446;
  image.set([0xfe, 0xff, 0xff], entry + 1);
  image[entry + 4] = 0x83;
  image.set([0xfe, 0xff, 0xff], entry + 5);
  view.setUint32(entry + 8, first, true);
  view.setUint32(entry + 12, count, true);
  image[510] = 0x55;
  image[511] = 0xaa;
}
