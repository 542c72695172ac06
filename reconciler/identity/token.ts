import { openFernet, readFernet, sealFernet } from './fernet.ts';
import { primaryOf } from './key-ring.ts';
import type { KeyRing } from './key-ring.ts';
import { decodePayload, encodePayload } from './token-payload.ts';
import type { TokenPayload } from './token-payload.ts';

/** What opening a token came to: what it says; or that it cannot be a token; or that no key of the ring made it. */
export type Opened =
  | { readonly outcome: 'opened'; readonly payload: TokenPayload }
  | { readonly outcome: 'malformed' }
  | { readonly outcome: 'unknown_key' };

/**
 * Pure. The token that says `payload`, made at its `issued_at_ms` with the primary key; `iv` is 16 bytes that nobody can foresee. Without
 * padding, which needs quoting in URLs: about 180 characters.
 */
export function sealToken(ring: KeyRing, payload: TokenPayload, iv: Uint8Array): string {
  const now_seconds = Math.floor(payload.issued_at_ms / 1000);
  const { key } = primaryOf(ring);
  return sealFernet(key, encodePayload(payload), { now_seconds, iv }).replace(/=+$/, '');
}

/** Pure. Opens a token with whichever key of the ring made it. It may have expired or been revoked. */
export function openToken(ring: KeyRing, token: string, now_ms: number): Opened {
  const sealed = readFernet(token, now_ms / 1000);
  if (sealed === null) return { outcome: 'malformed' };
  for (const { key } of ring) {
    const content = openFernet(key, sealed);
    if (content === null) continue;
    const payload = decodePayload(content);
    return payload === null ? { outcome: 'malformed' } : { outcome: 'opened', payload };
  }
  return { outcome: 'unknown_key' };
}
