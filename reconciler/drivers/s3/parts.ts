import { createHash } from 'node:crypto';
import { parsePartKey } from './layout.ts';
import type { Listed } from './listed.ts';

/** One part of an upload, an object of its own. */
export type Part = Listed & { readonly offset_bytes: number };

/** What there is of an upload. */
export type UploadView = {
  /** Each begins where the one before ends. */
  readonly parts: readonly Part[];
  /** Objects that are no part of it: behind a gap, or of two writers the one that came to nothing. */
  readonly strays: readonly string[];
  readonly size_bytes: number;
  /** When it was written last; 0 when there is nothing. */
  readonly written_ms: number;
};

/** Sizes of parts. */
export type PartSizes = {
  /** A part that is full. One is being filled and one sent at most, so that an upload costs two of them in memory. */
  readonly part_bytes: number;
  /** Smallest part that may be followed by another: the least that S3 joins. A shorter one is read again and continued. */
  readonly least_bytes: number;
  /** So many parts are joined to one at most; more are joined in groups first. */
  readonly join_parts: number;
};

/** What every endpoint takes: Swift joins 1,000 parts, S3 10,000; a group of 512 is at most 4 GiB, less than the 5 GiB that one copy may hold. */
export const PART_SIZES: PartSizes = {
  part_bytes: 8 * 1024 * 1024,
  least_bytes: 5 * 1024 * 1024,
  join_parts: 512,
};

/** Pure. An upload as its objects say, given by name, that is by offset. */
export function viewOf(listed: readonly Listed[]): UploadView {
  const parts: Part[] = [];
  const strays: string[] = [];
  let size_bytes = 0;
  for (const object of listed) {
    const offset_bytes = parsePartKey(object.key)?.offset_bytes;
    if (offset_bytes === size_bytes && object.size_bytes > 0) {
      parts.push({ ...object, offset_bytes });
      size_bytes += object.size_bytes;
    } else {
      strays.push(object.key);
    }
  }
  const written_ms = Math.max(0, ...listed.map((object) => object.written_ms));
  return { parts, strays, size_bytes, written_ms };
}

/** Pure. Parts in groups of neighbours, each small enough to be joined. */
export function groupsOf(parts: readonly Part[], join_parts: number): readonly (readonly Part[])[] {
  return Array.from({ length: Math.ceil(parts.length / join_parts) }, (_, index) =>
    parts.slice(index * join_parts, (index + 1) * join_parts),
  );
}

/** Pure. Equal for equal parts with equal bytes: whoever remembers digests of an upload tells by it whether they still hold. */
export function markOf(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const { offset_bytes, size_bytes, etag } of parts)
    hash.update(`${offset_bytes}:${size_bytes}:${etag}\n`);
  return hash.digest('hex');
}
