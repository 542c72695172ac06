import { hex, utf8Encode } from './bytes.ts';
import { sha256 } from './sha256.ts';

/**
 * Pure. An id that follows from another id and a name: the same two give the same UUID, for ever and everywhere. Version 8 (custom)
 * over SHA-256. Source: RFC 9562, sections 5.8 and 6.5.
 */
export function derivedId(id: string, name: string): string {
  const digest = sha256(utf8Encode(`${id}/${name}`)).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const text = hex(digest);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}
