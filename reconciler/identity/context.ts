import type { Clock } from '../ports/clock.ts';
import type { Database } from '../store/database.ts';
import type { Freshness } from './freshness.ts';
import type { LoginGuard } from './login-limits.ts';
import type { PasswordHashing } from './password-hashing.ts';
import type { SubjectCache } from './subject-cache.ts';

/** What logins and tokens are checked with. */
export type IdentityContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly hashing: PasswordHashing;
  readonly guard: LoginGuard;
  readonly freshness: Freshness;
  readonly subjects: SubjectCache;
  readonly token_lifetime_seconds: number;
};
