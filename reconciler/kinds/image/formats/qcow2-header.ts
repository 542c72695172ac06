import { LARGEST_DISK_BYTES } from './refusal.ts';

/** What a qcow2 header says. Offsets and sizes in bytes. */
export type Qcow2Header = {
  readonly version: number;
  readonly backing_file_offset: number;
  readonly cluster_bits: number;
  readonly virtual_size_bytes: number;
  readonly encryption: number;
  readonly l1_entries: number;
  readonly l1_offset: number;
  readonly refcount_offset: number;
  readonly refcount_clusters: number;
  /** Version 3 only, else 0. */
  readonly incompatible_features: bigint;
  readonly header_length: number;
  /** Types of the header's extensions. */
  readonly extensions: readonly number[];
};

const VERSION_2_LENGTH = 72;
const VERSION_3_LENGTH = 104;
const EXTENSION_LIMIT = 64;

/** Incompatible feature bits that Cairn knows: dirty 0, external data file 2, compression type 3, extended L2 entries 4. Bit 1 marks a corrupt image. */
const KNOWN_FEATURES = 0b11101n;
const CORRUPT = 0b10n;
const EXTERNAL_DATA = 0b100n;
const EXTENSION_EXTERNAL_DATA = 0x44415441;
const EXTENSION_ENCRYPTION = 0x0537be77;

/** Pure. The header of a qcow2 image; null when the bytes are too few to hold one. Source: QEMU, docs/interop/qcow2.rst. */
export function readQcow2(head: Uint8Array): Qcow2Header | null {
  if (head.length < VERSION_2_LENGTH) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const number64 = (offset: number): number => Number(view.getBigUint64(offset));
  const version = view.getUint32(4);
  const extended = version >= 3 && head.length >= VERSION_3_LENGTH;
  if (version >= 3 && !extended) return null;
  const header_length = extended ? view.getUint32(100) : VERSION_2_LENGTH;
  return {
    version,
    backing_file_offset: number64(8),
    cluster_bits: view.getUint32(20),
    virtual_size_bytes: number64(24),
    encryption: view.getUint32(32),
    l1_entries: view.getUint32(36),
    l1_offset: number64(40),
    refcount_offset: number64(48),
    refcount_clusters: view.getUint32(56),
    incompatible_features: extended ? view.getBigUint64(72) : 0n,
    header_length,
    extensions: extensionTypes(view, header_length),
  };
}

/** Pure. Why a qcow2 image must not be used, null when it may: it must stand alone, whole and readable, inside the file that was sent. */
export function qcow2Problem(header: Qcow2Header, size_bytes: number): string | null {
  const { incompatible_features: features, cluster_bits } = header;
  if (header.version !== 2 && header.version !== 3) {
    return `has version ${header.version}; Cairn knows 2 and 3`;
  }
  if (header.backing_file_offset !== 0) {
    return 'refers to a backing file, which could be any file of the host';
  }
  if ((features & EXTERNAL_DATA) !== 0n || header.extensions.includes(EXTENSION_EXTERNAL_DATA)) {
    return 'keeps its data in an external file, which could be any file of the host';
  }
  if (header.encryption !== 0 || header.extensions.includes(EXTENSION_ENCRYPTION)) return 'is encrypted';
  if ((features & CORRUPT) !== 0n) return 'is marked corrupt';
  if ((features & ~(KNOWN_FEATURES | CORRUPT)) !== 0n) return 'uses features that Cairn does not know';
  if (cluster_bits < 9 || cluster_bits > 21)
    return `has an impossible cluster size (2^${cluster_bits} bytes)`;
  if (header.version === 3 && (header.header_length < VERSION_3_LENGTH || header.header_length % 8 !== 0)) {
    return `has an impossible header length (${header.header_length} bytes)`;
  }
  const size = header.virtual_size_bytes;
  if (size === 0) return 'has a virtual size of 0';
  if (size > LARGEST_DISK_BYTES) return `has an absurd virtual size (${size} bytes)`;
  const cluster = 2 ** cluster_bits;
  // An L2 entry has 8 bytes, 16 with extended L2 entries (bit 4).
  const entry_bytes = (features & 0b10000n) === 0n ? 8 : 16;
  const mapped = cluster * (cluster / entry_bytes);
  if (header.l1_entries < Math.ceil(size / mapped)) {
    return 'has a table too small for its virtual size';
  }
  const end = Math.max(
    header.l1_offset + header.l1_entries * 8,
    header.refcount_offset + header.refcount_clusters * cluster,
  );
  if (header.l1_offset < cluster || header.refcount_offset < cluster || header.refcount_clusters === 0) {
    return 'has tables inside its header';
  }
  if (end > size_bytes) {
    return `is smaller than its header says: its tables end at byte ${end}, the file at byte ${size_bytes}`;
  }
  return null;
}

function extensionTypes(view: DataView, start: number): readonly number[] {
  const types: number[] = [];
  let offset = start;
  while (offset + 8 <= view.byteLength && types.length < EXTENSION_LIMIT) {
    const type = view.getUint32(offset);
    if (type === 0) break;
    types.push(type);
    offset += 8 + Math.ceil(view.getUint32(offset + 4) / 8) * 8;
  }
  return types;
}
