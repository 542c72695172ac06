/** Bytes in one GiB. */
export const GIB = 1024 * 1024 * 1024;

/** Pure. The fewest whole GiB that hold this many bytes. */
export function gibFor(bytes: number): number {
  return Math.ceil(bytes / GIB);
}

/** Pure. A number of bytes for people, in the largest unit that keeps it readable: 512 bytes, 1.5 GiB. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const rounded = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return `${rounded} ${units[unit] ?? 'bytes'}`;
}
