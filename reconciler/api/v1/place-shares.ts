import type { PlaceShare } from '../../../schemas/generated/api.ts';
import { CairnError } from '../../model/error.ts';
import type { CellMemory, PinningClaim } from '../../model/pinning.ts';
import { withClaim } from '../../model/pinning-claims.ts';
import { ID_PATTERN } from '../query.ts';

/** Hosts and server groups that one request may speak of. */
const SHARE_LIMIT = 2000;
/** CPUs of one host, and its NUMA cells for each size of pages, of which a share may speak. */
const PART_LIMIT = 8192;

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
    pinning,
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
    ...(pinning === undefined ? {} : { pinning: parsePinning(pinning, `${path}/pinning`) }),
  };
}

function parsePinning(value: unknown, path: string): PinningClaim {
  const { cpus, cells } = record(value, ['cpus', 'cells'], path);
  return {
    cpus: parts(cpus, `${path}/cpus`).map((cpu, index) => amountOf(cpu, `${path}/cpus/${index}`)),
    cells: parts(cells, `${path}/cells`).map((cell, index) => parseCell(cell, `${path}/cells/${index}`)),
  };
}

function parseCell(value: unknown, path: string): CellMemory {
  const { cell_id, page_kib, memory_mib } = record(value, ['cell_id', 'page_kib', 'memory_mib'], path);
  return {
    cell_id: amountOf(cell_id, `${path}/cell_id`),
    page_kib: amountOf(page_kib, `${path}/page_kib`),
    memory_mib: amountOf(memory_mib, `${path}/memory_mib`),
  };
}

function parts(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value) && value.length <= PART_LIMIT) return value;
  throw wrong(path, `must be a list of up to ${PART_LIMIT}`);
}

function amountOf(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw wrong(path, 'must be a whole number from 0');
}

function record(value: unknown, names: readonly string[], path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(path, 'must be an object');
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) throw wrong(`${path}/${unknown}`, 'is not a property of it');
  return value as Readonly<Record<string, unknown>>;
}

/** Pure. One sum for each host and server group. */
export function sumOfShares(shares: readonly PlaceShare[]): readonly PlaceShare[] {
  const sums = new Map<string, PlaceShare>();
  for (const share of shares) {
    const key = `${share.host_id} ${share.server_group_id ?? ''}`;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? share : sumOf(sum, share));
  }
  return [...sums.values()];
}

function sumOf(sum: PlaceShare, share: PlaceShare): PlaceShare {
  const pinning =
    sum.pinning === undefined || share.pinning === undefined
      ? (sum.pinning ?? share.pinning)
      : withClaim(sum.pinning, share.pinning);
  return {
    ...sum,
    servers: sum.servers + share.servers,
    vcpus: sum.vcpus + share.vcpus,
    memory_mib: sum.memory_mib + share.memory_mib,
    disk_gib: sum.disk_gib + share.disk_gib,
    ...(pinning === undefined ? {} : { pinning }),
  };
}

function wrong(path: string, message: string): CairnError {
  return new CairnError('invalid_input', `${path} ${message}.`, { violations: [{ path, message }] });
}
