/** Domains of a fake host: finding them, changing their state, telling about it. */
import { AFFECT, DOMAIN_EVENT, DOMAIN_SHUTOFF_REASON, DOMAIN_STATE } from '../rpc/flags.ts';
import type { DomainRef } from '../rpc/procedures/types.ts';
import { find, findAttribute, findText } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { emptyContents, writeContents } from './contents.ts';
import { devicesOf, openChannel, startDomain, withDevices } from './domain-xml.ts';
import { refuse } from './failure.ts';
import { forgetLease, giveLease } from './leases.ts';
import { emit } from './state.ts';
import type { FakeDomain, FakeHost, FakeNetwork, FakePool, FakeVolume } from './state.ts';

/** virDomainEvent details used here. */
export const DETAIL = {
  defined_added: 0,
  defined_updated: 1,
  undefined_removed: 0,
  started_booted: 0,
  started_restored: 2,
  started_from_snapshot: 3,
  suspended_paused: 0,
  suspended_io_error: 2,
  resumed_unpaused: 0,
  stopped_shutdown: 0,
  stopped_destroyed: 1,
  stopped_crashed: 2,
  stopped_saved: 4,
  shutdown_finished: 0,
} as const;

/** Pure. The reference that travels on the wire. */
export function refOf({ name, uuid, id }: FakeDomain): DomainRef {
  return { name, uuid, id };
}

/** Pure. The domain meant by a reference: the UUID decides. Throws FakeFailure no_domain. */
export function domainOf(host: FakeHost, ref: { readonly uuid: string; readonly name?: string }): FakeDomain {
  const found = host.domains.get(ref.uuid);
  return (
    found ??
    refuse('no_domain', `Domain not found: no domain with matching uuid '${ref.uuid}' (${ref.name ?? ''})`)
  );
}

/** Pure. Whether the guest exists as a process: running, paused, crashed but kept. */
export function isActive(domain: FakeDomain): boolean {
  return domain.live !== null;
}

/** Pure. Throws FakeFailure operation_invalid unless the domain runs. */
export function requireActive(domain: FakeDomain): XmlElement {
  return (
    domain.live ?? refuse('operation_invalid', 'Requested operation is not valid: domain is not running')
  );
}

/** Effect: emits a lifecycle event. */
export function tellLifecycle(
  host: FakeHost,
  domain: FakeDomain,
  event: keyof typeof DOMAIN_EVENT,
  detail: number,
): void {
  emit(host, { name: 'domain_lifecycle', event: { dom: refOf(domain), event: DOMAIN_EVENT[event], detail } });
}

/** Pure. The volume at a path, in any pool. */
export function volumeAt(host: FakeHost, path: string): FakeVolume | undefined {
  for (const pool of host.pools.values()) {
    for (const volume of pool.volumes.values()) if (volume.path === path) return volume;
  }
  return undefined;
}

/** Pure. Path of a disk's source, also of one that names pool and volume. */
export function sourcePath(host: FakeHost, disk: XmlElement): string | undefined {
  const volume = findAttribute(disk, 'volume', 'source');
  if (volume === undefined) return findAttribute(disk, 'file', 'source');
  const name = findAttribute(disk, 'pool', 'source');
  const pool = [...host.pools.values()].find((candidate) => candidate.name === name);
  return pool === undefined ? undefined : `${pool.target_path}/${volume}`;
}

function poolAround(host: FakeHost, path: string): FakePool | undefined {
  return [...host.pools.values()].find((pool) => path.startsWith(`${pool.target_path}/`));
}

/** Pure. Throws FakeFailure system_error when a disk in one of the pools is not there. */
export function checkDisks(host: FakeHost, config: XmlElement): void {
  for (const disk of devicesOf(config, 'disk')) {
    const path = sourcePath(host, disk);
    const inPool = path !== undefined && poolAround(host, path) !== undefined;
    if (!inPool || volumeAt(host, path) !== undefined) continue;
    refuse('system_error', `Cannot access storage file '${path}': No such file or directory`, undefined, 2);
  }
}

