import type { ConvertibleFormat } from '../../ports/converter.ts';
import type { ChildLimits } from './jail.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
/** What qemu-img needs besides the tables of the largest images. */
const MEMORY_BYTES = 2 * GIB;
/** Tables of a qcow2 image: 8 bytes and 2 bytes for each cluster of 64 KiB, and a little. */
const OVERHEAD = 1 / 4096;
const OVERHEAD_BYTES = 64 * MIB;
const SLOWEST_BYTES_PER_SECOND = 4 * MIB;
/** Emptiness is only looked up. */
const SLOWEST_EMPTY_BYTES_PER_SECOND = 512 * MIB;
const LEAST_SECONDS = 600;
const MOST_SECONDS = 24 * 3600;

/**
 * How many bytes of a disk can honestly come of each byte of a file: in most formats a block is there or not; a compressed part of a vmdk has 64 KiB
 * in at least one sector; deflate reaches 1032.
 */
const GROWTH: Readonly<Record<ConvertibleFormat, number>> = {
  raw: 1,
  vdi: 1,
  vhd: 1,
  vhdx: 1,
  ploop: 1,
  vmdk: 128,
  qcow2: 1032,
};

/** A disk to convert, by its numbers. */
export type ConversionSize = {
  readonly format: ConvertibleFormat;
  readonly length_bytes: number;
  readonly virtual_size_bytes: number;
};

/** Pure. How large the result of an honest conversion can be at most, in bytes. */
export function largestResult({ format, length_bytes, virtual_size_bytes }: ConversionSize): number {
  const data = Math.min(virtual_size_bytes, length_bytes * GROWTH[format]);
  // The tables that say where nothing is grow with the disk, not with its data.
  return Math.ceil(data * (1 + OVERHEAD) + virtual_size_bytes * OVERHEAD + OVERHEAD_BYTES);
}

/** Pure. How long a conversion may take, in seconds. */
export function longestSeconds({ length_bytes, virtual_size_bytes }: ConversionSize): number {
  const work = length_bytes / SLOWEST_BYTES_PER_SECOND + virtual_size_bytes / SLOWEST_EMPTY_BYTES_PER_SECOND;
  return Math.min(MOST_SECONDS, LEAST_SECONDS + Math.ceil(work));
}

/** Pure. What the child may use, when so many bytes are free where its result goes. */
export function childLimits(size: ConversionSize, free_bytes: number): ChildLimits {
  return {
    memory_bytes: MEMORY_BYTES,
    cpu_seconds: longestSeconds(size),
    file_bytes: Math.max(MIB, Math.min(largestResult(size), Math.floor(free_bytes * 0.9))),
  };
}
