import type { Json, JsonObject } from '../../../model/json.ts';
import { objectOrNull } from '../call.ts';
import { readId } from '../ids.ts';
import { bodyOf, invalidField, unexpected, wrong } from './call.ts';
import type { ComputeCall } from './call.ts';
import {
  descriptionOf,
  flagOf,
  metadataOf,
  nameOf,
  referenceOf,
  textOf,
  userDataOf,
} from './field-values.ts';
import { readTags } from './tag-names.ts';
import { refuseUnserved } from './unserved.ts';

/** A network interface that a client asks for: in a network, at an address when it says so. */
export type WantedNetwork = { readonly network_id: string; readonly address: string | null };

/** What a client says of servers that it wants. */
export type NewServers = {
  readonly name: string;
  readonly flavor_id: string;
  /** Null: it boots from none. */
  readonly image_id: string | null;
  readonly key_name: string | null;
  readonly networks: readonly WantedNetwork[] | 'auto' | 'none';
  readonly min_count: number;
  readonly max_count: number;
  /** Whether the answer is to name the request instead of the server. */
  readonly by_reservation: boolean;
  /** Zone, and the host in it that an administrator may name after a colon. */
  readonly zone: { readonly name: string | null; readonly host: string | null };
  /** Properties that the spec takes as they are. */
  readonly spec: JsonObject;
  readonly hints: JsonObject;
};

const MOST_AT_ONCE = 1000;

/** What may stand in the object `server`, and since when. What is not here is refused with its name. */
const KNOWN: Readonly<Record<string, number>> = {
  name: 1,
  flavorRef: 1,
  imageRef: 1,
  key_name: 1,
  networks: 1,
  min_count: 1,
  max_count: 1,
  return_reservation_id: 1,
  availability_zone: 1,
  user_data: 1,
  metadata: 1,
  config_drive: 1,
  security_groups: 1,
  block_device_mapping_v2: 1,
  block_device_mapping: 1,
  personality: 1,
  adminPass: 1,
  accessIPv4: 1,
  accessIPv6: 1,
  'OS-DCF:diskConfig': 1,
  description: 19,
  tags: 52,
  trusted_image_certificates: 63,
  host: 74,
  hypervisor_hostname: 74,
  hostname: 90,
};

/** Pure. The body of POST /servers. Throws invalid_input with the name of what Nova would not take, or of what cannot be had here. */
export function readNewServers(call: ComputeCall): NewServers {
  const { minor } = call;
  const body = objectOrNull(call.body);
  const hints = hintsIn(body);
  const { 'os:scheduler_hints': _one, 'OS-SCH-HNT:scheduler_hints': _other, ...rest } = body ?? {};
  const given = bodyOf({ ...call, body: rest }, 'server');
  for (const name of Object.keys(given)) {
    const since = Object.hasOwn(KNOWN, name) ? (KNOWN[name] ?? Infinity) : Infinity;
    if (minor < since) throw unexpected(name);
  }
  if (minor > 56 && given['personality'] !== undefined) throw unexpected('personality');
  refuseUnserved(given);
  const min_count = countOf(given, 'min_count', 1);
  const max_count = countOf(given, 'max_count', min_count);
  if (min_count > max_count) throw wrong('min_count must be <= max_count');
  const image_id = imageOf(given);
  return {
    name: nameOf('name', given['name']),
    flavor_id: referenceOf('flavorRef', given['flavorRef']),
    image_id,
    key_name:
      given['key_name'] === undefined || given['key_name'] === null
        ? null
        : textOf('key_name', given['key_name'], 255),
    networks: networksOf(given['networks'], minor),
    min_count,
    max_count,
    by_reservation:
      given['return_reservation_id'] === undefined
        ? false
        : flagOf('return_reservation_id', given['return_reservation_id']),
    zone: zoneOf(given),
    spec: {
      metadata: given['metadata'] === undefined ? {} : metadataOf(given['metadata']),
      ...(given['user_data'] === undefined || given['user_data'] === null
        ? {}
        : { user_data: userDataOf(given['user_data']) }),
      ...descriptionOf(given['description']),
      ...(given['tags'] === undefined ? {} : { tags: readTags('tags', given['tags']) }),
    },
    hints,
  };
}

