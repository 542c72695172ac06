import type { DiskDigest } from '../shapes.ts';
import { refuse } from './refusal.ts';
import { normalised, shownName } from './tar.ts';

/** Largest manifest that is read: a line for each of the files. */
export const MANIFEST_LIMIT_BYTES = 64 * 1024;

/** Words of manifests, and of the programs that write them, for what they compute; hexadecimal digits of each. */
const ALGORITHMS: Readonly<Record<string, readonly [DiskDigest['algorithm'], number]>> = {
  SHA1: ['sha1', 40],
  SHA256: ['sha256', 64],
  'SHA2-256': ['sha256', 64],
  SHA512: ['sha512', 128],
  'SHA2-512': ['sha512', 128],
};

const LINE = /^([A-Za-z0-9-]{1,20}) ?\((.{1,300})\) ?= ?([0-9A-Fa-f]{1,200})$/;

const REWRITE =
  'Make it again, and pack it: openssl sha256 *.ovf *.vmdk > machine.mf, tar --format=ustar -cf new.ova *.ovf *.mf *.vmdk.';

/**
 * Pure. What an OVA's manifest says of one of its files, which it must name exactly once. Throws a Refusal for a manifest that is damaged, or says it in a way
 * that cannot be checked. Source: DMTF DSP0243, Open Virtualization Format, Distribution.
 */
export function readManifest(bytes: Uint8Array, file_name: string): DiskDigest {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const found = lines.flatMap((line, index): readonly DiskDigest[] => {
    if (line.trim() === '') return [];
    const [, word = '', name = '', hex = ''] = LINE.exec(line.trim()) ?? [];
    if (name === '') refuse(`has a manifest whose line ${index + 1} is no digest of a file`, REWRITE);
    return normalised(name) === file_name ? [digestOf(word, hex, file_name)] : [];
  });
  const [digest, ...others] = found;
  const shown = shownName(file_name);
  if (digest === undefined) return refuse(`has a manifest without a digest of its disk (${shown})`, REWRITE);
  if (others.length > 0) refuse(`has a manifest that gives its disk (${shown}) several digests`, REWRITE);
  return digest;
}

function digestOf(word: string, hex: string, file_name: string): DiskDigest {
  const [algorithm, digits] = ALGORITHMS[word.toUpperCase()] ?? [];
  if (algorithm === undefined) {
    return refuse(`has a manifest whose digests are ${word}, not SHA1, SHA256 or SHA512`, REWRITE);
  }
  if (hex.length === digits) return { algorithm, hex: hex.toLowerCase() };
  return refuse(
    `has a manifest that gives ${shownName(file_name)} a digest of ${hex.length} digits; ${word} has ${digits}`,
    REWRITE,
  );
}
