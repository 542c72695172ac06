import { CairnError } from '../model/error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Database } from '../store/database.ts';
import { ensureTokenKeys } from '../store/token-keys.ts';
import { logIn } from './authenticate.ts';
import type { IssuedToken } from './authenticate.ts';
import type { IdentityContext } from './context.ts';
import { startFreshness } from './freshness.ts';
import type { Login, Proof } from './login.ts';
import { createLoginGuard } from './login-limits.ts';
import type { LoginLimits } from './login-limits.ts';
import type { PasswordHashing } from './password-hashing.ts';
import { loginRefused, prove } from './prove.ts';
import { createSubjectCache } from './subject-cache.ts';
import type { Credentials } from '../policy/credentials.ts';
import type { Session } from './token-payload.ts';
import type { TokenView } from './token-view.ts';
import { endToken, holderOfSession, validateToken } from './validate.ts';

/** What an administrator sets of logins. */
export type IdentitySettings = { readonly token_lifetime_seconds: number; readonly limits: LoginLimits };

/** Logins and tokens, for every way in. */
export type Identity = {
  /** Effect: makes a token; see logIn. */
  readonly logIn: (login: Login) => Promise<IssuedToken>;
  /** Effect: what a token means now; see validateToken. */
  readonly validate: (token: string) => Promise<TokenView>;
  /** Effect: who holds a session now, as the rules of policies see it; see holderOfSession. */
  readonly holderOf: (session: Session) => Promise<Credentials>;
  /** Effect: ends a token; see endToken. */
  readonly revoke: (token: string) => Promise<TokenView>;
  /**
   * Effect: checks a password without making a token, for whoever asks for another one; the user's id. Counts failures as a login does and
   * throws as one.
   */
  readonly checkPassword: (
    proof: Omit<Extract<Proof, { readonly method: 'password' }>, 'method'>,
    source_address: string,
  ) => Promise<string>;
  /** Effect: to be called with each notification on IDENTITY_CHANNEL, and with null when some may have been lost. */
  readonly hear: (payload: string | null) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Effect: makes the first keys if there are none, and keeps in step with the database until stopped. `database` may be a pool of its own, so
 * that a busy service does not keep its callers waiting for who they are.
 */
export async function startIdentity(options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly hashing: PasswordHashing;
  readonly settings: IdentitySettings;
  /** Called when the database cannot be asked, once until it can again. */
  readonly report: (error: unknown) => void;
}): Promise<Identity> {
  const { database, clock, settings, report } = options;
  await ensureTokenKeys(database, {
    lifetime_seconds: settings.token_lifetime_seconds,
    now: new Date(clock.nowMs()).toISOString(),
  });
  const freshness = startFreshness({ database, clock, report });
  const context: IdentityContext = {
    database,
    clock,
    hashing: options.hashing,
    guard: createLoginGuard(database, clock, settings.limits),
    freshness,
    subjects: createSubjectCache(database, freshness),
    token_lifetime_seconds: settings.token_lifetime_seconds,
  };
  return {
    logIn: (login) => logIn(context, login),
    validate: async (token) => (await validateToken(context, token)).view,
    holderOf: async (session) => (await holderOfSession(context, session)).credentials,
    revoke: (token) => endToken(context, token),
    checkPassword: async (proof, source_address) => {
      context.guard.assertSource(source_address);
      try {
        const { user_id, epoch } = await prove(context, { method: 'password', ...proof });
        const answer = await context.subjects.read({
          user_id,
          scope: { kind: 'unscoped' },
          application_credential_id: null,
        });
        if ('refused' in answer) throw loginRefused(answer.refused);
        if (answer.subject.epoch !== epoch) throw loginRefused('sessions_ended');
        return user_id;
      } catch (thrown) {
        if (thrown instanceof CairnError && thrown.code === 'unauthenticated')
          context.guard.countSource(source_address);
        throw thrown;
      }
    },
    hear: freshness.hear,
    stop: freshness.stop,
  };
}
