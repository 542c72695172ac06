import type { ApplicationCredentialSpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. Refuses a credential that ends at a day that no calendar has, and a new one without a secret. */
export function admit(admission: Admission<ApplicationCredentialSpec>): readonly Violation[] {
  const { spec, secrets, previous } = admission;
  const violations: Violation[] = [];
  if (spec.expires_at !== undefined && !isTime(spec.expires_at)) {
    const message = `names no time: ${spec.expires_at}`;
    violations.push({ path: '/spec/expires_at', message, hint: 'For example 2027-01-31T00:00:00Z.' });
  }
  if (previous === null && secrets['secret_wo'] === undefined) {
    const message = 'is missing, so nobody could ever log in with the credential';
    violations.push({
      path: '/spec/secret_wo',
      message,
      hint: 'Give secret_wo and secret_wo_version, for example from a random_password of 32 characters.',
    });
  }
  return violations;
}

/** JavaScript takes 31 February for 3 March; then what comes back is another text. */
function isTime(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19));
}
