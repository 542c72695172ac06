import { CairnError } from '../../../model/error.ts';
import { DEFAULT_DOMAIN_ID } from '../../../model/built-in.ts';
import { evaluate } from '../../../policy/evaluate.ts';
import { refusedBeforehand } from '../../../policy/judge.ts';
import type { Target } from '../../../policy/values.ts';
import type { KindName } from '../../../../schemas/generated/types.ts';
import { accessOf } from '../../authorize.ts';
import type { Access } from '../../authorize.ts';
import type { Call } from '../call.ts';

/** Pure. Throws forbidden when the caller may do this to no object at all, so that a wrong body is not looked into. */
export function requireDeedOnNothing(access: Access, kind: KindName, verb: string): void {
  const refusal = refusedBeforehand(access.policy, access.principal.credentials, kind, verb);
  if (refusal !== null) throw new CairnError('forbidden', refusal);
}

/** Pure. Throws forbidden when the rule does not let the caller act on the target. */
export function requireRule(call: Call, rule: string, target: Target): void {
  const { policy, principal } = accessOf(call.request);
  const decision = evaluate(policy, rule, principal.credentials, target);
  if (!decision.allowed) throw new CairnError('forbidden', decision.explanation);
}

/** Pure. Domain that an object belongs to when the request names none: that of the caller's token. */
export function homeDomain(call: Call): string {
  const { domain_id, project_domain_id } = accessOf(call.request).principal.credentials;
  return domain_id ?? project_domain_id ?? DEFAULT_DOMAIN_ID;
}
