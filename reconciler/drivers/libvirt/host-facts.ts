import { cpuList, parseCpuList } from '../../model/cpu-list.ts';
import type { NumaCell, PciDevice } from '../../ports/hypervisor.ts';
import type { XmlElement } from './xml.ts';
import { childElements, find, parseXml, textOf } from './xml.ts';

const KIB_PER_MIB = 1024;

/** CPU flags as libvirt names them, and the trait of each. Source: OpenStack os-traits, hw/cpu/x86; Nova, libvirt utils, CPU_TRAITS_MAPPING. */
const CPU_TRAITS: Readonly<Record<string, string>> = {
  '3dnow': '3DNOW',
  abm: 'ABM',
  aes: 'AESNI',
  avx: 'AVX',
  avx2: 'AVX2',
  avx512bw: 'AVX512BW',
  avx512cd: 'AVX512CD',
  avx512dq: 'AVX512DQ',
  avx512er: 'AVX512ER',
  avx512f: 'AVX512F',
  'avx512-vnni': 'AVX512VNNI',
  avx512vbmi: 'AVX512VBMI',
  avx512vl: 'AVX512VL',
  bmi1: 'BMI',
  bmi2: 'BMI2',
  f16c: 'F16C',
  fma: 'FMA3',
  fma4: 'FMA4',
  mmx: 'MMX',
  mpx: 'MPX',
  pclmuldq: 'CLMUL',
  pni: 'SSE3',
  'sha-ni': 'SHA',
  sse: 'SSE',
  sse2: 'SSE2',
  'sse4.1': 'SSE41',
  'sse4.2': 'SSE42',
  sse4a: 'SSE4A',
  ssse3: 'SSSE3',
  svm: 'AMD_SVM',
  tbm: 'TBM',
  vmx: 'VMX',
  xop: 'XOP',
};

/** Pure. The host's own CPU as its capabilities describe it; undefined when they do not. */
export function cpuOf(capabilities: string): XmlElement | undefined {
  return find(parseXml(capabilities), 'host', 'cpu');
}

/** Pure. Its NUMA cells, by number; those without memory are left out. Source: libvirt, capabilities, host topology. */
export function numaCellsOf(capabilities: string): readonly NumaCell[] {
  const cells = find(parseXml(capabilities), 'host', 'topology', 'cells');
  return childElements(cells, 'cell')
    .map((cell) => ({
      cell_id: Number(cell.attributes['id'] ?? 0),
      vcpus: Number(find(cell, 'cpus')?.attributes['num'] ?? 0),
      memory_mib: Math.floor(Number(textOf(find(cell, 'memory')) ?? 0) / KIB_PER_MIB),
      cores: coresOf(cell),
      huge_pages: hugePagesOf(cell),
    }))
    .filter((cell) => cell.memory_mib > 0)
    .sort((a, b) => a.cell_id - b.cell_id);
}

/** A CPU of which no siblings are told (it is offline, or they are not known) is no core's. */
function coresOf(cell: XmlElement): readonly string[] {
  const siblings = childElements(find(cell, 'cpus'), 'cpu').map((cpu) =>
    parseCpuList(cpu.attributes['siblings'] ?? ''),
  );
  const cores = new Map(
    siblings.filter((each) => each !== null).map((each) => [each[0] ?? 0, cpuList(each)]),
  );
  return [...cores].sort(([a], [b]) => a - b).map(([, core]) => core);
}

/** The smallest pages are the ordinary ones. Source: libvirt, capabilities, pages. */
function hugePagesOf(cell: XmlElement): NumaCell['huge_pages'] {
  const pages = childElements(cell, 'pages').map((each) => ({
    size_kib: Number(each.attributes['size'] ?? 0),
    pages: Number(textOf(each) ?? 0),
  }));
  return pages
    .sort((a, b) => a.size_kib - b.size_kib)
    .slice(1)
    .filter((each) => each.pages > 0 && Number.isSafeInteger(each.pages));
}

/** Pure. Traits of a CPU whose features are all listed (virConnectBaselineCPU with VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES). */
export function cpuTraits(cpu: XmlElement): readonly string[] {
  return childElements(cpu, 'feature')
    .filter((feature) => (feature.attributes['policy'] ?? 'require') !== 'disable')
    .flatMap((feature) => CPU_TRAITS[feature.attributes['name'] ?? ''] ?? [])
    .map((name) => `HW_CPU_X86_${name}`);
}

/** Values of an enum of something that the hypervisor supports. */
function supported(capabilities: XmlElement, path: readonly string[], name: string): readonly string[] {
  const found = find(capabilities, ...path);
  if (found?.attributes['supported'] !== 'yes') return [];
  const list = childElements(found, 'enum').find((each) => each.attributes['name'] === name);
  return childElements(list, 'value').map((value) => textOf(value) ?? '');
}

const traitWord = (value: string): string => value.toUpperCase().replace(/[^A-Z0-9]/g, '_');

/**
 * Pure. Traits of what QEMU gives there to guests of a machine; null for none of the machine q35. Source: libvirt, domain capabilities;
 * OpenStack os-traits, compute. Of machines os-traits has none: that name is Cairn's.
 */
export function hypervisorTraits(pc: string, q35: string | null): readonly string[] {
  const roots = [pc, ...(q35 === null ? [] : [q35])].map(parseXml);
  return ['COMPUTE_NODE', ...(q35 === null ? [] : ['COMPUTE_MACHINE_Q35']), ...roots.flatMap(machineTraits)];
}

function machineTraits(root: XmlElement): readonly string[] {
  return [
    ...supported(root, ['os'], 'firmware').map(
      (kind) => `COMPUTE_FIRMWARE_${kind === 'efi' ? 'UEFI' : traitWord(kind)}`,
    ),
    ...(supported(root, ['os', 'loader'], 'secure').includes('yes')
      ? ['COMPUTE_SECURITY_UEFI_SECURE_BOOT']
      : []),
    ...supported(root, ['devices', 'disk'], 'bus').map((bus) => `COMPUTE_STORAGE_BUS_${traitWord(bus)}`),
    ...supported(root, ['devices', 'video'], 'modelType').map(
      (model) => `COMPUTE_GRAPHICS_MODEL_${traitWord(model)}`,
    ),
    ...supported(root, ['devices', 'tpm'], 'backendVersion').map(
      (version) => `COMPUTE_SECURITY_TPM_${traitWord(version)}`,
    ),
  ];
}

/** Pure. A PCI device from its description; null for bridges and for what is none. Source: libvirt, node devices. */
export function pciDeviceOf(xml: string): PciDevice | null {
  const capability = childElements(parseXml(xml), 'capability').find(
    (each) => each.attributes['type'] === 'pci',
  );
  const number = (name: string): number => Number(textOf(find(capability, name)) ?? Number.NaN);
  const parts = [number('domain'), number('bus'), number('slot'), number('function')];
  const bridge =
    (textOf(find(capability, 'class')) ?? '').startsWith('0x06') ||
    childElements(capability, 'capability').some((each) => each.attributes['type'] === 'pci-bridge');
  if (capability === undefined || bridge || parts.some((part) => Number.isNaN(part))) return null;
  const [domain = 0, bus = 0, slot = 0, unit = 0] = parts;
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
  const word = (name: string): string =>
    (find(capability, name)?.attributes['id'] ?? '').replace(/^0x/, '').toLowerCase();
  const cell = Number(find(capability, 'numa')?.attributes['node'] ?? -1);
  return {
    address: `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${unit}`,
    vendor_id: word('vendor'),
    product_id: word('product'),
    numa_cell: cell >= 0 ? cell : null,
  };
}
