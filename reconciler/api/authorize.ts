import type { Request, RequestHandler } from 'express';
import { KINDS } from '../../schemas/generated/kinds.ts';
import type { KindName } from '../../schemas/generated/types.ts';
import { CairnError } from '../model/error.ts';

/** Who acts. */
export type Principal = {
  /** SHA-256 of the token, hexadecimal. */
  readonly token_hash: string;
  /** Whether another token asked for this one, which then may not ask for more. */
  readonly is_minted: boolean;
  /** Name of the token: what is written as created_by and as the actor of events. */
  readonly name: string;
  /** Project that the token is confined to; null for an administrator, who may do everything everywhere. */
  readonly project_id: string | null;
  /** Project that objects belong to when the request names none. */
  readonly default_project_id: string | null;
};

/** What a route asks of its caller. `public` asks nothing, `principal` any valid token. */
export type Rule =
  'public' | 'principal' | 'administrator' | { readonly kind: KindName; readonly access: 'read' | 'write' };

const RULE = Symbol('rule');
const PRINCIPAL = Symbol('principal');

/** Effect: a middleware that lets only callers pass whom the rule allows. Every route has exactly one. */
export function authorize(
  rule: Rule,
  authenticate: (request: Request) => Promise<Principal>,
): RequestHandler {
  const handler: RequestHandler = async (request, _response, next) => {
    if (rule !== 'public') {
      const principal = await authenticate(request);
      Object.assign(request, { [PRINCIPAL]: principal });
      requireAllowed(principal, rule);
    }
    next();
  };
  return Object.assign(handler, { [RULE]: rule });
}

/** Pure. The rule of a middleware made by authorize; undefined for any other function. */
export function ruleOf(handler: object): Rule | undefined {
  return RULE in handler ? (handler[RULE] as Rule) : undefined;
}

/** Pure. Who sent the request; only behind a rule other than public. */
export function principalOf(request: Request): Principal {
  if (!(PRINCIPAL in request)) throw new Error('the route has no rule that authenticates');
  return request[PRINCIPAL] as Principal;
}

/** Pure. Whether the principal may know of an object of this kind, project and id. */
export function maySee(principal: Principal, kind: KindName, project_id: string | null, id: string): boolean {
  if (principal.project_id === null) return true;
  if (kind === 'project') return id === principal.project_id;
  return KINDS[kind].in_project ? project_id === principal.project_id : kind === 'flavor';
}

/** Pure. Throws forbidden when the rule does not allow the principal. */
export function requireAllowed(principal: Principal, rule: Exclude<Rule, 'public'>): void {
  if (principal.project_id === null || rule === 'principal') return;
  if (rule === 'administrator') throw forbidden('This needs the token of an administrator.');
  if (KINDS[rule.kind].in_project) return;
  if (rule.access === 'read' && (rule.kind === 'flavor' || rule.kind === 'project')) return;
  throw forbidden(
    `The token of a project may not ${rule.access} ${KINDS[rule.kind].collection}. Use an administrator's.`,
  );
}

function forbidden(message: string): CairnError {
  return new CairnError('forbidden', message);
}
