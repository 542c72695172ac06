/** A cursor over text that counts lines and columns: what the YAML check reads with. */

/** What is wrong with a text, and on which line (from 1). */
export class YamlProblem extends Error {
  override readonly name = 'YamlProblem';
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** One line of the text without its end. `indent` counts the spaces before `body`; a blank or comment line has an empty body. */
export interface YamlLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly indent: number;
  /** The text from the first character that is no space; empty for blank lines and comments. */
  readonly body: string;
}

// Tab, line feed and carriage return are allowed. Source: YAML 1.1, section 5.1.
// eslint-disable-next-line no-control-regex -- these are the characters that are refused
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Pure. The lines of a text. Throws YamlProblem for a character that YAML does not allow. */
export const linesOf = (text: string): readonly YamlLine[] =>
  text.split(/\r\n|\r|\n/).map((line, index) => {
    const number = index + 1;
    const control = FORBIDDEN.exec(line);
    if (control !== null) {
      const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      throw new YamlProblem(number, `the control character U+${code} is not allowed`);
    }
    const body = line.trimStart();
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    return { number, text: line, indent, body: body.startsWith('#') ? '' : line.slice(indent).trimEnd() };
  });

/** Where a scan is: a line (index) and a column in its text. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const ESCAPES = '0abtnvfre "/\\N_LPxuU';
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const checkEscape = (line: YamlLine, at: number): void => {
  const letter = line.text[at + 1];
  // At the end of a line it joins the next one.
  if (letter === undefined || letter === '\t') return;
  const digits = HEX_DIGITS[letter] ?? 0;
  const rest = line.text.slice(at + 2, at + 2 + digits);
  if (ESCAPES.includes(letter) && rest.length === digits && /^[0-9a-fA-F]*$/.test(rest)) return;
  throw new YamlProblem(
    line.number,
    `\\${letter} means nothing between double quotes; double the backslash, or use single quotes`,
  );
};

/** Pure. The place behind the quoted text that begins at `from`. Throws YamlProblem when it has no end. */
export const skipQuoted = (lines: readonly YamlLine[], from: Place): Place => {
  const quote = lines[from.row]?.text[from.column];
  for (let row = from.row; row < lines.length; row += 1) {
    const line = lines[row] as YamlLine;
    for (let column = row === from.row ? from.column + 1 : 0; column < line.text.length; column += 1) {
      const character = line.text[column];
      if (quote === '"' && character === '\\') {
        checkEscape(line, column);
        column += 1;
      } else if (character === quote) {
        if (quote === "'" && line.text[column + 1] === "'") column += 1;
        else return { row, column: column + 1 };
      }
    }
  }
  throw new YamlProblem(lines[from.row]?.number ?? 0, `the ${quote} that begins here has no end`);
};

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Pure. The place behind the `[...]` or `{...}` that begins at `from`. Throws YamlProblem. */
export const skipFlow = (lines: readonly YamlLine[], from: Place): Place => {
  const open: { readonly closing: string; readonly line: number }[] = [];
  let place = from;
  // Quotes quote only where a value begins.
  let begins = true;
  while (place.row < lines.length) {
    const line = lines[place.row] as YamlLine;
    const character = line.text[place.column];
    const next = { row: place.row, column: place.column + 1 };
    if (
      character === undefined ||
      (character === '#' && /^$|[ \t]$/.test(line.text.slice(0, place.column)))
    ) {
      place = { row: place.row + 1, column: 0 };
      continue;
    }
    if (begins && (character === '"' || character === "'")) {
      place = skipQuoted(lines, place);
      begins = false;
      const behind = lines[place.row];
      const rest = behind?.text.slice(place.column).trimStart() ?? '';
      if (rest !== '' && !/^[,\]}:#]/.test(rest)) {
        throw new YamlProblem(
          behind?.number ?? 0,
          `a comma is missing before ${JSON.stringify(rest.slice(0, 20))}`,
        );
      }
      continue;
    }
    const closing = CLOSING[character];
    if (closing !== undefined) {
      open.push({ closing, line: line.number });
      begins = true;
    } else if (character === ']' || character === '}') {
      const last = open.pop();
      if (last?.closing !== character) {
        const wanted = last === undefined ? '' : `, but ${last.closing} is due`;
        throw new YamlProblem(line.number, `${character} closes nothing here${wanted}`);
      }
      if (open.length === 0) return next;
      begins = false;
    } else if (
      character === ',' ||
      (character === ':' && /^(?:[ \t]|$)/.test(line.text.slice(next.column)))
    ) {
      begins = true;
    } else if (character !== ' ' && character !== '\t') {
      begins = false;
    }
    place = next;
  }
  const unclosed = open.at(-1);
  throw new YamlProblem(
    unclosed?.line ?? 0,
    `the bracket that begins here is never closed with ${unclosed?.closing}`,
  );
};
