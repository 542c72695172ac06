import type { FlavorSpec, ImageSpec } from '../../../../schemas/generated/types.ts';
import { changesFrom } from '../../../model/hardware.ts';
import type { DiskHardware, HardwareChanges, NicHardware } from '../../../model/hardware.ts';
import type { PinningWish } from '../../../model/pinning.ts';
import { cpusOf } from './cpus.ts';
import { devicesOf } from './devices.ts';
import { disksOf } from './disks.ts';
import { machineOf } from './machine.ts';
import { nicsOf } from './nics.ts';
import { pinningOf } from './pinning.ts';
import type { HardwareProblem } from './wishes.ts';
import { readWishes } from './wishes.ts';

/** The hardware of a server: what differs from plain. */
export type ServerHardware = {
  readonly guest: HardwareChanges;
  readonly disks: DiskHardware;
  readonly nics: NicHardware;
  /** What ties the guest to parts of its host; left out for nothing. */
  readonly pinning?: PinningWish;
};

/** Pure. The hardware that flavor and image ask for; problems when they cannot be followed. */
export function hardwareOf(
  flavor: FlavorSpec,
  image: ImageSpec | null,
): { readonly hardware: ServerHardware; readonly problems: readonly HardwareProblem[] } {
  const { wishes, problems } = readWishes({
    flavor_name: flavor.name,
    vcpus: flavor.vcpus,
    memory_mib: flavor.memory_mib,
    extra_specs: flavor.extra_specs,
    image_name: image?.name ?? null,
    image_properties: image?.properties ?? {},
  });
  const machine = machineOf(wishes);
  const guest = changesFrom({ ...machine, ...cpusOf(wishes), ...devicesOf(wishes) });
  const parts = { guest, disks: disksOf(wishes, machine.machine), nics: nicsOf(wishes) };
  const pinning = pinningOf(wishes);
  return { hardware: pinning === null ? parts : { ...parts, pinning }, problems };
}
