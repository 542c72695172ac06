import type { JsonObject } from '../../model/json.ts';
import type { Change, Plan } from '../../model/operation.ts';
import { EMPTY_PLAN } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import { toOperations } from '../../model/steps.ts';
import type { DomainView } from '../../ports/hypervisor.ts';
import { differences } from './differences.ts';
import { forsakenHosts } from './elsewhere.ts';
import { isActive, wantsGuest } from './guest.ts';
import { leavingElsewhere, sweepingSteps } from './leaving-elsewhere.ts';
import { leavingSteps } from './leaving-steps.ts';
import { clearingSteps, movingPlan } from './moving-steps.ts';
import type { Difference, Remedy } from './remedy.ts';
import { halfGuest, settlingSteps } from './settling.ts';
import type { PlacedServer, Prerequisite, ServerDesired, ServerObserved } from './shapes.ts';

/** How long a guest may take to shut down before it is powered off. */
export const GRACE_SECONDS = 30;

/** How long a guest's memory may take to or from the host's disk. */
const MEMORY_SECONDS = 600;

/** Pure. The steps that remove these changes, in order; what needs an image, a network or a person that is not ready is left out and waited for. */
export function plan(changes: readonly Change[], desired: ServerDesired, observed: ServerObserved): Plan {
  const fields = new Set(changes.map((change) => change.field));
  const found = differences(desired, observed).filter(({ change }) => fields.has(change.field));
  if (found.length === 0) return EMPTY_PLAN;
  for (const remedy of found.flatMap((difference) => difference.remedies)) {
    if (remedy.do !== 'refuse') continue;
    const for_ids = desired.host_id === null ? [] : [desired.host_id];
    return { operations: [], waiting: { reason: remedy.reason, message: remedy.message, for_ids } };
  }
  if (desired.deleting) return { operations: toOperations(leavingSteps(desired, found)), waiting: null };
  if (found.some(({ remedies }) => remedies.some(({ do: what }) => what === 'sweep' || what === 'clear'))) {
    const sweeping = sweepAbandoned(desired, observed, found);
    if (sweeping !== null) return sweeping;
  }
  const settles = settlingSteps(found);
  if (settles.length > 0) return { operations: toOperations(settles), waiting: null };
  if (halfGuest(desired, observed).length > 0) {
    const reason = 'the other half of the guest died with its host';
    return { operations: toOperations(sweepingSteps(desired.server_id, reason, found)), waiting: null };
  }
  const move = movingPlan(desired, observed, startNeeds(desired), waitingFor);
  if (move !== null) return move;
  const placed = placedPlan(desired, observed, found);
  const clearing = toOperations(clearingSteps(desired, found));
  return clearing.length === 0 ? placed : { ...placed, operations: [...placed.operations, ...clearing] };
}

/** What is left on hosts that the server was taken from, or on which it could not be made, goes before anything else is done. */
function sweepAbandoned(
  desired: PlacedServer,
  observed: ServerObserved,
  found: readonly Difference[],
): Plan | null {
  if (leavingElsewhere(forsakenHosts(desired), observed).length === 0) return null;
  const reason = `the server is on host ${desired.host_name} now`;
  return { operations: toOperations(sweepingSteps(desired.server_id, reason, found)), waiting: null };
}

