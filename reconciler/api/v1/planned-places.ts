import type { PlaceShare } from '../../../schemas/generated/api.ts';
import type { ServerSetSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import type { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { HostView, Neighbour, Snapshot } from '../../model/kind.ts';
import { plus, withShare } from '../../model/host-share.ts';
import { withoutClaim } from '../../model/pinning-claims.ts';
import { readKnown } from '../../store/admission.ts';
import type { Database } from '../../store/database.ts';
import { readHostClaims } from '../../store/host-claims.ts';
import type { HostClaim } from '../../store/host-claims.ts';
import { loadSnapshot } from '../../store/snapshot.ts';
import { referencesIn } from '../../store/spec-references.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { placeFields, placeRefusal } from './place-refusal.ts';
import { sumOfShares } from './place-shares.ts';
import { readMembers } from './planned-members.ts';
import type { PlannedGroup } from './planned-members.ts';
import { readUnmadeServer } from './unmade-server.ts';

/** A server or a server set that is planned. */
export type Planned = {
  readonly kind: 'server' | 'server_set';
  readonly id: string;
  readonly spec: JsonObject;
  readonly replaces: string | null;
};

/** What its servers would take, one for each host and server group, or why one of them could not be; nothing where nothing can be said yet, or nothing of it concerns its place. */
export type Placed = { readonly places: readonly PlaceShare[]; readonly refused: CairnError | null };

type Placing = Pick<
  ApiDependencies,
  'database' | 'hosts' | 'placement_rules' | 'previewPlaces' | 'membersOf'
>;

/** What is promised on hosts when all is done that was planned so far. */
type Ground = {
  readonly hosts: readonly HostView[];
  /** Planned servers of server groups. */
  readonly joined: readonly { readonly group_id: string; readonly neighbour: Neighbour }[];
};

/** Servers placed, and hosts looked at for them, before others may use the thread. */
const SERVERS_AT_ONCE = 200;
const LOOKS_AT_ONCE = 20_000;
/** And for one set: of one that is too large for so many hosts the rest is not judged, which only makes the judgement milder. */
const MOST_LOOKS = 4_000_000;

const NOTHING: Placed = { places: [], refused: null };

/**
 * Effect: reads. Asks the scheduler about what is planned together, each with those before it and what else is planned; null stands for what
 * is no server or is refused already. Hosts that merely do not answer now count as up, and nobody is refused while a host was never seen or
 * while there is none: what cannot be known is no reason to refuse a plan.
 */
export async function placeTogether(
  placing: Placing,
  items: readonly (Planned | null)[],
  planned: readonly PlaceShare[],
): Promise<readonly Placed[]> {
  const all = items.every((item) => item === null) ? [] : await placing.hosts.read();
  const hosts = all.map(asIfUp);
  const unknown = hosts.length === 0 || hosts.some(({ status }) => typeof status['vcpus'] !== 'number');
  if (unknown) return items.map(() => NOTHING);
  let ground = planned.reduce(onHost, { hosts, joined: [] } satisfies Ground as Ground);
  const placed: Placed[] = [];
  for (const item of items) {
    const found = item === null ? NOTHING : await placeOne(placing, item, ground);
    ground = found.places.reduce(onHost, ground);
    placed.push(found);
  }
  return placed;
}

/** All servers of one object, each with those before it; the first that has no place ends it. */
async function placeOne(placing: Placing, item: Planned, before: Ground): Promise<Placed> {
  const { servers, gone } = await readPlanned(placing, item, before);
  const freed = gone.length === 0 ? [] : await readHostClaims(placing.database, { owner_ids: gone });
  let ground = { ...before, hosts: freed.length === 0 ? before.hosts : without(before.hosts, freed) };
  const left = new Set(gone);
  const looks = Math.floor(LOOKS_AT_ONCE / before.hosts.length);
  const at_once = Math.max(1, Math.min(SERVERS_AT_ONCE, looks));
  const most = Math.max(1, Math.floor(MOST_LOOKS / before.hosts.length));
  let rest = at_once;
  let judged = 0;
  const places: PlaceShare[] = [];
  for (const { snapshot, count, refuse } of servers) {
    for (let done = 0; done < count && judged < most;) {
      if (rest === 0) await new Promise((resolve) => setImmediate(resolve));
      rest = rest === 0 ? at_once : rest;
      const asked = Math.min(count - done, rest);
      const found = placing.previewPlaces(onGround(snapshot, ground, left), asked);
      done += found.places.length;
      places.push(...found.places);
      if (found.error !== null) return { places: [], refused: refuse(found.error, done, places.length) };
      ground = sumOfShares(found.places).reduce(onHost, ground);
      judged += asked;
      rest -= asked;
      // Nothing can be said yet of these.
      if (found.places.length < asked) break;
    }
  }
  return { places: sumOfShares(places), refused: null };
}

async function readPlanned(
  { database, placement_rules, membersOf }: Placing,
  { kind, id, spec, replaces }: Planned,
  { hosts }: Ground,
): Promise<PlannedGroup> {
  const surroundings = { hosts, placement_rules };
  if (kind === 'server_set') {
    const set = { id, spec: spec as unknown as ServerSetSpec, replaces };
    return await readMembers(database, set, membersOf(id, set.spec), surroundings);
  }
  const snapshot = await readServer(database, id, spec, surroundings);
  const refuse = (error: CairnError): CairnError => refusal(spec, error);
  return {
    servers: snapshot === null ? [] : [{ snapshot, count: 1, refuse }],
    gone: replaces === null ? [] : [replaces],
  };
}

function onGround(
  snapshot: Snapshot<ServerSpec>,
  { hosts, joined }: Ground,
  left: ReadonlySet<string>,
): Snapshot<ServerSpec> {
  const { server_group_id } = snapshot.self.resource.spec;
  const others =
    server_group_id === undefined ? [] : joined.filter(({ group_id }) => group_id === server_group_id);
  const neighbours = [
    ...snapshot.neighbours.filter(({ server_id }) => !left.has(server_id)),
    ...others.map(({ neighbour }) => neighbour),
  ];
  return { ...snapshot, hosts, neighbours, failed_tries: [] };
}

/** What the engine would know of the server; null when nothing that concerns its place changes. */
async function readServer(
  database: Database,
  id: string,
  spec: JsonObject,
  surroundings: Parameters<typeof readUnmadeServer>[4],
): Promise<Snapshot<ServerSpec> | null> {
  const references = referencesIn('server', spec);
  const needs = { address_pools: false, others: true, users: false, content: false };
  const loaded = await loadSnapshot(database, id, needs, surroundings);
  if (loaded === null)
    return await readUnmadeServer(database, id, spec as unknown as ServerSpec, references, surroundings);
  const { self } = loaded.snapshot;
  if (placeFields(self.resource.spec, spec).length === 0) return null;
  const known = await readKnown(database, [...new Set(references.map(({ to_id }) => to_id))]);
  const snapshot = {
    ...loaded.snapshot,
    self: { ...self, resource: { ...self.resource, spec } },
    references: new Map([...loaded.snapshot.references, ...known]),
  };
  return snapshot as unknown as Snapshot<ServerSpec>;
}

function refusal(spec: JsonObject, { message }: CairnError): CairnError {
  const path = spec['host_id'] === undefined ? '/spec/flavor_id' : '/spec/host_id';
  return placeRefusal({ path, summary: 'The server has no place.', finds: 'finds no place', message });
}

/** A host that does not answer now may do so when the plan is applied. */
function asIfUp(view: HostView): HostView {
  if (view.status['state'] === 'up' && !view.lost) return view;
  return { ...view, lost: false, status: { ...view.status, state: 'up' } };
}

/** Tables of hosts are told apart by their identity: a changed one is another. */
function onHost({ hosts, joined }: Ground, share: PlaceShare): Ground {
  const index = hosts.findIndex(({ resource }) => resource.id === share.host_id);
  const view = hosts[index];
  if (view === undefined) return { hosts, joined };
  const { server_group_id: group_id, servers } = share;
  return {
    hosts: hosts.with(index, withShare(view, share)),
    joined:
      group_id === null
        ? joined
        : [
            ...joined,
            ...Array.from({ length: servers }, (_, number) => ({
              group_id,
              neighbour: {
                server_id: `planned-${joined.length + number}`,
                host_id: share.host_id,
                in_group: true,
              },
            })),
          ],
  };
}

type Amounts = HostView['claimed'];

/** Servers that go let go of what they claim, and of the CPUs and cells that they have. */
function without(hosts: readonly HostView[], freed: readonly HostClaim[]): readonly HostView[] {
  const left = new Map<string, Amounts>();
  const at = new Map(hosts.map(({ resource, claimed }) => [resource.id, claimed]));
  for (const claim of freed) {
    const claimed = left.get(claim.host_id) ?? at.get(claim.host_id);
    if (claimed !== undefined) left.set(claim.host_id, unpin(plus(claimed, claim, -1), claim));
  }
  return hosts.map((view) => {
    const claimed = left.get(view.resource.id);
    return claimed === undefined ? view : { ...view, claimed };
  });
}

function unpin(all: Amounts, { pinnings }: Pick<HostClaim, 'pinnings'>): Amounts {
  const { pinning, ...sums } = all;
  return pinning === undefined ? all : { ...sums, pinning: pinnings.reduce(withoutClaim, pinning) };
}
