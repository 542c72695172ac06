import type {
  Bandwidth,
  DiskHardware,
  DiskLimits,
  GuestHardware,
  HardwareChanges,
  NicHardware,
} from '../../model/hardware.ts';
import {
  DEFAULT_VIDEO_MIB,
  DISK_BUSES,
  DISK_LIMITS,
  INPUT_BUSES,
  NIC_MODELS,
  VIDEO_MODELS,
  WATCHDOG_ACTIONS,
  changesFrom,
} from '../../model/hardware.ts';
import { parsePinning } from './pinning-xml.ts';
import { childElements, find, findAttribute, findText, type XmlElement } from './xml.ts';

/**
 * Pure. What a definition says of the machine, as far as it differs from plain hardware. What libvirt fills in by itself (a version of the
 * machine, PS/2 devices, the memory of a graphics card, the file of a firmware) is not told apart from what was asked for.
 */
export function parseHardware(root: XmlElement): HardwareChanges {
  return changesFrom({
    ...parseMachine(root),
    ...parseCpus(root),
    ...parsePinning(root),
    ...parseVideo(root),
    ...parseRng(root),
    ...parseOthers(root),
  });
}

function parseMachine(root: XmlElement): HardwareChanges {
  const os = find(root, 'os');
  const machine = findAttribute(os, 'machine', 'type') ?? '';
  const loader = find(os, 'loader');
  const is_uefi = os?.attributes['firmware'] === 'efi' || loader?.attributes['type'] === 'pflash';
  const secure = childElements(find(os, 'firmware'), 'feature').find(
    (feature) => feature.attributes['name'] === 'secure-boot',
  );
  return {
    // Versions are called pc-i440fx-7.2 and pc-q35-7.2.
    machine: machine.includes('q35') ? 'q35' : 'pc',
    firmware: is_uefi ? 'uefi' : 'bios',
    secure_boot: secure?.attributes['enabled'] === 'yes' || loader?.attributes['secure'] === 'yes',
    boot_menu: findAttribute(os, 'enable', 'bootmenu') === 'yes',
  };
}

function parseCpus(root: XmlElement): HardwareChanges {
  const topology = find(root, 'cpu', 'topology')?.attributes ?? {};
  const features = find(root, 'features');
  const pmu = findAttribute(features, 'state', 'pmu');
  const tune = find(root, 'cputune');
  return {
    cpu_sockets: number(topology['sockets']),
    cpu_cores: number(topology['cores']),
    cpu_threads: number(topology['threads']),
    pmu: pmu === 'on' || pmu === 'off' ? pmu : null,
    hypervisor_hidden: findAttribute(features, 'state', 'kvm', 'hidden') === 'on',
    cpu_shares: number(findText(tune, 'shares')),
    cpu_period_us: number(findText(tune, 'period')),
    cpu_quota_us: number(findText(tune, 'quota')),
  };
}

function parseVideo(root: XmlElement): HardwareChanges {
  const model = find(root, 'devices', 'video', 'model')?.attributes ?? {};
  const video: GuestHardware['video'] = VIDEO_MODELS.find((each) => each === model['type']) ?? 'none';
  const kib = number(model['vram']);
  const memory = kib === null ? null : kib / 1024;
  const usual = DEFAULT_VIDEO_MIB[video];
  return { video, video_memory_mib: memory === usual || usual === undefined ? null : memory };
}

function parseRng(root: XmlElement): HardwareChanges {
  const rng = find(root, 'devices', 'rng');
  return {
    rng: rng !== undefined,
    rng_bytes: number(findAttribute(rng, 'bytes', 'rate')),
    rng_period_ms: number(findAttribute(rng, 'period', 'rate')),
  };
}

function parseOthers(root: XmlElement): HardwareChanges {
  const devices = find(root, 'devices');
  // A q35 machine has a watchdog of another model by itself.
  const watchdog = childElements(devices, 'watchdog').find((each) => each.attributes['model'] === 'i6300esb');
  const input = (type: string): GuestHardware['tablet'] => {
    const buses = childElements(devices, 'input')
      .filter((each) => each.attributes['type'] === type)
      .map((each) => each.attributes['bus']);
    return INPUT_BUSES.find((bus) => buses.includes(bus)) ?? null;
  };
  return {
    watchdog: WATCHDOG_ACTIONS.find((action) => action === watchdog?.attributes['action']) ?? null,
    tablet: input('tablet'),
    keyboard: input('keyboard'),
    guest_agent: childElements(devices, 'channel').some(
      (channel) => findAttribute(channel, 'name', 'target') === 'org.qemu.guest_agent.0',
    ),
  };
}

/** Pure. How a disk is attached and how much it may carry. */
export function parseDiskHardware(disk: XmlElement): DiskHardware {
  const bus = DISK_BUSES.find((each) => each === findAttribute(disk, 'bus', 'target')) ?? 'virtio';
  const iotune = find(disk, 'iotune');
  const limits: Partial<Record<keyof DiskLimits, number>> = {};
  for (const name of DISK_LIMITS) {
    const value = number(findText(iotune, name));
    if (value !== null) limits[name] = value;
  }
  return {
    ...(bus === 'virtio' ? {} : { bus }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** Pure. Model and queues of a NIC, and what may pass. */
export function parseNicHardware(nic: XmlElement): NicHardware {
  const model = NIC_MODELS.find((each) => each === findAttribute(nic, 'type', 'model')) ?? 'virtio';
  const queues = number(findAttribute(nic, 'queues', 'driver'));
  const inbound = parseBandwidth(find(nic, 'bandwidth', 'inbound'));
  const outbound = parseBandwidth(find(nic, 'bandwidth', 'outbound'));
  return {
    ...(model === 'virtio' ? {} : { model }),
    ...(queues === null || queues === 1 ? {} : { queues }),
    ...(inbound === null ? {} : { inbound }),
    ...(outbound === null ? {} : { outbound }),
  };
}

function parseBandwidth(element: XmlElement | undefined): Bandwidth | null {
  const average = number(element?.attributes['average']);
  const peak = number(element?.attributes['peak']);
  const burst = number(element?.attributes['burst']);
  if (average === null) return null;
  return { average, ...(peak === null ? {} : { peak }), ...(burst === null ? {} : { burst }) };
}

function number(text: string | undefined): number | null {
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text);
}
