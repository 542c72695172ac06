import type { ServerSpec } from '../../../schemas/generated/types.ts';
import type { CairnError } from '../../model/error.ts';
import { isGivenUp } from '../../model/held-hosts.ts';
import type { HostView, Snapshot } from '../../model/kind.ts';
import type { Operation } from '../../model/operation.ts';
import { candidateOf } from '../../scheduler/request.ts';
import type { PlacementRequest } from '../../scheduler/request.ts';
import { schedule } from '../../scheduler/schedule.ts';
import { isBare, remainsOn } from './elsewhere.ts';
import { isDead } from './evacuation.ts';
import { isActive } from './guest.ts';
import type { ServerChoices, ServerDesired, ServerObserved } from './shapes.ts';
import { sees } from './storage.ts';

/** Hosts on which a server is tried before it stays where it is. Source: Nova, configuration, scheduler.max_attempts. */
const MOST_TRIES = 3;

/** Steps that make a server. */
const MAKING: readonly string[] = [
  'create_root_volume',
  'resize_root_volume',
  'upload_seed',
  'define_domain',
  'start_domain',
  'pause_domain',
];

/** Failures that another host may not have: it has no room, does not answer in time, cannot do it, its software fails. */
const OF_THE_HOST: readonly string[] = ['unavailable', 'timeout', 'unsupported'];

/** Pure. The host on which a server could not be made, if that is the host's fault; null for all else. A server that once ran has data there: it stays. */
export function blamedHost(
  snapshot: Snapshot<ServerSpec>,
  desired: ServerDesired,
  operation: Operation,
  error: CairnError,
): string | null {
  if (desired.deleting || desired.moving !== undefined || !isUnmade(snapshot)) return null;
  if (!MAKING.includes(operation.name) || !OF_THE_HOST.includes(error.code)) return null;
  return operation.arguments['host_id'] === desired.host_id ? desired.host_id : null;
}

/** Pure. Whether the guest of a server that is not made yet was seen with memory: from then on its disk may hold what is nowhere else. */
export function hasRun({ self }: Snapshot<ServerSpec>, previous: Partial<ServerChoices>): boolean {
  if (previous.has_run === true) return true;
  const seen = self.observed as unknown as ServerObserved | null;
  return self.observed_generation === 0 && isActive(seen?.domain ?? null);
}

/**
 * Pure. Another host for a server that could not be made where it was to be; null when it stays there: because it is there already, because
 * it was tried often enough, or because no other host fits.
 */
export function placeAnew(
  snapshot: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
  request: PlacementRequest,
  current: HostView,
): { readonly host: HostView; readonly placement: string } | null {
  const { failed_tries, hosts, placement_rules } = snapshot;
  const failed = failed_tries.some(({ host_id }) => host_id === current.resource.id);
  if (!failed || failed_tries.length >= MOST_TRIES || !isUnmade(snapshot)) return null;
  const others = hosts.filter((view) => view !== current && sees(view, previous.storage));
  const found = schedule(request, others.map(candidateOf), placement_rules);
  const host = others.find((view) => view.resource.id === found.host_id);
  if (host === undefined) return null;
  return { host, placement: `${found.explanation} ${triesInWords(snapshot)}` };
}

/** Pure. Where making a server failed, and why, each host in a sentence. */
function triesInWords({ failed_tries, hosts }: Snapshot<ServerSpec>): string {
  return failed_tries
    .map(({ host_id, message }) => {
      const host = hosts.find((view) => view.resource.id === host_id);
      return `Making it failed on ${host?.resource.name ?? host_id}: ${message}`;
    })
    .join(' ');
}

/**
 * Pure. The hosts on which making a server failed and something of it may be left: those that were not seen bare since. One that died is left
 * out: the server is taken from it (`died`).
 */
export function stillTried(
  { self, hosts }: Snapshot<ServerSpec>,
  previous: Partial<ServerChoices>,
): { readonly tried: readonly string[]; readonly died: readonly string[] } {
  const seen = self.observed as unknown as ServerObserved | null;
  const left = (previous.tried_on ?? []).filter((host_id) => {
    const host = hosts.find((view) => view.resource.id === host_id);
    if (host === undefined || isGivenUp(host)) return false;
    // What was seen while the server was to be elsewhere says nothing of what was made since.
    const remains = seen?.host_id === previous.host_id ? remainsOn(seen, host_id) : null;
    return remains === null || !isBare(remains);
  });
  const died = left.filter((host_id) => hosts.some((view) => view.resource.id === host_id && isDead(view)));
  return { tried: left.filter((host_id) => !died.includes(host_id)), died };
}

/** Whether a server was never there, as far as anybody saw. */
function isUnmade(snapshot: Snapshot<ServerSpec>): boolean {
  const choices = snapshot.self.choices as unknown as Partial<ServerChoices>;
  return (
    snapshot.self.observed_generation === 0 &&
    choices.moving_from === undefined &&
    (choices.root?.older.length ?? 0) === 0 &&
    !hasRun(snapshot, choices)
  );
}
