import { CairnError } from '../model/error.ts';

/** A part of a content: from its first byte on, so many. */
export type ContentRange = { readonly offset_bytes: number; readonly length_bytes: number };

/**
 * Pure. What a Range header asks of a content of that size: null is all of it (no header, several ranges, or another unit, which a server may
 * ignore); 'unsatisfiable' begins behind its end. Source: RFC 9110, section 14.
 */
export function rangeOf(
  header: string | undefined,
  size_bytes: number,
): ContentRange | 'unsatisfiable' | null {
  const match = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/.exec(header ?? '');
  const [from, to] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length_bytes = Math.min(Number(to), size_bytes);
    return length_bytes === 0 ? 'unsatisfiable' : { offset_bytes: size_bytes - length_bytes, length_bytes };
  }
  const offset_bytes = Number(from);
  const last = to === '' ? size_bytes - 1 : Math.min(Number(to), size_bytes - 1);
  if (to !== '' && Number(to) < offset_bytes) return null;
  if (offset_bytes >= size_bytes) return 'unsatisfiable';
  return { offset_bytes, length_bytes: last - offset_bytes + 1 };
}

/**
 * Pure. The SHA-256 of a Content-Digest or Repr-Digest header, hexadecimal; null when there is none of that kind. Throws invalid_input when it is
 * none that can be. Source: RFC 9530, section 2.
 */
export function digestIn(header: string | undefined, name: string): string | null {
  const value = (header ?? '')
    .split(',')
    .map((one) => one.trim())
    .find((one) => one.toLowerCase().startsWith('sha-256='));
  if (value === undefined) return null;
  const base64 = /^:([A-Za-z0-9+/]{43}=):$/.exec(value.slice('sha-256='.length))?.[1];
  if (base64 === undefined) {
    throw new CairnError(
      'invalid_input',
      `${name} must be the SHA-256 in base64 between colons: sha-256=:...:`,
    );
  }
  return Buffer.from(base64, 'base64').toString('hex');
}

/** Pure. A SHA-256 in the form of Content-Digest and Repr-Digest. */
export function digestHeader(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
}
