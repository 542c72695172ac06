import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Tokens of the Fernet scheme: version 0x80, time (8 bytes), IV (16), AES-128-CBC of the content, HMAC-SHA256 of all before it; in base64url.
 * Source: github.com/fernet/spec, Spec.md.
 */

const VERSION = 0x80;
const IV_BYTES = 16;
const MAC_BYTES = 32;
const BLOCK_BYTES = 16;
const HEADER_BYTES = 1 + 8 + IV_BYTES;

/** How long a key is: half of it signs, half of it encrypts. */
export const FERNET_KEY_BYTES = 32;

/** Longest token that is looked at, in characters. */
const LONGEST_TOKEN = 4096;

/** How far into the future a token may have been made, since clocks of machines differ. Source: Spec.md, Verifying, step 2. */
const MAX_CLOCK_SKEW_SECONDS = 60;

const BASE64URL = /^[A-Za-z0-9_-]+={0,2}$/;

/** A token that was taken apart but not yet believed. */
export type SealedToken = { readonly issued_at_seconds: number; readonly bytes: Uint8Array };

/**
 * Pure. The token for `content` made with a key of 32 bytes at `now_seconds` since 1970; `iv` is 16 bytes that nobody can foresee. With the
 * padding of base64, as the scheme wants it.
 */
export function sealFernet(
  key: Uint8Array,
  content: Uint8Array,
  { now_seconds, iv }: { readonly now_seconds: number; readonly iv: Uint8Array },
): string {
  assertKey(key);
  if (iv.length !== IV_BYTES) throw new Error('the IV must be 16 bytes');
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(VERSION, 0);
  header.writeBigUInt64BE(BigInt(now_seconds), 1);
  header.set(iv, 9);
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv);
  const signed = Buffer.concat([header, cipher.update(content), cipher.final()]);
  const text = Buffer.concat([signed, macOf(key, signed)]).toString('base64url');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/**
 * Pure. Takes a token apart without a key; null when it cannot be one: not base64url (padding may be missing, as clients of OpenStack send
 * it), another version, a wrong length, or made more than a minute in the future.
 */
export function readFernet(token: string, now_seconds: number): SealedToken | null {
  if (token.length > LONGEST_TOKEN || !BASE64URL.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // Only one text stands for the bytes: no stray bits, all padding or none.
  const canonical = bytes.toString('base64url');
  const padded = canonical.padEnd(Math.ceil(canonical.length / 4) * 4, '=');
  if (token !== canonical && token !== padded) return null;
  const content_bytes = bytes.length - HEADER_BYTES - MAC_BYTES;
  if (content_bytes < BLOCK_BYTES || content_bytes % BLOCK_BYTES !== 0) return null;
  if (bytes[0] !== VERSION) return null;
  const seconds = bytes.readBigUInt64BE(1);
  if (seconds > BigInt(Math.floor(now_seconds) + MAX_CLOCK_SKEW_SECONDS)) return null;
  return { issued_at_seconds: Number(seconds), bytes };
}

/** Pure. What a token holds, when the key made it, else null; the comparison takes the same time wherever the first difference is. */
export function openFernet(key: Uint8Array, { bytes }: SealedToken): Uint8Array | null {
  assertKey(key);
  const signed = bytes.subarray(0, bytes.length - MAC_BYTES);
  if (!timingSafeEqual(macOf(key, signed), bytes.subarray(signed.length))) return null;
  const iv = bytes.subarray(9, HEADER_BYTES);
  const decipher = createDecipheriv('aes-128-cbc', key.subarray(16), iv);
  try {
    return Buffer.concat([decipher.update(signed.subarray(HEADER_BYTES)), decipher.final()]);
  } catch {
    // Signed by the key, so its owner padded wrongly; nobody learns more than that it is no token.
    return null;
  }
}

function macOf(key: Uint8Array, signed: Uint8Array): Buffer {
  return createHmac('sha256', key.subarray(0, 16)).update(signed).digest();
}

function assertKey(key: Uint8Array): void {
  if (key.length !== FERNET_KEY_BYTES) throw new Error('a key must be 32 bytes');
}
