/**
 * Events: what the daemon sends unasked after registration.
 * Source: libvirt documentation, virDomainEventID, virNetworkEventID, virStoragePoolEventID, virNodeDeviceEventID,
 * virSecretEventID.
 */
import { hyper, int, uhyper, uint } from './xdr.ts';
import { list, struct } from './xdr-compound.ts';
import type { AnyCodec, ValueOf } from './xdr.ts';
import {
  domain,
  maybeText,
  network,
  nodeDevice,
  secret,
  storagePool,
  text,
  typedParams,
} from './procedures/types.ts';

/** What an event is about; each family has its own register and deregister procedure. */
export type EventFamily = 'domain' | 'network' | 'storage_pool' | 'node_device' | 'secret';

/** One kind of event: the procedure number it arrives under, the id to register for, its fields. */
export type EventRow = {
  readonly family: EventFamily;
  readonly event_id: number;
  readonly procedure: number;
  readonly message: AnyCodec;
};

const callback_id = int;
const lifecycle = { event: int, detail: int };
const address = struct({ family: int, node: text, service: text });
const powerMessage = struct({ callback_id, reason: int, dom: domain });

function eventRow<M extends AnyCodec>(family: EventFamily, event_id: number, procedure: number, message: M) {
  return { family, event_id, procedure, message } as const;
}

/** Every event this client understands. All carry the callback id of their registration. */
export const events = {
  /** `event`: DOMAIN_EVENT; what `detail` means depends on it. */
  domain_lifecycle: eventRow('domain', 0, 318, struct({ callback_id, dom: domain, ...lifecycle })),
  domain_reboot: eventRow('domain', 1, 319, struct({ callback_id, dom: domain })),
  domain_rtc_change: eventRow('domain', 2, 320, struct({ callback_id, dom: domain, offset_seconds: hyper })),
  domain_watchdog: eventRow('domain', 3, 321, struct({ callback_id, dom: domain, action: int })),
  domain_graphics: eventRow(
    'domain',
    5,
    323,
    struct({
      callback_id,
      dom: domain,
      phase: int,
      local: address,
      remote: address,
      auth_scheme: text,
      subject: list(struct({ type: text, name: text }), 20),
    }),
  ),
  domain_io_error: eventRow(
    'domain',
    6,
    324,
    struct({ callback_id, dom: domain, src_path: text, dev_alias: text, action: int, reason: text }),
  ),
  domain_control_error: eventRow('domain', 7, 325, struct({ callback_id, dom: domain })),
  domain_disk_change: eventRow(
    'domain',
    9,
    327,
    struct({
      callback_id,
      dom: domain,
      old_src_path: maybeText,
      new_src_path: maybeText,
      dev_alias: text,
      reason: int,
    }),
  ),
  domain_tray_change: eventRow(
    'domain',
    10,
    328,
    struct({ callback_id, dom: domain, dev_alias: text, reason: int }),
  ),
  domain_pm_wakeup: eventRow('domain', 11, 329, powerMessage),
  domain_pm_suspend: eventRow('domain', 12, 330, powerMessage),
  domain_balloon_change: eventRow(
    'domain',
    13,
    331,
    struct({ callback_id, dom: domain, actual_kib: uhyper }),
  ),
  domain_pm_suspend_disk: eventRow('domain', 14, 332, powerMessage),
  domain_device_removed: eventRow('domain', 15, 333, struct({ callback_id, dom: domain, dev_alias: text })),
  domain_block_job: eventRow(
    'domain',
    16,
    339,
    struct({ callback_id, dom: domain, dst: text, type: int, status: int }),
  ),
  domain_tunable: eventRow(
    'domain',
    17,
    346,
    struct({ callback_id, dom: domain, params: typedParams(2048) }),
  ),
  domain_agent_lifecycle: eventRow(
    'domain',
    18,
    348,
    struct({ callback_id, dom: domain, state: int, reason: int }),
  ),
  domain_device_added: eventRow('domain', 19, 354, struct({ callback_id, dom: domain, dev_alias: text })),
  domain_migration_iteration: eventRow(
    'domain',
    20,
    359,
    struct({ callback_id, dom: domain, iteration: int }),
  ),
  domain_job_completed: eventRow(
    'domain',
    21,
    363,
    struct({ callback_id, dom: domain, params: typedParams(64) }),
  ),
  domain_device_removal_failed: eventRow(
    'domain',
    22,
    367,
    struct({ callback_id, dom: domain, dev_alias: text }),
  ),
  domain_metadata_change: eventRow(
    'domain',
    23,
    379,
    struct({ callback_id, dom: domain, type: int, nsuri: maybeText }),
  ),
  domain_block_threshold: eventRow(
    'domain',
    24,
    385,
    struct({
      callback_id,
      dom: domain,
      dev: text,
      path: maybeText,
      threshold_bytes: uhyper,
      excess_bytes: uhyper,
    }),
  ),
  domain_memory_failure: eventRow(
    'domain',
    25,
    423,
    struct({ callback_id, dom: domain, recipient: int, action: int, flags: uint }),
  ),
  domain_memory_device_size_change: eventRow(
    'domain',
    26,
    438,
    struct({ callback_id, dom: domain, alias: text, size_kib: uhyper }),
  ),
  network_lifecycle: eventRow('network', 0, 315, struct({ callback_id, net: network, ...lifecycle })),
  storage_pool_lifecycle: eventRow(
    'storage_pool',
    0,
    370,
    struct({ callback_id, pool: storagePool, ...lifecycle }),
  ),
  storage_pool_refresh: eventRow('storage_pool', 1, 373, struct({ callback_id, pool: storagePool })),
  node_device_lifecycle: eventRow(
    'node_device',
    0,
    376,
    struct({ callback_id, dev: nodeDevice, ...lifecycle }),
  ),
  node_device_update: eventRow('node_device', 1, 377, struct({ callback_id, dev: nodeDevice })),
  secret_lifecycle: eventRow('secret', 0, 382, struct({ callback_id, secret, ...lifecycle })),
  secret_value_changed: eventRow('secret', 1, 383, struct({ callback_id, secret })),
} as const satisfies Readonly<Record<string, EventRow>>;

/** The name of an event. */
export type EventName = keyof typeof events;
/** The fields of event `N`. */
export type EventOf<N extends EventName> = ValueOf<(typeof events)[N]['message']>;
/** Any event: its name and fields. */
export type AnyEvent = {
  readonly [N in EventName]: { readonly name: N; readonly event: EventOf<N> };
}[EventName];

const namesByProcedure: ReadonlyMap<number, EventName> = new Map(
  Object.entries(events).map(([name, { procedure }]) => [procedure, name as EventName]),
);

/** Pure. The event that arrives under a procedure number, if it is one of ours. */
export function eventName(procedure: number): EventName | undefined {
  return namesByProcedure.get(procedure);
}

/** The daemon lost its own connection to the hypervisor (it arrives after connect_register_close_callback). */
export const CONNECTION_CLOSED_PROCEDURE = 362;
