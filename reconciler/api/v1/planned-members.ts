import type { ServerSetSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import type { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Snapshot } from '../../model/kind.ts';
import { readKnown } from '../../store/admission.ts';
import type { Database } from '../../store/database.ts';
import { readAllocations, readSetServers } from '../../store/set-servers.ts';
import type { SetServer } from '../../store/set-servers.ts';
import { referencesIn } from '../../store/spec-references.ts';
import type { PlannedMember } from '../dependencies.ts';
import { placeFields, placeRefusal } from './place-refusal.ts';
import { readUnmadeServer } from './unmade-server.ts';

/** Servers to be placed that are alike, with what the engine would know of one. */
export type Unplaced = {
  readonly snapshot: Snapshot<ServerSpec>;
  readonly count: number;
  /** Pure. The error of one of them, counted from 0, as the caller is told; `placed` of all that are asked about together have a place before it. */
  readonly refuse: (error: CairnError, at: number, placed: number) => CairnError;
};

/** Servers to be placed together, and those whose claims are let go for them. */
export type PlannedGroup = { readonly servers: readonly Unplaced[]; readonly gone: readonly string[] };

type Surroundings = Parameters<typeof readUnmadeServer>[4];

/**
 * Effect: reads, as often for thousands of members as for one. The members of a planned server set that are new, and those of which
 * something changes that decides where they can be; what the set lets go of makes room for them.
 */
export async function readMembers(
  database: Database,
  set: { readonly id: string; readonly spec: ServerSetSpec; readonly replaces: string | null },
  wanted: readonly PlannedMember[],
  surroundings: Surroundings,
): Promise<PlannedGroup> {
  const stored = await readSetServers(database, set.id);
  const replaced = set.replaces === null ? [] : [...(await readSetServers(database, set.replaces)).values()];
  const keys = new Set(wanted.map(({ key }) => key));
  const removed = [...stored.values()].filter(({ key }) => !keys.has(key));
  const gone = [...removed, ...replaced].map(({ server_id }) => server_id);
  const changed = wanted.filter((member) => differs(member, stored.get(member.key)));
  const fresh = wanted.filter(({ key }) => !stored.has(key));
  const [first] = [...changed, ...fresh];
  if (first === undefined) return { servers: [], gone };
  // Addresses say nothing of hosts, and there may be thousands of them.
  const references = referencesIn('server_set', set.spec as unknown as JsonObject).filter(
    ({ kind }) => kind !== 'subnet',
  );
  const common = await readUnmadeServer(database, set.id, first.spec, references, surroundings);
  const ids = changed.map(({ server_id }) => server_id);
  const known = await readKnown(database, ids);
  const allocations = await readAllocations(database, ids);
  const of = changed.length + fresh.length;
  const alike = (snapshot: Snapshot<ServerSpec>, members: readonly PlannedMember[]): Unplaced => ({
    snapshot,
    count: members.length,
    refuse: (error, at, placed) => refusalOf(set.spec, members[at] ?? first, error, { placed, of }),
  });
  const made = changed.flatMap((member): readonly Unplaced[] => {
    const { server_id, spec } = member;
    const self = known.get(server_id);
    if (self === undefined) return [];
    const snapshot = {
      ...common,
      self: { ...self, resource: { ...self.resource, spec } },
      allocations: allocations.get(server_id) ?? [],
      neighbours: common.neighbours.filter((neighbour) => neighbour.server_id !== server_id),
    };
    return [alike(snapshot, [member])];
  });
  const unmade = alikeOf(fresh).map((members) => {
    const { spec } = members[0] ?? first;
    const self = { ...common.self, resource: { ...common.self.resource, spec } };
    return alike({ ...common, self }, members);
  });
  return { gone, servers: [...made, ...unmade] };
}

/** New members by what they can differ in that concerns hosts. */
function alikeOf(members: readonly PlannedMember[]): readonly (readonly PlannedMember[])[] {
  const groups = new Map<string, PlannedMember[]>();
  for (const member of members) {
    const { flavor_id, host_id = '' } = member.spec;
    const group = groups.get(`${flavor_id} ${host_id}`);
    if (group === undefined) groups.set(`${flavor_id} ${host_id}`, [member]);
    else group.push(member);
  }
  return [...groups.values()];
}

/** Whether another place may be needed for a server that there is. One that is being deleted is made anew later. */
function differs({ spec }: PlannedMember, stored: SetServer | undefined): boolean {
  if (stored === undefined || stored.deleting) return false;
  return placeFields(stored.spec, spec as unknown as JsonObject).length > 0;
}

function refusalOf(
  { members }: ServerSetSpec,
  { key, spec }: PlannedMember,
  { message }: CairnError,
  { placed, of }: { readonly placed: number; readonly of: number },
): CairnError {
  const field = spec.host_id === undefined ? 'flavor_id' : 'host_id';
  const is_own = members[key]?.[field] !== undefined;
  const path = is_own ? `/spec/members/${key}/${field}` : `/spec/template/${field}`;
  const before = placed === 0 ? '' : ` (${placed} of ${of} have one before it)`;
  return placeRefusal({
    path,
    summary: `Member "${key}" of the set has no place${before}.`,
    finds: `finds no place for member "${key}"${before}`,
    message,
  });
}
