import type { DiskHardware, HardwareChanges, NicHardware } from '../../model/hardware.ts';
import { DISK_LIMITS, PLAIN_HARDWARE } from '../../model/hardware.ts';
import { numaElement, pinElements } from './pinning-xml.ts';

/** Spare slots of a q35 machine into which NICs can be plugged while it runs: it has none by itself. */
const PCIE_SLOTS = 16;

/** Pure. The opening tag of the element `os`: who chooses the firmware. */
export function osTag({ firmware }: HardwareChanges): string {
  return firmware === 'uefi' ? `  <os firmware='efi'>` : '  <os>';
}

/**
 * Pure. What stands in `os` between type and boot: which UEFI firmware the host is to find, and where the guest's variables are kept.
 * Without secure boot it must be said too, because hosts prefer it. Source: libvirt, Domain XML, firmware autoselection.
 */
export function firmwareLines(
  { firmware, secure_boot = PLAIN_HARDWARE.secure_boot }: HardwareChanges,
  nvram_path: string,
): readonly string[] {
  if (firmware !== 'uefi') return [];
  const enabled = secure_boot ? 'yes' : 'no';
  return [
    `    <firmware>`,
    ...(secure_boot ? [`      <feature enabled='yes' name='enrolled-keys'/>`] : []),
    `      <feature enabled='${enabled}' name='secure-boot'/>`,
    `    </firmware>`,
    `    <nvram>${nvram_path}</nvram>`,
  ];
}

/** Pure. The element `features`. */
export function featuresLine({ secure_boot, pmu, hypervisor_hidden }: HardwareChanges): string {
  const more = [
    ...(hypervisor_hidden === true ? [`<kvm><hidden state='on'/></kvm>`] : []),
    ...(pmu === undefined || pmu === null ? [] : [`<pmu state='${pmu}'/>`]),
    ...(secure_boot === true ? [`<smm state='on'/>`] : []),
  ];
  return `  <features><acpi/><apic/>${more.join('')}</features>`;
}

/** Pure. The element `cpu`; none where everything is left to the hypervisor. */
export function cpuLines(hardware: HardwareChanges, accelerator: 'kvm' | 'tcg'): readonly string[] {
  const { cpu_sockets: sockets, cpu_cores: cores, cpu_threads: threads } = hardware;
  const mode = accelerator === 'kvm' ? ` mode='host-passthrough'` : '';
  const topology =
    typeof sockets === 'number'
      ? `<topology sockets='${sockets}' cores='${cores ?? 1}' threads='${threads ?? 1}'/>`
      : '';
  const inside = `${topology}${numaElement(hardware)}`;
  if (inside !== '') return [`  <cpu${mode}>${inside}</cpu>`];
  return mode === '' ? [] : [`  <cpu${mode}/>`];
}

/** Pure. The element `cputune`; none without a share, a limit or a pin. */
export function cpuTuneLines(hardware: HardwareChanges): readonly string[] {
  const { cpu_shares, cpu_period_us, cpu_quota_us } = hardware;
  const parts = [
    numberElement('shares', cpu_shares),
    numberElement('period', cpu_period_us),
    numberElement('quota', cpu_quota_us),
    pinElements(hardware),
  ].join('');
  return parts === '' ? [] : [`  <cputune>${parts}</cputune>`];
}

/** Pure. Controllers: SCSI by virtio, spare slots of a q35 machine, and USB only for what is plugged into it. */
export function controllerLines(hardware: HardwareChanges, has_scsi: boolean): readonly string[] {
  const { tablet, keyboard } = hardware;
  const usb = tablet === 'usb' || keyboard === 'usb' ? 'qemu-xhci' : 'none';
  return [
    ...(hardware.machine === 'q35'
      ? [
          `    <controller type='pci' model='pcie-root'/>`,
          ...Array.from({ length: PCIE_SLOTS }, () => `    <controller type='pci' model='pcie-root-port'/>`),
        ]
      : []),
    ...(has_scsi ? [`    <controller type='scsi' model='virtio-scsi'/>`] : []),
    `    <controller type='usb' model='${usb}'/>`,
  ];
}

/** Pure. Tablet and keyboard, graphics card, source of random numbers, watchdog: what stands behind the screen. */
export function deviceLines(hardware: HardwareChanges): {
  readonly agent: readonly string[];
  readonly inputs: readonly string[];
  readonly others: readonly string[];
} {
  const { video, video_memory_mib, rng, rng_bytes, rng_period_ms, watchdog, tablet, keyboard, guest_agent } =
    {
      ...PLAIN_HARDWARE,
      ...hardware,
    };
  const vram = video_memory_mib === null ? '' : ` vram='${video_memory_mib * 1024}'`;
  const rate = rng_bytes === null ? '' : `<rate bytes='${rng_bytes}' period='${rng_period_ms ?? 1000}'/>`;
  return {
    agent: guest_agent
      ? [`    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>`]
      : [],
    inputs: [
      ...(tablet === null ? [] : [`    <input type='tablet' bus='${tablet}'/>`]),
      ...(keyboard === null ? [] : [`    <input type='keyboard' bus='${keyboard}'/>`]),
    ],
    others: [
      `    <video><model type='${video}'${vram}/></video>`,
      ...(watchdog === null ? [] : [`    <watchdog model='i6300esb' action='${watchdog}'/>`]),
      ...(rng ? [`    <rng model='virtio'>${rate}<backend model='random'>/dev/urandom</backend></rng>`] : []),
    ],
  };
}

/** Pure. How much a disk may carry; none without a limit. */
export function diskLimitLines({ limits }: DiskHardware): readonly string[] {
  const parts = DISK_LIMITS.map((name) => numberElement(name, limits?.[name])).join('');
  return parts === '' ? [] : [`      <iotune>${parts}</iotune>`];
}

/** Pure. Queues of a NIC and what may pass. */
export function nicHardwareLines({ queues, inbound, outbound }: NicHardware): readonly string[] {
  const ways = Object.entries({ inbound, outbound }).flatMap(([way, limit]) => {
    if (limit === undefined) return [];
    const { average, peak, burst } = limit;
    const more = [
      ...(peak === undefined ? [] : [` peak='${peak}'`]),
      ...(burst === undefined ? [] : [` burst='${burst}'`]),
    ];
    return [`<${way} average='${average}'${more.join('')}/>`];
  });
  return [
    ...(queues === undefined ? [] : [`      <driver queues='${queues}'/>`]),
    ...(ways.length === 0 ? [] : [`      <bandwidth>${ways.join('')}</bandwidth>`]),
  ];
}

function numberElement(name: string, value: number | null | undefined): string {
  return value === null || value === undefined ? '' : `<${name}>${value}</${name}>`;
}
