import type { HardwareChanges } from '../../model/hardware.ts';
import { nodesOf, nodesText, pinsOf, pinsText, sameListForm } from '../../model/pinning-texts.ts';
import { childElements, find, findAttribute, type XmlElement } from './xml.ts';
import { escapeXml, memoryMib } from './xml-values.ts';

/** Pure. The element `vcpu`: how many, and where they float. */
export function vcpuLine(vcpus: number, { cpuset }: HardwareChanges): string {
  const where = typeof cpuset === 'string' ? ` cpuset='${escapeXml(cpuset)}'` : '';
  return `  <vcpu placement='static'${where}>${vcpus}</vcpu>`;
}

/** Pure. The element `memoryBacking`; none with ordinary pages. */
export function memoryBackingLines({ page_kib }: HardwareChanges): readonly string[] {
  if (typeof page_kib !== 'number') return [];
  return [`  <memoryBacking><hugepages><page size='${page_kib}' unit='KiB'/></hugepages></memoryBacking>`];
}

/** Pure. What stands in `cputune` of pins. */
export function pinElements({ vcpu_pins, emulator_pin }: HardwareChanges): string {
  const pins = typeof vcpu_pins === 'string' ? pinsOf(vcpu_pins) : [];
  return [
    ...pins.map(({ vcpu, cpus }) => `<vcpupin vcpu='${escapeXml(vcpu)}' cpuset='${escapeXml(cpus)}'/>`),
    ...(typeof emulator_pin === 'string' ? [`<emulatorpin cpuset='${escapeXml(emulator_pin)}'/>`] : []),
  ].join('');
}

/** Pure. The element `numatune`: each node's memory is in one cell and in no other. */
export function numaTuneLines({ numa_nodes }: HardwareChanges): readonly string[] {
  if (typeof numa_nodes !== 'string') return [];
  const nodes = nodesOf(numa_nodes);
  const all = sameListForm(nodes.map(({ cell_id }) => cell_id).join(','));
  const each = nodes.map(
    ({ cell_id }, index) => `<memnode cellid='${index}' mode='strict' nodeset='${cell_id}'/>`,
  );
  return [`  <numatune><memory mode='strict' nodeset='${all}'/>${each.join('')}</numatune>`];
}

/** Pure. What stands in `cpu` of the nodes that the guest sees. */
export function numaElement({ numa_nodes }: HardwareChanges): string {
  if (typeof numa_nodes !== 'string') return '';
  const cells = nodesOf(numa_nodes).map(
    ({ vcpus, memory_mib }, index) =>
      `<cell id='${index}' cpus='${escapeXml(vcpus)}' memory='${memory_mib}' unit='MiB'/>`,
  );
  return `<numa>${cells.join('')}</numa>`;
}

/** Pure. What a definition says of all these. */
export function parsePinning(root: XmlElement): HardwareChanges {
  const tune = find(root, 'cputune');
  const pins = childElements(tune, 'vcpupin').map(
    (pin) => [Number(pin.attributes['vcpu']), sameListForm(pin.attributes['cpuset'] ?? '')] as const,
  );
  const cpuset = find(root, 'vcpu')?.attributes['cpuset'];
  const emulator = findAttribute(tune, 'cpuset', 'emulatorpin');
  return {
    cpuset: cpuset === undefined ? null : sameListForm(cpuset),
    vcpu_pins: pins.length === 0 ? null : pinsText(pins),
    emulator_pin: emulator === undefined ? null : sameListForm(emulator),
    numa_nodes: parseNodes(root),
    page_kib: parsePage(root),
  };
}

/** A node whose memory is in no one cell is in none that was asked for. */
function parseNodes(root: XmlElement): string | null {
  const cells = childElements(find(root, 'cpu', 'numa'), 'cell');
  if (cells.length === 0) return null;
  const tune = find(root, 'numatune');
  const whole = findAttribute(tune, 'nodeset', 'memory') ?? '';
  const own = new Map(
    childElements(tune, 'memnode').map((each) => [
      each.attributes['cellid'],
      each.attributes['nodeset'] ?? '',
    ]),
  );
  return nodesText(
    cells.map((cell, index) => ({
      vcpus: sameListForm(cell.attributes['cpus'] ?? ''),
      memory_mib: memoryMib({
        name: 'memory',
        attributes: { unit: cell.attributes['unit'] ?? 'KiB' },
        children: [cell.attributes['memory'] ?? '0'],
      }),
      cell_id: Number(own.get(cell.attributes['id'] ?? String(index)) ?? whole),
    })),
  );
}

/** Large pages of no size are those of the host's own choice, which nobody asked for: told as 0. */
function parsePage(root: XmlElement): number | null {
  const pages = find(root, 'memoryBacking', 'hugepages');
  if (pages === undefined) return null;
  const page = find(pages, 'page');
  if (page === undefined) return 0;
  const { size = '0', unit = 'KiB' } = page.attributes;
  const factor = { KiB: 1, MiB: 1024, GiB: 1024 * 1024 }[unit] ?? 0;
  return Number(size) * factor;
}
