import type { GuestTies } from '../../model/hardware.ts';
import { isFreeOfTies, tiesOf } from '../../model/hardware.ts';
import type { Plan } from '../../model/operation.ts';
import type { Step } from '../../model/steps.ts';
import { toOperations } from '../../model/steps.ts';
import { consoleVolumeName } from '../../model/names.ts';
import { hadRoot, remainsOn } from './elsewhere.ts';
import { isActive } from './guest.ts';
import type { Difference } from './remedy.ts';
import type { PlacedServer, Prerequisite, Remains, ServerObserved } from './shapes.ts';
import { whereabouts } from './whereabouts.ts';

/** How long a guest may take to shut down before it is powered off. */
const GRACE_SECONDS = 30;

/** How long a disk or a running guest may take to move: whoever waits is told how far it is. */
const MOVE_SECONDS = 24 * 3600;

/** A move under way, and what both sides show. */
type Move = {
  readonly desired: PlacedServer;
  readonly observed: ServerObserved;
  readonly from: NonNullable<PlacedServer['moving']>;
  readonly source: Remains;
};

/**
 * Pure. The next steps of a move; null when there is none to do before everything else. Each plan ends where the next one must look first:
 * a guest is stopped before its disk is copied, its domain is defined on the new host before the old one goes, and it is started there
 * only when it cannot run anywhere else.
 */
export function movingPlan(
  desired: PlacedServer,
  observed: ServerObserved,
  needs: readonly Prerequisite[],
  waitingFor: (missing: readonly Prerequisite[]) => Plan['waiting'],
): Plan | null {
  const from = desired.moving;
  const source = from === undefined ? null : remainsOn(observed, from.host_id);
  if (from === undefined || source === null) return null;
  const where = whereabouts(desired, observed);
  const move: Move = { desired, observed, from, source };
  if (where === 'here') return null;
  if (where === 'arrived') {
    const reason = `the server is on host ${desired.host_name} now`;
    return { operations: toOperations([undefine(move, from.host_id, reason)]), waiting: null };
  }
  const unready = needs.filter((need) => !need.ready);
  if (unready.length > 0) {
    return { operations: toOperations(meanwhile(move)), waiting: waitingFor(unready) };
  }
  return { operations: toOperations(stepsFromThere(move)), waiting: null };
}

/** Pure. Removes what is left of a server where it came from. */
export function clearingSteps(desired: PlacedServer, found: readonly Difference[]): readonly Step[] {
  return found.flatMap(({ remedies }) =>
    remedies.flatMap((remedy): readonly Step[] =>
      remedy.do !== 'clear'
        ? []
        : [
            {
              key: `clear ${remedy.volume_name}`,
              name: 'remove_volume',
              arguments: { host_id: remedy.host_id, volume_name: remedy.volume_name },
              after: [],
              timeout_seconds: 120,
              reason: `the server is on host ${desired.host_name} now`,
              destructive: true,
            },
          ],
    ),
  );
}

/** What its old host can do for a server while the new one is not ready: a guest that died there is started again. */
function meanwhile({ desired, from, source }: Move): readonly Step[] {
  const { domain } = source;
  const died = domain !== null && domain.live === null && desired.power_state === 'running';
  return died ? [start(desired, from.host_id)] : [];
}

function stepsFromThere(move: Move): readonly Step[] {
  const { desired, observed, from, source } = move;
  const active = isActive(source.domain);
  const live = active && from.kind === 'live' && desired.power_state === 'running';
  // What an earlier try left is older than what the guest has written since; half a guest is the migration's own affair.
  if (observed.domain !== null && !(live && !observed.domain.persistent)) {
    const reason = `it is older than the server on host ${from.host_name}`;
    return [undefine(move, desired.host_id, reason)];
  }
  if (live && source.domain?.live === null) return [start(desired, from.host_id)];
  if (live) return liveSteps(move);
  return active ? [stop(move)] : coldSteps(move);
}

function liveSteps(move: Move): readonly Step[] {
  const { desired, from } = move;
  const { server_id, host_id, host_name } = desired;
  // A flavor that brings the first disk waits until the guest has moved.
  const { root: wanted } = desired;
  const moves = wanted !== null && hadRoot(move.source, wanted.volume_name);
  const shared = desired.storage !== undefined;
  const root = moves && !shared ? { ...wanted, target: 'vda' } : null;
  const shared_volume = shared ? desired.seed_volume_name : null;
  const migrate: Step = {
    key: 'migrate',
    name: 'migrate_domain',
    arguments: {
      from_host_id: from.host_id,
      host_id,
      server_id,
      name: sourceName(move),
      root,
      shared_volume,
      ...tiesThere(move),
    },
    after: ['seed', 'console'],
    timeout_seconds: MOVE_SECONDS,
    reason: `move the running guest from host ${from.host_name} to ${host_name}`,
    lane: 'moves',
  };
  const console = shared ? [] : [copy(move, 'console', consoleVolumeName(server_id), 'copy_console')];
  return [...console, ...seedSteps(move), migrate];
}

