import type { KeypairSpec, KeypairStatus } from '../../../schemas/generated/types.ts';
import { base64Decode, base64Unpadded } from '../../model/bytes.ts';
import { sha256 } from '../../model/sha256.ts';

/** Pure. The fingerprint of the public key as ssh-keygen -l prints it. Source: OpenSSH, ssh-keygen(1), -E sha256. */
export function keypairStatus(spec: KeypairSpec): KeypairStatus {
  const blob = base64Decode(spec.public_key.split(' ')[1] ?? '');
  return { fingerprint: blob === null ? null : `SHA256:${base64Unpadded(sha256(blob))}` };
}
