/** Domain XML on the fake host: what libvirt fills in when a domain is defined and when it starts. */
import { childElements, element, find, findAttribute, findText, withChild, withChildren } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { FROM, refuse } from './failure.ts';
import { readBytes } from './read-xml.ts';

const DEVICES_WITH_ALIAS: Readonly<Record<string, string>> = {
  interface: 'net',
  serial: 'serial',
  console: 'console',
  channel: 'channel',
  rng: 'rng',
  memballoon: 'balloon',
  video: 'video',
  input: 'input',
};

/** Pure. A MAC address from QEMU's range, from three bytes of a UUID. */
export function macFrom(uuid: string): string {
  const hex = uuid.replaceAll('-', '').slice(-6);
  return ['52', '54', '00', hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)].join(':');
}

function memoryElement(root: XmlElement, name: string, fallback: bigint | null): XmlElement {
  const given = find(root, name);
  if (given === undefined && fallback !== null) return element(name, { unit: 'KiB' }, String(fallback));
  if (given === undefined) return refuse('xml_error', `missing element ${name}`, FROM.xml);
  const bytes = readBytes(findText(given), given.attributes['unit'], 'KiB');
  return element(name, { unit: 'KiB' }, String(bytes / 1024n));
}

function completeDevice(device: XmlElement, newUuid: () => string): XmlElement {
  if (device.name !== 'interface' || find(device, 'mac') !== undefined) return device;
  const mac = element('mac', { address: macFrom(newUuid()) });
  return withChildren(device, [mac, ...device.children]);
}

/** Pure. The definition as libvirt would store it: uuid, KiB, MAC addresses. `newUuid` is asked for what is missing. */
export function completeDomain(root: XmlElement, newUuid: () => string): XmlElement {
  if ((findText(root, 'name') ?? '') === '')
    return refuse('xml_name_missing', 'missing domain name information', FROM.xml);
  const uuid = findText(root, 'uuid') ?? newUuid();
  const memory = memoryElement(root, 'memory', null);
  let complete = withChild(root, 'uuid', element('uuid', {}, uuid.toLowerCase()));
  complete = withChild(complete, 'memory', memory);
  const current = memoryElement(root, 'currentMemory', BigInt(findText(memory) ?? '0'));
  complete = withChild(complete, 'currentMemory', current);
  if (find(complete, 'vcpu') === undefined) complete = withChild(complete, 'vcpu', element('vcpu', {}, '1'));
  const devices = find(complete, 'devices') ?? element('devices');
  const completed = childElements(devices).map((device) => completeDevice(device, newUuid));
  return withChild(withoutId(complete), 'devices', withChildren(devices, completed));
}

function withoutId(root: XmlElement): XmlElement {
  const { id: _id, ...attributes } = root.attributes;
  return { ...root, attributes };
}

function diskAlias(device: XmlElement): string {
  const bus = findAttribute(device, 'bus', 'target') ?? 'virtio';
  return `${bus}-${findAttribute(device, 'dev', 'target') ?? 'disk0'}`;
}

/** Pure. A device as it looks in a running guest: alias, tap device, graphics port. */
export function plugDevice(device: XmlElement, index: number, nextTap: () => number): XmlElement {
  if (find(device, 'alias') !== undefined) return device;
  let plugged = device;
  if (device.name === 'interface' && find(device, 'target') === undefined) {
    plugged = withChildren(plugged, [...plugged.children, element('target', { dev: `vnet${nextTap()}` })]);
  }
  if (device.name === 'graphics' && (device.attributes['port'] ?? '-1') === '-1') {
    return { ...plugged, attributes: { ...plugged.attributes, port: String(5900 + index) } };
  }
  const prefix = DEVICES_WITH_ALIAS[device.name];
  const alias =
    device.name === 'disk' ? diskAlias(device) : prefix === undefined ? undefined : `${prefix}${index}`;
  if (alias === undefined) return plugged;
  return withChildren(plugged, [...plugged.children, element('alias', { name: alias })]);
}

/** Pure. A channel of a running guest: whether something in the guest has opened it. Other devices are left alone. */
export function openChannel(device: XmlElement, connected: boolean): XmlElement {
  if (device.name !== 'channel') return device;
  const state = connected ? 'connected' : 'disconnected';
  const children = device.children.map((child) =>
    typeof child !== 'string' && child.name === 'target'
      ? { ...child, attributes: { ...child.attributes, state } }
      : child,
  );
  return withChildren(device, children);
}

/** Pure. The definition as it looks when it runs under `id`. */
export function startDomain(config: XmlElement, id: number, nextTap: () => number): XmlElement {
  const counts = new Map<string, number>();
  const devices = find(config, 'devices') ?? element('devices');
  const plugged = childElements(devices).map((device) => {
    const index = counts.get(device.name) ?? 0;
    counts.set(device.name, index + 1);
    return plugDevice(device, index, nextTap);
  });
  const live = withChild(config, 'devices', withChildren(devices, plugged));
  return { ...live, attributes: { ...live.attributes, id: String(id) } };
}

/** Pure. Whether two devices are the same one: interfaces by MAC, disks by target, the rest by content. */
export function sameDevice(a: XmlElement, b: XmlElement): boolean {
  if (a.name !== b.name) return false;
  if (a.name === 'interface') {
    const macs = [a, b].map((device) => findAttribute(device, 'address', 'mac')?.toLowerCase());
    return macs[0] !== undefined && macs[0] === macs[1];
  }
  if (a.name === 'disk') return findAttribute(a, 'dev', 'target') === findAttribute(b, 'dev', 'target');
  return (
    JSON.stringify([a.attributes, childElements(a, 'source')]) ===
    JSON.stringify([b.attributes, childElements(b, 'source')])
  );
}

/** Pure. The domain with its list of devices changed. */
export function withDevices(
  root: XmlElement,
  change: (devices: readonly XmlElement[]) => readonly XmlElement[],
): XmlElement {
  const devices = find(root, 'devices') ?? element('devices');
  return withChild(root, 'devices', withChildren(devices, change(childElements(devices))));
}

/** Pure. The devices of a domain, all or of one kind. */
export function devicesOf(root: XmlElement | null, kind?: string): readonly XmlElement[] {
  const devices = root === null ? undefined : find(root, 'devices');
  return devices === undefined ? [] : childElements(devices, kind);
}

/** Pure. Memory in KiB: `memory` the maximum, `currentMemory` the balloon's target. */
export function memoryKib(root: XmlElement, name: 'memory' | 'currentMemory'): bigint {
  return BigInt(findText(root, name) ?? '0');
}

/** Pure. CPUs: the most there can be, and those in use. */
export function vcpusOf(root: XmlElement): { readonly maximum: number; readonly current: number } {
  const maximum = Number(findText(root, 'vcpu') ?? '1');
  return { maximum, current: Number(findAttribute(root, 'current', 'vcpu') ?? maximum) };
}

/** Pure. The domain with other CPU numbers. */
export function withVcpus(root: XmlElement, current: number, maximum: number): XmlElement {
  const others = find(root, 'vcpu')?.attributes ?? {};
  const { current: _current, ...rest } = others;
  const attributes = current === maximum ? rest : { ...rest, current: String(current) };
  return withChild(root, 'vcpu', element('vcpu', attributes, String(maximum)));
}
