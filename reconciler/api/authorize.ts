import type { Request, RequestHandler } from 'express';
import type { KindName } from '../../schemas/generated/types.ts';
import { CairnError } from '../model/error.ts';
import { isAdministrator } from '../policy/credentials.ts';
import type { Policy } from '../policy/compile.ts';
import { evaluate } from '../policy/evaluate.ts';
import { refusedBeforehand } from '../policy/judge.ts';
import { ownTarget } from '../policy/target.ts';
import type { Principal } from './principal.ts';

/** Who asks, and the rules in force. */
export type Access = {
  readonly principal: Principal;
  readonly policy: Policy;
  /** Address that the request came from. */
  readonly source_address: string | null;
};

/**
 * What a route asks of its caller. `public` asks nothing, `principal` any valid token; verbs of a kind ask whether one of them may succeed
 * on anything at all, before anything is looked up (the handler judges the object); a rule is asked of the caller's own project.
 */
export type Rule =
  | 'public'
  | 'principal'
  | 'administrator'
  | { readonly kind: KindName; readonly verbs: readonly string[] }
  | { readonly rule: string };

const RULE = Symbol('rule');
const ACCESS = Symbol('access');

/** Effect: a middleware that lets only callers pass whom the rule allows. Every route has exactly one. */
export function authorize(
  rule: Rule,
  authenticate: (request: Request) => Promise<Principal>,
  currentPolicy: () => Promise<Policy>,
): RequestHandler {
  const handler: RequestHandler = async (request, _response, next) => {
    if (rule !== 'public') {
      const principal = await authenticate(request);
      const source_address = request.socket.remoteAddress ?? null;
      const access = { principal, policy: await currentPolicy(), source_address };
      Object.assign(request, { [ACCESS]: access });
      requireAllowed(access, rule);
    }
    next();
  };
  return Object.assign(handler, { [RULE]: rule });
}

/** Pure. The rule of a middleware made by authorize; undefined for any other function. */
export function ruleOf(handler: object): Rule | undefined {
  return RULE in handler ? (handler[RULE] as Rule) : undefined;
}

/** Pure. Who sent the request, once that is known. */
export function accessIfAny(request: Request): Access | undefined {
  return ACCESS in request ? (request[ACCESS] as Access) : undefined;
}

/** Pure. Who sent the request and what holds for it; only behind a rule other than public. */
export function accessOf(request: Request): Access {
  if (!(ACCESS in request)) throw new Error('the route has no rule that authenticates');
  return request[ACCESS] as Access;
}

/** Pure. Who sent the request; only behind a rule other than public. */
export function principalOf(request: Request): Principal {
  return accessOf(request).principal;
}

/** Pure. Throws forbidden when the rule does not allow the caller. */
export function requireAllowed({ principal, policy }: Access, rule: Exclude<Rule, 'public'>): void {
  const { credentials } = principal;
  if (rule === 'principal') return;
  if (rule === 'administrator') {
    if (isAdministrator(credentials)) return;
    throw new CairnError('forbidden', 'This needs an administrator.');
  }
  if ('rule' in rule) {
    const decision = evaluate(policy, rule.rule, credentials, ownTarget(credentials));
    if (!decision.allowed) throw new CairnError('forbidden', decision.explanation);
    return;
  }
  const refusals = rule.verbs.map((verb) => refusedBeforehand(policy, credentials, rule.kind, verb));
  const [first] = refusals;
  if (first !== undefined && first !== null && !refusals.includes(null))
    throw new CairnError('forbidden', first);
}
