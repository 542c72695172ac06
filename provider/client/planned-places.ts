/** What a plan takes of hosts before anything of it is stored. */
import type { PlaceShare } from '../../schemas/generated/api.ts';
import type { LosslessJson } from '../protocol/json.ts';
import { isJsonObject } from './resource.ts';

/** As many as the service takes in one request. */
const MOST_SHARES = 2000;

/** CPUs and NUMA cells that one request tells of, so that its body stays well below what the service takes. */
const MOST_PARTS = 20_000;

const AMOUNTS = ['servers', 'vcpus', 'memory_mib', 'disk_gib'] as const;

type Pinning = NonNullable<PlaceShare['pinning']>;
type Cell = Pinning['cells'][number];

/** Pure. What an answer says that a server takes; null for all else, and from a service that says nothing. */
export const placeShareOf = (json: LosslessJson | undefined): PlaceShare | null => {
  if (!isJsonObject(json)) return null;
  const { host_id, server_group_id, servers, vcpus, memory_mib, disk_gib } = json;
  const pinning = pinningOf(json['pinning']);
  if (typeof host_id !== 'string') return null;
  if (typeof servers !== 'number' || typeof vcpus !== 'number') return null;
  if (typeof memory_mib !== 'number' || typeof disk_gib !== 'number') return null;
  const group = typeof server_group_id === 'string' ? server_group_id : null;
  const share = { host_id, server_group_id: group, servers, vcpus, memory_mib, disk_gib };
  return pinning === null ? share : { ...share, pinning };
};

/** Pure. What an answer says that the members of a set take; nothing for all else. */
export const placeSharesOf = (json: LosslessJson | undefined): readonly PlaceShare[] =>
  Array.isArray(json)
    ? (json as readonly LosslessJson[]).map(placeShareOf).filter((share) => share !== null)
    : [];

const pinningOf = (json: LosslessJson | undefined): Pinning | null => {
  if (!isJsonObject(json)) return null;
  const { cpus, cells } = json;
  if (!Array.isArray(cpus) || !Array.isArray(cells)) return null;
  return {
    cpus: (cpus as readonly LosslessJson[]).filter((cpu) => typeof cpu === 'number'),
    cells: (cells as readonly LosslessJson[]).flatMap((cell) => cellOf(cell)),
  };
};

const cellOf = (json: LosslessJson): readonly Cell[] => {
  if (!isJsonObject(json)) return [];
  const { cell_id, page_kib, memory_mib } = json;
  if (typeof cell_id !== 'number' || typeof page_kib !== 'number' || typeof memory_mib !== 'number')
    return [];
  return [{ cell_id, page_kib, memory_mib }];
};

const together = (sum: Pinning, more: Pinning): Pinning => {
  const cells = new Map<string, Cell>();
  for (const cell of [...sum.cells, ...more.cells]) {
    const key = `${cell.cell_id} ${cell.page_kib}`;
    cells.set(key, { ...cell, memory_mib: cell.memory_mib + (cells.get(key)?.memory_mib ?? 0) });
  }
  return { cpus: [...new Set([...sum.cpus, ...more.cpus])], cells: [...cells.values()] };
};

/** Pure. One sum for each host and server group; shares and pinnings that are too many are left out, which only makes the judgement milder. */
export const placesOf = (shares: Iterable<PlaceShare>): readonly PlaceShare[] => {
  const sums = new Map<string, PlaceShare>();
  for (const share of shares) {
    const key = `${share.host_id} ${share.server_group_id ?? ''}`;
    const sum = sums.get(key);
    const added = AMOUNTS.map((name) => [name, share[name] + (sum?.[name] ?? 0)] as const);
    const pinned = [sum?.pinning, share.pinning].filter((each) => each !== undefined);
    const pinning = pinned.length === 0 ? {} : { pinning: pinned.reduce(together) };
    sums.set(key, { ...share, ...Object.fromEntries(added), ...pinning });
  }
  let parts = 0;
  return [...sums.values()].slice(0, MOST_SHARES).map(({ pinning, ...share }) => {
    parts += pinning === undefined ? 0 : pinning.cpus.length + pinning.cells.length;
    return pinning === undefined || parts > MOST_PARTS ? share : { ...share, pinning };
  });
};
