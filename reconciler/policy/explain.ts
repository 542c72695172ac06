import type { Policy } from './compile.ts';
import { compileCheck } from './compile-check.ts';
import type { Credentials } from './credentials.ts';
import { literalText } from './print.ts';
import type { Check, Left, Template } from './rule.ts';
import { plainKey } from './values.ts';
import type { Target } from './values.ts';

/** Ways out that a refusal tells at most. */
const WAYS_SHOWN = 5;
/** Ways out that are looked at; hostile rules have more. */
const WAYS_LIMIT = 32;
const ROLES_SHOWN = 20;

/** One way in which the rule would allow: what is lacking for it, all of it. */
type Way = readonly string[];

/**
 * Pure. Why a rule refuses: what would have been enough, and what the caller has. It tells what the rule asks for and what the
 * caller's own token says; nothing of the target, of which the caller may not know.
 */
export function explain(policy: Policy, name: string, credentials: Credentials, target: Target): string {
  const rule = policy.rules.get(name);
  const ways = rule === undefined ? [] : shortest(lacking(policy, rule.check, credentials, target));
  if (ways.length === 0) return `The rule ${name} allows nobody to do this.`;
  const shown = ways.slice(0, WAYS_SHOWN).map((way) => way.join(' and '));
  const more = ways.length > WAYS_SHOWN ? ['another way that the rule names'] : [];
  return `The rule ${name} asks for ${[...shown, ...more].join(', or ')}. ${holdings(credentials)}`;
}

/** The ways in which a check that refuses would allow; none when there is no way. */
function lacking(policy: Policy, check: Check, credentials: Credentials, target: Target): readonly Way[] {
  switch (check.type) {
    case 'always':
    case 'never':
      return [];
    case 'rule': {
      const rule = policy.rules.get(check.name);
      if (rule === undefined) return [];
      return rule.phrase === undefined ? lacking(policy, rule.check, credentials, target) : [[rule.phrase]];
    }
    case 'or':
      return check.checks.flatMap((part) => lacking(policy, part, credentials, target)).slice(0, WAYS_LIMIT);
    case 'and':
      return check.checks
        .filter((part) => !holds(policy, part, credentials, target))
        .map((part) => lacking(policy, part, credentials, target))
        .reduce<readonly Way[]>((ways, more) => combined(ways, more), [[]]);
    case 'not':
    case 'role':
    case 'match':
    default:
      return [[phraseOf(policy, check)]];
  }
}

function holds(policy: Policy, check: Check, credentials: Credentials, target: Target): boolean {
  return compileCheck(check, (name) => policy.tests.get(name) ?? (() => false))(credentials, target);
}

function combined(ways: readonly Way[], more: readonly Way[]): readonly Way[] {
  return ways.flatMap((way) => more.map((other) => [...new Set([...way, ...other])])).slice(0, WAYS_LIMIT);
}

/** The ways without those that ask for all that another asks for. */
function shortest(ways: readonly Way[]): readonly Way[] {
  return ways.filter(
    (way, index) =>
      !ways.some(
        (other, at) =>
          at !== index &&
          other.every((phrase) => way.includes(phrase)) &&
          (other.length < way.length || at < index),
      ),
  );
}

function phraseOf(policy: Policy, check: Check): string {
  switch (check.type) {
    case 'always':
      return 'nothing';
    case 'never':
      return 'what nobody has';
    case 'role':
      return `the role ${templateText(check.name)}`;
    case 'rule': {
      const rule = policy.rules.get(check.name);
      return rule?.phrase ?? `what the rule ${check.name} asks for`;
    }
    case 'match':
      return matchPhrase(check.left, check.right);
    case 'not':
      return `not ${phraseOf(policy, check.check)}`;
    case 'and':
    case 'or':
    default:
      return `(${check.checks.map((part) => phraseOf(policy, part)).join(` ${check.type} `)})`;
  }
}

/** Values that a rule writes out are told only where they are words of the system: an id in a rule may be a secret of another project. */
function matchPhrase(left: Left, right: Template): string {
  if ('literal' in left) {
    const key = right.map((part) => (typeof part === 'string' ? '' : plainKey(part.key))).join('');
    return key === 'role.name'
      ? `the role to be ${literalText(left.literal)}`
      : `another ${key === '' ? 'rule' : key}`;
  }
  const fixed = right.every((part) => typeof part === 'string') ? right.join('') : undefined;
  if (left.attribute === 'system_scope') return 'a token of the system';
  if (left.attribute === 'is_admin_project') return 'a token of the admin project';
  if (left.attribute === 'is_admin') return 'an administrator';
  if (fixed !== undefined) return `another ${left.attribute}`;
  switch (left.attribute) {
    case 'project_id':
    case 'tenant_id':
    case 'tenant':
      return 'a token of the project that it belongs to';
    case 'domain_id':
      return 'a token of the domain that it belongs to';
    case 'user_id':
    case 'user':
      return 'the user whom it belongs to';
    default:
      return `another ${left.attribute}`;
  }
}

function templateText(template: Template): string {
  return template
    .map((part) => (typeof part === 'string' ? part : `that is the ${plainKey(part.key)}`))
    .join('');
}

/** What the caller has, which it knows. */
function holdings(credentials: Credentials): string {
  const { roles } = credentials;
  const more = roles.length > ROLES_SHOWN ? ` and ${roles.length - ROLES_SHOWN} more` : '';
  const held =
    roles.length === 0
      ? 'no role'
      : `the role${roles.length === 1 ? '' : 's'} ${roles.slice(0, ROLES_SHOWN).join(', ')}${more}`;
  return `Your token has ${held} ${scopeOf(credentials)}.`;
}

function scopeOf({ system_scope, project_id, domain_id }: Credentials): string {
  if (system_scope !== null) return 'on the system';
  if (project_id !== null) return `in project ${project_id}`;
  return domain_id === null ? 'and no scope' : `in domain ${domain_id}`;
}
