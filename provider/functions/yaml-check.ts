/**
 * Finds what makes a text no YAML, and where. It reads the structure only, no values, so it needs no idea of YAML's types;
 * what it does not know (directives, complex keys) it lets pass.
 * Source: YAML 1.1 and 1.2, chapters on block, flow and scalar styles.
 */
import { YamlProblem, linesOf, skipFlow, skipQuoted } from './yaml-reader.ts';
import type { Place, YamlLine } from './yaml-reader.ts';

/** One key at the top of a document. */
export interface YamlKey {
  readonly name: string;
  readonly line: number;
  /** `value` for anything but a list or a map; aliases and nothing count as `value`. */
  readonly form: 'list' | 'map' | 'value';
}

/** A text that is YAML as far as can be told; `keys` is null when its top is not a map, or was not understood. */
export interface YamlOutline {
  readonly form: YamlKey['form'] | 'empty' | 'unchecked';
  /** Line of the first content. */
  readonly line: number;
  readonly keys: readonly YamlKey[];
}

/** Thrown inside where the text uses something that is not checked. */
class Unchecked extends Error {
  override readonly name = 'Unchecked';
}

const MAX_DEPTH = 100;
const BLOCK_SCALAR = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?[ \t]*$/;
const PROPERTY = /^(?:&[^\s[\]{},]+|!\S*)(?=[ \t]|$)[ \t]*/;
const ALIAS = /^\*[^\s[\]{},]+/;

