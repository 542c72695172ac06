/** Procedures that ask for events, per family of objects. The events themselves are in ../events.ts. */
import { int, nothing } from '../xdr.ts';
import { optional, struct } from '../xdr-compound.ts';
import { row } from './row.ts';
import { domain, network, nodeDevice, secret, storagePool } from './types.ts';

const registered = struct({ callback_id: int });

/** Rows: register for events (object null: of all objects) and deregister. */
export const eventProcedures = {
  connect_network_event_register_any: row(313, struct({ event_id: int, net: optional(network) }), registered),
  connect_network_event_deregister_any: row(314, registered, nothing),
  connect_domain_event_callback_register_any: row(
    316,
    struct({ event_id: int, dom: optional(domain) }),
    registered,
  ),
  connect_domain_event_callback_deregister_any: row(317, registered, nothing),
  connect_storage_pool_event_register_any: row(
    368,
    struct({ event_id: int, pool: optional(storagePool) }),
    registered,
  ),
  connect_storage_pool_event_deregister_any: row(369, registered, nothing),
  connect_node_device_event_register_any: row(
    374,
    struct({ event_id: int, dev: optional(nodeDevice) }),
    registered,
  ),
  connect_node_device_event_deregister_any: row(375, registered, nothing),
  connect_secret_event_register_any: row(
    380,
    struct({ event_id: int, secret: optional(secret) }),
    registered,
  ),
  connect_secret_event_deregister_any: row(381, registered, nothing),
} as const;
