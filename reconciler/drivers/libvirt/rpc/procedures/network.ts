/** Procedures on networks, their ports and leases, and on network filters. */
import { bool, hyper, int, nothing, uint } from '../xdr.ts';
import { list, struct } from '../xdr-compound.ts';
import { READS, SLOW, row } from './row.ts';
import {
  LIMIT,
  maybeText,
  network,
  networkPort,
  nwfilter,
  nwfilterBinding,
  text,
  typedParams,
  uuid,
} from './types.ts';

const net = struct({ net: network });
const listArgs = struct({ need_results: int, flags: uint });

/** Rows: networks. */
export const networkProcedures = {
  network_create: row(39, net, nothing, SLOW),
  network_create_xml: row(40, struct({ xml: text }), net, SLOW),
  network_define_xml: row(41, struct({ xml: text }), net),
  network_destroy: row(42, net, nothing, SLOW),
  network_get_xml_desc: row(43, struct({ net: network, flags: uint }), struct({ xml: text }), READS),
  network_get_autostart: row(44, net, struct({ autostart: bool }), READS),
  network_get_bridge_name: row(45, net, struct({ name: text }), READS),
  network_lookup_by_name: row(46, struct({ name: text }), net, READS),
  network_lookup_by_uuid: row(47, struct({ uuid }), net, READS),
  network_set_autostart: row(48, struct({ net: network, autostart: bool }), nothing),
  network_undefine: row(49, net, nothing),
  network_is_active: row(152, net, struct({ active: bool }), READS),
  network_is_persistent: row(153, net, struct({ persistent: bool }), READS),
  connect_list_all_networks: row(
    283,
    listArgs,
    struct({ nets: list(network, LIMIT.networks), ret: uint }),
    READS,
  ),
  /** Order as on hosts with FEATURE.network_update_order; use `networkUpdateArgs` when the host lacks it. */
  network_update: row(
    291,
    struct({ net: network, command: uint, section: uint, parent_index: int, xml: text, flags: uint }),
    nothing,
    SLOW,
  ),
  /** `mac` null: leases of all clients. `expirytime` in seconds since 1970, 0 for ever; `type` 0 IPv4, 1 IPv6. */
  network_get_dhcp_leases: row(
    341,
    struct({ net: network, mac: maybeText, need_results: int, flags: uint }),
    struct({
      leases: list(
        struct({
          iface: text,
          expirytime: hyper,
          type: int,
          mac: maybeText,
          iaid: maybeText,
          ipaddr: text,
          prefix: uint,
          hostname: maybeText,
          clientid: maybeText,
        }),
        LIMIT.dhcp_leases,
      ),
      ret: uint,
    }),
    READS,
  ),
  network_list_all_ports: row(
    404,
    struct({ network, need_results: int, flags: uint }),
    struct({ ports: list(networkPort, LIMIT.network_ports), ret: uint }),
    READS,
  ),
  network_port_lookup_by_uuid: row(405, struct({ network, uuid }), struct({ port: networkPort }), READS),
  network_port_create_xml: row(
    406,
    struct({ network, xml: text, flags: uint }),
    struct({ port: networkPort }),
    SLOW,
  ),
  network_port_get_parameters: row(
    407,
    struct({ port: networkPort, nparams: int, flags: uint }),
    struct({ params: typedParams(16), nparams: int }),
    READS,
  ),
  network_port_set_parameters: row(
    408,
    struct({ port: networkPort, params: typedParams(16), flags: uint }),
    nothing,
    SLOW,
  ),
  network_port_get_xml_desc: row(
    409,
    struct({ port: networkPort, flags: uint }),
    struct({ xml: text }),
    READS,
  ),
  network_port_delete: row(410, struct({ port: networkPort, flags: uint }), nothing, SLOW),
  network_define_xml_flags: row(432, struct({ xml: text, flags: uint }), net),
  network_create_xml_flags: row(437, struct({ xml: text, flags: uint }), net, SLOW),
} as const;

/** Rows: network filters and their bindings. */
export const nwfilterProcedures = {
  nwfilter_lookup_by_name: row(175, struct({ name: text }), struct({ nwfilter }), READS),
  nwfilter_lookup_by_uuid: row(176, struct({ uuid }), struct({ nwfilter }), READS),
  nwfilter_get_xml_desc: row(177, struct({ nwfilter, flags: uint }), struct({ xml: text }), READS),
  nwfilter_define_xml: row(180, struct({ xml: text }), struct({ nwfilter }), SLOW),
  nwfilter_undefine: row(181, struct({ nwfilter }), nothing),
  connect_list_all_nwfilters: row(
    286,
    listArgs,
    struct({ filters: list(nwfilter, LIMIT.nwfilters), ret: uint }),
    READS,
  ),
  nwfilter_binding_lookup_by_port_dev: row(
    397,
    struct({ name: text }),
    struct({ nwfilter: nwfilterBinding }),
    READS,
  ),
  nwfilter_binding_get_xml_desc: row(
    398,
    struct({ nwfilter: nwfilterBinding, flags: uint }),
    struct({ xml: text }),
    READS,
  ),
  nwfilter_binding_create_xml: row(
    399,
    struct({ xml: text, flags: uint }),
    struct({ nwfilter: nwfilterBinding }),
    SLOW,
  ),
  nwfilter_binding_delete: row(400, struct({ nwfilter: nwfilterBinding }), nothing, SLOW),
  connect_list_all_nwfilter_bindings: row(
    401,
    listArgs,
    struct({ bindings: list(nwfilterBinding, LIMIT.nwfilters), ret: uint }),
    READS,
  ),
  nwfilter_define_xml_flags: row(431, struct({ xml: text, flags: uint }), struct({ nwfilter }), SLOW),
} as const;
