import { CairnError } from '../../model/error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DomainNic, DomainState, DomainView, Hypervisor } from '../../ports/hypervisor.ts';
import { LOCAL_ADDRESS } from './screen-address.ts';
import { causeOf } from './domain-cause.ts';
import { domainMarkXml, domainXml, nicXml, parseDomain } from './domain-xml.ts';
import type { Hosts, OpenHost } from './hosts.ts';
import { readInventory } from './inventory.ts';
import { MARK_NAMESPACE, MARK_PREFIX } from './mark.ts';
import { nameOfFile, volumePath } from './places.ts';
import { isAlreadySo, isMissing } from './translate.ts';
import { watchHost } from './watch.ts';

/** How libvirt names a domain; only the UUID counts. */
export type DomainReference = { readonly name: string; readonly uuid: string; readonly id: number };

/** Flags and states. Source: libvirt documentation, virDomainXMLFlags, virDomainModificationImpact, virDomainMetadataType, virDomainState, virDomainUndefineFlagsValues, virDomainCreateFlags, virDomainSaveRestoreFlags. */
const XML_INACTIVE = 2;
const LIVE = 1;
const START_PAUSED = 1;
const SAVE_RUNNING = 2;
const METADATA_TITLE = 1;
const METADATA_ELEMENT = 2;
const UNDEFINE_WITH_SAVE_SNAPSHOTS_NVRAM = 1 | 2 | 4;
const STATES: readonly DomainState[] = [
  'stopped', // no state
  'running',
  'running', // blocked on a resource
  'paused',
  'running', // being shut down
  'stopped',
  'crashed',
  'paused', // suspended by the guest's power management
];

/** How often a guest that is asked to shut down, or to let go of a device, is looked at. */
const LOOK_EVERY_MS = 100;

/** Pure. The domain of a server. */
export function domainReference(id: string): DomainReference {
  return { name: '', uuid: id, id: -1 };
}

/** Effect: what the domain is doing. Throws LibvirtError, no_domain when there is none. */
export async function domainState(
  host: OpenHost,
  dom: DomainReference,
  signal: AbortSignal,
): Promise<DomainState> {
  return (await stateAndCause(host, dom, signal)).state;
}

async function stateAndCause(
  host: OpenHost,
  dom: DomainReference,
  signal: AbortSignal,
): Promise<Pick<DomainView, 'state' | 'cause'>> {
  const seen = await host.session.call('domain_get_state', { dom, flags: 0 }, { signal });
  const cause = await causeOf(host, dom, seen, signal);
  return { state: STATES[seen.state] ?? 'stopped', ...(cause === undefined ? {} : { cause }) };
}

/** Whether libvirt keeps the memory of a guest that does not run. */
async function isSaved(host: OpenHost, dom: DomainReference, signal: AbortSignal): Promise<boolean> {
  const { result } = await host.session.call('domain_has_managed_save_image', { dom, flags: 0 }, { signal });
  return result;
}