/** Effect: plugs an interface into its network: a lease if the network has one for it. Throws when the network is not active. */
export function plugInterface(host: FakeHost, device: XmlElement): void {
  const name = findAttribute(device, 'network', 'source');
  if (name === undefined) return;
  const network = [...host.networks.values()].find((candidate) => candidate.name === name);
  if (network === undefined)
    return refuse('no_network', `Network not found: no network with matching name '${name}'`);
  if (network.live === null) return refuse('operation_invalid', `network '${name}' is not active`);
  giveLease(host, network, findAttribute(device, 'address', 'mac') ?? '');
}

/** Effect: takes an interface out of its network. */
export function unplugInterface(host: FakeHost, device: XmlElement): void {
  forgetLease(
    host,
    findAttribute(device, 'network', 'source'),
    findAttribute(device, 'address', 'mac') ?? '',
  );
}

/** Effect: gives leases to running guests that asked in vain before their network had a reservation for them. */
export function renewLeases(host: FakeHost, network: FakeNetwork): void {
  for (const domain of host.domains.values()) {
    if (domain.live === null) continue;
    for (const device of devicesOf(domain.live, 'interface')) {
      const mac = findAttribute(device, 'address', 'mac') ?? '';
      const waits =
        findAttribute(device, 'network', 'source') === network.name && !network.leases.has(mac.toLowerCase());
      if (waits) giveLease(host, network, mac);
    }
  }
}

/** Where the serial port writes: its own file, or the log beside another kind of port. QEMU makes the file when it is not there. */
function writeConsole(host: FakeHost, live: XmlElement, text: string): void {
  const serials = devicesOf(live, 'serial');
  const plain = serials.find((device) => device.attributes['type'] === 'file');
  const file = findAttribute(plain, 'path', 'source');
  const log = serials.find((device) => findAttribute(device, 'file', 'log') !== undefined);
  const path = file ?? findAttribute(log, 'file', 'log');
  if (path === undefined) return;
  const append =
    (file === undefined ? findAttribute(log, 'append', 'log') : findAttribute(plain, 'append', 'source')) ===
    'on';
  const volume = volumeAt(host, path) ?? newFile(host, path);
  if (volume === undefined) return;
  writeContents(volume.contents, append ? volume.contents.length_bytes : 0, Buffer.from(text));
  if (volume.capacity_bytes < volume.contents.length_bytes)
    volume.capacity_bytes = BigInt(volume.contents.length_bytes);
}

function newFile(host: FakeHost, path: string): FakeVolume | undefined {
  const pool = poolAround(host, path);
  if (pool === undefined) return undefined;
  const name = path.slice(pool.target_path.length + 1);
  const volume: FakeVolume = {
    name,
    path,
    format: 'raw',
    capacity_bytes: 0n,
    contents: emptyContents(),
    backing: null,
    in_use: 0,
  };
  pool.volumes.set(name, volume);
  return volume;
}

/** Effect: starts a domain. Throws FakeFailure as QEMU's start would. */
export function start(host: FakeHost, domain: FakeDomain, definition: XmlElement, paused: boolean): void {
  if (isActive(domain))
    refuse('operation_invalid', 'Requested operation is not valid: domain is already running');
  checkDisks(host, definition);
  for (const device of devicesOf(definition, 'interface')) plugInterface(host, device);
  domain.id = host.next_domain_id++;
  const live = startDomain(definition, domain.id, () => host.next_tap++);
  domain.live = withDevices(live, (devices) =>
    devices.map((device) => openChannel(device, host.guests.agent !== 'none')),
  );
  domain.last_backup = null;
  domain.state = paused ? DOMAIN_STATE.paused : DOMAIN_STATE.running;
  domain.reason = 1;
  domain.started_at_ms = host.nowMs();
  const restored = domain.managed_save !== null;
  domain.managed_save = null;
  if (!restored) {
    domain.boots++;
    writeConsole(host, domain.live, host.guests.boot_text);
  }
  tellLifecycle(host, domain, 'started', restored ? DETAIL.started_restored : DETAIL.started_booted);
  if (paused) tellLifecycle(host, domain, 'suspended', DETAIL.suspended_paused);
}

