/**
 * The header of a qcow2 image: enough for the fake host to tell formats, sizes and backing files, as libvirt's probe does.
 * Source: QEMU documentation, docs/interop/qcow2.txt, "Header".
 */
import { readContents, writeContents } from './contents.ts';
import type { Contents } from './contents.ts';

const MAGIC = 0x514649fb;
const HEADER_BYTES = 104;
const BACKING_OFFSET = 1024;
const CLUSTER_BITS = 16;
const CLUSTER_BYTES = 2 ** CLUSTER_BITS;
/** What one entry of the first table maps: a cluster full of entries of eight bytes. */
const MAPPED_BYTES = CLUSTER_BYTES * (CLUSTER_BYTES / 8);
const TABLE_OFFSET = 3 * CLUSTER_BYTES;

/** Where the data of a file begin that this fake host writes: behind tables for 64 TiB. */
export const DATA_OFFSET = 32 * CLUSTER_BYTES;

/** What a header says. */
export type Qcow2Header = { readonly capacity_bytes: bigint; readonly backing_path: string | null };

/** Effect: writes a header at the start of `contents`, and makes room for the tables that it names. */
export function writeQcow2Header(contents: Contents, { capacity_bytes, backing_path }: Qcow2Header): void {
  const path = Buffer.from(backing_path ?? '');
  const bytes = Buffer.alloc(BACKING_OFFSET + path.length);
  bytes.writeUInt32BE(MAGIC, 0);
  bytes.writeUInt32BE(3, 4);
  bytes.writeBigUInt64BE(path.length > 0 ? BigInt(BACKING_OFFSET) : 0n, 8);
  bytes.writeUInt32BE(path.length, 16);
  bytes.writeUInt32BE(CLUSTER_BITS, 20);
  bytes.writeBigUInt64BE(capacity_bytes, 24);
  const entries = Math.ceil(Number(capacity_bytes) / MAPPED_BYTES);
  bytes.writeUInt32BE(entries, 36);
  bytes.writeBigUInt64BE(BigInt(TABLE_OFFSET), 40);
  bytes.writeBigUInt64BE(BigInt(CLUSTER_BYTES), 48);
  bytes.writeUInt32BE(1, 56);
  bytes.writeUInt32BE(4, 96);
  bytes.writeUInt32BE(HEADER_BYTES, 100);
  path.copy(bytes, BACKING_OFFSET);
  writeContents(contents, 0, bytes);
  contents.length_bytes = Math.max(contents.length_bytes, TABLE_OFFSET + entries * 8);
}

/** Pure. The header at the start of `contents`, or null when they are not qcow2. */
export function readQcow2Header(contents: Contents): Qcow2Header | null {
  const bytes = readContents(contents, 0, HEADER_BYTES);
  if (bytes.length < HEADER_BYTES || bytes.readUInt32BE(0) !== MAGIC) return null;
  const offset = Number(bytes.readBigUInt64BE(8));
  const length = bytes.readUInt32BE(16);
  const backing_path = offset === 0 ? null : readContents(contents, offset, length).toString();
  return { capacity_bytes: bytes.readBigUInt64BE(24), backing_path };
}
