/** A word of a rule and where it begins, counted from 0. */
export type Token = {
  readonly type: '(' | ')' | 'and' | 'or' | 'not' | 'check';
  readonly text: string;
  readonly offset: number;
};

const OPERATORS = new Set(['and', 'or', 'not']);

/**
 * Pure. The words of a rule. They are parted by white space; parentheses belong to a word only in its middle, as in
 * `%(project_id)s`. Source: OpenStack, oslo.policy, policy language: operators in any case.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const opened = /^\(*/.exec(word)?.[0].length ?? 0;
    const closed = opened === word.length ? 0 : trailing(word);
    for (let at = 0; at < opened; at += 1) tokens.push({ type: '(', text: '(', offset: index + at });
    const inner = word.slice(opened, word.length - closed);
    if (inner !== '') {
      const lower = inner.toLowerCase();
      const type = OPERATORS.has(lower) ? (lower as 'and' | 'or' | 'not') : 'check';
      tokens.push({ type, text: inner, offset: index + opened });
    }
    for (let at = word.length - closed; at < word.length; at += 1) {
      tokens.push({ type: ')', text: ')', offset: index + at });
    }
  }
  return tokens;
}

function trailing(word: string): number {
  let count = 0;
  while (word[word.length - 1 - count] === ')') count += 1;
  return count;
}