function placedPlan(desired: PlacedServer, observed: ServerObserved, found: readonly Difference[]): Plan {
  const remedies = found.flatMap((difference) => difference.remedies);
  const has = (name: Remedy['do']): boolean => remedies.some((remedy) => remedy.do === name);
  const { domain } = observed;
  const active = isActive(domain);
  const at = { host_id: desired.host_id, server_id: desired.server_id };
  const why = (name: Remedy['do']): string => reasonFor(name, found);
  const missing: Prerequisite[] = [];
  const steps: Step[] = [];

  const root = desired.root;
  const rescue = has('create_rescue') ? desired.rescue : undefined;
  const needed = [
    ...(has('create_root') && desired.root_image !== null ? [desired.root_image] : []),
    ...(rescue === undefined ? [] : [rescue.image]),
  ].filter(({ ready }) => !ready);
  missing.push(...needed);
  const diskBlocked = needed.length > 0;
  if (rescue !== undefined && !diskBlocked) {
    steps.push({
      key: 'rescue',
      name: 'create_root_volume',
      arguments: { host_id: desired.host_id, ...rescue.disk },
      after: [],
      timeout_seconds: 120,
      reason: why('create_rescue'),
    });
  }
  if (has('create_root') && root !== null && !diskBlocked) {
    steps.push({
      key: 'root',
      name: 'create_root_volume',
      arguments: { host_id: desired.host_id, ...root },
      after: [],
      timeout_seconds: 120,
      reason: why('create_root'),
    });
  }
  if (has('upload_seed')) {
    steps.push({
      key: 'seed',
      name: 'upload_seed',
      arguments: {
        host_id: desired.host_id,
        volume_name: desired.seed_volume_name,
        inputs: desired.seed,
      },
      after: [],
      timeout_seconds: 120,
      reason: why('upload_seed'),
    });
  }

  // A guest is stopped for a restart only when everything it needs to start again is there.
  const restarts = active && has('restart');
  const boots = has('power_on') || (has('pause') && domain?.state !== 'running');
  const starts = wantsGuest(desired) && (boots || restarts);
  const unready = starts ? startNeeds(desired).filter((need) => !need.ready) : [];
  missing.push(...unready);
  const held = restarts && starts && unready.length > 0;
  const stops = has('power_off') || (restarts && !held);
  // What only the stored definition shows must not be put right before the guest is stopped: a crash between the two would hide it.
  // Everything else is defined first, so that a definition that the host refuses costs no downtime.
  const unseen = remedies.some((remedy) => remedy.do === 'restart' && remedy.unseen);
  const define: Step = {
    key: 'define',
    name: 'define_domain',
    arguments: { host_id: desired.host_id, definition: definitionFor(desired, observed) },
    after: unseen ? ['root', 'rescue', 'seed', 'stop'] : ['root', 'rescue', 'seed'],
    timeout_seconds: 60,
    reason: why('define'),
  };
  if (has('define') && !desired.boot_known) missing.push(...desired.boot_images);
  const defines = has('define') && !diskBlocked && desired.boot_known && !(held && unseen);
  if (defines && !unseen) steps.push(define);
  if (stops) {
    steps.push({
      key: 'stop',
      name: 'stop_domain',
      arguments: { ...at, grace_seconds: GRACE_SECONDS },
      after: ['root', 'rescue', 'seed', 'define'],
      timeout_seconds: GRACE_SECONDS + 60,
      reason: why(has('power_off') ? 'power_off' : 'restart'),
      disruption: has('power_off') ? 'none' : 'restart',
      destructive: true,
    });
  }
  if (defines && unseen) steps.push(define);
  if (has('resize_root') && root !== null && (!active || stops)) {
    steps.push({
      key: 'resize',
      name: 'resize_root_volume',
      arguments: {
        host_id: desired.host_id,
        volume_name: root.volume_name,
        capacity_bytes: root.capacity_bytes,
      },
      after: ['stop'],
      timeout_seconds: 120,
      reason: why('resize_root'),
    });
  }
  if (starts && unready.length === 0 && !diskBlocked) {
    steps.push({
      key: 'start',
      name: desired.power_state === 'paused' ? 'pause_domain' : 'start_domain',
      arguments: at,
      after: ['root', 'rescue', 'seed', 'stop', 'resize', 'define'],
      timeout_seconds: domain?.state === 'suspended' ? MEMORY_SECONDS : 180,
      reason: restarts ? 'start the guest again' : why(has('pause') ? 'pause' : 'power_on'),
    });
  }
  if (domain !== null && domain.live !== null && !stops) {
    const live = liveSteps(desired, remedies, missing, why);
    // A guest that stands still lets go of nothing: it runs for as long as that takes.
    const wakes = domain.state === 'paused' && !starts && live.some(needsGuest);
    if (wakes) {
      steps.push({
        key: 'start',
        name: 'start_domain',
        arguments: at,
        after: ['define'],
        timeout_seconds: 60,
        reason: 'the guest must run to let go of a device or of memory',
      });
    }
    steps.push(...live);
    const rests = {
      paused: 'pause',
      suspended: 'suspend',
      running: null,
      stopped: null,
      shelved: null,
    } as const;
    const word = rests[desired.power_state];
    if (word !== null && (has(word) || wakes) && !starts) {
      steps.push({
        key: word,
        name: `${word}_domain`,
        arguments: at,
        after: steps.map((step) => step.key),
        timeout_seconds: word === 'suspend' ? MEMORY_SECONDS : 60,
        reason: has(word) ? why(word) : `the guest should be ${desired.power_state}`,
      });
    }
  }
  for (const remedy of remedies) {
    // A root disk of before goes when no domain is defined with it.
    if (remedy.do !== 'remove' || (!defines && isUsed(domain, remedy.volume_name))) continue;
    steps.push({
      key: remedy.volume_name,
      name: 'remove_volume',
      arguments: { host_id: desired.host_id, volume_name: remedy.volume_name },
      after: ['root', 'rescue', 'stop', 'define', 'start'],
      timeout_seconds: 120,
      reason: 'it is no disk of the server any more',
      destructive: true,
    });
  }
  return { operations: toOperations(steps), waiting: waitingFor(missing) };
}

