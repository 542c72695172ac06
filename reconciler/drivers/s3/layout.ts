import { CairnError } from '../../model/error.ts';
import type { Digests } from '../../ports/hashing.ts';

/** What the name of a blob's object says. */
export type BlobName = Digests & { readonly finished_ms: number; readonly upload_id: string };

const UPLOAD_KEY = /^uploads\/([0-9a-f-]{36})\/(\d{16})$/;
const BLOB_KEY = /^blobs\/([0-9a-f]{64})\/(\d{15})-([0-9a-f-]{36})-([0-9a-f]{32})-([0-9a-f]{128})$/;

/** Below this is what belongs to no upload yet finished. */
export const UPLOADS = 'uploads/';

/** Below this is what was finished. */
export const BLOBS = 'blobs/';

/** Pure. Where the parts of an upload are, each named by its offset. Throws invalid_input for what is no id. */
export function uploadFolder(upload_id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(upload_id))
    throw new CairnError('invalid_input', 'An upload is named by a lower-case UUID.');
  return `${UPLOADS}${upload_id}/`;
}

/** Pure. The name of one part of an upload: sorted by name, parts are sorted by offset. */
export function partKey(upload_id: string, offset_bytes: number): string {
  return `${uploadFolder(upload_id)}${String(offset_bytes).padStart(16, '0')}`;
}

/** Pure. The upload and the offset that the name of a part says; null for any other name. */
export function parsePartKey(
  key: string,
): { readonly upload_id: string; readonly offset_bytes: number } | null {
  const [, upload_id, offset] = UPLOAD_KEY.exec(key) ?? [];
  return upload_id === undefined || offset === undefined ? null : { upload_id, offset_bytes: Number(offset) };
}

/** Pure. Where the objects of one blob are. Throws invalid_input for what is no digest. */
export function blobFolder(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new CairnError('invalid_input', `${sha256} is not a SHA-256 digest.`);
  return `${BLOBS}${sha256}/`;
}

/**
 * Pure. The name of a blob's object. Each time that bytes are finished they get a name of their own, so that whoever removes what was
 * finished long ago cannot remove what is finished at that moment: no store of this sort can delete "only if it is still that one".
 */
export function blobKey({ sha256, finished_ms, upload_id, md5, sha512 }: BlobName): string {
  return `${blobFolder(sha256)}${String(finished_ms).padStart(15, '0')}-${upload_id}-${md5}-${sha512}`;
}

/** Pure. What the name of a blob's object says; null for any other name. */
export function parseBlobKey(key: string): BlobName | null {
  const [, sha256, finished, upload_id, md5, sha512] = BLOB_KEY.exec(key) ?? [];
  if (sha256 === undefined || upload_id === undefined || md5 === undefined || sha512 === undefined)
    return null;
  return { sha256, upload_id, md5, sha512, finished_ms: Number(finished) };
}
