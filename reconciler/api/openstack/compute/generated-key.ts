import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

/** What Nova draws: older tools that ask for a key can read no other. */
const BITS = 2048;

/** Effect: draws an RSA pair as Nova does: the public key in OpenSSH's one line, the private one in PEM. */
export async function drawKeypair(): Promise<{ readonly public_key: string; readonly private_key: string }> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: BITS });
  const { e = '', n = '' } = publicKey.export({ format: 'jwk' });
  const parts = [Buffer.from('ssh-rsa'), integer(e), integer(n)].map(withLength);
  return {
    public_key: `ssh-rsa ${Buffer.concat(parts).toString('base64')} Generated-by-Cairn`,
    private_key: privateKey.export({ format: 'pem', type: 'pkcs1' }).toString(),
  };
}

/** A positive integer of SSH: a first bit that is set would be a sign. Source: RFC 4251, section 5, mpint. */
function integer(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url');
  return (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]);
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
