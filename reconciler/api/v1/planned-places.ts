import { withoutClaim } from '../../model/pinning-claims.ts';
import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { sameJson } from '../../model/canonical-json.ts';
import { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { HostView, Neighbour, Snapshot } from '../../model/kind.ts';
import { readKnown } from '../../store/admission.ts';
import type { Database } from '../../store/database.ts';
import { readHostClaims } from '../../store/host-claims.ts';
import type { HostClaim } from '../../store/host-claims.ts';
import { loadSnapshot } from '../../store/snapshot.ts';
import { referencesIn } from '../../store/spec-references.ts';
import type { PlaceShare } from '../../../schemas/generated/api.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { ID_PATTERN } from '../query.ts';
import { readUnmadeServer } from './unmade-server.ts';

/** A server that is planned. */
export type PlannedServer = {
  readonly id: string;
  readonly spec: JsonObject;
  readonly replaces: string | null;
};

/** Where it would be, or why it could not be; neither where nothing can be said yet, or nothing of it concerns its place. */
export type Placed = { readonly place: PlaceShare | null; readonly refused: CairnError | null };

type Placing = Pick<ApiDependencies, 'database' | 'hosts' | 'placement_rules' | 'previewPlace'>;

/** Hosts and server groups that one request may speak of. */
const SHARE_LIMIT = 2000;

/** Properties of a server that decide where it can be. */
const PLACE_FIELDS = ['host_id', 'flavor_id', 'image_id', 'availability_zone', 'server_group_id'] as const;

/** Pure. What a request says of servers that were judged before and are not stored yet. Throws invalid_input. */
export function parsePlaces(value: unknown = []): readonly PlaceShare[] {
  if (!Array.isArray(value) || value.length > SHARE_LIMIT)
    throw wrong('/places', `must be a list of up to ${SHARE_LIMIT} shares of hosts`);
  return value.map((share, index) => parseShare(share, `/places/${index}`));
}

function parseShare(value: unknown, path: string): PlaceShare {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(path, 'must be an object');
  const {
    host_id,
    server_group_id = null,
    servers,
    vcpus,
    memory_mib,
    disk_gib,
    ...rest
  } = value as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw wrong(`${path}/${unknown}`, 'is not a property of a share of a host');
  if (typeof host_id !== 'string' || !ID_PATTERN.test(host_id))
    throw wrong(`${path}/host_id`, 'must be a lower-case UUID');
  if (server_group_id !== null && !(typeof server_group_id === 'string' && ID_PATTERN.test(server_group_id)))
    throw wrong(`${path}/server_group_id`, 'must be a lower-case UUID or null');
  const amount = (name: string, found: unknown): number => {
    if (typeof found === 'number' && Number.isSafeInteger(found)) return found;
    throw wrong(`${path}/${name}`, 'must be a whole number');
  };
  return {
    host_id,
    server_group_id,
    servers: Math.min(SHARE_LIMIT, Math.max(0, amount('servers', servers))),
    vcpus: amount('vcpus', vcpus),
    memory_mib: amount('memory_mib', memory_mib),
    disk_gib: amount('disk_gib', disk_gib),
  };
}

/**
 * Effect: reads. Asks the scheduler about servers that are planned together, each with those before it and what else is planned; null stands
 * for what is no server or is refused already. Hosts that merely do not answer now count as up, and nobody is refused while a host was
 * never seen or while there is none: what cannot be known is no reason to refuse a plan.
 */
export async function placeTogether(
  placing: Placing,
  servers: readonly (PlannedServer | null)[],
  planned: readonly PlaceShare[],
): Promise<readonly Placed[]> {
  const nothing = { place: null, refused: null };
  const all = servers.every((server) => server === null) ? [] : await placing.hosts.read();
  const views = all.map(asIfUp);
  const unknown = views.length === 0 || views.some(({ status }) => typeof status['vcpus'] !== 'number');
  if (unknown) return servers.map(() => nothing);
  const at = new Map(views.map((view, index) => [view.resource.id, index]));
  const members: { readonly group_id: string; readonly neighbour: Neighbour }[] = [];
  const take = (share: PlaceShare): void => {
    const index = at.get(share.host_id) ?? -1;
    const view = views[index];
    if (view === undefined) return;
    views[index] = { ...view, claimed: plus(view.claimed, share) };
    for (let number = 0; share.server_group_id !== null && number < share.servers; number += 1) {
      const neighbour = { server_id: `planned-${members.length}`, host_id: share.host_id, in_group: true };
      members.push({ group_id: share.server_group_id, neighbour });
    }
  };
  for (const share of planned) take(share);
  const placed: Placed[] = [];
  for (const server of servers) {
    const found = server === null ? nothing : await placeOne(placing, server, views, members);
    if (found.place !== null) take(found.place);
    placed.push(found);
  }
  return placed;
}

async function placeOne(
  { database, placement_rules, previewPlace }: Placing,
  server: PlannedServer,
  views: readonly HostView[],
  members: readonly { readonly group_id: string; readonly neighbour: Neighbour }[],
): Promise<Placed> {
  const nothing = { place: null, refused: null };
  const freed =
    server.replaces === null ? [] : await readHostClaims(database, { owner_ids: [server.replaces] });
  const hosts = views.map((view) => {
    const claims = freed.filter(({ host_id }) => host_id === view.resource.id);
    return claims.length === 0
      ? view
      : { ...view, claimed: claims.reduce((sum, one) => unpin(plus(sum, one, -1), one), view.claimed) };
  });
  const snapshot = await readServer(database, server, { hosts, placement_rules });
  if (snapshot === null) return nothing;
  const { server_group_id } = snapshot.self.resource.spec;
  const joined = members
    .filter(({ group_id }) => group_id === server_group_id)
    .map(({ neighbour }) => neighbour);
  const neighbours = [
    ...snapshot.neighbours.filter(({ server_id }) => server_id !== server.replaces),
    ...joined,
  ];
  const found = previewPlace({ ...snapshot, neighbours, failed_tries: [] });
  if (found === null) return nothing;
  return 'error' in found
    ? { place: null, refused: refusal(snapshot, found.error) }
    : { place: found, refused: null };
}

/** What the engine would know of the server; null when nothing that concerns its place changes. */
async function readServer(
  database: Database,
  { id, spec }: PlannedServer,
  surroundings: Parameters<typeof readUnmadeServer>[4],
): Promise<Snapshot<ServerSpec> | null> {
  const references = referencesIn('server', spec);
  const needs = { address_pools: false, others: true, users: false, content: false };
  const loaded = await loadSnapshot(database, id, needs, surroundings);
  if (loaded === null)
    return await readUnmadeServer(database, id, spec as unknown as ServerSpec, references, surroundings);
  const { self } = loaded.snapshot;
  if (PLACE_FIELDS.every((name) => sameJson(self.resource.spec[name] ?? null, spec[name] ?? null)))
    return null;
  const known = await readKnown(database, [...new Set(references.map(({ to_id }) => to_id))]);
  const snapshot = {
    ...loaded.snapshot,
    self: { ...self, resource: { ...self.resource, spec } },
    references: new Map([...loaded.snapshot.references, ...known]),
  };
  return snapshot as unknown as Snapshot<ServerSpec>;
}

function refusal({ self }: Snapshot<ServerSpec>, { message }: CairnError): CairnError {
  const { spec } = self.resource;
  const path = spec.host_id === undefined ? '/spec/flavor_id' : '/spec/host_id';
  const hint =
    'If the same plan makes room for it (removes servers, or makes them smaller), apply that part first (terraform apply -target).';
  return new CairnError('unschedulable', `The server has no place. ${message}`, {
    violations: [{ path, message: `finds no place: ${message}`, hint }],
  });
}

/** A host that does not answer now may do so when the plan is applied. */
function asIfUp(view: HostView): HostView {
  if (view.status['state'] === 'up' && !view.lost) return view;
  return { ...view, lost: false, status: { ...view.status, state: 'up' } };
}

type Amounts = HostView['claimed'];

function plus(left: Amounts, right: Amounts, sign: 1 | -1 = 1): Amounts {
  return {
    ...left,
    vcpus: left.vcpus + sign * right.vcpus,
    memory_mib: left.memory_mib + sign * right.memory_mib,
    disk_gib: left.disk_gib + sign * right.disk_gib,
  };
}

/** A server that is replaced lets go of the CPUs and cells that it has. */
function unpin(all: Amounts, { pinnings }: Pick<HostClaim, 'pinnings'>): Amounts {
  const { pinning, ...sums } = all;
  return pinning === undefined ? all : { ...sums, pinning: pinnings.reduce(withoutClaim, pinning) };
}

function wrong(path: string, message: string): CairnError {
  return new CairnError('invalid_input', `${path} ${message}.`, { violations: [{ path, message }] });
}
