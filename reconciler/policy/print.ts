import type { Check, Left, Template } from './rule.ts';

/** Pure. Tree -> text; reading it again gives the same tree. */
export function printRule(check: Check): string {
  switch (check.type) {
    case 'always':
      return '@';
    case 'never':
      return '!';
    case 'role':
      return `role:${printTemplate(check.name)}`;
    case 'rule':
      return `rule:${check.name}`;
    case 'match':
      return `${printLeft(check.left)}:${printTemplate(check.right)}`;
    case 'not':
      return `not ${inside(check.check, ['and', 'or'])}`;
    case 'and':
      return check.checks.map((part) => inside(part, ['and', 'or'])).join(' and ');
    case 'or':
    default:
      return check.checks.map((part) => inside(part, ['or'])).join(' or ');
  }
}

/** A part in parentheses when it is of a type that would be read otherwise without. */
function inside(check: Check, enclosed: readonly Check['type'][]): string {
  const text = printRule(check);
  return enclosed.includes(check.type) ? `(${text})` : text;
}

function printLeft(left: Left): string {
  if ('attribute' in left) return left.attribute;
  const { literal } = left;
  if (typeof literal === 'string') return `'${literal}'`;
  return literalText(literal);
}

/** Pure. A literal as text, in OpenStack's words: True, False, None. */
export function literalText(literal: string | number | boolean | null): string {
  if (literal === null) return 'None';
  if (typeof literal === 'boolean') return literal ? 'True' : 'False';
  return String(literal);
}

function printTemplate(template: Template): string {
  return template
    .map((part) => (typeof part === 'string' ? part.replaceAll('%', '%%') : `%(${part.key})s`))
    .join('');
}
