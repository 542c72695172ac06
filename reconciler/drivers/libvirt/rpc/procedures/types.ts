/**
 * The types that many procedures share: references to objects, typed parameters, limits.
 * Field names are libvirt's, in snake_case; a unit is added where the number has one.
 * Source: the public API documentation of libvirt (html/index.html of libvirt-doc) and its RPC interface.
 */
import { fixedOpaque, int, opaque, string, uhyper, uint, double, bool, hyper } from '../xdr.ts';
import { list, mapped, optional, struct, union } from '../xdr-compound.ts';
import type { Codec, ValueOf } from '../xdr.ts';

/** Upper limits of the protocol: bytes of text, items of lists. */
export const LIMIT = {
  string: 4_194_304,
  domains: 16_384,
  networks: 16_384,
  network_ports: 16_384,
  interfaces: 16_384,
  storage_pools: 16_384,
  storage_volumes: 16_384,
  node_devices: 65_536,
  nwfilters: 16_384,
  secrets: 16_384,
  snapshots: 16_384,
  checkpoints: 16_384,
  dhcp_leases: 65_536,
  migrate_cookie_bytes: 4_194_304,
  migrate_parameters: 64,
  all_stats_parameters: 262_144,
  cpumap_bytes: 2048,
  cpumaps_bytes: 8_388_608,
  secret_bytes: 65_536,
  peek_bytes: 4_194_304,
} as const;

/** Text that is always there. */
export const text: Codec<string> = string(LIMIT.string);

/** Text that may be null. */
export const maybeText: Codec<string | null> = optional(text);

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function uuidToBytes(value: string): Uint8Array {
  if (!UUID.test(value)) throw new TypeError('not a UUID of the form 8-4-4-4-12');
  return Buffer.from(value.replaceAll('-', ''), 'hex');
}

function uuidToText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A UUID: 16 bytes on the wire, lower-case text with dashes here. */
export const uuid: Codec<string> = mapped(fixedOpaque(16), uuidToText, uuidToBytes);

/** A domain. Only the UUID counts for finding it; `id` is -1 when it is not running. */
export const domain = struct({ name: text, uuid, id: int });
/** A network. */
export const network = struct({ name: text, uuid });
/** A port of a network. */
export const networkPort = struct({ net: network, uuid });
/** A network filter. */
export const nwfilter = struct({ name: text, uuid });
/** A network filter bound to an interface of a guest. */
export const nwfilterBinding = struct({ portdev: text, filtername: text });
/** A network interface of the host. */
export const hostInterface = struct({ name: text, mac: text });
/** A storage pool. */
export const storagePool = struct({ name: text, uuid });
/** A storage volume. For directory pools `key` is the path. */
export const storageVolume = struct({ pool: text, name: text, key: text });
/** A device of the host. */
export const nodeDevice = struct({ name: text });
/** A secret. */
export const secret = struct({ uuid, usage_type: int, usage_id: text });
/** A snapshot of a domain. */
export const snapshot = struct({ name: text, dom: domain });
/** A checkpoint of a domain. */
export const checkpoint = struct({ name: text, dom: domain });

/** Reference to a domain. */
export type DomainRef = ValueOf<typeof domain>;
/** Reference to a network. */
export type NetworkRef = ValueOf<typeof network>;
/** Reference to a network port. */
export type NetworkPortRef = ValueOf<typeof networkPort>;
/** Reference to a network filter. */
export type NwfilterRef = ValueOf<typeof nwfilter>;
/** Reference to a storage pool. */
export type StoragePoolRef = ValueOf<typeof storagePool>;
/** Reference to a storage volume. */
export type StorageVolumeRef = ValueOf<typeof storageVolume>;
/** Reference to a device of the host. */
export type NodeDeviceRef = ValueOf<typeof nodeDevice>;
/** Reference to a secret. */
export type SecretRef = ValueOf<typeof secret>;
/** Reference to a snapshot. */
export type SnapshotRef = ValueOf<typeof snapshot>;

/** The value of a typed parameter. Source: virTypedParameterType; a boolean travels as an int. */
export const typedValue = union({
  int: [1, int],
  uint: [2, uint],
  llong: [3, hyper],
  ullong: [4, uhyper],
  double: [5, double],
  boolean: [6, bool],
  string: [7, text],
});

/** A named, typed parameter. */
export const typedParam = struct({ field: text, value: typedValue });
/** A named, typed parameter. */
export type TypedParam = ValueOf<typeof typedParam>;
/** The value and type of a typed parameter. */
export type TypedValue = ValueOf<typeof typedValue>;

/** Pure. A list of at most `max` typed parameters. */
export const typedParams = (max: number): Codec<readonly TypedParam[]> => list(typedParam, max);

/** Pure. The parameters as an object, by field; of a field given twice, the last. */
export function paramsToObject(params: readonly TypedParam[]): Readonly<Record<string, TypedValue['value']>> {
  return Object.fromEntries(params.map((param) => [param.field, param.value.value]));
}

/** Pure. One typed parameter, for example `param('bandwidth', 'ullong', 100n)`. */
export function param<T extends TypedValue['type']>(
  field: string,
  type: T,
  value: Extract<TypedValue, { type: T }>['value'],
): TypedParam {
  return { field, value: { type, value } as TypedValue };
}

/** The opaque cookie that the sides of a migration pass on. */
export const migrateCookie: Codec<Uint8Array> = opaque(LIMIT.migrate_cookie_bytes);
/** Bitmap of host CPUs, little-endian bits. */
export const cpumap: Codec<Uint8Array> = opaque(LIMIT.cpumap_bytes);
