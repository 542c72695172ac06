import type { JsonObject } from '../../model/json.ts';
import type { Plan } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import { toOperations } from '../../model/steps.ts';
import { growingSteps, makingSteps, removingSteps, unreadyDisks } from './disk-steps.ts';
import { wantsGuest } from './guest.ts';
import { MEMORY_SECONDS, liveSteps } from './live-steps.ts';
import { groundOf } from './planning-ground.ts';
import type { Ground } from './planning-ground.ts';
import { startNeeds, waitingFor } from './prerequisites.ts';
import type { Difference } from './remedy.ts';
import type { PlacedServer, Prerequisite, ServerObserved } from './shapes.ts';

/** How long a guest may take to shut down before it is powered off. */
export const GRACE_SECONDS = 30;

/** What becomes of the domain in this plan. */
type Turn = {
  readonly defines: boolean;
  /** Only the stored definition shows the difference. */
  readonly unseen: boolean;
  readonly restarts: boolean;
  /** The guest is to be started: now, or once all that it needs is ready. */
  readonly is_to_start: boolean;
  readonly starts: boolean;
  readonly stops: boolean;
  readonly missing: readonly Prerequisite[];
};

/** Pure. The steps for a server that is on its own host and nowhere else. */
export function placedPlan(
  desired: PlacedServer,
  observed: ServerObserved,
  found: readonly Difference[],
): Plan {
  const ground = groundOf(desired, observed, found);
  const unready = unreadyDisks(ground);
  const turn = turnOf(ground, unready.length > 0);
  const steps = [
    ...makingSteps(ground, unready.length > 0),
    ...definingSteps(ground, turn),
    ...growingSteps(ground, turn.stops),
    ...(turn.starts ? [start(ground, turn)] : []),
  ];
  const isLive = ground.domain !== null && ground.domain.live !== null && !turn.stops;
  const earlier = steps.map((step) => step.key);
  const live = isLive ? liveSteps(ground, turn.is_to_start, earlier) : { steps: [], missing: [] };
  const all = [...steps, ...live.steps, ...removingSteps(ground, turn.defines)];
  return {
    operations: toOperations(all),
    waiting: waitingFor([...unready, ...turn.missing, ...live.missing]),
  };
}

/** A guest is stopped for a restart only when everything it needs to start again is there. */
function turnOf({ desired, domain, active, remedies, has }: Ground, blocked: boolean): Turn {
  const restarts = active && has('restart');
  const boots = has('power_on') || (has('pause') && domain?.state !== 'running');
  const wanted = wantsGuest(desired) && (boots || restarts);
  const unready = wanted ? startNeeds(desired).filter((need) => !need.ready) : [];
  const held = restarts && wanted && unready.length > 0;
  const unseen = remedies.some((remedy) => remedy.do === 'restart' && remedy.unseen);
  const unknown = has('define') && !desired.boot_known ? desired.boot_images : [];
  return {
    defines: has('define') && !blocked && desired.boot_known && !(held && unseen),
    unseen,
    restarts,
    is_to_start: wanted,
    starts: wanted && unready.length === 0 && !blocked,
    stops: has('power_off') || (restarts && !held),
    missing: [...unready, ...unknown],
  };
}

/**
 * What only the stored definition shows must not be put right before the guest is stopped: a crash between the two would hide it. Everything
 * else is defined first, so that a definition that the host refuses costs no downtime.
 */
function definingSteps(ground: Ground, { defines, unseen, stops }: Turn): readonly Step[] {
  const defined = defines ? [define(ground, unseen)] : [];
  const stopped = stops ? [stop(ground)] : [];
  return unseen ? [...stopped, ...defined] : [...defined, ...stopped];
}

function define({ desired, domain, why }: Ground, unseen: boolean): Step {
  // A domain that somebody renamed keeps its name: libvirt knows it by its UUID, and so does Cairn.
  const definition: JsonObject = { ...desired.domain, name: domain?.name ?? desired.domain.name };
  return {
    key: 'define',
    name: 'define_domain',
    arguments: { host_id: desired.host_id, definition },
    after: unseen ? ['root', 'rescue', 'seed', 'stop'] : ['root', 'rescue', 'seed'],
    timeout_seconds: 60,
    reason: why('define'),
  };
}

function stop({ has, why, at }: Ground): Step {
  return {
    key: 'stop',
    name: 'stop_domain',
    arguments: { ...at, grace_seconds: GRACE_SECONDS },
    after: ['root', 'rescue', 'seed', 'define'],
    timeout_seconds: GRACE_SECONDS + 60,
    reason: why(has('power_off') ? 'power_off' : 'restart'),
    disruption: has('power_off') ? 'none' : 'restart',
    destructive: true,
  };
}

function start({ desired, domain, has, why, at }: Ground, { restarts }: Turn): Step {
  return {
    key: 'start',
    name: desired.power_state === 'paused' ? 'pause_domain' : 'start_domain',
    arguments: at,
    after: ['root', 'rescue', 'seed', 'stop', 'resize', 'define'],
    timeout_seconds: domain?.state === 'suspended' ? MEMORY_SECONDS : 180,
    reason: restarts ? 'start the guest again' : why(has('pause') ? 'pause' : 'power_on'),
  };
}
