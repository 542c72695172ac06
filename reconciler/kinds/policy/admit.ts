import type { PolicySpec } from '../../../schemas/generated/types.ts';
import type { Violation } from '../../model/error.ts';
import type { Admission } from '../../model/kind.ts';

/** Pure. Refuses a rule that another policy has: which of the two would hold? */
export function admit({ spec, peers }: Admission<PolicySpec>): readonly Violation[] {
  return Object.keys(spec.rules).flatMap((rule) => {
    const other = peers.find((peer) => Object.hasOwn(peer.spec.rules, rule));
    if (other === undefined) return [];
    const path = `/spec/rules/${rule.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const message = `is a rule of the policy "${other.name}" already`;
    return [{ path, message, hint: 'Change it there, or take it out there first.' }];
  });
}
