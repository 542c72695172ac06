import { compilePolicy } from './compile.ts';
import type { Policy, Rule } from './compile.ts';
import { IDENTITY } from './defaults/identity.ts';
import { PEOPLE } from './defaults/people.ts';
import { RESOURCES } from './defaults/resources.ts';
import type { ShippedRule } from './defaults/shipped-rule.ts';
import { parseRule } from './parse.ts';

/** Every rule that Cairn ships, under the headings of the reference. */
export const RULE_GROUPS: readonly { readonly title: string; readonly rules: readonly ShippedRule[] }[] = [
  { title: 'Who somebody is', rules: PEOPLE },
  { title: 'Identity', rules: IDENTITY },
  { title: 'Resources and the service', rules: RESOURCES },
];

/** The same without headings. */
export const SHIPPED_RULES: readonly ShippedRule[] = RULE_GROUPS.flatMap(({ rules }) => rules);

/** Pure. The shipped rules, read. */
export function shippedRules(): ReadonlyMap<string, Rule> {
  return new Map(
    SHIPPED_RULES.map(({ name, text, phrase }) => {
      const parsed = parseRule(text);
      if ('problem' in parsed)
        throw new Error(`the shipped rule ${name} is wrong: ${parsed.problem.message}`);
      return [name, phrase === undefined ? { check: parsed.check } : { check: parsed.check, phrase }];
    }),
  );
}

/** Pure. The policy of a service to which nobody gave another. */
export function shippedPolicy(): Policy {
  return compilePolicy(shippedRules());
}
