import type { Credentials } from './credentials.ts';
import { compileCheck } from './compile-check.ts';
import type { Test } from './compile-check.ts';
import { soundRules } from './rule-graph.ts';
import type { Check } from './rule.ts';
import type { Target } from './values.ts';

/** A rule to compile. */
export type Rule = {
  readonly check: Check;
  /** What it asks for, in a few words for a refusal, such as "an administrator"; its checks speak for it when there is none. */
  readonly phrase?: string;
};

/** Rules made ready to be asked. */
export type Policy = {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly tests: ReadonlyMap<string, Test>;
};

/**
 * Pure. Rules by name -> what answers quickly. A rule that names one that is not there, is part of a circle, or grows too large
 * through others allows nobody.
 */
export function compilePolicy(rules: ReadonlyMap<string, Rule>): Policy {
  const checks = new Map([...rules].map(([name, { check }]) => [name, check]));
  const tests = new Map<string, Test>();
  for (const name of soundRules(checks)) {
    const check = checks.get(name);
    // Rules come after those that they name, so a test that is looked for is there.
    if (check !== undefined)
      tests.set(
        name,
        compileCheck(check, (other) => tests.get(other) ?? refuse),
      );
  }
  const known = new Map([...rules].filter(([name]) => tests.has(name)));
  return { rules: known, tests };
}

const refuse: Test = () => false;

/** Pure. Whether a rule allows the caller to act on the target. A rule that is not there allows nobody. */
export function allows(policy: Policy, name: string, credentials: Credentials, target: Target): boolean {
  const test = policy.tests.get(name);
  return test !== undefined && test(credentials, target);
}
