import { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MemberView, MemberWish, Members, SetMark } from '../../ports/members.ts';

/** A member of a simulated set; tests move it as the engine would. */
export type SimulatedMember = Omit<MemberView, 'spec'> & {
  readonly set_id: string;
  readonly revision: string;
  readonly spec: JsonObject;
};

/** The port, and the handles that tests have on it. */
export type SimulatedMembers = Members & {
  /** By server id. A test replaces a row to let time pass for it, and deletes one that is gone. */
  readonly rows: Map<string, SimulatedMember>;
  /** Names of servers that belong to nobody's set, with their ids. */
  readonly foreign_names: Map<string, string>;
  /** Effect: a set has this generation now; what was planned for an older one is refused. */
  readonly setGeneration: (set_id: string, generation: number) => void;
};

/** Effect: the port `members` in memory. */
export function createSimulatedMembers(): SimulatedMembers {
  const rows = new Map<string, SimulatedMember>();
  const foreign_names = new Map<string, string>();
  const generations = new Map<string, number>();

  const lock = (set: SetMark, signal: AbortSignal): void => {
    signal.throwIfAborted();
    if ((generations.get(set.id) ?? set.generation) === set.generation) return;
    throw new CairnError('conflict', 'The server set was changed meanwhile; Cairn will plan again.', {
      resource: set.id,
    });
  };
  const membersOf = (set_id: string): readonly SimulatedMember[] =>
    [...rows.values()].filter((row) => row.set_id === set_id).sort((a, b) => (a.key < b.key ? -1 : 1));
  const put = (set: SetMark, wish: MemberWish): void => {
    const row = rows.get(wish.server_id);
    if (row === undefined) {
      const fresh = { deleting: false, ready: false, problem: null, state: null, addresses: {}, drift: [] };
      rows.set(wish.server_id, { ...wish, ...fresh, set_id: set.id, generation: 1 });
    } else if (!row.deleting && row.revision !== wish.revision) {
      const generation = row.generation + 1;
      rows.set(wish.server_id, { ...row, ...wish, generation, ready: false, problem: null });
    }
  };

  return {
    rows,
    foreign_names,
    setGeneration: (set_id, generation) => void generations.set(set_id, generation),
    list: async (set_id, revisions, signal) => {
      signal.throwIfAborted();
      return membersOf(set_id).map(({ set_id: _set_id, revision, spec, ...view }) => ({
        ...view,
        spec: revisions.get(view.key) === revision ? null : spec,
      }));
    },
    put: async (set, wishes, signal) => {
      lock(set, signal);
      const isTaken = ({ name, server_id }: MemberWish): boolean =>
        foreign_names.has(name) ||
        [...rows.values()].some((row) => row.name === name && row.server_id !== server_id);
      const taken = wishes.filter(isTaken);
      for (const wish of wishes) if (!taken.includes(wish)) put(set, wish);
      const [first] = taken;
      if (first !== undefined) {
        throw new CairnError('conflict', `Members need names that other servers have: "${first.name}".`);
      }
    },
    remove: async (set, keys, signal) => {
      lock(set, signal);
      for (const row of membersOf(set.id)) {
        if (!keys.includes(row.key) || row.deleting) continue;
        rows.set(row.server_id, { ...row, deleting: true, ready: false, generation: row.generation + 1 });
      }
    },
    repair: async (set, seen, signal) => {
      lock(set, signal);
      for (const row of membersOf(set.id)) {
        if (seen.get(row.key) !== row.generation || row.deleting) continue;
        rows.set(row.server_id, { ...row, ready: false, generation: row.generation + 1 });
      }
    },
  };
}
