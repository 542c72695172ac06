/** Reading the XML that clients send to the fake host, with libvirt's errors. */
import { parseXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { FROM, refuse } from './failure.ts';

/** Pure. The root element, which must have that name. Throws FakeFailure xml_detail or xml_error. */
export function readXml(text: string, name: string): XmlElement {
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    return refuse(
      'xml_detail',
      `(${name}): ${error instanceof Error ? error.message : String(error)}`,
      FROM.xml,
    );
  }
  if (root.name === name) return root;
  return refuse('xml_error', `unexpected root element <${root.name}>, expecting <${name}>`, FROM.xml);
}

const UNITS: Readonly<Record<string, bigint>> = {
  b: 1n,
  bytes: 1n,
  KB: 1000n,
  k: 1024n,
  K: 1024n,
  KiB: 1024n,
  MB: 1_000_000n,
  M: 1n << 20n,
  m: 1n << 20n,
  MiB: 1n << 20n,
  GB: 1_000_000_000n,
  G: 1n << 30n,
  g: 1n << 30n,
  GiB: 1n << 30n,
  TB: 1_000_000_000_000n,
  T: 1n << 40n,
  t: 1n << 40n,
  TiB: 1n << 40n,
};

/** Pure. A size with libvirt's unit words, in bytes. Throws FakeFailure xml_error. */
export function readBytes(value: string | undefined, unit: string | undefined, default_unit: string): bigint {
  const factor = UNITS[unit ?? default_unit];
  if (value === undefined || !/^[0-9]+$/.test(value) || factor === undefined) {
    return refuse('xml_error', `malformed size ${String(value)} ${String(unit)}`, FROM.xml);
  }
  return BigInt(value) * factor;
}
