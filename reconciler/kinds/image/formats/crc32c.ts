const POLYNOMIAL = 0x82f6_3b78;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ ((value & 1) === 0 ? 0 : POLYNOMIAL);
  return value >>> 0;
});

/** Pure. CRC-32C (Castagnoli) of the bytes, with the four bytes at `blank` taken as zero, as checksums that lie among what they check want it. */
export function crc32c(bytes: DataView, blank: number): number {
  let crc = 0xffff_ffff;
  for (let index = 0; index < bytes.byteLength; index += 1) {
    const byte = index >= blank && index < blank + 4 ? 0 : bytes.getUint8(index);
    crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  }
  return ~crc >>> 0;
}
