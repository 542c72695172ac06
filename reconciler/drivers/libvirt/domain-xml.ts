import type { DomainDefinition, DomainDisk, DomainNic, DomainView } from '../../ports/hypervisor.ts';
import { nvramVolumeName } from '../../model/names.ts';
import {
  controllerLines,
  cpuLines,
  cpuTuneLines,
  deviceLines,
  diskLimitLines,
  featuresLine,
  firmwareLines,
  nicHardwareLines,
  osTag,
} from './hardware-xml.ts';
import { memoryBackingLines, numaTuneLines, vcpuLine } from './pinning-xml.ts';
import { nameAt, placeOf } from './places.ts';
import { bareMarkXml, markOf, markXml, markedGeneration } from './mark.ts';
import { parseDiskHardware, parseHardware, parseNicHardware } from './parse-hardware.ts';
import { childElements, find, parseXml, textOf, type XmlElement } from './xml.ts';
import { escapeXml, memoryMib } from './xml-values.ts';

function nicXmlLines(nic: DomainNic): readonly string[] {
  return [
    `    <interface type='network'>`,
    `      <mac address='${escapeXml(nic.mac)}'/>`,
    `      <source network='${escapeXml(nic.network_name)}'/>`,
    `      <model type='${nic.model ?? 'virtio'}'/>`,
    `      <mtu size='${nic.mtu}'/>`,
    ...nicHardwareLines(nic),
    `    </interface>`,
  ];
}

/** Pure. One interface as a document, for attach, update and detach of a device. */
export function nicXml(nic: DomainNic): string {
  return nicXmlLines(nic).join('\n');
}

function diskXmlLines(disk: DomainDisk): readonly string[] {
  const { pool, volume } = placeOf(disk.volume_name);
  return [
    `    <disk type='volume' device='${disk.device}'>`,
    `      <driver name='qemu' type='${disk.format}'${disk.read_only ? '' : " discard='unmap'"}/>`,
    `      <source pool='${pool}' volume='${escapeXml(volume)}'/>`,
    `      <target dev='${escapeXml(disk.target)}' bus='${disk.bus ?? (disk.device === 'cdrom' ? 'ide' : 'virtio')}'/>`,
    ...diskLimitLines(disk),
    ...(disk.read_only ? ['      <readonly/>'] : []),
    `    </disk>`,
  ];
}

/** What the mark of a domain holds besides id and generation: names of NICs, which libvirt has no place for. */
function nicNames(definition: DomainDefinition): string {
  return definition.nics
    .map((nic) => `<nic name='${escapeXml(nic.name)}' mac='${escapeXml(nic.mac)}'/>`)
    .join('');
}

/** Pure. The mark of a domain, for virDomainSetMetadata. */
export function domainMarkXml(definition: DomainDefinition): string {
  return bareMarkXml(definition.id, definition.generation, nicNames(definition));
}

/**
 * Pure. The domain as libvirt wants it; the same input gives the same bytes. `pathOf` gives a volume's path on the host; the guest's screen
 * is shown at `screen_address` of the host.
 * Source: libvirt documentation, Domain XML format.
 */
export function domainXml(
  definition: DomainDefinition,
  pathOf: (volume_name: string) => string,
  screen_address: string,
): string {
  const { kernel, hardware = {} } = definition;
  const devices = deviceLines(hardware);
  const boot =
    kernel === null
      ? [`    <boot dev='hd'/>`]
      : [
          `    <kernel>${escapeXml(pathOf(kernel.kernel_volume))}</kernel>`,
          ...(kernel.ramdisk_volume === null
            ? []
            : [`    <initrd>${escapeXml(pathOf(kernel.ramdisk_volume))}</initrd>`]),
          ...(kernel.arguments === '' ? [] : [`    <cmdline>${escapeXml(kernel.arguments)}</cmdline>`]),
        ];
  return [
    `<domain type='${definition.accelerator === 'kvm' ? 'kvm' : 'qemu'}'>`,
    `  <name>${escapeXml(definition.name)}</name>`,
    `  <uuid>${definition.id}</uuid>`,
    `  <title>${escapeXml(definition.title)}</title>`,
    `  <metadata>${markXml(definition.id, definition.generation, nicNames(definition))}</metadata>`,
    `  <memory unit='MiB'>${definition.memory_mib}</memory>`,
    `  <currentMemory unit='MiB'>${definition.memory_mib}</currentMemory>`,
    ...memoryBackingLines(hardware),
    vcpuLine(definition.vcpus, hardware),
    ...cpuTuneLines(hardware),
    ...numaTuneLines(hardware),
    osTag(hardware),
    `    <type arch='x86_64' machine='${hardware.machine ?? 'pc'}'>hvm</type>`,
    ...firmwareLines(hardware, escapeXml(pathOf(nvramVolumeName(definition.id)))),
    ...boot,
    ...(hardware.boot_menu === true ? [`    <bootmenu enable='yes'/>`] : []),
    `  </os>`,
    featuresLine(hardware),
    ...cpuLines(hardware, definition.accelerator),
    `  <clock offset='utc'/>`,
    `  <on_poweroff>destroy</on_poweroff>`,
    `  <on_reboot>restart</on_reboot>`,
    `  <on_crash>destroy</on_crash>`,
    `  <devices>`,
    ...definition.disks.flatMap(diskXmlLines),
    ...definition.nics.flatMap(nicXmlLines),
    ...controllerLines(
      hardware,
      definition.disks.some((disk) => disk.bus === 'scsi'),
    ),
    `    <serial type='pty'>`,
    `      <log file='${escapeXml(pathOf(definition.console_volume))}' append='on'/>`,
    `      <target port='0'/>`,
    `    </serial>`,
    `    <console type='pty'><target type='serial' port='0'/></console>`,
    ...devices.agent,
    ...devices.inputs,
    `    <graphics type='vnc' port='-1' autoport='yes'><listen type='address' address='${escapeXml(screen_address)}'/></graphics>`,
    ...devices.others,
    `    <memballoon model='virtio'/>`,
    `  </devices>`,
    `</domain>`,
    ``,
  ].join('\n');
}

