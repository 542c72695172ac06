import type { GuestHardware, HardwareChanges } from '../../../model/hardware.ts';
import { DEFAULT_VIDEO_MIB, INPUT_BUSES, VIDEO_MODELS, WATCHDOG_ACTIONS } from '../../../model/hardware.ts';
import type { Wishes } from './wishes.ts';

/** How long a guest's share of random bytes is for, when nobody says. */
const RNG_PERIOD_MS = 1000;

/** Pure. What else the machine has: screen, source of random numbers, watchdog, tablet and keyboard, line to an agent. */
export function devicesOf(wishes: Wishes): HardwareChanges {
  return {
    ...videoOf(wishes),
    ...rngOf(wishes),
    ...watchdogOf(wishes),
    ...inputsOf(wishes),
    ...agentOf(wishes),
  };
}

/** An image has no more memory on its graphics card than the flavor allows; one that says nothing allows none. Source: Nova, hw_video:ram_max_mb. */
function videoOf(wishes: Wishes): HardwareChanges {
  const asked = wishes.word('hw_video_model');
  const video: GuestHardware['video'] = VIDEO_MODELS.find((each) => each === asked) ?? 'vga';
  const memory = wishes.count('hw_video_ram');
  const most = wishes.count('hw_video:ram_max_mb') ?? 0;
  const usual = DEFAULT_VIDEO_MIB[video];
  if (memory === null) return { video };
  if (memory > most) {
    const hint = `Use a flavor with hw_video:ram_max_mb of at least ${memory}, or leave the property out.`;
    wishes.refuse('hw_video_ram', `the flavor allows ${most} MiB.`, hint);
  } else if (usual === undefined) {
    const hint = `Leave it out, or use ${Object.keys(DEFAULT_VIDEO_MIB).join(', ')}.`;
    wishes.refuse('hw_video_ram', `a graphics card ${video} has no memory to be sized.`, hint);
  }
  return { video, video_memory_mib: memory === usual ? null : memory };
}

function rngOf(wishes: Wishes): HardwareChanges {
  wishes.word('hw_rng_model');
  const rng = wishes.yes('hw_rng:allowed') ?? true;
  const bytes = wishes.count('hw_rng:rate_bytes') ?? 0;
  const period = wishes.count('hw_rng:rate_period') ?? 0;
  if (!rng || bytes === 0) return { rng };
  return { rng, rng_bytes: bytes, rng_period_ms: period === 0 ? RNG_PERIOD_MS : period };
}

/** What the image says goes before what the flavor says. Source: Nova, hw_watchdog_action. */
function watchdogOf(wishes: Wishes): HardwareChanges {
  const asked = wishes.word('hw_watchdog_action') ?? wishes.word('hw:watchdog_action');
  return { watchdog: WATCHDOG_ACTIONS.find((each) => each === asked) ?? null };
}

function inputsOf(wishes: Wishes): HardwareChanges {
  const asked = wishes.word('hw_input_bus');
  const bus = INPUT_BUSES.find((each) => each === asked) ?? null;
  const pointer = wishes.word('hw_pointer_model');
  return { tablet: bus ?? (pointer === 'usbtablet' ? 'usb' : null), keyboard: bus };
}

function agentOf(wishes: Wishes): HardwareChanges {
  return { guest_agent: wishes.yes('hw_qemu_guest_agent') ?? true };
}
