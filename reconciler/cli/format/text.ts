/** What a colour says. */
export type Tone = 'good' | 'busy' | 'bad' | 'quiet' | 'strong';

/** A text with the tone it has on a terminal. */
export type Toned = { readonly text: string; readonly tone: Tone };

/** Puts a tone on a text. */
export type Paint = (text: string, tone: Tone) => string;

const CODES: Readonly<Record<Tone, readonly [on: number, off: number]>> = {
  good: [32, 39],
  busy: [33, 39],
  bad: [31, 39],
  quiet: [2, 22],
  strong: [1, 22],
};

/** Pure. Leaves every text as it is: for pipes, files and NO_COLOR. */
export const plain: Paint = (text) => text;

/** Pure. Wraps a text in a terminal's escapes. Source: ECMA-48, 8.3.117 SGR. */
export const coloured: Paint = (text, tone) => {
  const [on, off] = CODES[tone];
  return text === '' ? text : `\u001b[${on}m${text}\u001b[${off}m`;
};

/**
 * Pure. Colour only on a terminal that did not ask to be left alone. Source: no-color.org (NO_COLOR set and not empty);
 * TERM=dumb as terminfo describes it.
 */
export function choosePaint(
  is_terminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Paint {
  const isRefused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return is_terminal && !isRefused ? coloured : plain;
}

/** Pure. Text from elsewhere on one line, unable to steer a terminal: white space is one space, other control characters \xNN. */
export function oneLine(text: string): string {
  return Array.from(text.replace(/[ \t]*[\r\n\t]\s*/g, ' '))
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
      return isControl ? `\\x${code.toString(16).padStart(2, '0')}` : character;
    })
    .join('');
}

/** Pure. At most `limit` characters, the last one an ellipsis when something was cut. */
export function shorten(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}\u2026`;
}

/** Pure. Number of columns a text takes on a terminal: combining characters take none, East Asian wide ones and emoji two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!isCombining(code)) width += isWide(code) ? 2 : 1;
  }
  return width;
}

function isCombining(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f);
}

/** Source: Unicode Standard Annex 11, the blocks that are wide (W) or full-width (F) throughout. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** Pure. `1 server`, `2 servers`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
