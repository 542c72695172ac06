/** Domain procedures of the fake host that only read. */
import { DOMAIN_STATE, DOMAIN_XML, INTERFACE_ADDRESSES_SOURCE, LIST_DOMAINS } from '../rpc/flags.ts';
import { param } from '../rpc/procedures/types.ts';
import type { TypedParam } from '../rpc/procedures/types.ts';
import { findAttribute, findText, writeXml } from '../xml.ts';
import { allocatedBytes } from './contents.ts';
import { devicesOf, memoryKib, vcpusOf } from './domain-xml.ts';
import { definitionOf, domainOf, isActive, refOf, requireActive, sourcePath, volumeAt } from './domains.ts';
import { refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import type { FakeDomain, FakeHost } from './state.ts';

function listed(domain: FakeDomain, flags: number): boolean {
  const among = (group: number, matches: number): boolean => (flags & group) === 0 || (flags & matches) !== 0;
  const { active, inactive, persistent, transient, running, paused, shutoff } = LIST_DOMAINS;
  const state = {
    [DOMAIN_STATE.running]: running,
    [DOMAIN_STATE.paused]: paused,
    [DOMAIN_STATE.shutoff]: shutoff,
  };
  return (
    among(active | inactive, isActive(domain) ? active : inactive) &&
    among(persistent | transient, domain.config !== null ? persistent : transient) &&
    among(running | paused | shutoff | 128, state[domain.state as 1 | 3 | 5] ?? 128)
  );
}

function cpuTimeNs(host: FakeHost, domain: FakeDomain): bigint {
  if (!isActive(domain)) return 0n;
  return BigInt(Math.max(0, Math.round(host.nowMs() - domain.started_at_ms))) * 1_000_000n;
}

function statsOf(host: FakeHost, domain: FakeDomain): readonly TypedParam[] {
  const state = [param('state.state', 'int', domain.state), param('state.reason', 'int', domain.reason)];
  if (!isActive(domain)) return state;
  const root = definitionOf(domain, false);
  const { maximum, current } = vcpusOf(root);
  return [
    ...state,
    param('cpu.time', 'ullong', cpuTimeNs(host, domain)),
    param('balloon.current', 'ullong', memoryKib(root, 'currentMemory')),
    param('balloon.maximum', 'ullong', memoryKib(root, 'memory')),
    param('vcpu.current', 'uint', current),
    param('vcpu.maximum', 'uint', maximum),
    param('net.count', 'uint', devicesOf(root, 'interface').length),
    param('block.count', 'uint', devicesOf(root, 'disk').length),
  ];
}

function blockInfo(host: FakeHost, domain: FakeDomain, target: string) {
  const disks = devicesOf(definitionOf(domain, false), 'disk');
  const disk = disks.find((d) =>
    [findAttribute(d, 'dev', 'target'), findAttribute(d, 'file', 'source')].includes(target),
  );
  if (disk === undefined) return refuse('invalid_argument', `invalid path ${target} not assigned to domain`);
  const volume = volumeAt(host, sourcePath(host, disk) ?? '');
  const allocation_bytes = volume === undefined ? 0n : BigInt(allocatedBytes(volume.contents));
  return { capacity_bytes: volume?.capacity_bytes ?? 0n, allocation_bytes, physical_bytes: allocation_bytes };
}

function addresses(host: FakeHost, domain: FakeDomain) {
  return devicesOf(requireActive(domain), 'interface').flatMap((device) => {
    const hwaddr = findAttribute(device, 'address', 'mac') ?? '';
    const network = [...host.networks.values()].find(
      ({ name }) => name === findAttribute(device, 'network', 'source'),
    );
    const lease = network?.leases.get(hwaddr.toLowerCase());
    if (lease === undefined) return [];
    const addrs = [{ type: 0, addr: lease.address, prefix: lease.prefix }];
    return [{ name: findAttribute(device, 'dev', 'target') ?? '', hwaddr, addrs }];
  });
}

/** Handlers that read domains. */
export const domainReadHandlers = {
  connect_list_all_domains: ({ flags, need_results }, { host }) => {
    const domains = [...host.domains.values()].filter((domain) => listed(domain, flags)).map(refOf);
    return { domains: need_results === 0 ? [] : domains, ret: domains.length };
  },
  domain_lookup_by_uuid: ({ uuid }, { host }) => ({ dom: refOf(domainOf(host, { uuid })) }),
  domain_lookup_by_name: ({ name }, { host }) => {
    const found = [...host.domains.values()].find((domain) => domain.name === name);
    return {
      dom: refOf(found ?? refuse('no_domain', `Domain not found: no domain with matching name '${name}'`)),
    };
  },
  domain_lookup_by_id: ({ id }, { host }) => {
    const found = [...host.domains.values()].find((domain) => domain.id === id && id >= 0);
    return { dom: refOf(found ?? refuse('no_domain', `Domain not found: no domain with matching id ${id}`)) };
  },
  domain_get_xml_desc: ({ dom, flags }, { host }) => ({
    xml: `${writeXml(definitionOf(domainOf(host, dom), (flags & DOMAIN_XML.inactive) !== 0))}\n`,
  }),
  domain_get_info: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    const root = definitionOf(domain, false);
    return {
      state: domain.state,
      max_memory_kib: memoryKib(root, 'memory'),
      memory_kib: memoryKib(root, isActive(domain) ? 'currentMemory' : 'memory'),
      vcpus: vcpusOf(root).current,
      cpu_time_ns: cpuTimeNs(host, domain),
    };
  },
  domain_get_state: ({ dom }, { host }) => {
    const { state, reason } = domainOf(host, dom);
    return { state, reason };
  },
  domain_get_disk_errors: ({ dom, max_errors }, { host }) => {
    const domain = domainOf(host, dom);
    requireActive(domain);
    const { disk_errors } = domain;
    return { errors: disk_errors.slice(0, max_errors), nerrors: disk_errors.length };
  },
  domain_get_control_info: ({ dom }, { host }) => {
    requireActive(domainOf(host, dom));
    return { state: 0, details: 0, state_time_ms: 0n };
  },
  domain_get_max_memory: ({ dom }, { host }) => ({
    memory_kib: memoryKib(definitionOf(domainOf(host, dom), false), 'memory'),
  }),
  domain_get_max_vcpus: ({ dom }, { host }) => ({
    num: vcpusOf(definitionOf(domainOf(host, dom), false)).maximum,
  }),
  domain_get_os_type: ({ dom }, { host }) => ({
    type: findText(definitionOf(domainOf(host, dom), false), 'os', 'type') ?? 'hvm',
  }),
  domain_get_autostart: ({ dom }, { host }) => ({ autostart: domainOf(host, dom).autostart }),
  domain_is_active: ({ dom }, { host }) => ({ active: isActive(domainOf(host, dom)) }),
  domain_is_persistent: ({ dom }, { host }) => ({ persistent: domainOf(host, dom).config !== null }),
  domain_is_updated: ({ dom }, { host }) => {
    domainOf(host, dom);
    return { updated: false };
  },
  domain_get_messages: ({ dom }, { host }) => {
    domainOf(host, dom);
    return { msgs: [] };
  },
  domain_get_hostname: ({ dom }, { host }) => ({ hostname: domainOf(host, dom).name }),
  domain_memory_stats: ({ dom, max_stats }, { host }) => {
    const root = requireActive(domainOf(host, dom));
    const stats = [
      { tag: 6, val: memoryKib(root, 'currentMemory') },
      { tag: 7, val: memoryKib(root, 'currentMemory') / 2n },
    ];
    return { stats: stats.slice(0, max_stats) };
  },
  domain_get_block_info: ({ dom, path }, { host }) => blockInfo(host, domainOf(host, dom), path),
  domain_block_stats: ({ dom }, { host }) => {
    requireActive(domainOf(host, dom));
    return { rd_req: 10n, rd_bytes: 40_960n, wr_req: 5n, wr_bytes: 20_480n, errs: -1n };
  },
  domain_interface_stats: ({ dom }, { host }) => {
    requireActive(domainOf(host, dom));
    return {
      rx_bytes: 1000n,
      rx_packets: 10n,
      rx_errs: 0n,
      rx_drop: 0n,
      tx_bytes: 1000n,
      tx_packets: 10n,
      tx_errs: 0n,
      tx_drop: 0n,
    };
  },
  domain_interface_addresses: ({ dom, source }, { host }) => {
    const domain = domainOf(host, dom);
    if (source === INTERFACE_ADDRESSES_SOURCE.agent)
      refuse('argument_unsupported', 'QEMU guest agent is not configured');
    return { ifaces: addresses(host, domain) };
  },
  connect_get_all_domain_stats: ({ doms }, { host }) => {
    const chosen = doms.length > 0 ? doms.map((dom) => domainOf(host, dom)) : [...host.domains.values()];
    return { ret_stats: chosen.map((domain) => ({ dom: refOf(domain), params: statsOf(host, domain) })) };
  },
} as const satisfies Handlers;
