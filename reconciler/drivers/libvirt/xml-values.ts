import { textOf, type XmlElement } from './xml.ts';

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

/** Pure. A libvirt memory element in MiB, rounded down; 0 when absent. Source: libvirt documentation, Domain XML, Memory Allocation. */
export function memoryMib(element: XmlElement | undefined): number {
  if (element === undefined) return 0;
  const kib = Number(textOf(element)) * (KIB_PER_UNIT[element.attributes['unit'] ?? 'KiB'] ?? 1);
  return Math.floor(kib / 1024);
}
