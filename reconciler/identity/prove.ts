import { createHash } from 'node:crypto';
import { CairnError } from '../model/error.ts';
import { findCredentialLogin, findUserLogin, replaceHash } from '../store/logins.ts';
import type { LoginRow } from '../store/logins.ts';
import type { IdentityContext } from './context.ts';
import { saneCredential, saneUser } from './login.ts';
import type { Proof } from './login.ts';
import type { AuthenticationMethod, TokenPayload } from './token-payload.ts';
import { validateToken } from './validate.ts';

/** What a proof has shown. */
export type Proven = {
  readonly user_id: string;
  /** Of the moment when the secret was read: sessions that are ended later end this one too. */
  readonly epoch: number;
  readonly methods: readonly AuthenticationMethod[];
  /** The credential that was shown, now or to get the token that was shown; its project is the only scope. */
  readonly credential: { readonly id: string; readonly project_id: string } | null;
  /** The token that was shown: what is made of it does not outlive it. */
  readonly token: TokenPayload | null;
};

/**
 * Effect: checks one proof. Throws unauthenticated, with the same words and after the same work whatever is wrong: that nobody has the name,
 * that the secret is another, that there is none; too_many_requests when whoever is named failed too often; unavailable.
 */
export async function prove(context: IdentityContext, proof: Proof): Promise<Proven> {
  if (proof.method === 'token') return await proveByToken(context, proof.token);
  if (proof.method === 'password') {
    const user = saneUser(proof.user);
    const row = await findUserLogin(context.database, user);
    const subject = row === null ? `nobody ${JSON.stringify(user)}` : `user ${row.user_id}`;
    const known = await compare(context, row, subject, proof.password);
    await renewHash(context, known, { id: known.user_id, secret: 'password_wo' }, proof.password);
    const { user_id, epoch } = known;
    return { user_id, epoch, methods: ['password'], credential: null, token: null };
  }
  const credential = saneCredential(proof.credential);
  const row = await findCredentialLogin(context.database, credential);
  const subject = row === null ? `nobody ${JSON.stringify(credential)}` : `credential ${row.credential_id}`;
  const known = await compare(context, row, subject, proof.secret);
  await renewHash(context, known, { id: known.credential_id, secret: 'secret_wo' }, proof.secret);
  const { user_id, epoch, credential_id: id, project_id } = known;
  return { user_id, epoch, methods: ['application_credential'], credential: { id, project_id }, token: null };
}

async function proveByToken(context: IdentityContext, token: string): Promise<Proven> {
  const { payload } = await validateToken(context, token);
  const { user_id, epoch, scope, application_credential_id: id } = payload;
  return {
    user_id,
    epoch,
    methods: [...payload.methods, 'token'],
    credential: id === null || scope.kind !== 'project' ? null : { id, project_id: scope.id },
    token: payload,
  };
}

/** Pure. The one answer to every login that fails; `reason` is for the log. */
export function loginRefused(reason: string): CairnError {
  return new CairnError(
    'unauthenticated',
    'The login failed: the user, the password or the credential is not right, or may not be used.',
    { detail: `login refused: ${reason}` },
  );
}

async function compare<Row extends LoginRow>(
  { guard, hashing }: IdentityContext,
  row: Row | null,
  subject: string,
  secret: string,
): Promise<Row> {
  const digest = createHash('sha256').update(subject).digest('base64url');
  const is_right = await guard.attempt(digest, () => hashing.verify(row?.hash ?? null, secret));
  if (!is_right || row === null) throw loginRefused(row === null ? 'nobody' : 'wrong secret');
  return row;
}

/** A stored hash of another cost is replaced while the secret is at hand. */
async function renewHash(
  { database, hashing }: IdentityContext,
  { hash }: LoginRow,
  row: Parameters<typeof replaceHash>[1],
  secret: string,
): Promise<void> {
  if (hash === null || !hashing.isStale(hash)) return;
  try {
    await replaceHash(database, row, { old: hash, new: await hashing.hash(secret) });
  } catch (thrown) {
    // There is no hurry: the next login tries again.
    if (!(thrown instanceof CairnError) || thrown.code !== 'unavailable') throw thrown;
  }
}
