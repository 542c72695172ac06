/** Domain procedures of the fake host: life and power. */
import { DOMAIN_CREATE, DOMAIN_PAUSED_REASON, DOMAIN_STATE, DOMAIN_UNDEFINE } from '../rpc/flags.ts';
import { findAttribute, findText } from '../xml.ts';
import { completeDomain } from './domain-xml.ts';
import {
  DETAIL,
  addDomain,
  bootAgain,
  checkNames,
  domainOf,
  isActive,
  refOf,
  requireActive,
  start,
  stop,
  tellLifecycle,
} from './domains.ts';
import { refuse } from './failure.ts';
import type { Handlers } from './handler.ts';
import { readXml } from './read-xml.ts';
import type { FakeDomain, FakeHost } from './state.ts';

function define(host: FakeHost, xml: string): FakeDomain {
  const root = readXml(xml, 'domain');
  const named = [...host.domains.values()].find(({ name }) => name === findText(root, 'name'));
  if (findText(root, 'uuid') === undefined && named !== undefined) {
    refuse(
      'operation_failed',
      `operation failed: domain '${named.name}' already exists with uuid ${named.uuid}`,
    );
  }
  const definition = completeDomain(root, host.newUuid);
  const { uuid, name } = checkNames(host, definition);
  const existing = host.domains.get(uuid);
  const domain = existing ?? addDomain(host, uuid, name);
  const detail = domain.config === null ? DETAIL.defined_added : DETAIL.defined_updated;
  domain.config = definition;
  tellLifecycle(host, domain, 'defined', detail);
  return domain;
}

function createTransient(host: FakeHost, xml: string, flags: number): FakeDomain {
  const definition = completeDomain(readXml(xml, 'domain'), host.newUuid);
  const { uuid, name } = checkNames(host, definition);
  const domain = host.domains.get(uuid) ?? addDomain(host, uuid, name);
  try {
    start(host, domain, definition, (flags & DOMAIN_CREATE.paused) !== 0);
  } catch (error) {
    if (domain.config === null && !isActive(domain)) host.domains.delete(uuid);
    throw error;
  }
  return domain;
}

function startStored(host: FakeHost, domain: FakeDomain, flags: number): void {
  const config =
    domain.config ??
    refuse('operation_invalid', 'Requested operation is not valid: domain is already running');
  // What was saved goes on as it was, whatever was defined meanwhile.
  start(host, domain, domain.managed_save ?? config, (flags & DOMAIN_CREATE.paused) !== 0);
}

function undefine(host: FakeHost, domain: FakeDomain, flags: number): void {
  if (domain.config === null) refuse('operation_invalid', 'cannot undefine transient domain');
  if (domain.managed_save !== null && (flags & DOMAIN_UNDEFINE.managed_save) === 0) {
    refuse('operation_invalid', 'Refusing to undefine while domain managed save image exists');
  }
  if (domain.snapshots.size > 0 && (flags & DOMAIN_UNDEFINE.snapshots_metadata) === 0) {
    refuse('operation_invalid', `cannot delete inactive domain with ${domain.snapshots.size} snapshots`);
  }
  const is_uefi = findAttribute(domain.config ?? undefined, 'firmware', 'os') === 'efi';
  if (is_uefi && (flags & (DOMAIN_UNDEFINE.nvram | DOMAIN_UNDEFINE.keep_nvram)) === 0) {
    refuse('operation_invalid', 'cannot undefine domain with nvram');
  }
  domain.config = null;
  domain.managed_save = null;
  domain.autostart = false;
  tellLifecycle(host, domain, 'undefined', DETAIL.undefined_removed);
  if (!isActive(domain)) host.domains.delete(domain.uuid);
}

function destroy(host: FakeHost, domain: FakeDomain): void {
  requireActive(domain);
  stop(host, domain, 'destroyed', DETAIL.stopped_destroyed);
}

function shutDown(host: FakeHost, domain: FakeDomain): void {
  requireActive(domain);
  if (domain.state !== DOMAIN_STATE.running) refuse('operation_invalid', 'domain is not running');
  if (!host.guests.shuts_down) return;
  const { id } = domain;
  setTimeout(() => {
    if (domain.id !== id || domain.state !== DOMAIN_STATE.running) return;
    tellLifecycle(host, domain, 'shutdown', DETAIL.shutdown_finished);
    stop(host, domain, 'shutdown', DETAIL.stopped_shutdown);
  }, host.guests.shutdown_ms);
}

function suspend(host: FakeHost, domain: FakeDomain): void {
  requireActive(domain);
  if (domain.state === DOMAIN_STATE.paused) return;
  domain.state = DOMAIN_STATE.paused;
  domain.reason = 1;
  tellLifecycle(host, domain, 'suspended', DETAIL.suspended_paused);
}

