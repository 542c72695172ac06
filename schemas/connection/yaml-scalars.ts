/** The part of YAML that fits on a line: scalars, and lists and maps in brackets. */

/** What the YAML of a configuration file becomes. Numbers stay texts, so that ids keep their digits. */
export type YamlValue =
  string | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Text that is no YAML, or YAML that this reader does not know. `line` counts from 1. */
export class YamlError extends Error {
  override readonly name = 'YamlError';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const MAX_DEPTH = 32;
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
};

/** Pure. A line without its comment; `#` inside quotes or inside a word begins none. */
export function withoutComment(line: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote !== '') {
      if (quote === '"' && char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && /^$|[\s[{,:]$/.test(line.slice(0, at))) quote = char;
    else if (char === '#' && /^$|\s$/.test(line.slice(0, at))) return line.slice(0, at).trimEnd();
  }
  return line.trimEnd();
}

/** Pure. `key: rest` -> both parts; undefined when the text is no entry of a map. Throws YamlError. */
export function splitEntry(text: string, line: number): readonly [key: string, rest: string] | undefined {
  if (/^["']/.test(text)) {
    const [key, end] = quoted(text, 0, line);
    const rest = /^\s*:(?:\s+(.*))?$/s.exec(text.slice(end));
    return rest === null ? undefined : [key, rest[1] ?? ''];
  }
  const found = /^([^[\]{},&*!|>%@`#](?:[^:]|:(?!\s|$))*):(?:\s+(.*))?$/s.exec(text);
  return found === null ? undefined : [(found[1] ?? '').trimEnd(), found[2] ?? ''];
}

/** Pure. The value of a text that stands on one line: in quotes, in brackets or plain. Throws YamlError. */
export function parseInline(text: string, line: number): YamlValue {
  if (!/^["'[{]/.test(text)) return plain(text, line);
  const [value, end] = flow(text, 0, line, 0);
  if (text.slice(end).trim() !== '') throw new YamlError(line, `nothing may follow ${text.slice(0, end)}`);
  return value;
}

/** Pure. Are there as many closing as opening brackets, outside quotes? */
export function isBalanced(text: string): boolean {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
  const count = (pattern: RegExp): number => bare.match(pattern)?.length ?? 0;
  return count(/[[{]/g) <= count(/[\]}]/g);
}

function plain(text: string, line: number): YamlValue {
  if (text === '' || text === '~' || /^null$/i.test(text)) return null;
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  if (/^[!%@`&*|>]/.test(text)) throw new YamlError(line, `${JSON.stringify(text)} needs quotes`);
  return text;
}

function quoted(text: string, start: number, line: number): readonly [value: string, end: number] {
  const quote = text.charAt(start);
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote && quote === "'" && text.charAt(at + 1) === "'") {
      value += "'";
      at += 1;
    } else if (char === quote) return [value, at + 1];
    else if (char === '\\' && quote === '"') {
      const next = text.charAt(at + 1);
      const digits = { x: 2, u: 4, U: 8 }[next];
      const code = digits === undefined ? '' : text.slice(at + 2, at + 2 + digits);
      if (digits !== undefined && /^[0-9a-fA-F]+$/.test(code) && parseInt(code, 16) <= 0x10_ff_ff) {
        value += String.fromCodePoint(parseInt(code, 16));
        at += 1 + digits;
      } else if (ESCAPES[next] !== undefined) {
        value += ESCAPES[next];
        at += 1;
      } else throw new YamlError(line, `\\${next} is not known between double quotes`);
    } else value += char;
  }
  throw new YamlError(line, 'a quote is not closed on its line');
}

function flow(
  text: string,
  start: number,
  line: number,
  depth: number,
): readonly [value: YamlValue, end: number] {
  if (depth > MAX_DEPTH) throw new YamlError(line, `more than ${MAX_DEPTH} levels`);
  const at = skipSpace(text, start);
  const char = text.charAt(at);
  if (char === '"' || char === "'") return quoted(text, at, line);
  if (char === '[') return flowList(text, at + 1, line, depth);
  if (char === '{') return flowMap(text, at + 1, line, depth);
  const word = /^(?:[^,[\]{}:]|:(?![\s,}\]]|$))*/.exec(text.slice(at))?.[0] ?? '';
  return [plain(word.trim(), line), at + word.length];
}

function flowList(text: string, start: number, line: number, depth: number): readonly [YamlValue, number] {
  const items: YamlValue[] = [];
  for (let at = start; ;) {
    at = skipSpace(text, at);
    if (text.charAt(at) === ']') return [items, at + 1];
    const [item, end] = flow(text, at, line, depth + 1);
    items.push(item);
    at = afterItem(text, end, ']', line);
  }
}

function flowMap(text: string, start: number, line: number, depth: number): readonly [YamlValue, number] {
  const entries: [string, YamlValue][] = [];
  for (let at = start; ;) {
    at = skipSpace(text, at);
    if (text.charAt(at) === '}') return [Object.fromEntries(entries), at + 1];
    const [key, end] = flow(text, at, line, depth + 1);
    at = skipSpace(text, end);
    if (typeof key !== 'string' || text.charAt(at) !== ':') throw new YamlError(line, 'expected key: value');
    const [value, after] = flow(text, at + 1, line, depth + 1);
    entries.push([key, value]);
    at = afterItem(text, after, '}', line);
  }
}

/** The place after a comma, or that of the closing bracket. */
function afterItem(text: string, end: number, closing: string, line: number): number {
  const at = skipSpace(text, end);
  if (text.charAt(at) === ',') return at + 1;
  if (text.charAt(at) === closing) return at;
  throw new YamlError(line, `expected a comma or ${closing}`);
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text.charAt(at))) at += 1;
  return at;
}
