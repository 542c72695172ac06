/** The sentence in an attribute's description that lists its values: written for people, read back where types are made of it. */

/** A whole list, at the beginning of the text or after another sentence. */
const SENTENCE = /(?<=^|[.!?;:)] )One of (`[^`\s]+`(?:, `[^`\s]+`)*)\./;

/** Pure. "One of `a`, `b`.", for values without white space and backquotes. */
export function valuesSentence(values: readonly string[]): string {
  return `One of ${values.map((value) => `\`${value}\``).join(', ')}.`;
}

/** Pure. The values that a description lists in the words of `valuesSentence`; none when it lists none. */
export function valuesIn(description: string): readonly string[] {
  const list = SENTENCE.exec(description)?.[1];
  return list === undefined ? [] : list.split(', ').map((value) => value.slice(1, -1));
}
