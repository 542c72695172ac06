/** What a password must be. */
export type PasswordPolicy = {
  /** Fewest characters. */
  readonly min_length: number;
};

/** More bytes than this in UTF-8 are refused. */
const LONGEST_PASSWORD_BYTES = 128;

/** Pure. One sentence for each rule that the password breaks; none when it may be used. No sentence repeats the password. */
export function passwordFaults(
  policy: PasswordPolicy,
  password: string,
  user_name: string,
): readonly string[] {
  if (password === '') return ['must not be empty'];
  const faults: string[] = [];
  const length = Array.from(password).length;
  if (length < policy.min_length) {
    faults.push(`must have at least ${policy.min_length} characters, and has ${length}`);
  }
  const bytes = Buffer.byteLength(password);
  if (bytes > LONGEST_PASSWORD_BYTES) {
    faults.push(`must have at most ${LONGEST_PASSWORD_BYTES} bytes in UTF-8, and has ${bytes}`);
  }
  if (sameWord(password, user_name)) faults.push('must not be the name of the user');
  if (password.trim() === '') faults.push('must not consist of spaces');
  // Half a surrogate pair cannot be written in UTF-8: all such passwords would be one.
  if (Buffer.from(password).toString() !== password) faults.push('must be valid Unicode');
  return faults;
}

function sameWord(one: string, other: string): boolean {
  return one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase();
}
