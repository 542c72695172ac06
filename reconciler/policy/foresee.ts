import type { Policy } from './compile.ts';
import { compileCheck } from './compile-check.ts';
import type { Credentials } from './credentials.ts';
import type { Check } from './rule.ts';
import { anyValue, attributeReader } from './values.ts';

/** What is known of a rule before the target is: whatever it be, the rule allows (true), refuses (false), or it depends (null). */
type Foresight = boolean | null;

/**
 * Pure. Whether there can be a target on which the rule allows the caller to act. When not, the caller is refused before anything is
 * looked up, so that the refusal is the same whether the object is there or not.
 */
export function couldAllow(policy: Policy, name: string, credentials: Credentials): boolean {
  const rule = policy.rules.get(name);
  return rule !== undefined && foresee(policy, rule.check, credentials) !== false;
}

function foresee(policy: Policy, check: Check, credentials: Credentials): Foresight {
  switch (check.type) {
    case 'rule': {
      const rule = policy.rules.get(check.name);
      return rule === undefined ? false : foresee(policy, rule.check, credentials);
    }
    case 'not': {
      const inner = foresee(policy, check.check, credentials);
      return inner === null ? null : !inner;
    }
    case 'and':
    case 'or': {
      const parts = check.checks.map((part) => foresee(policy, part, credentials));
      const settled_by = check.type === 'or';
      if (parts.includes(settled_by)) return settled_by;
      return parts.includes(null) ? null : !settled_by;
    }
    case 'always':
    case 'never':
    case 'role':
    case 'match':
    default:
      return foreseeLeaf(check, credentials);
  }
}

function foreseeLeaf(check: Check, credentials: Credentials): Foresight {
  const text = check.type === 'role' ? check.name : check.type === 'match' ? check.right : [];
  if (text.every((part) => typeof part === 'string'))
    return compileCheck(check, () => () => false)(credentials, {});
  if (check.type === 'role') return credentials.roles.length === 0 ? false : null;
  if (check.type !== 'match' || !('attribute' in check.left)) return null;
  const value = attributeReader(check.left.attribute)(credentials);
  return anyValue(value, (one) => one !== null) ? null : false;
}