async function view(host: OpenHost, dom: DomainReference, signal: AbortSignal): Promise<DomainView | null> {
  try {
    const [{ state, cause }, { persistent }, stored] = await Promise.all([
      stateAndCause(host, dom, signal),
      host.session.call('domain_is_persistent', { dom }, { signal }),
      host.session.call('domain_get_xml_desc', { dom, flags: XML_INACTIVE }, { signal }),
    ]);
    const isActive = state === 'running' || state === 'paused';
    const live = isActive
      ? (await host.session.call('domain_get_xml_desc', { dom, flags: 0 }, { signal })).xml
      : null;
    const suspended = state === 'stopped' && (await isSaved(host, dom, signal));
    const nameOf = (path: string): string => nameOfFile(host.connection, path);
    if (suspended) return parseDomain(stored.xml, live, { state: 'suspended', persistent }, nameOf);
    const facts = { state, persistent, ...(cause === undefined ? {} : { cause }) };
    return parseDomain(stored.xml, live, facts, nameOf);
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** Effect: the domain of a server; null when there is none. Throws conflict when it does not carry the mark. */
export async function markedDomain(
  host: OpenHost,
  id: string,
  signal: AbortSignal,
): Promise<DomainView | null> {
  const seen = await view(host, domainReference(id), signal);
  if (seen !== null && seen.marked_generation === null) {
    throw new CairnError(
      'conflict',
      `Host '${host.connection.name}': the domain ${seen.name} (${id}) does not carry Cairn's mark, so Cairn does not touch it. Remove or rename it there.`,
      { resource: id },
    );
  }
  return seen;
}

async function unlessSo(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (thrown) {
    if (!isAlreadySo(thrown)) throw thrown;
  }
}

function absent(host: OpenHost, id: string): CairnError {
  return new CairnError('not_found', `Host '${host.connection.name}' has no domain ${id}.`, { resource: id });
}

function hasNic(seen: DomainView | null, mac: string): DomainNic | undefined {
  return seen?.live?.nics.find((nic) => nic.mac === mac);
}

/** Effect: the port `hypervisor` over libvirt's RPC. */
export function createHypervisor(hosts: Hosts, clock: Clock): Hypervisor {
  /** Looks until `done` says so; gives up with false after `limit_ms`. */
  const until = async (
    done: () => Promise<boolean>,
    limit_ms: number,
    signal: AbortSignal,
  ): Promise<boolean> => {
    for (const deadline = clock.nowMs() + limit_ms; ;) {
      if (await done()) return true;
      signal.throwIfAborted();
      if (clock.nowMs() >= deadline) return false;
      await clock.sleep(LOOK_EVERY_MS, signal);
    }
  };

  const powerOff = (host: OpenHost, dom: DomainReference, signal: AbortSignal): Promise<void> =>
    unlessSo(host.session.call('domain_destroy_flags', { dom, flags: 0 }, { signal }));

  return {
    inventory: (host_id, signal) => hosts.use(host_id, (host) => readInventory(host, clock, signal)),

    list: (host_id, signal) =>
      hosts.use(host_id, async (host) => {
        const { domains } = await host.session.call(
          'connect_list_all_domains',
          { need_results: 1, flags: 0 },
          { signal },
        );
        const views = await Promise.all(domains.map((dom) => view(host, dom, signal)));
        return views.flatMap((one) => (one === null || one.marked_generation === null ? [] : [one]));
      }),

    get: (host_id, id, signal) => hosts.use(host_id, (host) => view(host, domainReference(id), signal)),

    define: (host_id, definition, signal) =>
      hosts.use(host_id, async (host) => {
        const { session, connection } = host;
        const present = await markedDomain(host, definition.id, signal);
        const xml = domainXml(
          definition,
          (volume_name) => volumePath(connection, volume_name),
          connection.console_address ?? LOCAL_ADDRESS,
        );
        const { dom } = await session.call('domain_define_xml_flags', { xml, flags: 0 }, { signal });
        if (present === null || present.live === null) return;
        const setLive = (
          type: number,
          metadata: string,
          key: string | null,
          uri: string | null,
        ): Promise<unknown> =>
          session.call('domain_set_metadata', { dom, type, metadata, key, uri, flags: LIVE }, { signal });
        await setLive(METADATA_TITLE, definition.title, null, null);
        await setLive(METADATA_ELEMENT, domainMarkXml(definition), MARK_PREFIX, MARK_NAMESPACE);
      }),

    start: (host_id, id, signal) =>
      hosts.use(host_id, async (host) => {
        const seen = await markedDomain(host, id, signal);
        const dom = domainReference(id);
        if (seen === null) throw absent(host, id);
        if (seen.state === 'running') return;
        if (seen.state === 'paused') return unlessSo(host.session.call('domain_resume', { dom }, { signal }));
        if (seen.state === 'crashed') await powerOff(host, dom, signal);
        await unlessSo(host.session.call('domain_create_with_flags', { dom, flags: 0 }, { signal }));
      }),

    pause: (host_id, id, signal) =>
      hosts.use(host_id, async (host) => {
        const seen = await markedDomain(host, id, signal);
        const dom = domainReference(id);
        if (seen === null) throw absent(host, id);
        if (seen.state === 'paused') return;
        if (seen.state === 'running')
          return unlessSo(host.session.call('domain_suspend', { dom }, { signal }));
        if (seen.state === 'crashed') await powerOff(host, dom, signal);
        await unlessSo(
          host.session.call('domain_create_with_flags', { dom, flags: START_PAUSED }, { signal }),
        );
      }),

    suspend: (host_id, id, signal) =>
      hosts.use(host_id, async (host) => {
        const seen = await markedDomain(host, id, signal);
        if (seen === null) throw absent(host, id);
        if (seen.state !== 'running' && seen.state !== 'paused') return;
        await unlessSo(
          host.session.call(
            'domain_managed_save',
            { dom: domainReference(id), flags: SAVE_RUNNING },
            { signal },
          ),
        );
      }),

    shutDown: (host_id, id, grace_seconds, signal) =>
      hosts.use(host_id, async (host) => {
        const seen = await markedDomain(host, id, signal);
        if (seen === null || seen.state === 'stopped') return;
        const dom = domainReference(id);
        const isAsleep = seen.state === 'suspended';
        if (isAsleep && grace_seconds === 0) {
          return unlessSo(host.session.call('domain_managed_save_remove', { dom, flags: 0 }, { signal }));
        }
        if (isAsleep) {
          await unlessSo(host.session.call('domain_create_with_flags', { dom, flags: 0 }, { signal }));
        }
        const isStopped = async (): Promise<boolean> => {
          const state = (await view(host, dom, signal))?.state ?? 'stopped';
          return state === 'stopped';
        };
        if ((seen.state === 'running' || isAsleep) && grace_seconds > 0) {
          await unlessSo(host.session.call('domain_shutdown_flags', { dom, flags: 0 }, { signal }));
          if (await until(isStopped, grace_seconds * 1000, signal)) return;
        }
        await powerOff(host, dom, signal);
      }),

    reboot: (host_id, id, type, signal) =>
      hosts.use(host_id, async (host) => {
        const seen = await markedDomain(host, id, signal);
        if (seen === null) throw absent(host, id);
        const dom = domainReference(id);
        if (type === 'soft') await host.session.call('domain_reboot', { dom, flags: 0 }, { signal });
        else await host.session.call('domain_reset', { dom, flags: 0 }, { signal });
      }),

    undefine: (host_id, id, signal) =>
      hosts.use(host_id, async (host) => {
        const seen = await markedDomain(host, id, signal);
        if (seen === null) return;
        const dom = domainReference(id);
        try {
          if (seen.state !== 'stopped' && seen.state !== 'suspended') await powerOff(host, dom, signal);
          // A transient guest is gone with its last state.
          if (seen.persistent) {
            await host.session.call(
              'domain_undefine_flags',
              { dom, flags: UNDEFINE_WITH_SAVE_SNAPSHOTS_NVRAM },
              { signal },
            );
          }
        } catch (thrown) {
          if (!isMissing(thrown)) throw thrown;
        }
      }),

    attachNic: (host_id, id, nic, signal) =>
      hosts.use(host_id, async (host) => {
        const dom = domainReference(id);
        const present = hasNic(await markedDomain(host, id, signal), nic.mac);
        const xml = nicXml(nic);
        if (present === undefined) {
          await host.session.call('domain_attach_device_flags', { dom, xml, flags: LIVE }, { signal });
        } else if (present.network_name !== nic.network_name) {
          await host.session.call('domain_update_device_flags', { dom, xml, flags: LIVE }, { signal });
        }
      }),

    detachNic: (host_id, id, mac, signal) =>
      hosts.use(host_id, async (host) => {
        const dom = domainReference(id);
        const present = hasNic(await markedDomain(host, id, signal), mac);
        if (present === undefined) return;
        await unlessSo(
          host.session.call(
            'domain_detach_device_flags',
            { dom, xml: nicXml(present), flags: LIVE },
            { signal },
          ),
        );
        // The call returns before the guest has let go; only the live document tells.
        const isGone = async (): Promise<boolean> => hasNic(await view(host, dom, signal), mac) === undefined;
        if (!(await until(isGone, 30_000, signal))) {
          throw new CairnError(
            'timeout',
            `The guest ${id} does not let go of the network interface ${mac}; its system must support PCI hot-unplug. Stop the server to remove it.`,
            { resource: id },
          );
        }
      }),

    setLiveMemory: (host_id, id, memory_mib, signal) =>
      hosts.use(host_id, async (host) => {
        const seen = await markedDomain(host, id, signal);
        if (seen === null || seen.live === null) return;
        await host.session.call(
          'domain_set_memory_flags',
          { dom: domainReference(id), memory_kib: BigInt(memory_mib) * 1024n, flags: LIVE },
          { signal },
        );
      }),

    watch: (host_id, listener) => watchHost(hosts, clock, host_id, listener),
  };
}
