/** Domain procedures of the fake host: CPUs, memory, devices, metadata, tuning. */
import { DOMAIN_MEMORY, DOMAIN_METADATA, DOMAIN_VCPU } from '../rpc/flags.ts';
import { element, find, findAttribute, textOf, withChild, withChildren, writeXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import {
  completeDomain,
  devicesOf,
  memoryKib,
  plugDevice,
  sameDevice,
  vcpusOf,
  withDevices,
  withVcpus,
} from './domain-xml.ts';
import {
  affect,
  definitionOf,
  domainOf,
  isActive,
  metadataOf,
  plugInterface,
  refOf,
  unplugInterface,
} from './domains.ts';
import { FROM, refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import { readXml } from './read-xml.ts';
import { emit } from './state.ts';
import type { FakeDomain, FakeHost } from './state.ts';

const DEVICE_ROOTS = [
  'interface',
  'disk',
  'serial',
  'channel',
  'rng',
  'hostdev',
  'memory',
  'controller',
  'filesystem',
];

function readDevice(host: FakeHost, xml: string): XmlElement {
  const name = /^\s*<([a-z]+)/.exec(xml)?.[1] ?? '';
  if (!DEVICE_ROOTS.includes(name)) refuse('xml_error', `unknown device type <${name}>`, FROM.xml);
  const device = readXml(xml, name);
  const memory = element('memory', {}, '1');
  const domain = element('domain', {}, element('name', {}, 'x'), memory, element('devices', {}, device));
  return devicesOf(completeDomain(domain, host.newUuid))[0] ?? device;
}

function aliasOf(device: XmlElement): string {
  return findAttribute(device, 'name', 'alias') ?? device.name;
}

function attach(host: FakeHost, domain: FakeDomain, xml: string, flags: number): void {
  const device = readDevice(host, xml);
  affect(domain, flags, (root, live) => {
    const devices = devicesOf(root);
    if (devices.some((other) => sameDevice(other, device))) {
      return refuse('operation_invalid', `${device.name} already exists in the domain configuration`);
    }
    if (!live) return withDevices(root, (all) => [...all, device]);
    if (device.name === 'interface') plugInterface(host, device);
    const index = devices.filter(({ name }) => name === device.name).length;
    const plugged = plugDevice(device, index, () => host.next_tap++);
    emit(host, { name: 'domain_device_added', event: { dom: refOf(domain), dev_alias: aliasOf(plugged) } });
    return withDevices(root, (all) => [...all, plugged]);
  });
}

function detach(
  host: FakeHost,
  domain: FakeDomain,
  matches: (device: XmlElement) => boolean,
  flags: number,
): void {
  affect(domain, flags, (root, live) => {
    const device = devicesOf(root).find(matches);
    if (device === undefined) return refuse('device_missing', 'device not found: no matching device');
    if (live && !host.guests.releases_devices) return root;
    if (live && device.name === 'interface') unplugInterface(host, device);
    if (live)
      emit(host, {
        name: 'domain_device_removed',
        event: { dom: refOf(domain), dev_alias: aliasOf(device) },
      });
    return withDevices(root, (all) => all.filter((other) => other !== device));
  });
}

function update(host: FakeHost, domain: FakeDomain, xml: string, flags: number): void {
  const device = readDevice(host, xml);
  affect(domain, flags, (root, live) => {
    const old = devicesOf(root).find((other) => sameDevice(other, device));
    if (old === undefined) return refuse('device_missing', 'device not found: no matching device');
    if (live && device.name === 'interface') {
      unplugInterface(host, old);
      plugInterface(host, device);
    }
    const kept = live ? ['alias', 'target'].map((name) => find(old, name)) : [];
    const missing = kept.filter((child) => child !== undefined && find(device, child.name) === undefined);
    const fresh = withChildren(device, [
      ...device.children,
      ...missing.filter((child) => child !== undefined),
    ]);
    return withDevices(root, (all) => all.map((other) => (other === old ? fresh : other)));
  });
}

function setVcpus(domain: FakeDomain, count: number, flags: number): void {
  affect(domain, flags, (root, live) => {
    const { maximum, current } = vcpusOf(root);
    if ((flags & DOMAIN_VCPU.maximum) !== 0) {
      if (live) return refuse('invalid_argument', "maximum vcpu count of a live domain can't be modified");
      return withVcpus(root, Math.min(current, count), count);
    }
    if (count < 1 || count > maximum) {
      return refuse(
        'invalid_argument',
        `requested vcpus is greater than max allowable vcpus for the domain: ${count} > ${maximum}`,
      );
    }
    return withVcpus(root, count, maximum);
  });
}

function setMemory(domain: FakeDomain, kib: bigint, flags: number): void {
  const value = (name: string) => element(name, { unit: 'KiB' }, String(kib));
  affect(domain, flags, (root, live) => {
    if ((flags & DOMAIN_MEMORY.maximum) !== 0) {
      if (live) return refuse('operation_invalid', 'cannot resize the maximum memory on an active domain');
      const smaller =
        memoryKib(root, 'currentMemory') > kib
          ? withChild(root, 'currentMemory', value('currentMemory'))
          : root;
      return withChild(smaller, 'memory', value('memory'));
    }
    if (kib > memoryKib(root, 'memory'))
      refuse('invalid_argument', 'cannot set memory higher than max memory');
    return withChild(root, 'currentMemory', value('currentMemory'));
  });
}

function setElement(root: XmlElement, uri: string, key: string | null, content: string | null): XmlElement {
  const metadata = find(root, 'metadata') ?? element('metadata');
  const old = metadataOf(root, uri);
  const others = metadata.children.filter((child) => child !== old);
  if (content === null)
    return withChild(root, 'metadata', others.length > 0 ? withChildren(metadata, others) : null);
  const parsed = readXml(content, /^\s*<([^\s/>]+)/.exec(content)?.[1] ?? '');
  const prefixed = (node: XmlElement): XmlElement => ({
    ...node,
    name: `${key}:${node.name}`,
    children: node.children.map((child) => (typeof child === 'string' ? child : prefixed(child))),
  });
  const attributes = { [`xmlns:${key ?? ''}`]: uri, ...parsed.attributes };
  const added =
    key === null
      ? { ...parsed, attributes: { xmlns: uri, ...parsed.attributes } }
      : { ...prefixed(parsed), attributes };
  return withChild(root, 'metadata', withChildren(metadata, [...others, added]));
}

function withoutPrefix(node: XmlElement): XmlElement {
  const attributes = Object.entries(node.attributes).filter(([key]) => !key.startsWith('xmlns'));
  return {
    name: node.name.replace(/^[^:]*:/, ''),
    attributes: Object.fromEntries(attributes),
    children: node.children.map((child) => (typeof child === 'string' ? child : withoutPrefix(child))),
  };
}

const METADATA_ELEMENT = {
  [DOMAIN_METADATA.title]: 'title',
  [DOMAIN_METADATA.description]: 'description',
} as const;

/** Handlers that change a domain. */
export const domainChangeHandlers = {
  domain_attach_device_flags: ({ dom, xml, flags }, { host }) =>
    attach(host, domainOf(host, dom), xml, flags),
  domain_detach_device_flags: ({ dom, xml, flags }, { host }) => {
    const device = readXml(xml, /^\s*<([a-z]+)/.exec(xml)?.[1] ?? '');
    detach(host, domainOf(host, dom), (other) => sameDevice(other, device), flags);
  },
  domain_detach_device_alias: ({ dom, alias, flags }, { host }) =>
    detach(host, domainOf(host, dom), (other) => aliasOf(other) === alias, flags),
  domain_update_device_flags: ({ dom, xml, flags }, { host }) =>
    update(host, domainOf(host, dom), xml, flags),
  domain_set_vcpus: ({ dom, nvcpus }, { host }) => setVcpus(domainOf(host, dom), nvcpus, DOMAIN_VCPU.live),
  domain_set_vcpus_flags: ({ dom, nvcpus, flags }, { host }) => setVcpus(domainOf(host, dom), nvcpus, flags),
  domain_get_vcpus_flags: ({ dom, flags }, { host }) => {
    const domain = domainOf(host, dom);
    const { maximum, current } = vcpusOf(definitionOf(domain, (flags & DOMAIN_VCPU.config) !== 0));
    return { num: (flags & DOMAIN_VCPU.maximum) !== 0 ? maximum : current };
  },
  domain_set_max_memory: ({ dom, memory_kib }, { host }) => {
    const domain = domainOf(host, dom);
    setMemory(
      domain,
      memory_kib,
      DOMAIN_MEMORY.maximum | (isActive(domain) ? DOMAIN_MEMORY.live : DOMAIN_MEMORY.config),
    );
  },
  domain_set_memory: ({ dom, memory_kib }, { host }) =>
    setMemory(domainOf(host, dom), memory_kib, DOMAIN_MEMORY.live),
  domain_set_memory_flags: ({ dom, memory_kib, flags }, { host }) =>
    setMemory(domainOf(host, dom), memory_kib, flags),
  domain_set_metadata: ({ dom, type, metadata, key, uri, flags }, { host }) => {
    const domain = domainOf(host, dom);
    affect(domain, flags, (root) => {
      if (type === DOMAIN_METADATA.element) return setElement(root, uri ?? '', key, metadata);
      const name =
        METADATA_ELEMENT[type as 0 | 1] ?? refuse('invalid_argument', `unknown metadata type '${type}'`);
      return withChild(root, name, metadata === null || metadata === '' ? null : element(name, {}, metadata));
    });
    emit(host, { name: 'domain_metadata_change', event: { dom: refOf(domain), type, nsuri: uri } });
  },
  domain_get_metadata: ({ dom, type, uri, flags }, { host }) => {
    const root = definitionOf(domainOf(host, dom), (flags & 2) !== 0);
    const missing = (): never =>
      refuse('no_domain_metadata', 'metadata not found: Requested metadata element is not present');
    if (type === DOMAIN_METADATA.element) {
      const found = metadataOf(root, uri ?? '');
      return { metadata: found === undefined ? missing() : writeXml(withoutPrefix(found)) };
    }
    const text = find(root, METADATA_ELEMENT[type as 0 | 1] ?? '');
    return { metadata: textOf(text) ?? missing() };
  },
  domain_set_memory_stats_period: ({ dom }, { host }) => void domainOf(host, dom),
  domain_set_interface_parameters: ({ dom }, { host }) => void domainOf(host, dom),
  domain_set_lifecycle_action: ({ dom }, { host }) => void domainOf(host, dom),
} as const satisfies Handlers;
