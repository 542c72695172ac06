import { CairnError, toCairnError } from '../../model/error.ts';
import type { Snapshot } from '../../model/kind.ts';
import type { LeftBehind } from '../../model/left-behind.ts';
import { leftBehindOf } from '../../model/left-behind.ts';
import type { Step } from '../../model/steps.ts';
import type { Ports } from '../../ports/ports.ts';
import type { HostDesired, HostObserved, SeenSweeps, Sweeps } from './shapes.ts';

/** Servers looked for at once: an order that is followed makes room for the next. */
const AT_ONCE = 10;

/** What to look for on a host, and the orders that are settled. */
export type SweepDecision = { readonly sweeps: Sweeps; readonly taken_orders: readonly string[] };

/**
 * Pure. An order stands until a look found nothing of the server. A server of the same id that has claims on the host again is none of its
 * business any more: that one's own reconciling knows what is to be there.
 */
export function chooseSweeps({ self, orders, allocations }: Snapshot<object>): SweepDecision {
  const seen = (self.observed as unknown as Partial<Seen> | null)?.sweeps ?? {};
  const owners = new Set(allocations.map((claim) => claim.owner_id));
  const taken_orders: string[] = [];
  const sweeps: Record<string, LeftBehind> = {};
  for (const order of orders) {
    const left = leftBehindOf(order);
    if (left === null) continue;
    if (seen[order.id] === null || owners.has(left.server_id)) taken_orders.push(order.id);
    else if (Object.keys(sweeps).length < AT_ONCE) sweeps[order.id] = left;
  }
  return { sweeps, taken_orders };
}

type Seen = { readonly sweeps?: SeenSweeps };

/** Effect: reads. What is there of each. Bugs are thrown on. */
export async function observeSweeps(
  ports: Ports,
  { host_id, sweeps }: HostDesired,
  signal: AbortSignal,
): Promise<Seen> {
  if (sweeps === undefined) return {};
  const looks = Object.entries(sweeps).map(async ([order_id, left]) => {
    const seen = await observeOne(ports, host_id, left, signal).catch(toCairnError);
    if (!(seen instanceof CairnError)) return [order_id, seen] as const;
    if (seen.code === 'internal') throw seen;
    return [order_id, 'unseen'] as const;
  });
  return { sweeps: Object.fromEntries(await Promise.all(looks)) };
}

async function observeOne(
  ports: Ports,
  host_id: string,
  { server_id, volume_names }: LeftBehind,
  signal: AbortSignal,
): Promise<SeenSweeps[string]> {
  const domain = await ports.hypervisor.get(host_id, server_id, signal);
  // Somebody else's, although it has the id: neither it nor its disks are touched.
  if (domain !== null && domain.marked_generation === null) return null;
  const parts = await ports.moves.parts(host_id, volume_names, signal);
  const views = await Promise.all(volume_names.map((name) => ports.volumes.get(host_id, name, signal)));
  const left = volume_names.filter((name, index) => views[index] !== null || parts.includes(name));
  return domain === null && left.length === 0 ? null : { domain: domain !== null, volume_names: left };
}

/** Pure. What of it is there, by server. */
export function sweepsFound({ sweeps = {} }: HostDesired, observed: HostObserved): readonly LeftBehind[] {
  const seen = observed.reachable === false ? {} : (observed.sweeps ?? {});
  return Object.entries(sweeps).flatMap(([order_id, { server_id }]) => {
    const found = seen[order_id] ?? null;
    return found === null || found === 'unseen' ? [] : [{ server_id, volume_names: found.volume_names }];
  });
}

/** Pure. Name of the difference that a server's remains are. */
export function sweepField({ server_id }: LeftBehind): string {
  return `remains.${server_id}`;
}

/** Pure. A step for each server: what one of them meets does not hold up the others. */
export function sweepSteps({ host_id }: HostDesired, found: readonly LeftBehind[]): readonly Step[] {
  return found.map(({ server_id, volume_names }) => ({
    key: server_id,
    name: 'remove_remains',
    arguments: { host_id, server_id, volume_names },
    after: [],
    timeout_seconds: 120,
    reason: 'the server was deleted while the host was dead',
    destructive: true,
    independent: true,
  }));
}

/** Effect: removes what is left of a server: the domain first, so that no guest ever runs without its disk. */
export async function removeRemains(
  ports: Ports,
  { host_id, server_id, volume_names }: LeftBehind & { readonly host_id: string },
  signal: AbortSignal,
): Promise<void> {
  await ports.hypervisor.undefine(host_id, server_id, signal);
  for (const name of volume_names) await ports.volumes.remove(host_id, name, signal);
}
