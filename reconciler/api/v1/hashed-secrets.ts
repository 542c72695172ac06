import type { KindName } from '../../../schemas/generated/types.ts';
import { passwordFaults } from '../../identity/password-policy.ts';
import type { PasswordPolicy } from '../../identity/password-policy.ts';
import type { PasswordHashing } from '../../identity/password-hashing.ts';
import { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';

/** What new passwords must be, and how they are kept. */
export type Passwords = { readonly hashing: PasswordHashing; readonly policy: PasswordPolicy };

/** Secrets that prove who somebody is, by kind: the service never needs them again, so it keeps only their hashes. */
const HASHED: Partial<Record<KindName, string>> = {
  user: 'password_wo',
  application_credential: 'secret_wo',
};

/** When the secret was last set, beside it; tokens of the time before are void. */
export const SECRET_CHANGED_AT = 'secret_changed_at';

type Split = { readonly spec: JsonObject; readonly secrets: JsonObject };

/**
 * Effect: the secrets of a spec with the one that proves who somebody is hashed, and when that was done; in a dry run it is only judged.
 * `previous` is the object as stored: while the version stays, so does the secret, whatever was sent. Throws invalid_input for a
 * password that the policy forbids; unavailable when too many are being hashed.
 */
export async function hashedSecrets(
  passwords: Passwords,
  kind: KindName,
  given: Split,
  previous: Split | null,
  dry_run: boolean,
): Promise<JsonObject> {
  const name = HASHED[kind];
  const secret = name === undefined ? undefined : given.secrets[name];
  if (name === undefined || typeof secret !== 'string') return given.secrets;
  const version = `${name}_version`;
  if (previous?.secrets[name] !== undefined && previous.spec[version] === given.spec[version]) {
    return { [name]: previous.secrets[name] };
  }
  const violations = passwordFaults(passwords.policy, secret, String(given.spec['name'])).map((message) => ({
    path: `/spec/${name}`,
    message,
  }));
  if (violations.length > 0) {
    const what = violations.map(({ message }) => message).join('; ');
    throw new CairnError('invalid_input', `The ${name.replace(/_wo$/, '')} ${what}.`, { violations });
  }
  if (dry_run) return given.secrets;
  return { [name]: await passwords.hashing.hash(secret), [SECRET_CHANGED_AT]: new Date().toISOString() };
}

/** Pure. Whether the kind has a secret that is kept as a hash. */
export function hasHashedSecret(kind: KindName): boolean {
  return HASHED[kind] !== undefined;
}
