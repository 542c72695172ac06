import { YamlError, isBalanced, parseInline, splitEntry, withoutComment } from './yaml-scalars.ts';
import type { YamlValue } from './yaml-scalars.ts';

const MAX_CHARACTERS = 1024 * 1024;
const MAX_DEPTH = 32;
const MAX_BRACKET_LINES = 2_000;

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

interface Reader {
  readonly lines: string[];
  /** Index of the next line to read. */
  at: number;
  readonly anchors: Map<string, YamlValue>;
}

/**
 * Pure. The YAML that configuration files are written in: maps, lists, quoted and block texts, lists and maps in
 * brackets, anchors, aliases and `<<`. Of several documents the first is read. Throws YamlError for anything else,
 * with the line. JSON is read too, being YAML.
 */
export function parseYaml(text: string): YamlValue {
  if (text.length > MAX_CHARACTERS) throw new YamlError(1, `longer than ${MAX_CHARACTERS} characters`);
  const all = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const start = /^---(\s|$)/.test(all.find((line) => withoutComment(line) !== '') ?? '')
    ? all.findIndex((line) => line.startsWith('---')) + 1
    : 0;
  const end = all.findIndex((line, index) => index >= start && /^(---|\.\.\.)(\s|$)/.test(line));
  const lines = (end === -1 ? all : all.slice(0, end)).map((line, index) => (index < start ? '' : line));
  const reader: Reader = { lines, at: 0, anchors: new Map() };
  const value = node(reader, 0, 0);
  const rest = peek(reader);
  if (rest !== undefined) throw new YamlError(rest.number, 'this does not fit what stands above');
  return value;
}

/** The next line that says something. */
function peek(reader: Reader): Line | undefined {
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = withoutComment(reader.lines[reader.at] ?? '');
    const text = line.trimStart();
    if (text === '') continue;
    const indent = line.length - text.length;
    if (line.slice(0, indent).includes('\t')) {
      throw new YamlError(reader.at + 1, 'a tab stands where spaces should');
    }
    return { number: reader.at + 1, indent, text };
  }
  return undefined;
}

const isItem = (text: string): boolean => text === '-' || text.startsWith('- ');

/** The value that begins on the next line, when that is indented by at least `least`. */
function node(reader: Reader, least: number, depth: number): YamlValue {
  const line = peek(reader);
  if (line === undefined || line.indent < least) return null;
  if (depth > MAX_DEPTH) throw new YamlError(line.number, `more than ${MAX_DEPTH} levels`);
  if (isItem(line.text)) return list(reader, line.indent, depth);
  if (splitEntry(line.text, line.number) !== undefined) return map(reader, line.indent, depth);
  reader.at += 1;
  // A text of several lines, or an anchor's value, may begin as deep as this line itself.
  return valueOf(reader, line.text, { ...line, indent: line.indent - 1 }, depth);
}

function list(reader: Reader, indent: number, depth: number): YamlValue {
  const items: YamlValue[] = [];
  for (let line = peek(reader); line?.indent === indent && isItem(line.text); line = peek(reader)) {
    const rest = line.text.slice(1).trimStart();
    const inner = indent + line.text.length - rest.length;
    if (rest === '') {
      reader.at += 1;
      items.push(node(reader, indent + 1, depth + 1));
    } else {
      // What follows the dash is a value of its own, as if the dash were a space.
      reader.lines[reader.at] = ' '.repeat(inner) + rest;
      items.push(node(reader, inner, depth + 1));
    }
  }
  return items;
}

function map(reader: Reader, indent: number, depth: number): YamlValue {
  const own = new Map<string, YamlValue>();
  const merged: YamlValue[] = [];
  for (let line = peek(reader); line !== undefined && line.indent >= indent; line = peek(reader)) {
    const entry = line.indent === indent ? splitEntry(line.text, line.number) : undefined;
    if (entry === undefined) throw new YamlError(line.number, 'expected key: value at the same depth');
    const [key, rest] = entry;
    if (own.has(key)) throw new YamlError(line.number, `${key} stands here twice`);
    reader.at += 1;
    const value = valueOf(reader, rest, line, depth);
    if (key === '<<') merged.push(...(Array.isArray(value) ? (value as readonly YamlValue[]) : [value]));
    else own.set(key, value);
  }
  const inherited = merged.reverse().flatMap((value) => (isMap(value) ? Object.entries(value) : []));
  return Object.fromEntries([...inherited, ...own]);
}

/** The value after a key or dash: on the line itself, or below it. */
function valueOf(reader: Reader, text: string, line: Line, depth: number): YamlValue {
  const anchor = /^&(\S+)\s*(.*)$/s.exec(text);
  if (anchor !== null) {
    const value = valueOf(reader, anchor[2] ?? '', line, depth);
    reader.anchors.set(anchor[1] ?? '', value);
    return value;
  }
  const alias = /^\*(\S+)$/.exec(text)?.[1];
  if (alias !== undefined) {
    const value = reader.anchors.get(alias);
    if (value === undefined) throw new YamlError(line.number, `there is no anchor &${alias} above`);
    return value;
  }
  if (/^[|>][+-]?$/.test(text)) return block(reader, text, line.indent);
  if (text === '') return below(reader, line.indent, depth);
  return parseInline(/^[[{]/.test(text) ? wholeBrackets(reader, text, line.number) : text, line.number);
}

/** A nested value; a list may stand as far left as its key. */
function below(reader: Reader, indent: number, depth: number): YamlValue {
  const next = peek(reader);
  return node(reader, next !== undefined && isItem(next.text) ? indent : indent + 1, depth + 1);
}

function wholeBrackets(reader: Reader, start: string, line: number): string {
  let text = start;
  const last = reader.at + MAX_BRACKET_LINES;
  while (!isBalanced(text) && reader.at < reader.lines.length) {
    if (reader.at >= last) throw new YamlError(line, `brackets over more than ${MAX_BRACKET_LINES} lines`);
    text += ` ${withoutComment(reader.lines[reader.at] ?? '').trim()}`;
    reader.at += 1;
  }
  return text;
}

/** A text of several lines: `|` keeps line ends, `>` makes spaces of them; `-` drops the last one. */
function block(reader: Reader, style: string, indent: number): string {
  const found: string[] = [];
  let depth = -1;
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = reader.lines[reader.at] ?? '';
    const own = line.length - line.trimStart().length;
    if (line.trim() !== '') {
      if (depth === -1) depth = own;
      if (own <= indent || own < depth) break;
    }
    found.push(line.slice(Math.max(depth, 0)));
  }
  const lines = found.join('\n').replace(/\n+$/, '');
  const text = style.startsWith('>') ? lines.replaceAll(/([^\n])\n(?=[^\n])/g, '$1 ') : lines;
  return style.endsWith('-') || text === '' ? text : `${text}\n`;
}

function isMap(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
