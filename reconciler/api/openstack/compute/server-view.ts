import { createHash } from 'node:crypto';
import { derivedId } from '../../../model/derived-id.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { dnsLabel } from '../../../model/names.ts';
import type { Standing } from '../../../server-actions/standing.ts';
import { POWER_STATES, VM_STATES } from '../../../server-actions/words.ts';
import type { View } from '../../../store/listing.ts';
import type { Neighbour, Surroundings } from '../../../store/server-surroundings.ts';
import { actedServer } from '../../server-orders.ts';
import { objectOrNull } from '../call.ts';
import { flavorIdOf } from './flavor-ids.ts';
import { bookmarkOf, linksTo } from './links.ts';
import { shownName } from './server-names.ts';

/** A server and what stands around it. */
export type ServerView = View & {
  readonly created_by: string;
  readonly ordered: string | null;
  readonly neighbours: Surroundings['neighbours'];
  /** Zone of the host that it is on; null while it is on none. */
  readonly zone: string | null;
};

/** Who looks, by which microversion, and from where. */
export type Looking = {
  readonly minor: number;
  readonly is_admin: boolean;
  /** Where clients reach the facade, for example http://127.0.0.1:8788/compute/v2.1. */
  readonly base: string;
  /** Whether it is one of many: Nova tells less of each then. */
  readonly in_list?: true;
};

/** States in which Nova tells how far it is, which is always 0 here: how far is told by /v1. */
const WITH_PROGRESS = [
  'ACTIVE',
  'BUILD',
  'DELETED',
  'MIGRATING',
  'RESIZE',
  'REVERT_RESIZE',
  'REBUILD',
  'VERIFY_RESIZE',
  'SHUTOFF',
];

/** What the ids of interfaces are derived from, by which clients speak of them. */
const PORTS = '0b7f6f0e-2a57-4a0c-8d0c-5c9a2f1de7a4';

/** Pure. Where a server stands, in Nova's words. */
export function standing(view: ServerView): Standing {
  return actedServer(view, view.ordered).standing;
}

/** Pure. A server in a list that does not ask for more. */
export function briefServer({ resource }: Pick<View, 'resource'>, { base }: Looking): JsonObject {
  return { id: resource.id, name: shownName(resource.spec), links: linksTo(base, 'servers', resource.id) };
}

/** Pure. A server as clients of Nova read it. */
export function showServer(view: ServerView, looking: Looking): JsonObject {
  const { resource, status } = view;
  const { spec, project_id } = resource;
  const { minor, base } = looking;
  const stands = standing(view);
  const host = neighbour(view, status['placed_host_id']);
  const keypair = neighbour(view, spec['keypair_id']);
  const image_id = spec['image_id'];
  const own = {
    status: stands.word,
    tenant_id: project_id,
    user_id: view.created_by,
    metadata: objectOrNull(spec['metadata']) ?? {},
    hostId: host === null ? '' : hostHash(project_id, host.id),
    image: typeof image_id === 'string' ? { id: image_id, links: bookmarkOf(base, 'images', image_id) } : '',
    flavor: showFlavor(view, looking),
    created: seconds(resource.created_at),
    updated: seconds(resource.updated_at),
    addresses: addressesOf(view),
    accessIPv4: '',
    accessIPv6: '',
    'OS-DCF:diskConfig': 'MANUAL',
    'OS-EXT-AZ:availability_zone': view.zone ?? spec['availability_zone'] ?? '',
    config_drive: 'True',
    key_name: keypair?.name ?? null,
    'OS-SRV-USG:launched_at': launchedAt(view, stands),
    'OS-SRV-USG:terminated_at': null,
    'OS-EXT-STS:task_state': stands.task,
    'OS-EXT-STS:vm_state': VM_STATES[stands.word],
    'OS-EXT-STS:power_state': POWER_STATES[stands.word],
    'os-extended-volumes:volumes_attached': [],
    security_groups: [{ name: 'default' }],
  };
  // Spread into one literal, so many properties cost V8 of Node 20 twenty times as long.
  return Object.assign(
    briefServer(view, looking),
    own,
    WITH_PROGRESS.includes(stands.word) ? { progress: 0 } : {},
    stands.fault === null ? {} : { fault: faultFor(stands.fault) },
    looking.is_admin ? forAdministrators(view, host, minor) : {},
    laterProperties(view, looking),
  );
}

/** What only those see who run the cloud. */
function forAdministrators(
  { resource, status }: ServerView,
  host: Neighbour | null,
  minor: number,
): JsonObject {
  const { id, spec } = resource;
  const on = host?.name ?? null;
  return {
    'OS-EXT-SRV-ATTR:host': on,
    'OS-EXT-SRV-ATTR:hypervisor_hostname': on,
    'OS-EXT-SRV-ATTR:instance_name': status['instance_name'] ?? '',
    ...(minor < 3
      ? {}
      : {
          'OS-EXT-SRV-ATTR:reservation_id': reservationOf(id),
          'OS-EXT-SRV-ATTR:launch_index': 0,
          'OS-EXT-SRV-ATTR:kernel_id': spec['kernel_id'] ?? '',
          'OS-EXT-SRV-ATTR:ramdisk_id': spec['ramdisk_id'] ?? '',
          'OS-EXT-SRV-ATTR:root_device_name': '/dev/vda',
          'OS-EXT-SRV-ATTR:user_data': userDataOf(spec),
          ...(minor < 90 ? { 'OS-EXT-SRV-ATTR:hostname': hostnameOf(spec, id) } : {}),
        }),
    ...(minor < 16 ? {} : { host_status: on === null ? '' : 'UP' }),
  };
}