function hintsIn(body: JsonObject | null): JsonObject {
  const given = body?.['os:scheduler_hints'] ?? body?.['OS-SCH-HNT:scheduler_hints'];
  if (given === undefined) return {};
  const hints = objectOrNull(given);
  if (hints === null) throw invalidField('os:scheduler_hints', given, 'It must be an object.');
  return hints;
}

/** The one form of block devices that there is: the image, on the host's own disk, first. */
function imageOf(given: JsonObject): string | null {
  const written = given['imageRef'];
  const named =
    written === undefined || written === null || written === '' ? null : referenceOf('imageRef', written);
  const mapping = given['block_device_mapping_v2'];
  if (mapping === undefined) return named;
  const only = Array.isArray(mapping) && mapping.length === 1 ? objectOrNull(mapping[0]) : null;
  const {
    uuid,
    source_type,
    destination_type = 'local',
    boot_index = 0,
    delete_on_termination = true,
    ...others
  } = only ?? {};
  const isImage =
    source_type === 'image' &&
    destination_type === 'local' &&
    String(boot_index) === '0' &&
    Object.values(others).every((value) => value === null) &&
    String(delete_on_termination).toLowerCase() === 'true' &&
    typeof uuid === 'string' &&
    (named === null || named === uuid);
  if (isImage) return uuid;
  throw wrong(
    'Invalid input for field/attribute block_device_mapping_v2. The only form taken is one entry with source_type image, destination_type local and boot_index 0.',
  );
}

function countOf(given: JsonObject, field: string, fallback: number): number {
  const value = given[field];
  if (value === undefined) return fallback;
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MOST_AT_ONCE)
    return count;
  throw invalidField(field, value, `It must be a whole number from 1 to ${MOST_AT_ONCE}.`);
}

function networksOf(value: Json | undefined, minor: number): NewServers['networks'] {
  if (minor >= 37) {
    if (value === 'auto' || value === 'none') return value;
    if (value === undefined)
      throw wrong("Invalid input for field/attribute server. 'networks' is a required property.");
  }
  if (value === undefined || value === null) return 'auto';
  if (!Array.isArray(value)) throw invalidField('networks', value, 'It must be a list.');
  // An empty list says nothing, which before 2.37 means: as there is.
  if (value.length === 0) return 'auto';
  return value.map((each) => {
    const { uuid, fixed_ip = null, port = null, tag = null, ...others } = objectOrNull(each) ?? {};
    const [other] = Object.keys(others);
    if (other !== undefined) throw unexpected(other);
    if (port !== null)
      throw wrong(
        'Invalid input for field/attribute networks.port. Ports are not served. Name the network by uuid.',
      );
    if (tag !== null)
      throw wrong('Invalid input for field/attribute networks.tag. Devices have no tags. Leave it out.');
    const network_id = typeof uuid === 'string' ? readId(uuid) : null;
    if (network_id === null) throw invalidField('networks.uuid', uuid, 'It must be a UUID.');
    const address = fixed_ip === null || fixed_ip === '' ? null : textOf('networks.fixed_ip', fixed_ip, 45);
    return { network_id, address };
  });
}

function zoneOf(given: JsonObject): NewServers['zone'] {
  const value = given['availability_zone'];
  const host = hostOf(given);
  if (value === undefined || value === null || value === '') return { name: null, host };
  const [name = '', second = '', third = ''] = textOf('availability_zone', value, 255).split(':');
  const named = second || third || null;
  if (named !== null && host !== null) {
    throw wrong(
      'Invalid input for field/attribute availability_zone. It cannot name a host together with host or hypervisor_hostname.',
    );
  }
  return { name: name === '' ? null : name, host: named ?? host };
}

function hostOf(given: JsonObject): string | null {
  const [one, other] = [given['host'], given['hypervisor_hostname']].map((value) =>
    value === undefined || value === null ? null : textOf('host', value, 255),
  );
  return one ?? other ?? null;
}
