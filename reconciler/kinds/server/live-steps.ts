import type { Step } from '../../model/steps.ts';
import type { Ground } from './planning-ground.ts';
import type { PlacedServer, Prerequisite } from './shapes.ts';

/** How long a guest's memory may take to or from the host's disk. */
export const MEMORY_SECONDS = 600;

/** Steps in a guest that is there, and the networks that others wait for. */
export type LiveSteps = { readonly steps: readonly Step[]; readonly missing: readonly Prerequisite[] };

/** Pure. What is changed in a guest that goes on, and how it comes to rest. `is_to_start`: a start of its own is due; `earlier`: keys of the steps before. */
export function liveSteps(ground: Ground, is_to_start: boolean, earlier: readonly string[]): LiveSteps {
  const { desired, domain, at } = ground;
  const { steps: plugs, missing } = hotplugSteps(ground);
  // A guest that stands still lets go of nothing: it runs for as long as that takes.
  const wakes = domain?.state === 'paused' && !is_to_start && plugs.some(needsGuest);
  const wake: Step = {
    key: 'start',
    name: 'start_domain',
    arguments: at,
    after: ['define'],
    timeout_seconds: 60,
    reason: 'the guest must run to let go of a device or of memory',
  };
  const steps = wakes ? [wake, ...plugs] : plugs;
  const word = RESTS[desired.power_state];
  if (word === null || is_to_start || !(ground.has(word) || wakes)) return { steps, missing };
  const rest: Step = {
    key: word,
    name: `${word}_domain`,
    arguments: at,
    after: [...earlier, ...steps.map((step) => step.key)],
    timeout_seconds: word === 'suspend' ? MEMORY_SECONDS : 60,
    reason: ground.has(word) ? ground.why(word) : `the guest should be ${desired.power_state}`,
  };
  return { steps: [...steps, rest], missing };
}

/** What brings a guest that runs to where it is to be. */
const RESTS = {
  paused: 'pause',
  suspended: 'suspend',
  running: null,
  stopped: null,
  shelved: null,
} as const satisfies Readonly<Record<PlacedServer['power_state'], string | null>>;

/** Changes of the running guest; one after another, because QEMU takes one hotplug at a time. */
function hotplugSteps({ desired, remedies, why, at }: Ground): LiveSteps {
  const missing: Prerequisite[] = [];
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
  return { steps, missing };
}

/** What the guest's own system has a part in. */
function needsGuest({ name }: Step): boolean {
  return name === 'detach_nic' || name === 'set_live_memory';
}

function networkReady(desired: PlacedServer, nic_name: string): boolean {
  return desired.networks[nic_name]?.ready ?? false;
}
