import type { Request, Response } from 'express';
import type { FlavorSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { AnyKind, Snapshot } from '../../model/kind.ts';
import { capacityFor, MOST_SERVERS } from '../../scheduler/survey.ts';
import type { HostSurvey } from '../../scheduler/survey.ts';
import { candidatesOf, NO_WISHES } from '../../scheduler/request.ts';
import type { PlacementRequest } from '../../scheduler/request.ts';
import { inTransaction } from '../../store/database.ts';
import type { Database } from '../../store/database.ts';
import { readViews } from '../../store/listing.ts';
import { accessOf, principalOf } from '../authorize.ts';
import type { Access } from '../authorize.ts';
import { onlyVisible } from '../deeds.ts';
import type { Principal } from '../principal.ts';
import { bodyObject } from '../body.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { idOf, numberOf, parseQuery } from '../query.ts';
import type { Query } from '../query.ts';
import type { Route } from '../route.ts';
import { checkSpec, parseSpec } from './check-spec.ts';
import { readUnmadeServer } from './unmade-server.ts';

/** Parts of a server's spec that decide where it can go. */
const WISHES = [
  'project_id',
  'flavor_id',
  'image_id',
  'kernel_id',
  'ramdisk_id',
  'host_id',
  'availability_zone',
  'server_group_id',
  'same_host_as_ids',
  'different_host_from_ids',
  'nics',
];

/** The id of a server that is only spoken of: no object ever has it. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const MOST_VCPUS = 65_536;
const MOST_MEMORY_MIB = 2 ** 40;
const MOST_DISK_GIB = 2 ** 30;

/** Pure. The routes that ask the scheduler without asking for a server. */
export function placementRoutes(
  dependencies: Pick<
    ApiDependencies,
    'database' | 'previewServer' | 'hosts' | 'placement_rules' | 'sizeOfFlavor'
  >,
  server: AnyKind,
): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/v1/capacity',
      rule: { rule: 'cairn:capacity:get' },
      handle: (request, response) => sendCapacity(dependencies, request, response),
    },
    {
      method: 'post',
      path: '/v1/placement-preview',
      rule: { rule: 'cairn:placement:preview' },
      reads_json: true,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const access = accessOf(request);
        const { principal } = access;
        const wishes = bodyObject(request.body, WISHES);
        const spec = parseSpec('server', { ...wishes, name: 'preview' }, principal) as unknown as ServerSpec;
        const snapshot = await readSnapshot(dependencies, access, server, spec);
        const { hosts, ...preview } = dependencies.previewServer(snapshot);
        const chosen = snapshot.hosts.find(({ resource }) => resource.id === preview.host_id);
        response.json({
          fits: chosen !== undefined,
          ...preview,
          host_name: chosen?.resource.name ?? null,
          hosts: hostsFor(principal, hosts),
        });
      },
    },
  ];
}

type Placing = Pick<ApiDependencies, 'database' | 'hosts' | 'placement_rules' | 'sizeOfFlavor'>;

async function sendCapacity(
  { database, hosts: table, placement_rules, sizeOfFlavor }: Placing,
  request: Request,
  response: Response,
): Promise<void> {
  const amounts = ['vcpus', 'memory_mib', 'disk_gib'];
  const query = parseQuery(request.url, [
    'flavor_id',
    ...amounts,
    'server_count',
    'host_id',
    'availability_zone',
  ]);
  const server_count = numberOf(query, 'server_count', 1, 1, MOST_SERVERS);
  const needed: PlacementRequest = {
    ...NO_WISHES,
    ...(await sizeAsked(database, accessOf(request), query, sizeOfFlavor)),
    requested_host_id: idOf(query, 'host_id'),
    availability_zone: zoneAsked(query),
    project_id: principalOf(request).confined_to,
  };
  const hosts = candidatesOf(await table.read());
  const capacity = capacityFor(needed, server_count, hosts, placement_rules);
  const { memory_mib, disk_gib, pinning } = needed;
  const vcpus = needed.vcpus + (pinning?.dedicated.length ?? 0);
  response.json({
    vcpus,
    memory_mib,
    disk_gib,
    server_count,
    ...capacity,
    hosts: hostsFor(principalOf(request), capacity.hosts),
  });
}

