/** An Ed25519 pair of keys as OpenSSH keeps them in files. Source: OpenSSH, PROTOCOL.key; RFC 8709. */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';

const TYPE = 'ssh-ed25519';
const KEY_BYTES = 32;
/** The private part is padded to this, as to the block of a cipher, though nothing enciphers it. */
const BLOCK_BYTES = 8;
const LINE_LETTERS = 70;

/** Texts of two files, and the digest by which people know the key. */
export interface SshKeypair {
  /** One line, without its end. */
  readonly public_key: string;
  readonly private_key: string;
  /** As `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const text = (value: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
};

const rawKeys = (): { readonly seed: Buffer; readonly point: Buffer } => {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const [seed, point] = [Buffer.from(d ?? '', 'base64url'), Buffer.from(x ?? '', 'base64url')];
  if (seed.length !== KEY_BYTES || point.length !== KEY_BYTES) throw new Error('no Ed25519 key');
  return { seed, point };
};

/** Effect: draws a pair. The comment stands in both parts; printable and on one line. */
export const drawSshKeypair = (comment: string): SshKeypair => {
  const { seed, point } = rawKeys();
  const blob = Buffer.concat([text(TYPE), text(point)]);
  const check = randomBytes(4);
  const open = Buffer.concat([
    check,
    check,
    text(TYPE),
    text(point),
    text(Buffer.concat([seed, point])),
    text(comment),
  ]);
  const padding = Buffer.from(
    Array.from({ length: (BLOCK_BYTES - (open.length % BLOCK_BYTES)) % BLOCK_BYTES }, (_, at) => at + 1),
  );
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0', 'latin1'),
    text('none'),
    text('none'),
    text(''),
    uint32(1),
    text(blob),
    text(Buffer.concat([open, padding])),
  ]);
  const lines = file.toString('base64').match(new RegExp(`.{1,${LINE_LETTERS}}`, 'g')) ?? [];
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return {
    public_key: [TYPE, blob.toString('base64'), ...(comment === '' ? [] : [comment])].join(' '),
    private_key: [
      '-----BEGIN OPENSSH PRIVATE KEY-----',
      ...lines,
      '-----END OPENSSH PRIVATE KEY-----',
      '',
    ].join('\n'),
    fingerprint: `SHA256:${digest}`,
  };
};
