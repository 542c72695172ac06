import type { Place } from './places.ts';
import { parseXml, writeXml, type XmlElement } from './xml.ts';

/** Pure. Where the target takes guests; null leaves it to the target's own name. */
export function migrateUri(connection: {
  readonly uri: string;
  readonly migration_address: string | null;
}): string | null {
  const match = /^qemu\+(?:tls|ssh|tcp):\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/?]+)/.exec(connection.uri);
  const address = connection.migration_address ?? match?.[1] ?? null;
  if (address === null) return null;
  return `tcp://${address.includes(':') && !address.startsWith('[') ? `[${address}]` : address}`;
}

/**
 * Pure. The document with its volumes as files: a target looks for a disk that is there by its file only, and refuses to make one that rests
 * on an image. The stored definition, which goes by itself, keeps its volumes.
 */
export function withFiles(document: string, pathOf: (place: Place) => string): string {
  const asFile = (element: XmlElement): XmlElement => {
    if (element.name === 'devices') return { ...element, children: element.children.map(inDevices) };
    const children = element.children.map((child) => (typeof child === 'string' ? child : asFile(child)));
    return { ...element, children };
  };
  const inDevices = (child: XmlElement | string): XmlElement | string => {
    if (typeof child === 'string' || child.name !== 'disk' || child.attributes['type'] !== 'volume')
      return child;
    const children = child.children.map((part) => {
      if (typeof part === 'string' || part.name !== 'source') return part;
      const { pool = '', volume = '', ...rest } = part.attributes;
      return { ...part, attributes: { file: pathOf({ pool, volume }), ...rest } };
    });
    return { ...child, attributes: { ...child.attributes, type: 'file' }, children };
  };
  return writeXml(asFile(parseXml(document)));
}