/** The flavor's amounts; those that are given take their place. */
async function sizeAsked(
  database: Database,
  access: Access,
  query: Query,
  sizeOfFlavor: Placing['sizeOfFlavor'],
): Promise<Pick<PlacementRequest, 'vcpus' | 'memory_mib' | 'disk_gib' | 'extra_specs' | 'pinning'>> {
  const flavor_id = idOf(query, 'flavor_id');
  const flavor = flavor_id === null ? null : await readFlavor(database, access, flavor_id);
  for (const name of flavor === null ? ['vcpus', 'memory_mib'] : []) {
    if (!query.has(name)) throw refuse(name, 'is needed unless flavor_id is given');
  }
  const vcpus = numberOf(query, 'vcpus', flavor?.vcpus ?? 0, 1, MOST_VCPUS);
  const memory_mib = numberOf(query, 'memory_mib', flavor?.memory_mib ?? 0, 1, MOST_MEMORY_MIB);
  const size = flavor === null ? { vcpus, pinning: null } : sizeOfFlavor({ ...flavor, vcpus, memory_mib });
  return {
    ...size,
    memory_mib,
    disk_gib: numberOf(query, 'disk_gib', flavor?.disk_gib ?? 0, 0, MOST_DISK_GIB),
    extra_specs: flavor?.extra_specs ?? {},
  };
}

function zoneAsked(query: Query): string | null {
  const zone = query.get('availability_zone');
  return zone === undefined || zone === '' ? null : zone;
}

async function readFlavor(database: Database, access: Access, id: string): Promise<FlavorSpec> {
  const found = [...(await readViews(database, [id])).values()].map(({ resource }) => resource);
  const flavors = found.filter(({ kind }) => kind === 'flavor');
  const [flavor] = await onlyVisible(database, access, 'flavor', flavors);
  if (flavor === undefined) throw refuse('flavor_id', 'names no flavor');
  return flavor.spec as unknown as FlavorSpec;
}

/** Effect: reads, and judges the wishes as those of a server that is asked for. Throws invalid_input with every violation. */
async function readSnapshot(
  { database, hosts: table, placement_rules }: Placing,
  access: Access,
  server: AnyKind,
  spec: ServerSpec,
): Promise<Snapshot<ServerSpec>> {
  const hosts = await table.read();
  return inTransaction(database, async (transaction) => {
    const given = { spec: spec as unknown as JsonObject, secrets: {} };
    const { references } = await checkSpec(transaction, server, NOBODY, given, null, {
      access,
      dry_run: true,
    });
    return await readUnmadeServer(transaction, NOBODY, spec, references, { hosts, placement_rules });
  });
}

/** Hosts one by one are for administrators; the others learn what a server's own conditions would tell them. */
function hostsFor(principal: Principal, hosts: readonly HostSurvey[]): readonly object[] {
  if (principal.confined_to !== null) return [];
  return hosts.map(({ totals, claimed, ...host }) => {
    const amount = (total: number | undefined, taken: number) => ({
      total: total ?? null,
      claimed: taken,
      free: total === undefined ? null : Math.max(0, total - taken),
    });
    return {
      ...host,
      vcpus: amount(totals?.vcpus_total, claimed.vcpus),
      memory_mib: amount(totals?.memory_mib_total, claimed.memory_mib),
      disk_gib: amount(totals?.disk_gib_total, claimed.disk_gib),
    };
  });
}

function refuse(name: string, message: string): CairnError {
  return new CairnError('invalid_input', `The query parameter ${name} ${message}.`, {
    violations: [{ path: `/query/${name}`, message }],
  });
}