/** The guest leaves the CPUs and cells of one host for those of another. */
function tiesThere({ desired, source }: Move): { readonly ties?: GuestTies } {
  const { domain } = source;
  if (domain === null || desired.domain.hardware === undefined) return {};
  const ties = tiesOf(desired.domain.hardware);
  const before = [domain.hardware, domain.live?.hardware ?? {}].map(tiesOf);
  return [ties, ...before].every(isFreeOfTies) ? {} : { ties };
}

/** A domain that somebody renamed keeps its name. */
function sourceName({ desired, source }: Move): string {
  return source.domain?.name ?? desired.domain.name;
}

function copy(
  { desired, from }: Move,
  key: string,
  volume_name: string,
  name: 'copy_volume' | 'copy_console',
): Step {
  const { host_id, host_name, server_id } = desired;
  return {
    key,
    name,
    arguments: { from_host_id: from.host_id, host_id, volume_name, server_id },
    after: [],
    timeout_seconds: MOVE_SECONDS,
    reason: `move the server from host ${from.host_name} to ${host_name}`,
    lane: 'moves',
  };
}

function seedSteps({ desired, observed }: Move): readonly Step[] {
  const { host_id, host_name, seed_volume_name } = desired;
  if ((observed.volumes[seed_volume_name] ?? null) !== null) return [];
  return [
    {
      key: 'seed',
      name: 'upload_seed',
      arguments: { host_id, volume_name: seed_volume_name, inputs: desired.seed },
      after: [],
      timeout_seconds: 120,
      reason: `bring the config drive to host ${host_name}`,
    },
  ];
}

/**
 * The disk always goes as a whole, also where a copy is: only a domain that is defined over it tells that it is complete and up to date. On
 * shared storage nothing goes.
 */
function coldSteps(move: Move): readonly Step[] {
  const { root, host_id, host_name, storage, nvram_volume_name } = move.desired;
  const shared = storage !== undefined;
  const steps: Step[] = shared
    ? []
    : [copy(move, 'console', consoleVolumeName(move.desired.server_id), 'copy_volume')];
  if (nvram_volume_name !== undefined) steps.push(copy(move, 'nvram', nvram_volume_name, 'copy_volume'));
  const isNew = root !== null && !hadRoot(move.source, root.volume_name);
  const { volumes } = shared ? move.observed : move.source;
  if (root !== null && (!isNew || (volumes[root.volume_name] ?? null) !== null)) {
    if (!shared) steps.push(copy(move, 'root', root.volume_name, 'copy_volume'));
  } else if (root !== null) {
    steps.push({
      key: 'root',
      name: 'create_root_volume',
      arguments: { host_id, ...root },
      after: [],
      timeout_seconds: 120,
      reason: `the flavor brings the server its first disk, on host ${host_name}`,
    });
  }
  steps.push(...seedSteps(move));
  steps.push({
    key: 'define',
    name: 'define_domain',
    arguments: { host_id, definition: { ...move.desired.domain, name: sourceName(move) } },
    after: ['console', 'nvram', 'root', 'seed'],
    timeout_seconds: 60,
    reason: `the server is complete on host ${host_name}`,
  });
  return steps;
}

function undefine({ desired }: Move, host_id: string, reason: string): Step {
  return {
    key: 'undefine',
    name: 'undefine_domain',
    arguments: { host_id, server_id: desired.server_id },
    after: [],
    timeout_seconds: 120,
    reason,
    destructive: true,
  };
}

function stop({ desired, from }: Move): Step {
  return {
    key: 'stop',
    name: 'stop_domain',
    arguments: { host_id: from.host_id, server_id: desired.server_id, grace_seconds: GRACE_SECONDS },
    after: [],
    timeout_seconds: GRACE_SECONDS + 60,
    reason: `stop the guest to move it from host ${from.host_name} to ${desired.host_name}`,
    disruption: desired.power_state === 'running' ? 'restart' : 'none',
    destructive: true,
  };
}

function start(desired: PlacedServer, host_id: string): Step {
  return {
    key: 'start',
    name: 'start_domain',
    arguments: { host_id, server_id: desired.server_id },
    after: [],
    timeout_seconds: 180,
    reason: 'power_state is running, and the guest is not on its new host yet',
  };
}
