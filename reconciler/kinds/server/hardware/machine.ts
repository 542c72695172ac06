import type { HardwareChanges } from '../../../model/hardware.ts';
import type { Wishes } from './wishes.ts';

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
  const boot_menu = wishes.yes('hw:boot_menu') ?? wishes.yes('hw_boot_menu') ?? false;
  return { machine, firmware, secure_boot, boot_menu };
}
