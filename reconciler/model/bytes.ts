/** Pure. UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function utf8Encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Pure. Number of bytes that a text has in UTF-8. */
export function utf8Length(text: string): number {
  return utf8Encode(text).length;
}

/** Pure. Base64 without padding, as OpenSSH prints fingerprints; for a few bytes. */
export function base64Unpadded(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
}

/** Pure. Bytes of a base64 text (padding optional); null when it is not base64. */
export function base64Decode(text: string): Uint8Array | null {
  const digits = text.replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) return null;
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
}

/** Pure. Two hexadecimal digits a byte, lower case. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