/** How far the key at the beginning of a plain text reaches, its colon included; null when there is none. */
const plainKeyLength = (text: string): number | null => {
  if (/^["'#[\]{},&*!|>%@`]/.test(text) || /^[?:-](?:\s|$)/.test(text)) return null;
  for (let index = 0; index < text.length; index += 1) {
    const isBlankBefore = /\s/.test(text[index - 1] ?? '');
    if (text[index] === '#' && isBlankBefore) return null;
    if (text[index] === ':' && /^(?:\s|$)/.test(text.slice(index + 1, index + 2))) return index + 1;
  }
  return null;
};

const isEntry = (body: string): boolean => body === '-' || body.startsWith('- ') || body.startsWith('-\t');

class Check {
  readonly lines: readonly YamlLine[];
  row: number;

  constructor(lines: readonly YamlLine[], row: number) {
    this.lines = lines;
    this.row = row;
  }

  fail(message: string, row = this.row): never {
    throw new YamlProblem(this.lines[row]?.number ?? this.lines.length, message);
  }

  /** The next line with content, its row set; null at the end. */
  content(): YamlLine | null {
    for (; this.row < this.lines.length; this.row += 1) {
      const line = this.lines[this.row] as YamlLine;
      if (line.body === '') continue;
      if (line.body.startsWith('\t')) {
        if (line.body.trim() === '' || line.body.trim().startsWith('#')) continue;
        this.fail('a tab stands where spaces must indent');
      }
      return line;
    }
    return null;
  }

  /** After a value that ends at `place`: only a comment may follow on its line. */
  endOfValue(place: Place): void {
    const rest = this.lines[place.row]?.text.slice(place.column) ?? '';
    if (!/^\s*(?:$|\s#|#$)/.test(rest) && !(place.column === 0 && rest.startsWith('#'))) {
      this.fail(`${JSON.stringify(rest.trim().slice(0, 30))} follows a value that has ended`, place.row);
    }
    this.row = place.row + 1;
  }

  /** Lines of a literal or folded text: blank, or indented more than what holds it. */
  blockScalar(header: string, parent: number): void {
    if (!BLOCK_SCALAR.test(header))
      this.fail(`${JSON.stringify(header.slice(0, 30))} cannot stand behind | or >`);
    this.row += 1;
    while (this.row < this.lines.length) {
      const line = this.lines[this.row] as YamlLine;
      if (line.text.trim() !== '' && line.indent <= parent) return;
      this.row += 1;
    }
  }

  /** The rest of a plain text: its own line from `text` on, and deeper lines that continue it. */
  plain(text: string, parent: number): void {
    if (/^[@`%]/.test(text)) this.fail(`a text cannot begin with ${text[0]}; put it in quotes`);
    if (/^[,\]}]/.test(text)) this.fail(`${text[0]} stands where a value should begin`);
    const first = text.replace(/(?:^|[ \t])#.*$/, '');
    if (/:(?:[ \t]|$)/.test(first)) {
      this.fail('a second ": " on the line; put the value in quotes, or its key on a line of its own');
    }
    const ended = first !== text;
    this.row += 1;
    while (this.row < this.lines.length) {
      const line = this.lines[this.row] as YamlLine;
      if (line.text.trim() === '') {
        this.row += 1;
        continue;
      }
      if (line.indent <= parent || (parent < 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(line.text))) return;
      if (line.body === '') return;
      if (ended) this.fail('is indented more than the line above it, which is complete');
      const more = line.body.replace(/[ \t]#.*$/, '');
      if (/:(?:[ \t]|$)/.test(more)) {
        this.fail('is indented more than the line above it, which has a value already');
      }
      this.row += 1;
      if (more !== line.body) return;
    }
  }

  /**
   * A value whose text begins at `column` of the current line, inside something indented by `parent`. `inline` when
   * it stands behind a key: then no key and no list may begin on the same line.
   */
  value(column: number, parent: number, depth: number, inline: boolean): YamlKey['form'] {
    if (depth > MAX_DEPTH) this.fail('is nested too deep');
    const line = this.lines[this.row] as YamlLine;
    let at = column;
    for (let property = PROPERTY.exec(line.text.slice(at)); property !== null;) {
      at += property[0].length;
      property = PROPERTY.exec(line.text.slice(at));
    }
    const text = line.text.slice(at).trimEnd();
    if (text === '' || (text.startsWith('#') && at > column)) return this.below(parent, depth, inline);
    if (/^\?(?:\s|$)/.test(text)) throw new Unchecked();
    if (text.startsWith('|') || text.startsWith('>')) {
      this.blockScalar(text, parent);
      return 'value';
    }
    if (isEntry(text)) {
      if (inline) this.fail('a list cannot begin behind a key; begin it on the next line');
      return this.list(at, depth);
    }
    const key = this.keyEnd(at);
    if (key !== null) {
      if (inline)
        this.fail('a second ": " on the line; put the value in quotes, or its key on a line of its own');
      return this.map(at, depth).form;
    }
    return this.single(text, at, parent);
  }

  /** A quoted, flow, alias or plain value. */
  single(text: string, at: number, parent: number): YamlKey['form'] {
    const place = { row: this.row, column: at };
    if (text.startsWith('"') || text.startsWith("'")) {
      this.endOfValue(skipQuoted(this.lines, place));
      return 'value';
    }
    if (text.startsWith('[') || text.startsWith('{')) {
      this.endOfValue(skipFlow(this.lines, place));
      return text.startsWith('[') ? 'list' : 'map';
    }
    const alias = ALIAS.exec(text);
    if (alias !== null) {
      this.endOfValue({ row: this.row, column: at + alias[0].length });
      return 'value';
    }
    this.plain(text, parent);
    return 'value';
  }

  /** What stands on the lines below a key, a dash or a property; nothing when they are not indented more. */
  below(parent: number, depth: number, behindKey: boolean): YamlKey['form'] {
    this.row += 1;
    const next = this.content();
    if (next === null) return 'value';
    const isListOfKey = behindKey && next.indent === parent && isEntry(next.body);
    if (next.indent <= parent && !isListOfKey) return 'value';
    return this.value(next.indent, isListOfKey ? parent - 1 : parent, depth + 1, false);
  }

  /** Column behind the colon of the key that begins at `at` of the current line; null when none does. */
  keyEnd(at: number): number | null {
    const line = this.lines[this.row] as YamlLine;
    const text = line.text.slice(at);
    if (text.startsWith('"') || text.startsWith("'")) {
      const end = skipQuoted(this.lines, { row: this.row, column: at });
      if (end.row !== this.row) return null;
      const colon = /^[ \t]*:(?=[ \t]|$)/.exec(line.text.slice(end.column));
      return colon === null ? null : end.column + colon[0].length;
    }
    if (text.startsWith('[') || text.startsWith('{')) {
      const end = skipFlow(this.lines, { row: this.row, column: at });
      if (end.row === this.row && /^[ \t]*:(?=[ \t]|$)/.test(line.text.slice(end.column)))
        throw new Unchecked();
      return null;
    }
    const property = /^(?:[&!*]\S*[ \t]+)*/.exec(text)?.[0] ?? '';
    if (property !== '') {
      if (/^(?:[^#"']|\S#)*:(?:[ \t]|$)/.test(text.slice(property.length))) throw new Unchecked();
      return null;
    }
    const length = plainKeyLength(text);
    return length === null ? null : at + length;
  }

  map(column: number, depth: number): { readonly form: 'map'; readonly keys: readonly YamlKey[] } {
    const keys = new Map<string, YamlKey>();
    let at = column;
    for (;;) {
      const line = this.lines[this.row] as YamlLine;
      const end = this.keyEnd(at);
      if (end === null) {
        if (/^(?:\?(?:\s|$)|[&!*])/.test(line.text.slice(at))) throw new Unchecked();
        if (isEntry(line.body)) this.fail('a list entry stands where the next key should');
        this.fail(`${JSON.stringify(line.body.slice(0, 30))} has no colon, so it is no key`);
      }
      const name = line.text
        .slice(at, end - 1)
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2');
      const before = keys.get(name);
      if (before !== undefined && name !== '<<') {
        this.fail(`the key ${JSON.stringify(name)} stands on line ${before.line} already`);
      }
      const number = line.number;
      const behind = line.text.slice(end);
      const start = end + (behind.length - behind.trimStart().length);
      const rest = line.text.slice(start);
      const form =
        rest === '' || rest.startsWith('#')
          ? this.below(column, depth, true)
          : this.value(start, column, depth + 1, true);
      keys.set(name, { name, line: number, form });
      const next = this.content();
      if (next === null || next.indent < column || this.isMarker(next)) break;
      if (next.indent > column) this.fail('is indented more than the key above it');
      if (isEntry(next.body) && form === 'list') this.fail('a list entry stands where the next key should');
      at = column;
    }
    return { form: 'map', keys: [...keys.values()] };
  }

  list(column: number, depth: number): 'list' {
    let at = column;
    for (;;) {
      const line = this.lines[this.row] as YamlLine;
      const behind = line.text.slice(at + 1);
      const start = at + 1 + (behind.length - behind.trimStart().length);
      const rest = line.text.slice(start);
      if (rest === '' || rest.startsWith('#')) this.below(column, depth, false);
      else this.value(start, column, depth + 1, false);
      const next = this.content();
      if (next === null || next.indent < column || this.isMarker(next)) break;
      if (next.indent > column) this.fail('is indented more than the list above it');
      if (!isEntry(next.body)) break;
      at = column;
    }
    return 'list';
  }

  isMarker(line: YamlLine): boolean {
    return /^(?:---|\.\.\.)(?:\s|$)/.test(line.text);
  }

  document(): YamlOutline {
    let first = this.content();
    if (first !== null && first.text.startsWith('%')) throw new Unchecked();
    if (first !== null && /^---\s*(?:#.*)?$/.test(first.text)) {
      this.row += 1;
      first = this.content();
    }
    if (first === null) return { form: 'empty', line: this.lines.length, keys: [] };
    if (this.isMarker(first)) throw new Unchecked();
    const isMap = !isEntry(first.body) && this.keyEnd(first.indent) !== null;
    const outline = isMap
      ? this.map(first.indent, 0)
      : { form: this.value(first.indent, -1, 0, false), keys: [] };
    const next = this.content();
    if (next !== null && !(next.text.trim() === '...' && this.isLast())) {
      if (this.isMarker(next)) this.fail('a second document begins here; one is allowed');
      this.fail('is indented less than what it should belong to');
    }
    return { ...outline, line: first.number };
  }

  isLast(): boolean {
    return this.lines.slice(this.row + 1).every((line) => line.body === '');
  }
}

/** Pure. The outline of a YAML text. Throws YamlProblem with the first line that is wrong and why. */
export const checkYaml = (text: string): YamlOutline => {
  const lines = linesOf(text);
  try {
    return new Check(lines, 0).document();
  } catch (error) {
    if (error instanceof Unchecked) return { form: 'unchecked', line: 1, keys: [] };
    throw error;
  }
};
