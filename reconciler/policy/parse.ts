import { operatorHint, parseCheck, shown } from './parse-check.ts';
import { parseList } from './parse-list.ts';
import { RULE_CHECK_LIMIT, RULE_DEPTH_LIMIT, RULE_LENGTH_LIMIT, RuleSyntaxError } from './rule.ts';
import type { Check, RuleProblem } from './rule.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A rule as a tree, or what is wrong with its text. */
export type ParsedRule = { readonly check: Check } | { readonly problem: RuleProblem };

/**
 * Pure. Text of a rule -> tree. Empty text allows always; text that begins with "[" is the old form, a JSON list of lists.
 * "not" binds closest, then "and", then "or". Source: OpenStack, oslo.policy, policy language.
 */
export function parseRule(text: string): ParsedRule {
  try {
    if (text.length > RULE_LENGTH_LIMIT) {
      throw new RuleSyntaxError(
        RULE_LENGTH_LIMIT,
        `a rule has at most ${RULE_LENGTH_LIMIT} characters; this one has ${text.length}`,
        'Move a part of it to a rule of its own and name it with rule:NAME.',
      );
    }
    if (text === '') return { check: { type: 'always' } };
    return { check: text.trimStart().startsWith('[') ? parseList(text) : parseText(text) };
  } catch (thrown) {
    if (thrown instanceof RuleSyntaxError) return { problem: thrown.problem };
    throw thrown;
  }
}

type Reader = {
  readonly tokens: readonly Token[];
  /** Length of the text: where a word is missing at its end. */
  readonly end: number;
  at: number;
};

function parseText(text: string): Check {
  const tokens = tokenize(text);
  if (tokens.length === 0) {
    throw new RuleSyntaxError(0, 'expected a check; found only white space', 'Write "" to allow everyone.');
  }
  const surplus = tokens.filter(({ type }) => type === 'check')[RULE_CHECK_LIMIT];
  if (surplus !== undefined) {
    throw new RuleSyntaxError(surplus.offset, `a rule has at most ${RULE_CHECK_LIMIT} checks`);
  }
  const reader: Reader = { tokens, end: text.length, at: 0 };
  const check = parseJoined(reader, 'or', 0);
  const rest = reader.tokens[reader.at];
  if (rest === undefined) return check;
  throw new RuleSyntaxError(
    rest.offset,
    `expected "and", "or" or the end of the rule; found ${shown(rest.text)}`,
    rest.type === ')' ? 'There is one closing parenthesis too many.' : operatorHint(rest.text),
  );
}

function parseJoined(reader: Reader, type: 'and' | 'or', depth: number): Check {
  const next = (): Check => (type === 'or' ? parseJoined(reader, 'and', depth) : parseNegated(reader, depth));
  const first = next();
  const checks = [first];
  while (reader.tokens[reader.at]?.type === type) {
    reader.at += 1;
    checks.push(next());
  }
  return checks.length === 1 ? first : { type, checks };
}

function parseNegated(reader: Reader, depth: number): Check {
  const token = reader.tokens[reader.at];
  if (token === undefined) throw missing(reader, 'a check, "not" or an opening parenthesis');
  if (depth >= RULE_DEPTH_LIMIT) {
    throw new RuleSyntaxError(
      token.offset,
      `parentheses and "not" are nested deeper than ${RULE_DEPTH_LIMIT}`,
    );
  }
  reader.at += 1;
  switch (token.type) {
    case 'not':
      return { type: 'not', check: parseNegated(reader, depth + 1) };
    case '(': {
      const check = parseJoined(reader, 'or', depth + 1);
      const closing = reader.tokens[reader.at];
      if (closing === undefined) throw missing(reader, '"and", "or" or a closing parenthesis');
      if (closing.type !== ')') {
        throw new RuleSyntaxError(
          closing.offset,
          `expected "and", "or" or a closing parenthesis; found ${shown(closing.text)}`,
        );
      }
      reader.at += 1;
      return check;
    }
    case 'check':
      return parseCheck(token.text, token.offset);
    case 'and':
    case 'or':
    case ')':
    default:
      throw new RuleSyntaxError(
        token.offset,
        `expected a check, "not" or an opening parenthesis; found ${shown(token.text)}`,
      );
  }
}

function missing(reader: Reader, expected: string): RuleSyntaxError {
  return new RuleSyntaxError(reader.end, `expected ${expected}; found the end of the rule`);
}
