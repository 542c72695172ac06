import { refuse } from './refusal.ts';

/** An element of an XML document without its text; names and attributes without their prefixes. */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
};

const ELEMENT_LIMIT = 20_000;
const DEPTH_LIMIT = 64;
const NAME = /[A-Za-z_][\w:.-]*/y;
const SPACE = /\s*/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

type Open = {
  readonly name: string;
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
};

/**
 * Pure. Reads the elements of an XML document; text is passed over. Throws a Refusal for a document type (whose entities can grow without end or read
 * files), and for anything else that OVF does not need: it expands nothing but the five entities of XML and numbers.
 */
export function readElements(text: string): Element {
  const root: Open = { name: '', tag: '', attributes: new Map(), children: [] };
  const open: Open[] = [root];
  let count = 0;
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start === -1) break;
    const skipped = skipTo(text, start);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    count += 1;
    if (count > ELEMENT_LIMIT * 2) refuse('has an OVF descriptor of absurdly many elements');
    const parent = open.at(-1) ?? root;
    if (text[start + 1] === '/') {
      const end = text.indexOf('>', start);
      if (end === -1 || text.slice(start + 2, end).trim() !== parent.tag || open.length === 1)
        return damaged();
      open.pop();
      at = end + 1;
      continue;
    }
    const { element, is_empty, end } = readTag(text, start + 1);
    if (open.length === 1 && parent.children.length > 0) return damaged();
    parent.children.push(element);
    if (!is_empty) open.push(element);
    if (open.length > DEPTH_LIMIT) refuse('has an OVF descriptor of absurdly deep elements');
    at = end;
  }
  const [document] = root.children;
  return open.length === 1 && document !== undefined ? document : damaged();
}

/** Where a comment or the declaration ends; null when an element begins here. */
function skipTo(text: string, start: number): number | null {
  const closing = text.startsWith('<!--', start) ? '-->' : text.startsWith('<?', start) ? '?>' : null;
  if (closing !== null) {
    const end = text.indexOf(closing, start + 2);
    return end === -1 ? damaged() : end + closing.length;
  }
  if (text.startsWith('<![CDATA[', start)) {
    const end = text.indexOf(']]>', start);
    return end === -1 ? damaged() : end + 3;
  }
  if (text[start + 1] === '!') {
    refuse(
      'has an OVF descriptor with a document type (entities), which can read files of the host or grow without end',
    );
  }
  return null;
}

function readTag(text: string, start: number): { element: Open; is_empty: boolean; end: number } {
  const tag = match(NAME, text, start);
  const attributes = new Map<string, string>();
  const seen = new Set<string>();
  let at = start + tag.length;
  if (tag === '') return damaged();
  for (let count = 0; count <= 100; count += 1) {
    at += match(SPACE, text, at).length;
    const is_empty = text.startsWith('/>', at);
    if (is_empty || text[at] === '>') {
      const element = { name: local(tag), tag, attributes, children: [] };
      return { element, is_empty, end: at + (is_empty ? 2 : 1) };
    }
    const key = match(NAME, text, at);
    at += key.length;
    at += match(SPACE, text, at).length;
    if (key === '' || text[at] !== '=') return damaged();
    at += 1;
    at += match(SPACE, text, at).length;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") return damaged();
    const end = text.indexOf(quote, at + 1);
    if (end === -1) return damaged();
    if (seen.has(key)) return damaged();
    seen.add(key);
    // Programs add attributes of their own prefixes, whose local names may be those of OVF.
    const is_own = key.startsWith('ovf:') || !attributes.has(local(key));
    const value = decoded(text.slice(at + 1, end));
    if (is_own && !key.startsWith('xmlns')) attributes.set(local(key), value);
    at = end + 1;
  }
  return damaged();
}

function decoded(value: string): string {
  if (value.includes('<')) return damaged();
  return value.replace(/&([^;&]{0,10});?/g, (_whole, name: string) => {
    const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1];
    const decimal = /^#([0-9]{1,7})$/.exec(name)?.[1];
    const point = code === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(code, 16);
    if (point >= 0 && point <= 0x10_ffff) return String.fromCodePoint(point);
    return ENTITIES[name] ?? refuse('has an OVF descriptor with an entity that XML does not have by itself');
  });
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function damaged(): never {
  return refuse('has an OVF descriptor that is no XML');
}
