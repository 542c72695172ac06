import type { Credentials } from '../policy/credentials.ts';
import type { ApplicationCredentialRow } from '../store/subjects.ts';
import type { Named, ScopeView, Subject } from './subjects.ts';
import type { AuthenticationMethod, Session, TokenPayload } from './token-payload.ts';

/** What a token means now: who acts, where, as what. Times are ISO 8601 with milliseconds. */
export type TokenView = {
  readonly methods: readonly AuthenticationMethod[];
  /** Its own, and after it that of the first token of its chain of renewals when there is one. */
  readonly audit_ids: readonly [string] | readonly [string, string];
  readonly issued_at: string;
  readonly expires_at: string;
  readonly user: Named & { readonly domain: Named; readonly default_project_id: string | null };
  readonly scope: ScopeView;
  /** By name; implied roles included; empty without a scope. */
  readonly roles: readonly Named[];
  /** The same as the rules of policies see it. */
  readonly credentials: Credentials;
  /** What it was made with, when that was an application credential: it bounds what the token may do. */
  readonly application_credential: ApplicationCredentialRow | null;
  /** What else may be tied to: it is over when this token would be refused before its time. */
  readonly session: Session;
};

/** Pure. The meaning of a token for its subject. */
export function tokenView(payload: TokenPayload, subject: Subject): TokenView {
  const { user_id, epoch, scope, audit_id, application_credential_id } = payload;
  return {
    methods: payload.methods,
    audit_ids:
      payload.audit_chain_id === null ? [payload.audit_id] : [payload.audit_id, payload.audit_chain_id],
    issued_at: new Date(payload.issued_at_ms).toISOString(),
    expires_at: new Date(payload.expires_at_ms).toISOString(),
    user: subject.user,
    scope: subject.scope,
    roles: subject.roles,
    credentials: subject.credentials,
    application_credential: subject.application_credential,
    session: { user_id, epoch, scope, audit_id, application_credential_id },
  };
}

/**
 * Pure. Whether the token's holder may make, change or remove application credentials: one that acts by a credential may not, unless that
 * says `unrestricted`, so that a leaked one cannot outlive its removal.
 */
export function mayManageCredentials({ application_credential }: TokenView): boolean {
  return application_credential === null || application_credential.unrestricted;
}

/**
 * Pure. Whether the access rules of the token's credential, if there are any, allow a request to a service (its type, such as compute).
 * `path` is without a query. In the path of a rule * stands for a part of a segment, ** for any number of them, {name} for one.
 */
export function mayRequest(
  { application_credential }: TokenView,
  request: { readonly service: string; readonly method: string; readonly path: string },
): boolean {
  const rules = application_credential?.access_rules ?? null;
  if (rules === null) return true;
  return rules.some(
    ({ service, method, path }) =>
      service === request.service && method === request.method && pathMatches(path, request.path),
  );
}

const PIECE = /\*\*|\*|\{[^{}/]*\}|[^]/gu;

/** A rule's path comes from a user, so it is matched in time that grows with the lengths and not by a regular expression. */
function pathMatches(pattern: string, path: string): boolean {
  // A path that can be read in two ways is not what a rule was written for.
  if (/%2f|%2e|%5c|\\|\/\.{1,2}(\/|$)|\/\//i.test(path)) return false;
  const pieces = Array.from(pattern.matchAll(PIECE), ([piece]) => piece);
  const isRun = (piece: string | undefined): boolean => piece === '*' || piece === '**';
  /** Which pieces may come next; a run may also be empty. */
  const reach = (places: Set<number>, index: number): Set<number> => {
    places.add(index);
    for (let at = index; isRun(pieces[at]); at++) places.add(at + 1);
    return places;
  };
  let next = reach(new Set(), 0);
  for (const character of path) {
    const after = new Set<number>();
    for (const index of next) {
      const piece = pieces[index] ?? '';
      const isName = piece.length > 1 && piece.startsWith('{');
      if (piece === '**' || (piece === '*' && character !== '/')) reach(after, index);
      if (isName && character !== '/') reach(after.add(index), index + 1);
      if (piece === character && piece !== '*') reach(after, index + 1);
    }
    next = after;
  }
  return next.has(pieces.length);
}
