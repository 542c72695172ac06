import { parseCheck } from './parse-check.ts';
import { RULE_CHECK_LIMIT, RuleSyntaxError } from './rule.ts';
import type { Check } from './rule.ts';

/**
 * Pure. The old form of a rule, a JSON list: any of its entries allows, each a check or a list of checks that must all hold.
 * `[]` allows always, a list of nothing but empty lists never. Throws RuleSyntaxError.
 */
export function parseList(text: string): Check {
  const list = readJson(text);
  if (list.length === 0) return { type: 'always' };
  let count = 0;
  const alternatives = list.flatMap((entry, index) => {
    const place = `entry ${index + 1}`;
    const parts: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    count += parts.length;
    if (count > RULE_CHECK_LIMIT) throw wrong(`${place}: a rule has at most ${RULE_CHECK_LIMIT} checks`);
    return parts.length === 0
      ? []
      : [
          joined(
            'and',
            parts.map((part) => parsePart(part, place)),
          ),
        ];
  });
  return alternatives.length === 0 ? { type: 'never' } : joined('or', alternatives);
}

function readJson(text: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {
    // What the text lacks is said below, in Cairn's words.
  }
  throw wrong(
    'a rule that begins with "[" must be a JSON list of lists of checks',
    '[["role:admin"], ["role:member"]] is one.',
  );
}

function parsePart(part: unknown, place: string): Check {
  if (typeof part !== 'string') throw wrong(`${place}: expected a check as text; found ${typeof part}`);
  if (/\s/.test(part)) {
    throw wrong(
      `${place}: expected one check without white space`,
      'Operators belong to the other form, a text without brackets.',
    );
  }
  try {
    return parseCheck(part, 0);
  } catch (thrown) {
    if (thrown instanceof RuleSyntaxError)
      throw wrong(`${place}: ${thrown.problem.message}`, thrown.problem.hint);
    throw thrown;
  }
}

function joined(type: 'and' | 'or', checks: readonly Check[]): Check {
  const [first] = checks;
  return checks.length === 1 && first !== undefined ? first : { type, checks };
}

function wrong(message: string, hint?: string): RuleSyntaxError {
  return new RuleSyntaxError(0, message, hint);
}
