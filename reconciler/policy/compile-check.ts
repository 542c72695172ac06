import type { Json } from '../model/json.ts';
import type { Credentials } from './credentials.ts';
import { literalText } from './print.ts';
import type { Check, Left, Template } from './rule.ts';
import { anyValue, attributeReader, comparedText, targetReader } from './values.ts';
import type { Target } from './values.ts';

/** A rule as a function: whether it allows. It throws nothing and reads nothing else. */
export type Test = (credentials: Credentials, target: Target) => boolean;

const ALWAYS: Test = () => true;
const NEVER: Test = () => false;

/** Pure. A tree as nested closures; `ruleNamed` gives the closure of another rule. */
export function compileCheck(check: Check, ruleNamed: (name: string) => Test): Test {
  switch (check.type) {
    case 'always':
      return ALWAYS;
    case 'never':
      return NEVER;
    case 'role':
      return compileRole(check.name);
    case 'rule':
      return ruleNamed(check.name);
    case 'match':
      return compileMatch(check.left, check.right);
    case 'not': {
      const test = compileCheck(check.check, ruleNamed);
      return (credentials, target) => !test(credentials, target);
    }
    case 'and':
    case 'or':
    default:
      return joined(
        check.checks.map((part) => compileCheck(part, ruleNamed)),
        check.type === 'or',
      );
  }
}

/** Whether any of the tests holds (`settled_by` true), or all of them (false). */
function joined(tests: readonly Test[], settled_by: boolean): Test {
  const [first, second] = tests;
  if (tests.length === 2 && first !== undefined && second !== undefined) {
    return settled_by
      ? (credentials, target) => first(credentials, target) || second(credentials, target)
      : (credentials, target) => first(credentials, target) && second(credentials, target);
  }
  return (credentials, target) => {
    for (const test of tests) if (test(credentials, target) === settled_by) return settled_by;
    return !settled_by;
  };
}

/** Names of roles are the same in capital and small letters. Source: OpenStack, oslo.policy, role checks. */
function compileRole(name: Template): Test {
  const text = fixedText(name);
  if (text !== undefined) {
    const wanted = text.toLowerCase();
    return ({ roles }) => holds(roles, wanted);
  }
  const fill = compileTemplate(name, false);
  return ({ roles }, target) => {
    const wanted = fill(target);
    return wanted !== undefined && holds(roles, wanted.toLowerCase());
  };
}

function holds(roles: readonly string[], wanted: string): boolean {
  for (const role of roles) if (role === wanted || role.toLowerCase() === wanted) return true;
  return false;
}

/**
 * A comparison by text. What is missing equals nothing. A null of the credentials equals only None written in the rule, and a null
 * of the target only a literal: that neither side has a project does not make it the same project.
 */
function compileMatch(left: Left, right: Template): Test {
  const text = fixedText(right);
  if ('literal' in left) {
    const literal = typeof left.literal === 'string' ? left.literal : literalText(left.literal);
    if (text !== undefined) return literal === text ? ALWAYS : NEVER;
    const fill = compileTemplate(right, true);
    return (_, target) => fill(target) === literal;
  }
  const read = attributeReader(left.attribute);
  if (text !== undefined) {
    const isText = (value: Json): boolean => comparedText(value) === text;
    return (credentials) => anyValue(read(credentials), isText);
  }
  const fill = compileTemplate(right, false);
  return (credentials, target) => {
    const wanted = fill(target);
    if (wanted === undefined) return false;
    const value = read(credentials);
    if (typeof value === 'string') return value === wanted;
    return anyValue(value, (one) => one !== null && comparedText(one) === wanted);
  };
}

/** The text of a template without places; undefined when it has any. */
function fixedText(template: Template): string | undefined {
  const [only] = template;
  return template.length === 1 && typeof only === 'string' ? only : undefined;
}

/** A template as a function: the text with the target's values in it, undefined when one is missing (or null, unless nulls are taken as None). */
function compileTemplate(template: Template, takes_null: boolean): (target: Target) => string | undefined {
  const valueText = (value: Json | undefined): string | undefined =>
    value === null && !takes_null ? undefined : comparedText(value);
  const [only] = template;
  if (template.length === 1 && typeof only === 'object') {
    const read = targetReader(only.key);
    return (target) => valueText(read(target));
  }
  const parts = template.map((part) => (typeof part === 'string' ? part : targetReader(part.key)));
  return (target) => {
    let text = '';
    for (const part of parts) {
      const more = typeof part === 'string' ? part : valueText(part(target));
      if (more === undefined) return undefined;
      text += more;
    }
    return text;
  };
}
