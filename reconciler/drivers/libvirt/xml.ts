/** XML as a plain tree, order kept: read, look into, change, write. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element. `children` are elements and texts in document order. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};

/** An element or a piece of text. */
export type XmlNode = XmlElement | string;

/** Text that is not XML. */
export class XmlSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XmlSyntaxError';
  }
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

type ParsedNode = Readonly<Record<string, unknown>>;

function fromParsed(nodes: readonly ParsedNode[]): readonly XmlNode[] {
  return nodes.flatMap((node): readonly XmlNode[] => {
    const text = node[TEXT];
    if (typeof text === 'string') return [text];
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined) return [];
    const attributes = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
    return [{ name, attributes, children: fromParsed(node[name] as readonly ParsedNode[]) }];
  });
}

/** Pure. The root element of a document. Comments and processing instructions are left out. Throws XmlSyntaxError. */
export function parseXml(text: string): XmlElement {
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new XmlSyntaxError(`line ${validity.err.line}: ${validity.err.msg}`);
  const nodes = fromParsed(parser.parse(text) as readonly ParsedNode[]);
  const root = nodes.find((node): node is XmlElement => typeof node !== 'string');
  if (root === undefined) throw new XmlSyntaxError('no element');
  return root;
}

/** Pure. An element. Children that are null or undefined are left out, so that optional parts can be written in place. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (XmlNode | null | undefined)[]
): XmlElement {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return {
    name,
    attributes: Object.fromEntries(given.map(([key, value]) => [key, String(value)])),
    children: children.filter((child) => child !== null && child !== undefined),
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Characters that XML 1.0 cannot carry in any form. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function escape(text: string, pattern: RegExp): string {
  if (FORBIDDEN.test(text)) throw new XmlSyntaxError('text holds a character that XML cannot carry');
  return text.replace(pattern, (character) => ESCAPES[character] ?? character);
}

/** Pure. The element as text, two spaces a level; elements that hold text are kept on one line. Throws XmlSyntaxError on characters XML cannot carry. */
export function writeXml(node: XmlElement, indent = ''): string {
  const attributes = Object.entries(node.attributes)
    .map(([key, value]) => ` ${key}='${escape(value, /[&<>'\n\r\t]/g)}'`)
    .join('');
  const significant = node.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const open = `${indent}<${node.name}${attributes}`;
  const holdsText = significant.some((child) => typeof child === 'string') || isOnlyText(node);
  if (holdsText) {
    const inner = node.children
      .map((child) => (typeof child === 'string' ? escape(child, /[&<>\r]/g) : writeXml(child).trim()))
      .join('');
    return `${open}>${inner}</${node.name}>`;
  }
  if (significant.length === 0) return `${open}/>`;
  const lines = significant.map((child) => writeXml(child as XmlElement, `${indent}  `));
  return [`${open}>`, ...lines, `${indent}</${node.name}>`].join('\n');
}

function isOnlyText(node: XmlElement): boolean {
  return (
    node.children.length > 0 &&
    node.children.every((child) => typeof child === 'string' && !/^\s*$/.test(child))
  );
}

/** Pure. The child elements, all or those of one name; none of an element that is not there. */
export function childElements(node: XmlElement | undefined, name?: string): readonly XmlElement[] {
  if (node === undefined) return [];
  return node.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** Pure. The first element down a path of names, for example `find(domain, 'os', 'type')`. */
export function find(node: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let current = node;
  for (const name of path) {
    if (current === undefined) return undefined;
    current = childElements(current, name)[0];
  }
  return current;
}

/** Pure. All text directly in the element, trimmed; undefined when the element is. */
export function textOf(node: XmlElement | undefined): string | undefined {
  if (node === undefined) return undefined;
  return node.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

/** Pure. The text of the element down a path. */
export function findText(node: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return textOf(find(node, ...path));
}

/** Pure. An attribute of the element down a path. */
export function findAttribute(
  node: XmlElement | undefined,
  attribute: string,
  ...path: readonly string[]
): string | undefined {
  return find(node, ...path)?.attributes[attribute];
}

/** Pure. The element with other children. */
export function withChildren(node: XmlElement, children: readonly XmlNode[]): XmlElement {
  return { ...node, children };
}

/** Pure. The element whose children of that name are replaced by the given one (first place kept; appended when there was none); null removes them. */
export function withChild(node: XmlElement, name: string, replacement: XmlElement | null): XmlElement {
  const matches = (child: XmlNode): boolean => typeof child !== 'string' && child.name === name;
  const at = node.children.findIndex(matches);
  const others = node.children.filter((child) => !matches(child));
  if (replacement === null) return withChildren(node, others);
  const place = at < 0 ? others.length : node.children.slice(0, at).filter((child) => !matches(child)).length;
  return withChildren(node, [...others.slice(0, place), replacement, ...others.slice(place)]);
}
