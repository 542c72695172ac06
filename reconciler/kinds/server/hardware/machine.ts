import type { HardwareChanges } from '../../../model/hardware.ts';
import type { Wishes } from './wishes.ts';

/**
 * Memory below which OVMF (Debian's, q35, 1 to 4 CPUs) ends in an exception while it starts Linux, instead of starting it: 144 and 208 MiB were
 * too little where it was tried. A guest in less is said to run and says nothing.
 */
const UEFI_MIB = 160;
const SECURE_BOOT_MIB = 224;

/** Pure. Machine, firmware and boot menu. Source: Nova, secure boot needs UEFI and q35. */
export function machineOf(wishes: Wishes): HardwareChanges {
  const machine = wishes.agreed('hw:machine_type', 'hw_machine_type') === 'q35' ? 'q35' : 'pc';
  const firmware = wishes.word('hw_firmware_type') === 'uefi' ? 'uefi' : 'bios';
  const secure_boot = wishes.agreed('os:secure_boot', 'os_secure_boot') === 'required';
  const asker = wishes.word('os:secure_boot') === 'required' ? 'os:secure_boot' : 'os_secure_boot';
  if (secure_boot && firmware !== 'uefi') {
    wishes.refuse(asker, 'secure boot needs UEFI.', 'Give the image the property hw_firmware_type = uefi.');
  } else if (secure_boot && machine !== 'q35') {
    wishes.refuse(
      asker,
      'secure boot needs the machine q35.',
      'Give the image the property hw_machine_type = q35.',
    );
  }
  const least_mib = secure_boot ? SECURE_BOOT_MIB : UEFI_MIB;
  if (firmware === 'uefi' && wishes.memory_mib < least_mib) {
    const needs = secure_boot ? 'UEFI with secure boot' : 'UEFI';
    wishes.refuseMemory(least_mib, needs, 'an image without hw_firmware_type = uefi');
  }
  const boot_menu = wishes.yes('hw:boot_menu') ?? wishes.yes('hw_boot_menu') ?? false;
  return { machine, firmware, secure_boot, boot_menu };
}
