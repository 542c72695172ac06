import type { KeypairSpec } from '../../../schemas/generated/types.ts';
import { base64Decode, utf8Encode } from '../../model/bytes.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

const HINT = 'Give the content of the .pub file, for example that of ~/.ssh/id_ed25519.pub, on one line.';

/**
 * Pure. Refuses a key whose body is not base64 or holds another type than its first word says (a copy that lost characters).
 * Source: RFC 4253, section 6.6: the blob begins with the type as a string with its length.
 */
export function admit(admission: Admission<KeypairSpec>): readonly Violation[] {
  const [type = '', body = ''] = admission.spec.public_key.split(' ');
  const blob = base64Decode(body);
  if (blob === null) {
    return [{ path: '/spec/public_key', message: 'The second word is not base64.', hint: HINT }];
  }
  const expected = utf8Encode(type);
  const length = blob.length < 4 ? -1 : new DataView(blob.buffer, blob.byteOffset).getUint32(0);
  const agrees = length === expected.length && expected.every((byte, index) => blob[4 + index] === byte);
  if (!agrees) {
    return [{ path: '/spec/public_key', message: `The key's body is not of type ${type}.`, hint: HINT }];
  }
  return [];
}
