import { nearest } from '../../schemas/nearest.ts';
import type { Violation } from '../model/error.ts';
import { SHIPPED_RULES } from './defaults.ts';
import { mergedRules } from './merge.ts';
import type { PolicyDocument } from './merge.ts';
import { parseRule } from './parse.ts';
import { shown } from './parse-check.ts';
import { eachCheck, ruleGraph, rulesNamed } from './rule-graph.ts';
import type { Fault } from './rule-graph.ts';
import type { Check, Template } from './rule.ts';
import { ATTRIBUTES } from './values.ts';

/** What is wrong with a document, and what is right but does nothing. Paths begin with /spec/rules. */
export type Review = { readonly violations: readonly Violation[]; readonly warnings: readonly Violation[] };

/** Letters that may differ for a word to count as another one misspelt. */
const TYPO = 2;
const NAME_LENGTH_LIMIT = 255;
/** Keys that nearly every rule looks for; a word that is nearly one of them is one misspelt. */
const USUAL_KEYS = ['project_id', 'tenant_id', 'domain_id', 'user_id'];

/**
 * Pure. Judges a document that is to hold beside the others: every rule can be read, names rules that there are, makes no circle and
 * not too much work, and neither its name nor what it looks at is a well-known word misspelt. Rules of its own names are welcome when
 * some rule names them; one that decides nothing is a warning, since policies of OpenStack have many that Cairn does not.
 * `previous` is the document as it holds now, null for a new one: a rule that others name may not go.
 */
export function reviewPolicy(
  document: PolicyDocument,
  others: readonly PolicyDocument[],
  previous: PolicyDocument | null,
): Review {
  const all = checksOf([...others, document]);
  const { faults } = ruleGraph(all);
  const named = new Set([...all.values()].flatMap((check) => [...rulesNamed(check)]));
  const reviews = Object.entries(document.rules).map(([name, text]): Review => {
    const path = pathOf(name);
    const unusable = unusableName(name, path);
    if (unusable !== null) return { violations: [unusable], warnings: [] };
    const parsed = parseRule(text);
    if ('problem' in parsed) {
      const { position, message, hint } = parsed.problem;
      return {
        violations: [finding(path, `is wrong at character ${position}: ${message}`, hint)],
        warnings: [],
      };
    }
    const fault = faults.get(name);
    const wrong = fault === undefined ? null : faultOf(name, fault, path, [...all.keys()]);
    return joined([
      { violations: wrong === null ? [] : [wrong], warnings: [] },
      named.has(name) ? NOTHING : reviewName(name, path),
      reviewWords(parsed.check, path),
    ]);
  });
  const before = ruleGraph(checksOf(previous === null ? others : [...others, previous])).faults;
  return joined([...reviews, { violations: lostRules(document, before, faults), warnings: [] }]);
}

function checksOf(documents: readonly PolicyDocument[]): ReadonlyMap<string, Check> {
  return new Map([...mergedRules(documents)].map(([name, { check }]) => [name, check]));
}

const NOTHING: Review = { violations: [], warnings: [] };

function joined(reviews: readonly Review[]): Review {
  return {
    violations: reviews.flatMap(({ violations }) => violations),
    warnings: reviews.flatMap(({ warnings }) => warnings),
  };
}

function unusableName(name: string, path: string): Violation | null {
  if (/^[^\s()%'"]+$/.test(name) && name.length <= NAME_LENGTH_LIMIT) return null;
  return finding(
    path,
    `has a name that is none of a rule: up to ${NAME_LENGTH_LIMIT} characters without white space, quotes, parentheses and %`,
  );
}

function faultOf(name: string, fault: Fault, path: string, names: readonly string[]): Violation | null {
  switch (fault.type) {
    case 'unknown': {
      if (fault.rule !== name) return null;
      const meant = nearest(fault.missing, names);
      const hint = meant === undefined ? 'Define it in this policy too.' : `Did you mean rule:${meant}?`;
      return finding(path, `names the rule ${shown(fault.missing)}, which there is not`, hint);
    }
    case 'circle': {
      if (!fault.rules.includes(name)) return null;
      return finding(
        path,
        `is part of a circle: ${fault.rules.slice(0, 10).join(' -> ')}`,
        'Take rule: out of one of them.',
      );
    }
    case 'too_large':
    default:
      if (fault.rule !== name) return null;
      return finding(
        path,
        'names rules that name rules, and so on, too often to be worked out for every request',
        'Say it with fewer.',
      );
  }
}

/** A name that no rule names and that decides nothing: one misspelt, or one that Cairn has no use for. */
function reviewName(name: string, path: string): Review {
  const known = SHIPPED_RULES.map((rule) => rule.name);
  if (known.includes(name)) return NOTHING;
  const meant = nearest(name, known, TYPO);
  if (meant !== undefined) {
    return {
      violations: [finding(path, 'is the name of nothing that is done', `Did you mean "${meant}"?`)],
      warnings: [],
    };
  }
  return { violations: [], warnings: [finding(path, 'decides nothing in Cairn, and no rule names it')] };
}

/** The attributes and keys that a rule looks at. */
function reviewWords(check: Check, path: string): Review {
  const reviews: Review[] = [];
  eachCheck(check, (part) => {
    if (part.type === 'match' && 'attribute' in part.left)
      reviews.push(reviewAttribute(part.left.attribute, path));
    if (part.type === 'match') reviews.push(reviewKeys(part.right, path));
    if (part.type === 'role') reviews.push(reviewKeys(part.name, path));
  });
  return joined(reviews);
}

function reviewAttribute(attribute: string, path: string): Review {
  if (ATTRIBUTES.includes(attribute)) return NOTHING;
  const message = `compares ${shown(attribute)}, which callers do not have: the check always fails`;
  const meant = ['role', 'rule', ...ATTRIBUTES].find((word) => nearest(attribute, [word], TYPO) === word);
  if (meant === undefined) return { violations: [], warnings: [finding(path, message)] };
  return { violations: [finding(path, message, `Did you mean ${meant}:?`)], warnings: [] };
}

function reviewKeys(template: Template, path: string): Review {
  const violations = template.flatMap((part) => {
    const word = typeof part === 'string' ? undefined : part.key.split('.').at(-1);
    if (word === undefined || USUAL_KEYS.includes(word)) return [];
    const meant = nearest(word, USUAL_KEYS, TYPO);
    return meant === undefined
      ? []
      : [finding(path, `looks at ${shown(word)}, which objects do not have`, `Did you mean ${meant}?`)];
  });
  return { violations, warnings: [] };
}

/** Rules of other documents that name one which this document had and has no longer. */
function lostRules(
  document: PolicyDocument,
  before: ReadonlyMap<string, Fault>,
  faults: ReadonlyMap<string, Fault>,
): readonly Violation[] {
  return [...faults].flatMap(([name, fault]) => {
    const is_own = Object.hasOwn(document.rules, name);
    if (fault.type !== 'unknown' || fault.rule !== name || is_own || before.has(name)) return [];
    const message = `lacks the rule ${shown(fault.missing)}, which the rule ${shown(name)} of another policy names`;
    return [finding('/spec/rules', message, 'Keep it, or change the other policy first.')];
  });
}

function pathOf(name: string): string {
  return `/spec/rules/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function finding(path: string, message: string, hint?: string): Violation {
  return hint === undefined ? { path, message } : { path, message, hint };
}
