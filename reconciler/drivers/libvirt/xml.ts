import { XMLParser } from 'fast-xml-parser';

/** An element: attributes, child elements in order, and the text directly inside. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

type RawNode = Readonly<Record<string, unknown>>;

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: true,
});

function toElement(node: RawNode): XmlElement | null {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name === '#text' || name.startsWith('?')) return null;
  const content = node[name];
  const nodes = Array.isArray(content) ? (content as readonly RawNode[]) : [];
  const attributes = (node[':@'] ?? {}) as Readonly<Record<string, string>>;
  const text = nodes.map((child) => ('#text' in child ? String(child['#text']) : '')).join('');
  return { name, attributes, children: nodes.flatMap((child) => toElement(child) ?? []), text };
}

/** Pure. Parses a document and gives its root; throws Error when there is none. */
export function parseXml(document: string): XmlElement {
  const nodes = PARSER.parse(document) as readonly RawNode[];
  for (const node of nodes) {
    const root = toElement(node);
    if (root !== null) return root;
  }
  throw new Error('the XML document has no root element');
}

/** Pure. The first child reached by these names, one level each. */
export function child(element: XmlElement | null | undefined, ...path: readonly string[]): XmlElement | null {
  let current = element ?? null;
  for (const name of path) current = current?.children.find((candidate) => candidate.name === name) ?? null;
  return current;
}

/** Pure. All children of this name. */
export function children(element: XmlElement | null | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Pure. Text made safe for element content and attribute values; characters that XML 1.0 forbids are dropped. */
export function escapeXml(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;')
  );
}

const KIB_PER_UNIT: Readonly<Record<string, number>> = {
  b: 1 / 1024,
  bytes: 1 / 1024,
  KB: 1000 / 1024,
  k: 1,
  KiB: 1,
  M: 1024,
  MiB: 1024,
  MB: 1_000_000 / 1024,
  G: 1_048_576,
  GiB: 1_048_576,
};

/** Pure. A libvirt memory element in MiB, rounded down. Source: libvirt documentation, Domain XML, Memory Allocation. */
export function memoryMib(element: XmlElement | null): number {
  if (element === null) return 0;
  const kib = Number(element.text) * (KIB_PER_UNIT[element.attributes['unit'] ?? 'KiB'] ?? 1);
  return Math.floor(kib / 1024);
}
