import type { HostSpec, ServerSpec } from '../../../schemas/generated/types.ts';
import { CairnError } from '../../model/error.ts';
import { isGivenUp } from '../../model/held-hosts.ts';
import type { BudgetHold } from '../../model/disruption.ts';
import type { HostView, Order, RefusedOrder, Resolution, Snapshot } from '../../model/kind.ts';
import { candidateOf } from '../../scheduler/request.ts';
import type { PlacementRequest } from '../../scheduler/request.ts';
import { schedule } from '../../scheduler/schedule.ts';
import { chooseHost, ownClaim } from './choose-host.ts';
import { budgetHold, canGoLive, isDraining, keptBack, moveKind, waitsForTurn } from './draining.ts';
import { isBare, remainsOn } from './elsewhere.ts';
import { isDead, isFenced, mayBeTaken } from './evacuation.ts';
import { placeAnew } from './failed-tries.ts';
import { wantsOtherZone } from './zone-choice.ts';
import type { Departure, MoveKind, ServerChoices, ServerDesired, ServerObserved } from './shapes.ts';
import { sees } from './storage.ts';

/** Where a server is to be, where it comes from, and which orders that settles. */
export type Place = {
  readonly host: HostView;
  readonly placement: string;
  readonly moving_from: NonNullable<ServerChoices['moving_from']> | null;
  /** A dead host that the server is taken from now. */
  readonly abandons?: string;
  /** Set on a host that is to become empty: what keeps it there, or that it leaves. */
  readonly departure?: Departure;
  /** Set when a move begins that waits for its turn. */
  readonly turn?: NonNullable<ResolvedServer['turn']>;
  /** A host on which it could not be made. */
  readonly forsakes?: string;
  /** Set when a guest is disturbed from now on. */
  readonly disturbs?: NonNullable<ResolvedServer['disturbs']>;
  /** Set while the spec wants it elsewhere and too many others are unavailable. */
  readonly hold?: BudgetHold;
  readonly taken_orders: readonly string[];
  readonly refused_orders: readonly RefusedOrder[];
};

type ResolvedServer = Extract<Resolution<ServerDesired>, { readonly outcome: 'resolved' }>;

/** A place, or why there is none. */
export type PlaceChoice = Place | { readonly error: CairnError };

/** Orders that concern the place of a server. */
const PLACE_ORDERS: readonly string[] = ['migrate', 'abort_migration', 'evacuate'];

/** Pure. The place of a server: where it is, unless its spec or an order wants it elsewhere. One move at a time; the next begins when nothing is left of the last, nor of a root disk of before. */
export function choosePlace(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
  has_older_disk: boolean,
): PlaceChoice {
  const orders = snapshot.orders.filter(({ name }) => PLACE_ORDERS.includes(name));
  const from = unfinished(snapshot, previous);
  // Nobody looks for no host among thousands.
  const current =
    previous.host_id === undefined
      ? undefined
      : snapshot.hosts.find((view) => view.resource.id === previous.host_id);
  if (current === undefined) return stay(snapshot, previous, request, null);
  const anew = placeAnew(snapshot, previous, request, current);
  if (anew !== null) {
    const settled = { moving_from: null, taken_orders: [], refused_orders: [] };
    return { ...anew, ...settled, forsakes: current.resource.id };
  }
  const evacuated = evacuate(snapshot, previous, request, current, from, orders);
  if (evacuated !== null) return evacuated;
  if (from !== null) {
    const abort = orders.find(({ name }) => name === 'abort_migration');
    if (abort === undefined)
      return underWay(snapshot, current, from, stay(snapshot, previous, request, from));
    const back = snapshot.hosts.find((view) => view.resource.id === from.host_id);
    const refused = { order: abort, message: `Host ${from.host_id} is not there any more.` };
    if (back === undefined) return refuse(stay(snapshot, previous, request, from), [refused]);
    return {
      host: back,
      placement: `It goes back to ${back.resource.name}: its move to ${current.resource.name} was ended.`,
      moving_from: { host_id: current.resource.id, kind: from.kind },
      taken_orders: [abort.id],
      refused_orders: [],
    };
  }
  const late = orders.flatMap((order) => {
    if (order.name === 'abort_migration') return [{ order, message: 'The server does not move.' }];
    if (order.name !== 'evacuate') return [];
    const message = `Host ${current.resource.name} is not known to be dead: it must be fenced (fenced = true), and not answer.`;
    return [{ order, message }];
  });
  // Its disk goes as a whole, so it must be the only one.
  if (has_older_disk) {
    const message = 'Its disk is made anew first.';
    return refuse(
      departing(current, stay(snapshot, previous, request, null), { reason: 'Changing', message }),
      late,
    );
  }
  const wish = wishOf(snapshot, previous, current, orders);
  if (wish === null) return refuse(stayOrLeave(snapshot, previous, request, current), late);
  const found = findTarget(snapshot, current, previous, { ...request, requested_host_id: wish.host_id });
  const hold = wish.order === null ? budgetHold(snapshot) : null;
  if (!('error' in found) && hold !== null) {
    const staying = stay(snapshot, previous, request, null);
    return refuse('error' in staying ? staying : { ...staying, hold }, late);
  }
  if (!('error' in found)) {
    const taken_orders = wish.order === null ? [] : [wish.order.id];
    const moving_from = { host_id: current.resource.id, kind: wish.kind };
    const disturbs = disturbing(snapshot, wish.order === null);
    return refuse({ ...found, moving_from, taken_orders, refused_orders: [], ...disturbs }, late);
  }
  if (wish.order === null) return found;
  const refused = { order: wish.order, message: found.error.message };
  return refuse(stay(snapshot, previous, request, null), [...late, refused]);
}

