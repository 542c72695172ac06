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

/** Entries of image_property_protections that were read, in their order: the first whose pattern matches decides. None leaves every property open. */
export type PropertyProtections = {
  readonly patterns: readonly RegExp[];
  /** What decides on each, by the names that property-protections.ts gives. */
  readonly rules: ReadonlyMap<string, Rule>;
};

/** Nothing is protected. */
export const UNPROTECTED: PropertyProtections = { patterns: [], rules: new Map() };

/** Rules made ready to be asked. */
export type Policy = {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly tests: ReadonlyMap<string, Test>;
  /** Which free properties of images have rules of their own; these are among the others. */
  readonly protections: PropertyProtections;
};

/**
 * Pure. Rules by name -> what answers quickly. A rule that names one that is not there, is part of a circle, or grows too large
 * through others allows nobody.
 */
export function compilePolicy(
  given: ReadonlyMap<string, Rule>,
  protections: PropertyProtections = UNPROTECTED,
): Policy {
  const rules = new Map([...given, ...protections.rules]);
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
  return { rules: known, tests, protections };
}

const refuse: Test = () => false;

/** Pure. Whether a rule allows the caller to act on the target. A rule that is not there allows nobody. */
export function allows(policy: Policy, name: string, credentials: Credentials, target: Target): boolean {
  const test = policy.tests.get(name);
  return test !== undefined && test(credentials, target);
}
