/**
 * Pure. Whether what a host says of itself is what an extra spec wants of it. Without an operator the two must be equal. Source: Nova,
 * scheduler filters, extra_specs_ops: `=` is at least, `s==` and its like compare text, `<in>` looks for a part, `<all-in>` for all
 * words, `<or>` for one of several.
 */
export function satisfies(found: string, wanted: string): boolean {
  const [operator = '', ...words] = wanted.trim().split(/\s+/);
  if (operator === '<or>') return alternatives(words).includes(found);
  if (operator === '<all-in>') return words.every((word) => found.split(/[\s,]+/).includes(word));
  const value = words.join(' ');
  if (operator === '<in>') return value !== '' && found.includes(value);
  const text = TEXT[operator];
  if (text !== undefined) return text(found, value);
  const number = NUMBERS[operator];
  if (number !== undefined) {
    const [have, want] = [Number(found), Number(value)];
    return found !== '' && value !== '' && number(have, want);
  }
  return found === wanted.trim();
}

const TEXT: Readonly<Record<string, (found: string, wanted: string) => boolean>> = {
  's==': (found, wanted) => found === wanted,
  's!=': (found, wanted) => found !== wanted,
  's<': (found, wanted) => found < wanted,
  's<=': (found, wanted) => found <= wanted,
  's>': (found, wanted) => found > wanted,
  's>=': (found, wanted) => found >= wanted,
};

const NUMBERS: Readonly<Record<string, (found: number, wanted: number) => boolean>> = {
  '=': (found, wanted) => found >= wanted,
  '==': (found, wanted) => found === wanted,
  '!=': (found, wanted) => found !== wanted,
  '>=': (found, wanted) => found >= wanted,
  '<=': (found, wanted) => found <= wanted,
  '<': (found, wanted) => found < wanted,
  '>': (found, wanted) => found > wanted,
};

/** The values between the words `<or>`. */
function alternatives(words: readonly string[]): readonly string[] {
  return words
    .join(' ')
    .split('<or>')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
