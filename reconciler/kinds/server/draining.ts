import type { HostSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import { heldByBudget } from '../../model/disruption.ts';
import type { BudgetHold } from '../../model/disruption.ts';
import type { HostView, Snapshot } from '../../model/kind.ts';
import type { Departure, MoveKind, ServerChoices } from './shapes.ts';

/** Pure. Whether a host is to become empty. */
export function isDraining(host: HostView): boolean {
  return (host.resource.spec as unknown as HostSpec).drain;
}

/** Pure. What keeps a server on a host that is to become empty, however much room there is elsewhere; null when it may leave. */
export function keptBack({ self }: Snapshot<ServerSpec>, host: HostView): Departure | null {
  const { spec } = self.resource;
  const { name } = host.resource;
  if (spec.migration_policy === 'never') {
    const message = `It stays on host ${name}, which is to become empty: its migration_policy is never. Set it to live or cold, or stop using the server.`;
    return { reason: 'NeverMoves', message };
  }
  if (spec.host_id === host.resource.id) {
    const message = `It stays on host ${name}, which is to become empty: its host_id asks for this host. Leave host_id out, or name another host.`;
    return { reason: 'Pinned', message };
  }
  if (host.lost || host.status['state'] !== 'up') {
    const message = `It stays on host ${name}, which is to become empty: the host does not answer.`;
    return { reason: 'HostDown', message };
  }
  return null;
}

/** Pure. Why the guest of a server must not be disturbed now; null when it may, or when there is none. */
export function budgetHold({ self, budgets, is_disturbed }: Snapshot<ServerSpec>): BudgetHold | null {
  const is_free = is_disturbed || self.resource.spec.power_state !== 'running';
  return is_free ? null : heldByBudget(budgets);
}

/** Pure. Why a server must wait before it leaves a host; null when it is its turn. */
export function waitsForTurn(
  { leaving_host, placement_rules }: Snapshot<ServerSpec>,
  host: HostView,
): Departure | null {
  const { drain_moves } = placement_rules;
  if (leaving_host < drain_moves) return null;
  const message = `Waits for its turn to leave host ${host.resource.name}: ${leaving_host} of at most ${drain_moves} servers leave it now.`;
  return { reason: 'WaitingForTurn', message };
}

/** Pure. Whether there is a guest that can move while it runs. A disk to rescue from is not moved but made anew. */
export function canGoLive({ self }: Snapshot<ServerSpec>): boolean {
  const { power_state, rescue_image_id } = self.resource.spec;
  const { rescue } = self.choices as unknown as Partial<ServerChoices>;
  const rescued = rescue_image_id !== undefined || (rescue?.image_id ?? null) !== null;
  return power_state === 'running' && !rescued;
}

/** Pure. How a server moves that must: with its guest running where that is asked for and there is one. */
export function moveKind(snapshot: Snapshot<ServerSpec>): MoveKind {
  return canGoLive(snapshot) && snapshot.self.resource.spec.migration_policy !== 'cold' ? 'live' : 'cold';
}

/** Pure. What keeps people from waiting: what ends when others are done, without anybody's doing. */
export function endsByItself({ reason }: Departure): boolean {
  return reason === 'WaitingForTurn' || reason === 'WaitingForBudget' || reason === 'Changing';
}
