import type { GuestTies } from '../../model/hardware.ts';
import { numaTuneLines, pinElements } from './pinning-xml.ts';
import type { Place } from './places.ts';
import { childElements, find, parseXml, writeXml, type XmlElement } from './xml.ts';

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

/**
 * Pure. The document of a guest as it is to be on the target: on other CPUs, with its memory in other cells. What the guest itself sees stays.
 * Source: libvirt documentation, virDomainMigrate3, VIR_MIGRATE_PARAM_DEST_XML: what is the host's may differ.
 */
export function tiedAnew(document: string, ties: GuestTies | null): string {
  if (ties === null) return document;
  const root = parseXml(document);
  const inside = (xml: string): readonly (XmlElement | string)[] => parseXml(`<x>${xml}</x>`).children;
  const kept = root.children.filter(
    (child) => typeof child === 'string' || (child.name !== 'numatune' && child.name !== 'cputune'),
  );
  const shares = (find(root, 'cputune')?.children ?? []).filter(
    (child) => typeof child !== 'string' && child.name !== 'vcpupin' && child.name !== 'emulatorpin',
  );
  const tune = [...shares, ...inside(pinElements(ties))];
  // A guest that sees no nodes yet has none whose memory could be put anywhere.
  const nodes = childElements(find(root, 'cpu', 'numa'), 'cell').length;
  const numa = nodes === 0 ? [] : inside(numaTuneLines(ties).join(''));
  const children = kept.map((child) => {
    if (typeof child === 'string' || child.name !== 'vcpu') return child;
    const { cpuset: _, ...rest } = child.attributes;
    return { ...child, attributes: ties.cpuset === null ? rest : { ...rest, cpuset: ties.cpuset } };
  });
  const cputune = tune.length === 0 ? [] : [{ name: 'cputune', attributes: {}, children: tune }];
  return writeXml({ ...root, children: [...children, ...cputune, ...numa] });
}
