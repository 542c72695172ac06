import type { PolicySpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import { reviewPolicy } from '../../policy/review.ts';

/** Pure. Refuses a rule that cannot be used, and one that another policy has: which of the two would hold? */
export function admit({ spec, previous, peers }: Admission<PolicySpec>): readonly Violation[] {
  const others = peers.map((peer) => peer.spec);
  const { violations } = reviewPolicy(spec, others, previous?.spec ?? null);
  return [...twins(spec, peers), ...violations];
}

function twins(spec: PolicySpec, peers: readonly Resource<PolicySpec>[]): readonly Violation[] {
  return Object.keys(spec.rules).flatMap((rule) => {
    const other = peers.find((peer) => Object.hasOwn(peer.spec.rules, rule));
    if (other === undefined) return [];
    const path = `/spec/rules/${rule.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const message = `is a rule of the policy "${other.name}" already`;
    return [{ path, message, hint: 'Change it there, or take it out there first.' }];
  });
}
