import { query } from './database.ts';
import type { Database, Transaction } from './database.ts';

/**
 * Channel on which changes of identity are told. Payload: the counter's name and its new value, such as "subjects 12"; whoever is behind
 * reads what it missed.
 */
export const IDENTITY_CHANNEL = 'cairn_identity';

/** How often each thing changed since the database was made. */
export type IdentityRevision = {
  /** Users, groups, roles, assignments, projects, domains, application credentials, policies. */
  readonly subjects: number;
  readonly revocations: number;
  readonly keys: number;
};

/**
 * Effect: tells every process that who someone is, or may what, has changed, as of the commit. Triggers do so for each write to `desired` of
 * a kind of identity, deletions too; this is for what else bears on it. Keeps other writers of identity waiting until the commit.
 */
export async function touchIdentity(transaction: Transaction): Promise<void> {
  await query(transaction, 'SELECT touch_identity()');
}

/** Effect: reads. One short query: this is what every process asks twice a second. */
export async function readIdentityRevision(database: Database): Promise<IdentityRevision> {
  const [row] = await query<IdentityRevision>(
    database,
    'SELECT subjects, revocations, keys FROM identity_revision',
  );
  if (row === undefined) throw new Error('the row of identity_revision is gone');
  return row;
}

/**
 * Effect: raises a counter and notifies as of the commit; the new value. Keeps others that raise one waiting until the commit, so values
 * grow in the order of commits.
 */
export async function raiseRevision(
  transaction: Transaction,
  counter: 'revocations' | 'keys',
): Promise<number> {
  const [row] = await query<{ readonly value: number }>(
    transaction,
    `UPDATE identity_revision SET ${counter} = ${counter} + 1 RETURNING ${counter} AS value`,
  );
  if (row === undefined) throw new Error('the row of identity_revision is gone');
  await query(transaction, 'SELECT pg_notify(?, ?)', [IDENTITY_CHANNEL, `${counter} ${row.value}`]);
  return row.value;
}
