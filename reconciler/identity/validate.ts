import { CairnError } from '../model/error.ts';
import { revokeToken } from '../store/token-revocations.ts';
import type { IdentityContext } from './context.ts';
import { openToken } from './token.ts';
import type { Subject } from './subjects.ts';
import type { Session, TokenPayload } from './token-payload.ts';
import { tokenView } from './token-view.ts';
import type { TokenView } from './token-view.ts';

/** A token that holds: what it says and what that means now. */
export type ValidToken = { readonly payload: TokenPayload; readonly view: TokenView };

/**
 * Effect: what a token means now. Reads nothing when its subject is remembered and the process is in step with the database. Throws
 * unauthenticated when it is no token, expired, was revoked, or its holder may not act there any more: which, only `detail` says;
 * unavailable when it cannot be checked.
 */
export async function validateToken(context: IdentityContext, token: string): Promise<ValidToken> {
  const { freshness, clock } = context;
  await freshness.current();
  const now_ms = clock.nowMs();
  let opened = openToken(freshness.ring(), token, now_ms);
  // Another process may have rotated the keys just now.
  if (opened.outcome === 'unknown_key') opened = openToken(await freshness.reloadKeys(), token, now_ms);
  if (opened.outcome !== 'opened') throw refused(opened.outcome);
  const { payload } = opened;
  if (payload.expires_at_ms <= now_ms) throw refused('expired');
  return { payload, view: tokenView(payload, await holderOf(context, payload)) };
}

/**
 * Effect: who holds a session now, for what outlasts the token that it was begun with, such as a console. Reads nothing when that is remembered
 * and the process is in step with the database. Throws unauthenticated when the session is over: the token or the credential was revoked or
 * the credential has expired, the user's sessions were ended, or they may not act there any more; unavailable when it cannot be checked.
 */
export async function holderOfSession(context: IdentityContext, session: Session): Promise<Subject> {
  await context.freshness.current();
  const subject = await holderOf(context, session);
  const ends = subject.application_credential?.expires_at ?? null;
  if (ends !== null && Date.parse(ends) <= context.clock.nowMs()) throw refused('credential expired');
  return subject;
}

/** The process must be in step with the database. */
async function holderOf({ freshness, subjects }: IdentityContext, session: Session): Promise<Subject> {
  if (freshness.isRevoked(session.audit_id)) throw refused('revoked');
  const answer = await subjects.find({
    user_id: session.user_id,
    scope: session.scope,
    application_credential_id: session.application_credential_id,
  });
  if ('refused' in answer) throw refused(answer.refused);
  if (answer.subject.epoch !== session.epoch) throw refused('sessions_ended');
  return answer.subject;
}

/**
 * Effect: ends a token: here at once, in every other process within a second. Throws as validateToken does when it does not hold any more.
 */
export async function endToken(context: IdentityContext, token: string): Promise<TokenView> {
  const { payload, view } = await validateToken(context, token);
  const revocation = {
    audit_id: payload.audit_id,
    user_id: payload.user_id,
    expires_at: new Date(payload.expires_at_ms).toISOString(),
  };
  await revokeToken(context.database, revocation, new Date(context.clock.nowMs()).toISOString());
  context.freshness.noteRevoked(revocation);
  return view;
}

function refused(reason: string): CairnError {
  return new CairnError(
    'unauthenticated',
    'The token does not hold: it expired, was revoked, or was never one. Log in again.',
    { detail: `token refused: ${reason}` },
  );
}