function baseName(path: string | undefined = ''): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function parseNics(root: XmlElement): readonly DomainNic[] {
  const names = new Map(
    childElements(markOf(root), 'nic').map((nic) => [
      nic.attributes['mac'] ?? '',
      nic.attributes['name'] ?? '',
    ]),
  );
  return childElements(find(root, 'devices'), 'interface').map((element) => {
    const mac = (find(element, 'mac')?.attributes['address'] ?? '').toLowerCase();
    return {
      name: names.get(mac) ?? mac,
      mac,
      network_name: find(element, 'source')?.attributes['network'] ?? '',
      mtu: Number(find(element, 'mtu')?.attributes['size'] ?? 1500),
      ...parseNicHardware(element),
    };
  });
}

/** Pure. The name that a domain's document gives to the disk over a volume, for example vda; null when it has no such disk. `nameOf` as for `parseDomain`. */
export function diskTarget(
  root: XmlElement,
  volume_name: string,
  nameOf: (path: string) => string,
): string | null {
  const disks = childElements(find(root, 'devices'), 'disk').map((disk) => parseDisk(disk, nameOf));
  return disks.find((disk) => disk.volume_name === volume_name)?.target ?? null;
}

function parseDisk(element: XmlElement, nameOf: (path: string) => string): DomainDisk {
  const { pool = '', volume, file = '' } = find(element, 'source')?.attributes ?? {};
  return {
    volume_name: volume === undefined ? nameOf(file) : nameAt({ pool, volume }),
    format: find(element, 'driver')?.attributes['type'] === 'qcow2' ? 'qcow2' : 'raw',
    device: element.attributes['device'] === 'cdrom' ? 'cdrom' : 'disk',
    read_only: find(element, 'readonly') !== undefined,
    target: find(element, 'target')?.attributes['dev'] ?? '',
    ...parseDiskHardware(element),
  };
}

function parseKernel(root: XmlElement): DomainDefinition['kernel'] {
  const kernel = find(root, 'os', 'kernel');
  if (kernel === undefined) return null;
  const ramdisk = find(root, 'os', 'initrd');
  return {
    kernel_volume: baseName(textOf(kernel)),
    ramdisk_volume: ramdisk === undefined ? null : baseName(textOf(ramdisk)),
    // As written: blanks at its ends belong to it.
    arguments: find(root, 'os', 'cmdline')?.children.join('') ?? '',
  };
}

function parseVcpus(root: XmlElement): number {
  const vcpu = find(root, 'vcpu');
  return Number(vcpu?.attributes['current'] ?? textOf(vcpu) ?? 0);
}

/**
 * Pure. What the definition and, when the guest runs, the live document say. `state` and `persistent` come from other calls; `nameOf` gives
 * the volume that a file is.
 */
export function parseDomain(
  stored: string,
  live: string | null,
  facts: Pick<DomainView, 'state' | 'persistent' | 'cause'>,
  nameOf: (path: string) => string = baseName,
): DomainView {
  const root = parseXml(stored);
  const running = live === null ? null : parseXml(live);
  const id = textOf(find(root, 'uuid')) ?? '';
  return {
    id,
    name: textOf(find(root, 'name')) ?? '',
    title: textOf(find(root, 'title')) ?? '',
    marked_generation: markedGeneration(root, id),
    state: facts.state,
    ...(facts.cause === undefined ? {} : { cause: facts.cause }),
    persistent: facts.persistent,
    accelerator: root.attributes['type'] === 'kvm' ? 'kvm' : 'tcg',
    vcpus: parseVcpus(root),
    memory_mib: memoryMib(find(root, 'memory')),
    balloon_mib: memoryMib(find(root, 'currentMemory')),
    nics: parseNics(root),
    disks: childElements(find(root, 'devices'), 'disk').map((disk) => parseDisk(disk, nameOf)),
    kernel: parseKernel(root),
    hardware: parseHardware(root),
    live:
      running === null
        ? null
        : {
            vcpus: parseVcpus(running),
            memory_mib: memoryMib(find(running, 'memory')),
            balloon_mib: memoryMib(find(running, 'currentMemory')),
            nics: parseNics(running),
            title: textOf(find(running, 'title')) ?? '',
            hardware: parseHardware(running),
          },
  };
}