/**
 * A server whose host is dead is taken from it, if that is allowed; null when there is nothing of the kind to do. One that was on its way
 * stays with whichever of its two hosts lives.
 */
function evacuate(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
  current: HostView,
  from: Place['moving_from'],
  orders: readonly Order[],
): PlaceChoice | null {
  const order = orders.find(({ name }) => name === 'evacuate');
  if (!mayBeTaken(snapshot, previous, order)) return null;
  const taken_orders = order === undefined ? [] : [order.id];
  const settled = { moving_from: null, taken_orders, refused_orders: [], ...disturbing(snapshot, false) };
  const source = snapshot.hosts.find((view) => view.resource.id === from?.host_id);
  const abandon = (host: HostView): { readonly abandons: string } => ({ abandons: host.resource.id });
  if (source !== undefined && isDead(source) && !isDead(current)) {
    const placement = `It stays on ${current.resource.name}: ${source.resource.name} is dead.`;
    return { host: current, placement, ...settled, ...abandon(source) };
  }
  if (!isDead(current)) return null;
  if (source !== undefined && !isDead(source)) {
    const placement = `It stays on ${source.resource.name}: ${current.resource.name} is dead.`;
    return { host: source, placement, ...settled, ...abandon(current) };
  }
  const asked = order?.arguments['host_id'];
  const requested_host_id = typeof asked === 'string' ? asked : null;
  const found = findTarget(snapshot, current, previous, { ...request, requested_host_id });
  if (!('error' in found)) return { ...found, ...settled, ...abandon(current) };
  if (order === undefined) return found;
  return refuse(stay(snapshot, previous, request, from), [{ order, message: found.error.message }]);
}

/** Who wants a server elsewhere, and where; `host_id` null: anywhere else. */
type Wish = { readonly host_id: string | null; readonly order: Order | null; readonly kind: MoveKind };

function wishOf(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  current: HostView,
  orders: readonly Order[],
): Wish | null {
  const { host_id } = snapshot.self.resource.spec;
  const asked_for = snapshot.hosts.find((view) => view.resource.id === host_id);
  // Nobody goes back to a host that is fenced.
  const reachable = asked_for === undefined || !isFenced(asked_for);
  if (host_id !== undefined && host_id !== current.resource.id && reachable)
    return { host_id, order: null, kind: moveKind(snapshot) };
  if (wantsOtherZone(snapshot, previous, current))
    return { host_id: host_id ?? null, order: null, kind: moveKind(snapshot) };
  const order = orders.find(({ name }) => name === 'migrate');
  if (order === undefined) return null;
  const asked = order.arguments['host_id'];
  const wanted = order.arguments['kind'] === 'live' && canGoLive(snapshot) ? 'live' : 'cold';
  return { host_id: typeof asked === 'string' ? asked : null, order, kind: wanted };
}

function stay(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
  moving_from: Place['moving_from'],
): PlaceChoice {
  const choice = chooseHost(snapshot, previous, request);
  return 'error' in choice ? choice : { ...choice, moving_from, taken_orders: [], refused_orders: [] };
}

/** Where nobody wants it elsewhere: where it is, unless its host is to become empty and it is its turn. */
function stayOrLeave(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
  current: HostView,
): PlaceChoice {
  const staying = stay(snapshot, previous, request, null);
  if (!isDraining(current)) {
    return 'error' in staying ? (unshelved(snapshot, previous, request, current) ?? staying) : staying;
  }
  const kept = keptBack(snapshot, current);
  if (kept !== null) return departing(current, staying, kept);
  const found = findTarget(snapshot, current, previous, { ...request, requested_host_id: null });
  if ('error' in found) {
    const { message } = found.error;
    return departing(current, staying, { reason: 'Unschedulable', message });
  }
  const waits = budgetHold(snapshot) ?? waitsForTurn(snapshot, current);
  if (waits !== null) return departing(current, staying, waits);
  const host_id = current.resource.id;
  return {
    ...found,
    moving_from: { host_id, kind: moveKind(snapshot) },
    taken_orders: [],
    refused_orders: [],
    departure: leaves(current, found.host),
    turn: { host_id, most: snapshot.placement_rules.drain_moves },
    ...disturbing(snapshot, true),
  };
}