function resume(host: FakeHost, domain: FakeDomain): void {
  requireActive(domain);
  if (domain.state === DOMAIN_STATE.running) return;
  domain.state = DOMAIN_STATE.running;
  domain.reason = 5;
  tellLifecycle(host, domain, 'resumed', DETAIL.resumed_unpaused);
  meetDisks(host, domain);
}

/** A guest whose disk takes nothing more stands still. */
function meetDisks(host: FakeHost, domain: FakeDomain): void {
  if (domain.disk_errors.length === 0 || domain.state !== DOMAIN_STATE.running) return;
  domain.state = DOMAIN_STATE.paused;
  domain.reason = DOMAIN_PAUSED_REASON.io_error;
  tellLifecycle(host, domain, 'suspended', DETAIL.suspended_io_error);
}

function save(host: FakeHost, domain: FakeDomain): void {
  const live = requireActive(domain);
  if (domain.config === null) refuse('operation_invalid', 'cannot do managed save for transient domain');
  stop(host, domain, 'saved', DETAIL.stopped_saved);
  domain.managed_save = live;
}

function rename(host: FakeHost, domain: FakeDomain, name: string): void {
  const config = domain.config;
  if (config === null || isActive(domain))
    return refuse('operation_invalid', 'cannot rename an active or transient domain');
  const children = config.children.map((child) =>
    typeof child !== 'string' && child.name === 'name' ? { ...child, children: [name] } : child,
  );
  domain.config = { ...config, children };
  domain.name = name;
  tellLifecycle(host, domain, 'defined', DETAIL.defined_updated);
}

/** Handlers of a domain's life. */
export const domainLifeHandlers = {
  domain_define_xml: ({ xml }, { host }) => ({ dom: refOf(define(host, xml)) }),
  domain_define_xml_flags: ({ xml }, { host }) => ({ dom: refOf(define(host, xml)) }),
  domain_create_xml: ({ xml_desc, flags }, { host }) => ({
    dom: refOf(createTransient(host, xml_desc, flags)),
  }),
  domain_create: ({ dom }, { host }) => startStored(host, domainOf(host, dom), 0),
  domain_create_with_flags: ({ dom, flags }, { host }) => {
    const domain = domainOf(host, dom);
    startStored(host, domain, flags);
    return { dom: refOf(domain) };
  },
  domain_undefine: ({ dom }, { host }) => undefine(host, domainOf(host, dom), 0),
  domain_undefine_flags: ({ dom, flags }, { host }) => undefine(host, domainOf(host, dom), flags),
  domain_destroy: ({ dom }, { host }) => destroy(host, domainOf(host, dom)),
  domain_destroy_flags: ({ dom }, { host }) => destroy(host, domainOf(host, dom)),
  domain_shutdown: ({ dom }, { host }) => shutDown(host, domainOf(host, dom)),
  domain_shutdown_flags: ({ dom }, { host }) => shutDown(host, domainOf(host, dom)),
  domain_reboot: ({ dom }, { host }) => {
    const domain = domainOf(host, dom);
    requireActive(domain);
    if (host.guests.shuts_down) bootAgain(host, domain);
  },
  domain_reset: ({ dom }, { host }) => bootAgain(host, domainOf(host, dom)),
  domain_suspend: ({ dom }, { host }) => suspend(host, domainOf(host, dom)),
  domain_resume: ({ dom }, { host }) => resume(host, domainOf(host, dom)),
  domain_inject_nmi: ({ dom }, { host }) => void requireActive(domainOf(host, dom)),
  domain_managed_save: ({ dom }, { host }) => save(host, domainOf(host, dom)),
  domain_has_managed_save_image: ({ dom }, { host }) => ({
    result: domainOf(host, dom).managed_save !== null,
  }),
  domain_managed_save_remove: ({ dom }, { host }) => void (domainOf(host, dom).managed_save = null),
  domain_set_autostart: ({ dom, autostart }, { host }) => {
    const domain = domainOf(host, dom);
    if (domain.config === null) refuse('operation_invalid', 'cannot set autostart for transient domain');
    domain.autostart = autostart;
  },
  domain_rename: ({ dom, new_name }, { host }) => {
    rename(host, domainOf(host, dom), new_name ?? refuse('invalid_argument', 'a new name is needed'));
    return { retcode: 0 };
  },
} as const satisfies Handlers;

/** Effect: a guest dies by itself, as after a kernel panic or `poweroff` inside. For tests. */
export function crashGuest(host: FakeHost, uuid: string): void {
  stop(host, domainOf(host, { uuid }), 'crashed', DETAIL.stopped_crashed);
}

/** Effect: disks of a guest fail from now on, or are well again (none); it meets that at once. For tests. */
export function breakDisks(host: FakeHost, uuid: string, errors: FakeDomain['disk_errors']): void {
  const domain = domainOf(host, { uuid });
  domain.disk_errors = errors;
  meetDisks(host, domain);
}
