import { find, type XmlElement } from './xml.ts';
import { escapeXml } from './xml-values.ts';

/** XML namespace of the mark that Cairn writes on what it makes, in libvirt's metadata element. */
export const MARK_NAMESPACE = 'https://cairn.dev/xmlns/libvirt/1';

/** Prefix under which the mark is written. */
export const MARK_PREFIX = 'cairn';

/** Pure. The mark as part of a document: whose object this is, and for which generation it was made. */
export function markXml(id: string, generation: number, inner = ''): string {
  return `<${MARK_PREFIX}:mark xmlns:${MARK_PREFIX}='${MARK_NAMESPACE}' id='${escapeXml(id)}' generation='${generation}'>${inner}</${MARK_PREFIX}:mark>`;
}

/** Pure. The same for virDomainSetMetadata, which adds namespace and prefix itself and refuses those that are there. */
export function bareMarkXml(id: string, generation: number, inner = ''): string {
  return `<mark id='${escapeXml(id)}' generation='${generation}'>${inner}</mark>`;
}

/** Pure. The mark element of a domain or network; undefined when it carries none. */
export function markOf(root: XmlElement): XmlElement | undefined {
  return find(root, 'metadata', `${MARK_PREFIX}:mark`);
}

/** Pure. Generation in the mark; null when the object is not Cairn's or its mark names another id. */
export function markedGeneration(root: XmlElement, id: string): number | null {
  const mark = markOf(root);
  if (mark === undefined || mark.attributes['id'] !== id) return null;
  const generation = Number(mark.attributes['generation']);
  return Number.isSafeInteger(generation) ? generation : null;
}