function isUsed(domain: DomainView | null, volume_name: string): boolean {
  return domain?.disks.some((disk) => disk.volume_name === volume_name) ?? false;
}

/** Changes of the running guest; one after another, because QEMU takes one hotplug at a time. */
function liveSteps(
  desired: PlacedServer,
  remedies: readonly Remedy[],
  missing: Prerequisite[],
  why: (name: Remedy['do']) => string,
): readonly Step[] {
  const at = { host_id: desired.host_id, server_id: desired.server_id };
  const steps: Step[] = [];
  const after = (): readonly string[] => ['define', 'start', steps.at(-1)?.key ?? 'define'];
  for (const remedy of remedies) {
    if (remedy.do === 'live_memory') {
      steps.push({
        key: 'live_memory',
        name: 'set_live_memory',
        arguments: { ...at, memory_mib: desired.domain.memory_mib },
        after: after(),
        timeout_seconds: 60,
        reason: why('live_memory'),
      });
    } else if (remedy.do === 'detach') {
      const replug = desired.domain.nics.some(
        (nic) => nic.mac === remedy.mac && !networkReady(desired, nic.name),
      );
      if (replug) continue;
      steps.push({
        key: `detach ${remedy.mac}`,
        name: 'detach_nic',
        arguments: { ...at, mac: remedy.mac },
        after: after(),
        timeout_seconds: 90,
        reason: `unplug ${remedy.mac} from the running guest`,
        destructive: true,
      });
    } else if (remedy.do === 'attach') {
      const network = desired.networks[remedy.nic.name];
      if (network !== undefined && !network.ready) {
        missing.push(network);
        continue;
      }
      steps.push({
        key: `attach ${remedy.nic.mac}`,
        name: 'attach_nic',
        arguments: { ...at, nic: remedy.nic },
        after: after(),
        timeout_seconds: 90,
        reason: `plug nic ${remedy.nic.name} into the running guest`,
      });
    }
  }
  return steps;
}

/** What the guest's own system has a part in. */
function needsGuest({ name }: Step): boolean {
  return name === 'detach_nic' || name === 'set_live_memory';
}

function networkReady(desired: PlacedServer, nic_name: string): boolean {
  return desired.networks[nic_name]?.ready ?? false;
}

function startNeeds(desired: PlacedServer): readonly Prerequisite[] {
  const root = desired.root_image === null ? [] : [desired.root_image];
  const rescue = desired.rescue === undefined ? [] : [desired.rescue.image];
  return [...root, ...rescue, ...desired.boot_images, ...Object.values(desired.networks)];
}

/** A domain that somebody renamed keeps its name: libvirt knows it by its UUID, and so does Cairn. */
function definitionFor(desired: PlacedServer, observed: ServerObserved): JsonObject {
  const name = observed.domain?.name ?? desired.domain.name;
  return { ...desired.domain, name };
}

function reasonFor(name: Remedy['do'], found: readonly Difference[]): string {
  const causes = found.filter(({ remedies }) => remedies.some((remedy) => remedy.do === name));
  return causes
    .map(({ change }) => `${change.field} should be ${change.expected}, is ${change.found}`)
    .join('; ');
}

function waitingFor(missing: readonly Prerequisite[]): Plan['waiting'] {
  if (missing.length === 0) return null;
  const words = [...new Set(missing.map((need) => need.what))];
  const for_ids = [...new Set(missing.map((need) => need.id))];
  const problems = [...new Set(missing.flatMap((need) => need.problem ?? []))];
  const message = [`Waiting for ${words.join(', ')}.`, ...problems].join(' ');
  return { reason: problems.length > 0 ? 'Unavailable' : 'Waiting', message, for_ids };
}
