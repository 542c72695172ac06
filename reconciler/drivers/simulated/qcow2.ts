const CLUSTER_BITS = 16;
const CLUSTER_BYTES = 2 ** CLUSTER_BITS;
/** What one entry of the first table maps: a cluster full of entries of eight bytes. */
const MAPPED_BYTES = CLUSTER_BYTES * (CLUSTER_BYTES / 8);

/** Header, reference counts and the tables for 64 TiB. */
const HEAD_BYTES = 32 * CLUSTER_BYTES;
const ZEROS = new Uint8Array(HEAD_BYTES - CLUSTER_BYTES);

/**
 * Pure. The beginning of a qcow2 file that stands alone, in pieces of which all but the first are shared. Its tables map nothing: what
 * follows lies in the file for tests to find. Source: QEMU, docs/interop/qcow2.rst.
 */
export function standaloneQcow2(capacity_bytes: number): readonly Uint8Array[] {
  const header = new Uint8Array(CLUSTER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x514649fb);
  view.setUint32(4, 3);
  view.setUint32(20, CLUSTER_BITS);
  view.setBigUint64(24, BigInt(capacity_bytes));
  view.setUint32(36, Math.ceil(capacity_bytes / MAPPED_BYTES));
  view.setBigUint64(40, BigInt(3 * CLUSTER_BYTES));
  view.setBigUint64(48, BigInt(CLUSTER_BYTES));
  view.setUint32(56, 1);
  view.setUint32(96, 4);
  view.setUint32(100, 104);
  return [header, ZEROS];
}
