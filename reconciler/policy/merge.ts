import type { Policy, PropertyProtections, Rule } from './compile.ts';
import { compilePolicy } from './compile.ts';
import { shippedRules } from './defaults.ts';
import { ruleFor, VERBS } from './names.ts';
import { parseRule } from './parse.ts';
import { ruleGraph } from './rule-graph.ts';
import type { Check } from './rule.ts';

/** What an object of the kind policy holds. */
export type PolicyDocument = { readonly name: string; readonly rules: Readonly<Record<string, string>> };

const NEVER: Check = { type: 'never' };
const ADMINISTRATOR: Check = { type: 'match', left: { attribute: 'is_admin' }, right: ['True'] };

/**
 * Pure. The rules that hold: the shipped ones, and in their place those of the documents. It takes whatever was stored: a text that is
 * no rule allows nobody, and of two rules with one name both must allow. Whatever they say, administrators may read and write
 * policies, so that nobody is locked out. `protections` are those of the service's settings; no document can put others in their place.
 */
export function effectivePolicy(
  documents: readonly PolicyDocument[],
  protections?: PropertyProtections,
): Policy {
  const rules = mergedRules(documents);
  const { faults } = ruleGraph(new Map([...rules].map(([name, { check }]) => [name, check])));
  for (const verb of VERBS) {
    const name = ruleFor('policy', verb);
    const rule = rules.get(name);
    const kept: readonly Check[] = rule === undefined || faults.has(name) ? [] : [rule.check];
    const [only = ADMINISTRATOR] = kept;
    rules.set(name, { check: kept.length === 0 ? only : { type: 'or', checks: [ADMINISTRATOR, only] } });
  }
  return compilePolicy(rules, protections);
}

/** Pure. Shipped rules with those of documents in their place; what cannot be read allows nobody. */
export function mergedRules(documents: readonly PolicyDocument[]): Map<string, Rule> {
  const own = new Map<string, Rule>();
  for (const [name, text] of documents.flatMap(({ rules }) => Object.entries(rules))) {
    const parsed = parseRule(text);
    const check = 'check' in parsed ? parsed.check : NEVER;
    const twin = own.get(name);
    own.set(name, { check: twin === undefined ? check : { type: 'and', checks: [twin.check, check] } });
  }
  return new Map([...shippedRules(), ...own]);
}