/** What later microversions added for everybody. */
function laterProperties({ resource }: ServerView, { minor, in_list }: Looking): JsonObject {
  const { spec, id } = resource;
  return Object.assign(
    minor < 9 ? {} : { locked: spec['locked'] === true },
    minor < 19 ? {} : { description: spec['description'] ?? null },
    minor < 26 ? {} : { tags: tagsOf(spec) },
    minor < 63 ? {} : { trusted_image_certificates: null },
    minor < 71 || in_list === true ? {} : { server_groups: textsOf(spec['server_group_id']) },
    minor < 73 ? {} : { locked_reason: spec['locked'] === true ? (spec['locked_reason'] ?? null) : null },
    minor < 90 ? {} : { 'OS-EXT-SRV-ATTR:hostname': hostnameOf(spec, id) },
    minor < 96 ? {} : { pinned_availability_zone: spec['availability_zone'] ?? null },
  );
}

/** Pure. The tags of a server's spec, sorted as Nova gives them. */
export function tagsOf(spec: JsonObject): readonly string[] {
  return textsOf(spec['tags']).toSorted();
}

function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}

function showFlavor(view: ServerView, { minor, base }: Looking): JsonObject {
  const flavor = neighbour(view, view.resource.spec['flavor_id']);
  const spec = flavor?.spec ?? {};
  const id = flavorIdOf({ id: String(view.resource.spec['flavor_id']), spec });
  if (minor < 47) return { id, links: bookmarkOf(base, 'flavors', id) };
  return {
    vcpus: spec['vcpus'] ?? 0,
    ram: spec['memory_mib'] ?? 0,
    disk: spec['disk_gib'] ?? 0,
    ephemeral: 0,
    swap: 0,
    original_name: flavor?.name ?? id,
    extra_specs: objectOrNull(spec['extra_specs']) ?? {},
  };
}

/** Pure. The addresses of a server by the names of its networks, as far as they are chosen. */
export function addressesOf(view: ServerView): JsonObject {
  const found: Record<string, JsonObject[]> = {};
  for (const nic of cardsOf(view)) {
    if (nic.address === null) continue;
    (found[nic.network_name] ??= []).push({
      version: 4,
      addr: nic.address,
      'OS-EXT-IPS:type': 'fixed',
      'OS-EXT-IPS-MAC:mac_addr': nic.mac ?? '',
    });
  }
  return found;
}

/** One network interface of a server; address and MAC are null while they are not chosen. */
export type Interface = {
  readonly name: string;
  readonly port_id: string;
  readonly subnet_id: string;
  readonly network_id: string;
  readonly network_name: string;
  readonly address: string | null;
  readonly mac: string | null;
};

/** Pure. The network interfaces of a server in the order in which the guest sees them. */
export function nicsOf(view: ServerView): readonly Interface[] {
  return cardsOf(view).map((card) => ({
    ...card,
    port_id: derivedId(PORTS, `${view.resource.id} ${card.name}`),
  }));
}

/** The same without what costs a digest each. */
function cardsOf({ resource, status, neighbours }: ServerView): readonly Omit<Interface, 'port_id'>[] {
  const nics = objectOrNull(resource.spec['nics']) ?? {};
  const addresses = objectOrNull(status['addresses']) ?? {};
  const macs = objectOrNull(status['mac_addresses']) ?? {};
  return Object.keys(nics)
    .sort()
    .map((name) => {
      const subnet_id = String(objectOrNull(nics[name])?.['subnet_id']);
      const network_id = String(neighbours.get(subnet_id)?.spec['network_id'] ?? '');
      const address = addresses[name];
      const mac = macs[name];
      return {
        name,
        subnet_id,
        network_id,
        network_name: neighbours.get(network_id)?.name ?? network_id,
        address: typeof address === 'string' ? address : null,
        mac: typeof mac === 'string' ? mac : null,
      };
    });
}

function neighbour({ neighbours }: ServerView, id: Json | undefined): Neighbour | null {
  return typeof id === 'string' ? (neighbours.get(id) ?? null) : null;
}

function faultFor({ message, since }: NonNullable<Standing['fault']>): JsonObject {
  return { code: 500, message, created: seconds(since) };
}

/** When the guest was last seen to be as it was asked to be; null while it never was. */
function launchedAt(
  { resource, conditions, observed_generation }: ServerView,
  stands: Standing,
): string | null {
  if (observed_generation === 0 || stands.word === 'BUILD') return null;
  const ready = conditions.find(({ type, status }) => type === 'Ready' && status === 'True');
  return withoutZone(ready?.time ?? resource.created_at);
}

function userDataOf(spec: JsonObject): string | null {
  const { user_data } = spec;
  return typeof user_data === 'string' ? Buffer.from(user_data).toString('base64') : null;
}

function hostnameOf(spec: JsonObject, id: string): string {
  return dnsLabel(String(spec['name']), `server-${id.slice(0, 8)}`);
}

/** Pure. What Nova calls the request that made a server. */
export function reservationOf(id: string): string {
  return `r-${id.slice(0, 8)}`;
}

/** Pure. Tells whether two servers of one project are on the same host, without telling which. */
export function hostHash(project_id: string | null, host_id: string): string {
  return createHash('sha224')
    .update(`${project_id ?? ''}${host_id}`)
    .digest('hex');
}

/** Pure. A time in ISO 8601, written in whole seconds as Nova does. */
export function seconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

/** Pure. A time in ISO 8601 in microseconds and without a zone, as Nova writes some. */
export function withoutZone(time: string): string {
  return time.replace(
    /(?:\.(\d+))?Z$/,
    (_all, fraction: string | undefined) => `.${(fraction ?? '').padEnd(6, '0')}`,
  );
}
