import { randomBytes } from 'node:crypto';
import { CairnError } from '../model/error.ts';
import { findDomainId, findProjectId } from '../store/logins.ts';
import type { IdentityContext } from './context.ts';
import { saneDomain, saneId, saneName } from './login.ts';
import type { Login, WantedScope } from './login.ts';
import { loginRefused, prove } from './prove.ts';
import type { Proven } from './prove.ts';
import type { Refusal, Subject } from './subjects.ts';
import { AUTHENTICATION_METHODS } from './token-payload.ts';
import type { TokenPayload, TokenScope } from './token-payload.ts';
import { sealToken } from './token.ts';
import { tokenView } from './token-view.ts';
import type { TokenView } from './token-view.ts';

/** A new token and what it means. */
export type IssuedToken = { readonly token: string; readonly view: TokenView };

/** Refusals that are not about the scope. */
const OF_THE_USER: ReadonlySet<Refusal> = new Set([
  'no_user',
  'user_disabled',
  'no_credential',
  'credential_for_another',
]);

/** A scope to try, and whether the login may go on without it. */
type ScopeToTry = { readonly scope: TokenScope; readonly optional: boolean };

/**
 * Effect: makes a token for whoever the proofs show, good in the scope. Throws unauthenticated when a proof does not hold, in the same words
 * whatever is wrong with it, and when the user has no role in the scope or there is no such scope, in the same words too; invalid_input when
 * the proofs are too few, too many or contradict the scope; too_many_requests after too many failures; unavailable.
 */
export async function logIn(context: IdentityContext, login: Login): Promise<IssuedToken> {
  const { clock, freshness, guard } = context;
  assertProofs(login);
  guard.assertSource(login.source_address);
  const proven = await proveAll(context, login);
  const { scope, subject } = await subjectFor(context, proven, login.scope);
  const issued_at_ms = clock.nowMs();
  const lifetime_ends_ms = issued_at_ms + context.token_lifetime_seconds * 1000;
  const credential_ends = subject.application_credential?.expires_at ?? null;
  const expires_at_ms = Math.min(
    lifetime_ends_ms,
    proven.token?.expires_at_ms ?? lifetime_ends_ms,
    credential_ends === null ? lifetime_ends_ms : Date.parse(credential_ends),
  );
  if (expires_at_ms <= issued_at_ms) throw loginRefused('credential expired');
  const payload: TokenPayload = {
    user_id: proven.user_id,
    epoch: proven.epoch,
    methods: AUTHENTICATION_METHODS.filter((method) => proven.methods.includes(method)),
    scope,
    issued_at_ms,
    expires_at_ms,
    audit_id: randomBytes(16).toString('base64url'),
    audit_chain_id: proven.token === null ? null : (proven.token.audit_chain_id ?? proven.token.audit_id),
    application_credential_id: proven.credential?.id ?? null,
  };
  await freshness.current();
  return { token: sealToken(freshness.ring(), payload, randomBytes(16)), view: tokenView(payload, subject) };
}

function assertProofs({ proofs }: Login): void {
  const methods = new Set(proofs.map(({ method }) => method));
  if (proofs.length === 0)
    throw invalidInput('A login needs a method: password, token or application_credential.');
  if (methods.size < proofs.length) throw invalidInput('A login uses each method once.');
}

async function proveAll(context: IdentityContext, { proofs, source_address }: Login): Promise<Proven> {
  const shown: Proven[] = [];
  try {
    for (const proof of proofs) shown.push(await prove(context, proof));
    return merge(shown);
  } catch (thrown) {
    if (thrown instanceof CairnError && thrown.code === 'unauthenticated')
      context.guard.countSource(source_address);
    throw thrown;
  }
}

function merge(shown: readonly Proven[]): Proven {
  const [first, ...others] = shown;
  if (first === undefined) throw loginRefused('no proof');
  return others.reduce((one, other) => {
    if (one.user_id !== other.user_id || one.epoch !== other.epoch)
      throw loginRefused('proofs of several users');
    if (one.credential !== null && other.credential !== null && one.credential.id !== other.credential.id) {
      throw loginRefused('proofs of several credentials');
    }
    return {
      user_id: one.user_id,
      epoch: one.epoch,
      methods: [...one.methods, ...other.methods],
      credential: one.credential ?? other.credential,
      token: one.token ?? other.token,
    };
  }, first);
}

/** Who the user is in the wanted scope. Always read, so that a login sees what was granted the moment before. */
async function subjectFor(
  context: IdentityContext,
  proven: Proven,
  wanted: WantedScope | null,
): Promise<{ readonly scope: TokenScope; readonly subject: Subject }> {
  const { scope, optional } = await scopeToTry(context, proven, wanted);
  const find = async (where: TokenScope): ReturnType<typeof context.subjects.read> => {
    const answer = await context.subjects.read({
      user_id: proven.user_id,
      scope: where,
      application_credential_id: proven.credential?.id ?? null,
    });
    // The password was changed, or the user disabled, while it was being checked.
    if ('subject' in answer && answer.subject.epoch !== proven.epoch) throw loginRefused('sessions_ended');
    return answer;
  };
  const answer = await find(scope);
  if ('subject' in answer) return { scope, subject: answer.subject };
  if (OF_THE_USER.has(answer.refused)) throw loginRefused(answer.refused);
  if (optional) {
    const unscoped = await find({ kind: 'unscoped' });
    if ('subject' in unscoped) return { scope: { kind: 'unscoped' }, subject: unscoped.subject };
  }
  throw noScope(answer.refused);
}

async function scopeToTry(
  { database, subjects }: IdentityContext,
  { user_id, credential }: Proven,
  wanted: WantedScope | null,
): Promise<ScopeToTry> {
  if (credential !== null) {
    const own: TokenScope = { kind: 'project', id: credential.project_id };
    const same = wanted === null || (wanted.kind === 'project' && (await idOf(database, wanted)) === own.id);
    if (!same) throw noScope('credential of another scope');
    return { scope: own, optional: false };
  }
  if (wanted === null) {
    const answer = await subjects.read({
      user_id,
      scope: { kind: 'unscoped' },
      application_credential_id: null,
    });
    const id = 'subject' in answer ? answer.subject.user.default_project_id : null;
    return id === null
      ? { scope: { kind: 'unscoped' }, optional: false }
      : { scope: { kind: 'project', id: saneId(id) }, optional: true };
  }
  if (wanted.kind === 'unscoped' || wanted.kind === 'system')
    return { scope: { kind: wanted.kind }, optional: false };
  const id = await idOf(database, wanted);
  if (id === null) throw noScope('no such scope');
  return { scope: { kind: wanted.kind, id }, optional: false };
}

async function idOf(
  database: IdentityContext['database'],
  wanted: Extract<WantedScope, { readonly kind: 'project' | 'domain' }>,
): Promise<string | null> {
  if (wanted.kind === 'domain') {
    const domain = saneDomain(wanted.domain);
    return 'id' in domain ? domain.id : await findDomainId(database, domain.name);
  }
  const { project } = wanted;
  if ('id' in project) return saneId(project.id);
  return await findProjectId(database, { name: saneName(project.name), domain: saneDomain(project.domain) });
}

/** One answer, so that nobody learns which projects there are. */
function noScope(reason: string): CairnError {
  return new CairnError(
    'unauthenticated',
    'You may not log in there: you have no role in that project, domain or system, or there is none. Log in without a scope to list your projects.',
    { detail: `scope refused: ${reason}` },
  );
}

function invalidInput(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
