import type { GuestHardware, HardwareChanges } from '../../../model/hardware.ts';
import { PLAIN_HARDWARE } from '../../../model/hardware.ts';
import type { DomainView } from '../../../ports/hypervisor.ts';
import { isActive } from '../guest.ts';
import type { Difference, Remedy } from '../remedy.ts';
import { difference } from '../remedy.ts';

/** How the names of differences in hardware begin. */
export const HARDWARE_FIELDS = 'hardware.';

const NAMES = Object.keys(PLAIN_HARDWARE) as (keyof GuestHardware)[];

/** Pure. Hardware that is not as chosen, by definition and in the running guest; nothing of what nobody chose. A guest gets other hardware when it starts. */
export function hardwareDifferences(
  wanted: HardwareChanges | undefined,
  domain: DomainView,
): readonly Difference[] {
  if (wanted === undefined) return [];
  const want = { ...PLAIN_HARDWARE, ...wanted };
  const stored = { ...PLAIN_HARDWARE, ...domain.hardware };
  const live = domain.live === null ? null : { ...PLAIN_HARDWARE, ...domain.live.hardware };
  return NAMES.flatMap((name): readonly Difference[] => {
    const remedies: Remedy[] = [];
    if (stored[name] !== want[name]) remedies.push({ do: 'define' });
    const runs_other = live !== null && live[name] !== want[name] && !waits(name, want);
    if (runs_other) remedies.push({ do: 'restart', unseen: false });
    if (remedies.length === 0) return [];
    const found = runs_other ? live[name] : stored[name];
    const cost = runs_other && isActive(domain) ? 'restart' : 'none';
    return [difference(`${HARDWARE_FIELDS}${name}`, words(want[name]), words(found), cost, remedies)];
  });
}

function words(value: GuestHardware[keyof GuestHardware]): string {
  return value === null ? 'unset' : String(value);
}

/**
 * What nobody disturbs a guest for: which CPUs a host shares is the host's to say, and one that has none for itself may float where somebody
 * put it by hand until it starts again.
 */
function waits(name: keyof GuestHardware, want: GuestHardware): boolean {
  if (name === 'cpuset') return true;
  return (name === 'vcpu_pins' || name === 'emulator_pin') && want[name] === null;
}