/** The place of one that is to come from its shelf when others took its room meanwhile: where there is some, unless it is to be here. */
function unshelved(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
  current: HostView,
): Place | null {
  const was_shelved = ownClaim(snapshot).memory_mib === 0 && request.memory_mib > 0;
  if (!was_shelved || snapshot.self.resource.spec.migration_policy === 'never') return null;
  const found = findTarget(snapshot, current, previous, request);
  if ('error' in found) return null;
  const moving_from = { host_id: current.resource.id, kind: 'cold' } as const;
  return { ...found, moving_from, taken_orders: [], refused_orders: [] };
}

/** A guest that is not to run cannot be disturbed. */
function disturbing({ self }: Snapshot<ServerSpec>, is_budgeted: boolean): Pick<Place, 'disturbs'> {
  return self.resource.spec.power_state === 'running' ? { disturbs: { is_budgeted } } : {};
}

/** What is told of a move while one of its hosts is to become empty. */
function underWay(
  snapshot: Snapshot<ServerSpec>,
  current: HostView,
  from: NonNullable<Place['moving_from']>,
  place: PlaceChoice,
): PlaceChoice {
  const source = snapshot.hosts.find((view) => view.resource.id === from.host_id);
  if (source === undefined) return place;
  return departing(isDraining(source) ? source : current, place, leaves(source, current));
}

function leaves(source: HostView, target: HostView): Departure {
  const message = `It moves from host ${source.resource.name} to host ${target.resource.name}.`;
  return { reason: 'Moving', message };
}

function departing(host: HostView, place: PlaceChoice, departure: Departure): PlaceChoice {
  return 'error' in place || !isDraining(host) ? place : { ...place, departure };
}

function refuse(
  place: PlaceChoice,
  refused: readonly { readonly order: Order; readonly message: string }[],
): PlaceChoice {
  if ('error' in place) return place;
  const refused_orders = refused.map(({ order, message }) => ({ id: order.id, name: order.name, message }));
  return {
    ...place,
    taken_orders: [...place.taken_orders, ...refused_orders.map(({ id }) => id)],
    refused_orders: [...place.refused_orders, ...refused_orders],
  };
}

/** Where the server comes from, while something of it may be there: until it was seen bare, or was given up with the host. */
function unfinished(snapshot: Snapshot<ServerSpec>, previous: Partial<ServerChoices>): Place['moving_from'] {
  const { moving_from } = previous;
  if (moving_from === undefined) return null;
  const host = snapshot.hosts.find((view) => view.resource.id === moving_from.host_id);
  if (host === undefined || isGivenUp(host)) return null;
  const seen = snapshot.self.observed as unknown as ServerObserved | null;
  const remains = remainsOn(seen, moving_from.host_id);
  const settled = seen !== null && seen.host_id === previous.host_id && remains !== null && isBare(remains);
  return settled ? null : moving_from;
}

function findTarget(
  snapshot: Snapshot<ServerSpec>,
  current: HostView,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
): Pick<Place, 'host' | 'placement'> | { readonly error: CairnError } {
  const { id } = snapshot.self.resource;
  const others = snapshot.hosts.filter((view) => view.resource.id !== current.resource.id);
  const asked = others.filter(
    (view) => request.requested_host_id === null || view.resource.id === request.requested_host_id,
  );
  const fit = asked.filter((view) => whyNot(current, view, previous) === null);
  const placement = schedule(request, fit.map(candidateOf), snapshot.placement_rules);
  const host = fit.find((view) => view.resource.id === placement.host_id);
  if (host !== undefined) return { host, placement: placement.explanation };
  const unfit = asked.flatMap((view) => whyNot(current, view, previous) ?? []);
  const fix = placement.host_id === null ? ` Nearest fix: ${placement.nearest_fix}.` : '';
  const why = fit.length === 0 ? '' : ` ${placement.explanation}${fix}`;
  const none = asked.length === 0 ? ' There is no other host.' : '';
  const message = `The server cannot move from host ${current.resource.name}.${none}${unfit.map((each) => ` ${each}`).join('')}${why}`;
  return { error: new CairnError('unschedulable', message, { resource: id }) };
}

/** Why a server cannot move between two hosts, whatever room there is; null when it can. */
function whyNot(current: HostView, other: HostView, previous: Partial<ServerChoices>): string | null {
  const [here, there] = [current, other].map((view) => view.resource.spec as unknown as HostSpec);
  const { name } = other.resource;
  if (isFenced(other)) return `Host ${name} is fenced.`;
  if (here?.storage_path !== there?.storage_path) {
    return `Host ${name} keeps disks in ${there?.storage_path}, not in ${here?.storage_path}: a disk and its image must have the same paths on both.`;
  }
  if (!sees(other, previous.storage)) {
    return `Host ${name} does not see shared storage ${previous.storage}, where the disk is.`;
  }
  const accelerator = other.status['accelerator'] === 'kvm' ? 'kvm' : 'tcg';
  const runs = previous.accelerator ?? accelerator;
  return runs === accelerator ? null : `Host ${name} runs guests with ${accelerator}, not with ${runs}.`;
}
