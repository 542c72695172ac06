/** Rules of who may what, read: oslo.policy's language as a tree. */

/** Text with places for values of the target: `%(project_id)s` is `{ key: 'project_id' }`. Never empty, no two texts side by side. */
export type Template = readonly (string | { readonly key: string })[];

/** A value that a rule says itself. */
export type Literal = string | number | boolean | null;

/** What stands before the colon of a comparison: an attribute of the credentials (dotted) or a literal. */
export type Left = { readonly attribute: string } | { readonly literal: Literal };

/** One node of a rule; `and` and `or` have at least two parts. */
export type Check =
  | { readonly type: 'always' }
  | { readonly type: 'never' }
  | { readonly type: 'role'; readonly name: Template }
  | { readonly type: 'rule'; readonly name: string }
  | { readonly type: 'match'; readonly left: Left; readonly right: Template }
  | { readonly type: 'not'; readonly check: Check }
  | { readonly type: 'and' | 'or'; readonly checks: readonly Check[] };

/** What is wrong with a rule's text. */
export type RuleProblem = {
  /** Where, counted in characters from 1; always 1 for the old list form, whose message names the entry. */
  readonly position: number;
  /** What was expected there and what was found. */
  readonly message: string;
  readonly hint?: string;
};

/** Longest text of one rule, in characters. */
export const RULE_LENGTH_LIMIT = 8192;
/** Checks that one rule may have. */
export const RULE_CHECK_LIMIT = 512;
/** How deep parentheses and "not" may be nested in one rule. */
export const RULE_DEPTH_LIMIT = 32;

/** Thrown inside the reading of a rule; parseRule gives it out as a RuleProblem. */
export class RuleSyntaxError extends Error {
  override readonly name = 'RuleSyntaxError';
  readonly problem: RuleProblem;

  /** `offset` is counted from 0. */
  constructor(offset: number, message: string, hint?: string) {
    super(message);
    this.problem = { position: offset + 1, message, ...(hint === undefined ? {} : { hint }) };
  }
}
