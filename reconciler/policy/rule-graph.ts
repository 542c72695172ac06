import type { Check } from './rule.ts';

/** Checks that one answer may cost, those of the rules it names included. */
export const COST_LIMIT = 10_000;
/** How long a chain of rules that name each other may be. */
export const CHAIN_LIMIT = 64;
const STACK_LIMIT = 1000;

/** Why a rule cannot be used. `rule` is the one that is at fault: itself or one that it leads to. */
export type Fault =
  | { readonly type: 'unknown'; readonly rule: string; readonly missing: string }
  | { readonly type: 'circle'; readonly rules: readonly string[] }
  | { readonly type: 'too_large'; readonly rule: string };

/** What became of the rules: those that can be used, each after those that it names, and what is wrong with the others. */
export type RuleGraph = { readonly sound: readonly string[]; readonly faults: ReadonlyMap<string, Fault> };

/** Pure. Orders rules by what they name, and finds those that lead to a rule that is not there, in a circle, or to too much work. */
export function ruleGraph(rules: ReadonlyMap<string, Check>): RuleGraph {
  const sound: string[] = [];
  const faults = new Map<string, Fault>();
  const measures = new Map<string, Measure>();
  const open: string[] = [];
  const visit = (name: string): void => {
    if (measures.has(name) || faults.has(name)) return;
    const check = rules.get(name);
    if (check === undefined) return;
    open.push(name);
    const named = [...rulesNamed(check)];
    const fault = faultOf(name, named);
    open.pop();
    if (fault !== null) faults.set(name, fault);
    else {
      const measure = measureOf(check, measures);
      if (measure.cost > COST_LIMIT || measure.chain > CHAIN_LIMIT)
        faults.set(name, { type: 'too_large', rule: name });
      else {
        measures.set(name, measure);
        sound.push(name);
      }
    }
  };
  const faultOf = (name: string, named: readonly string[]): Fault | null => {
    for (const other of named) {
      if (!rules.has(other)) return { type: 'unknown', rule: name, missing: other };
      const begun = open.indexOf(other);
      if (begun >= 0) return { type: 'circle', rules: [...open.slice(begun), other] };
      // The stack has an end; no sound chain is nearly as long.
      if (open.length > STACK_LIMIT) return { type: 'too_large', rule: name };
      visit(other);
      const fault = faults.get(other);
      if (fault !== undefined) return fault;
    }
    return null;
  };
  for (const name of rules.keys()) visit(name);
  return { sound, faults };
}

/** Pure. The names of the rules that can be used, each after those that it names. */
export function soundRules(rules: ReadonlyMap<string, Check>): readonly string[] {
  return ruleGraph(rules).sound;
}

type Measure = { readonly cost: number; readonly chain: number };

function measureOf(check: Check, measures: ReadonlyMap<string, Measure>): Measure {
  switch (check.type) {
    case 'rule': {
      const { cost, chain } = measures.get(check.name) ?? { cost: 1, chain: 0 };
      return { cost, chain: chain + 1 };
    }
    case 'not':
      return measureOf(check.check, measures);
    case 'and':
    case 'or':
      return check.checks
        .map((part) => measureOf(part, measures))
        .reduce((sum, part) => ({ cost: sum.cost + part.cost, chain: Math.max(sum.chain, part.chain) }));
    case 'always':
    case 'never':
    case 'role':
    case 'match':
    default:
      return { cost: 1, chain: 0 };
  }
}

/** Pure. The names after rule: in a tree. */
export function rulesNamed(check: Check): ReadonlySet<string> {
  const names = new Set<string>();
  eachCheck(check, (part) => {
    if (part.type === 'rule') names.add(part.name);
  });
  return names;
}

/** Pure. Calls `visit` for every node of a tree, a node before its parts. */
export function eachCheck(check: Check, visit: (check: Check) => void): void {
  visit(check);
  if (check.type === 'not') eachCheck(check.check, visit);
  if (check.type === 'and' || check.type === 'or') for (const part of check.checks) eachCheck(part, visit);
}
