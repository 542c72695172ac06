/** Procedures of the fake host that move a guest: the five phases, between fake hosts of one process. */
import { DOMAIN_PAUSED_REASON, DOMAIN_STATE, MIGRATE } from '../rpc/flags.ts';
import { paramsToObject } from '../rpc/procedures/types.ts';
import type { TypedParam } from '../rpc/procedures/types.ts';
import { findAttribute, writeXml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { copyContents } from './contents.ts';
import { completeDomain, devicesOf, startDomain } from './domain-xml.ts';
import {
  DETAIL,
  addDomain,
  checkDisks,
  checkNames,
  domainOf,
  isActive,
  plugInterface,
  refOf,
  requireActive,
  sourcePath,
  stop,
  tellLifecycle,
  volumeAt,
} from './domains.ts';
import { refuse } from './failure.ts';
import type { FakeClient, Handlers } from './handler.ts';
import { readXml } from './read-xml.ts';
import type { FakeDomain, FakeHost } from './state.ts';

/** A guest for which a host has made room, waiting for its memory. */
type Incoming = {
  readonly host: FakeHost;
  readonly domain: FakeDomain;
  readonly forget: () => void;
  /** Tells the sender that nobody awaits it any more. */
  hangUp: () => void;
};

/** By the address at which its memory is awaited. */
const incoming = new Map<string, Incoming>();
let next_port = 49_152;

/** What one side tells the other; libvirt's own is XML, and nobody's business. */
type Cookie = { readonly config: string | null; readonly boots: number };

const NO_COOKIE = Buffer.alloc(0);

function readCookie(bytes: Uint8Array): Cookie {
  if (bytes.length === 0) return refuse('internal', 'internal error: missing migration cookie');
  return JSON.parse(Buffer.from(bytes).toString()) as Cookie;
}

function text(params: readonly TypedParam[], field: string): string {
  const value = paramsToObject(params)[field];
  return typeof value === 'string' ? value : '';
}

function diskAt(live: XmlElement, target: string): XmlElement | undefined {
  return devicesOf(live, 'disk').find((disk) => findAttribute(disk, 'dev', 'target') === target);
}

/** Targets of the disks that go along. */
function disksOf(params: readonly TypedParam[]): readonly string[] {
  return params.flatMap(({ field, value }) =>
    field === 'migrate_disks' && value.type === 'string' ? [value.value] : [],
  );
}

function begin(host: FakeHost, domain: FakeDomain, client: FakeClient): Cookie {
  requireActive(domain);
  if (domain.migration !== null || domain.backup !== null)
    refuse('operation_timeout', 'Timed out during operation: cannot acquire state change lock');
  const migration = { phase: 'begun' as const, began_at_ms: host.nowMs(), cancel: () => undefined };
  domain.migration = migration;
  // Whose connection ends takes its migration with it; a guest that has gone stays paused: nobody knows whether it arrived.
  client.onClose(() => {
    if (domain.migration === null) return;
    domain.migration.cancel();
    domain.migration = null;
  });
  return { config: domain.config === null ? null : writeXml(domain.config), boots: domain.boots };
}

function prepare(host: FakeHost, params: readonly TypedParam[], cookie: Cookie, client: FakeClient): string {
  const definition = completeDomain(readXml(text(params, 'destination_xml'), 'domain'), host.newUuid);
  const { uuid, name } = checkNames(host, definition);
  const existing = host.domains.get(uuid);
  if (existing !== undefined && isActive(existing))
    refuse('operation_invalid', `domain '${name}' is already active`);
  checkDisks(host, definition);
  for (const device of devicesOf(definition, 'interface')) plugInterface(host, device);
  const domain = existing ?? addDomain(host, uuid, name);
  domain.id = host.next_domain_id++;
  domain.live = startDomain(definition, domain.id, () => host.next_tap++);
  domain.state = DOMAIN_STATE.paused;
  domain.reason = DOMAIN_PAUSED_REASON.migration;
  domain.boots = cookie.boots;
  const address = `tcp:${host.hostname}:${next_port++}`;
  const forget = (): void => {
    const waiting = incoming.get(address);
    if (waiting?.domain !== domain) return;
    incoming.delete(address);
    waiting.hangUp();
    if (isActive(domain)) stop(host, domain, 'failed', DETAIL.stopped_destroyed);
  };
  incoming.set(address, { host, domain, forget, hangUp: () => undefined });
  client.onClose(forget);
  return address;
}

/** The memory goes, then the CPUs stand still, and the disks are what they are at that moment. */
async function perform(host: FakeHost, domain: FakeDomain, params: readonly TypedParam[]): Promise<void> {
  const live = requireActive(domain);
  const { migration } = domain;
  const address = text(params, 'migrate_uri');
  if (migration === null) return refuse('operation_invalid', 'domain is not processing outgoing migration');
  const there = (): Incoming =>
    incoming.get(address) ??
    refuse('operation_failed', `operation failed: unable to connect to server at '${address}'`);
  const receiver = there();
  migration.phase = 'performing';
  const ended = await new Promise<'all sent' | 'cancelled'>((resolve) => {
    const timer = setTimeout(() => resolve('all sent'), host.guests.migration_ms);
    const end = (how: 'all sent' | 'cancelled') => (): void => {
      clearTimeout(timer);
      resolve(how);
    };
    migration.cancel = end('cancelled');
    // What it sent to nobody is found out below.
    receiver.hangUp = end('all sent');
  });
  if (ended === 'cancelled')
    refuse('operation_aborted', 'operation aborted: migration out job: canceled by client');
  if (domain.live === null) refuse('operation_failed', 'operation failed: domain is not running');
  const { host: target, domain: half } = there();
  for (const name of disksOf(params)) {
    const from = volumeAt(host, sourcePath(host, diskAt(live, name) ?? live) ?? '');
    const disk = half.live === null ? undefined : diskAt(half.live, name);
    const to = disk === undefined ? undefined : volumeAt(target, sourcePath(target, disk) ?? '');
    if (from === undefined || to === undefined)
      return refuse('operation_failed', `operation failed: migration of disk ${name} failed`);
    to.contents = copyContents(from.contents);
    to.capacity_bytes = from.capacity_bytes;
  }
  domain.state = DOMAIN_STATE.paused;
  domain.reason = DOMAIN_PAUSED_REASON.migration;
  migration.phase = 'performed';
}

function finish(
  host: FakeHost,
  params: readonly TypedParam[],
  cookie: Uint8Array,
  flags: number,
  cancelled: boolean,
) {
  const name = text(params, 'destination_name');
  const found = [...incoming.entries()].find(([, each]) => each.host === host && each.domain.name === name);
  if (found === undefined)
    return refuse('no_domain', `Domain not found: no domain with matching name '${name}'`);
  const [address, { domain, forget }] = found;
  if (cancelled) {
    forget();
    return refuse('operation_failed', `operation failed: migration of '${name}' was cancelled`);
  }
  incoming.delete(address);
  const { config } = readCookie(cookie);
  if ((flags & MIGRATE.persist_destination) !== 0 && config !== null) {
    domain.config = readXml(config, 'domain');
    tellLifecycle(host, domain, 'defined', DETAIL.defined_added);
  }
  domain.state = DOMAIN_STATE.running;
  domain.reason = 1;
  tellLifecycle(host, domain, 'resumed', DETAIL.resumed_unpaused);
  return { dom: refOf(domain), cookie_out: NO_COOKIE };
}

function confirm(host: FakeHost, domain: FakeDomain, flags: number, cancelled: boolean): void {
  const { migration } = domain;
  if (migration === null) refuse('operation_invalid', 'domain is not processing outgoing migration');
  domain.migration = null;
  if (cancelled) {
    if (migration?.phase !== 'performed') return;
    domain.state = DOMAIN_STATE.running;
    tellLifecycle(host, domain, 'resumed', DETAIL.resumed_unpaused);
    return;
  }
  stop(host, domain, 'migrated', DETAIL.stopped_destroyed);
  if ((flags & MIGRATE.undefine_source) === 0) return;
  domain.config = null;
  host.domains.delete(domain.uuid);
  tellLifecycle(host, domain, 'undefined', DETAIL.undefined_removed);
}

/** Handlers of migrations. */
export const migrateHandlers = {
  domain_migrate_begin3_params: ({ dom, params, flags }, { host, client }) => {
    const domain = domainOf(host, dom);
    const live = requireActive(domain);
    const along = (flags & MIGRATE.non_shared_incremental) === 0 ? [] : disksOf(params);
    const stays = devicesOf(live, 'disk').some((disk) => {
      const is_read_only = disk.children.some(
        (child) => typeof child !== 'string' && child.name === 'readonly',
      );
      return !is_read_only && !along.includes(findAttribute(disk, 'dev', 'target') ?? '');
    });
    if (stays && (flags & MIGRATE.unsafe) === 0)
      refuse('migrate_unsafe', 'Unsafe migration: Migration without shared storage is unsafe');
    const cookie = begin(host, domain, client);
    return { cookie_out: Buffer.from(JSON.stringify(cookie)), xml: writeXml(live) };
  },
  domain_migrate_prepare3_params: ({ params, cookie_in }, { host, client }) => ({
    cookie_out: cookie_in,
    uri_out: prepare(host, params, readCookie(cookie_in), client),
  }),
  domain_migrate_perform3_params: async ({ dom, params, cookie_in }, { host }) => {
    await perform(host, domainOf(host, dom), params);
    return { cookie_out: cookie_in };
  },
  domain_migrate_finish3_params: ({ params, cookie_in, flags, cancelled }, { host }) =>
    finish(host, params, cookie_in, flags, cancelled),
  domain_migrate_confirm3_params: ({ dom, flags, cancelled }, { host }) =>
    confirm(host, domainOf(host, dom), flags, cancelled),
} as const satisfies Handlers;