/** Effect: a reset or a reboot from inside: the guest boots again without the process ending. */
export function bootAgain(host: FakeHost, domain: FakeDomain): void {
  domain.boots++;
  domain.frozen = false;
  writeConsole(host, requireActive(domain), host.guests.boot_text);
  emit(host, { name: 'domain_reboot', event: { dom: refOf(domain) } });
}

/** Effect: ends the guest. A transient domain vanishes. */
export function stop(
  host: FakeHost,
  domain: FakeDomain,
  reason: keyof typeof DOMAIN_SHUTOFF_REASON,
  detail: number,
): void {
  for (const device of devicesOf(requireActive(domain), 'interface')) unplugInterface(host, device);
  domain.live = null;
  domain.backup = null;
  domain.migration?.cancel();
  domain.migration = null;
  domain.frozen = false;
  domain.id = -1;
  domain.state = DOMAIN_STATE.shutoff;
  domain.reason = DOMAIN_SHUTOFF_REASON[reason];
  tellLifecycle(host, domain, 'stopped', detail);
  if (domain.config === null) host.domains.delete(domain.uuid);
}

/** Effect: adds a domain that is neither stored nor running. */
export function addDomain(host: FakeHost, uuid: string, name: string): FakeDomain {
  const domain: FakeDomain = {
    uuid,
    name,
    id: -1,
    state: DOMAIN_STATE.shutoff,
    reason: 0,
    config: null,
    live: null,
    autostart: false,
    managed_save: null,
    started_at_ms: 0,
    boots: 0,
    snapshots: new Map(),
    current_snapshot: null,
    backup: null,
    migration: null,
    disk_errors: [],
    last_backup: null,
    frozen: false,
    freezes: 0,
  };
  host.domains.set(uuid, domain);
  return domain;
}

/** Pure. The definition with its names checked against the other domains. Throws FakeFailure operation_failed on a clash. */
export function checkNames(
  host: FakeHost,
  definition: XmlElement,
): { readonly uuid: string; readonly name: string } {
  const uuid = findText(definition, 'uuid') ?? '';
  const name = findText(definition, 'name') ?? '';
  const namesake = [...host.domains.values()].find((other) => other.name === name && other.uuid !== uuid);
  if (namesake !== undefined) {
    refuse(
      'operation_failed',
      `operation failed: domain '${name}' already exists with uuid ${namesake.uuid}`,
    );
  }
  const same = host.domains.get(uuid);
  if (same !== undefined && same.name !== name) {
    refuse(
      'operation_failed',
      `operation failed: domain '${same.name}' is already defined with uuid ${uuid}`,
    );
  }
  return { uuid, name };
}

/**
 * Effect: applies a change to the definitions that `flags` (AFFECT) means: 0 the live one of a running domain, else the
 * stored one. Throws FakeFailure operation_invalid when what is meant does not exist.
 */
export function affect(
  domain: FakeDomain,
  flags: number,
  change: (root: XmlElement, live: boolean) => XmlElement,
): void {
  const impact = flags & (AFFECT.live | AFFECT.config);
  const effective = impact !== 0 ? impact : isActive(domain) ? AFFECT.live : AFFECT.config;
  const live = (effective & AFFECT.live) === 0 ? null : change(requireActive(domain), true);
  if ((effective & AFFECT.config) !== 0) {
    const config =
      domain.config ?? refuse('operation_invalid', 'transient domains do not have any persistent config');
    domain.config = change(config, false);
  }
  if (live !== null) domain.live = live;
}

/** Pure. The definition that reads see: the live one unless `inactive`. */
export function definitionOf(domain: FakeDomain, inactive: boolean): XmlElement {
  const definition = inactive ? (domain.config ?? domain.live) : (domain.live ?? domain.config);
  return definition ?? refuse('internal', 'a domain without any definition');
}

/** Pure. The metadata element of a namespace. */
export function metadataOf(root: XmlElement, uri: string): XmlElement | undefined {
  return find(root, 'metadata')?.children.find(
    (child): child is XmlElement =>
      typeof child !== 'string' &&
      Object.entries(child.attributes).some(([key, value]) => key.startsWith('xmlns') && value === uri),
  );
}
