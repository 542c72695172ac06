import type { HardwareNeed } from '../../../scheduler/request.ts';
import type { ServerHardware } from './hardware-of.ts';

/** Pure. What a host must be able to do for this hardware. Plain hardware needs nothing that could be missing. */
export function hardwareNeeds({ guest, disks }: ServerHardware): readonly HardwareNeed[] {
  const needs: HardwareNeed[] = [];
  const need = (trait: string, what: string, setting: string): void =>
    void needs.push({ trait, what, setting });
  if (guest.machine === 'q35') {
    need('COMPUTE_MACHINE_Q35', 'no machine q35', 'use an image or flavor of machine pc');
  }
  if (guest.secure_boot === true) {
    need(
      'COMPUTE_SECURITY_UEFI_SECURE_BOOT',
      'no UEFI firmware with secure boot',
      'install one there (Debian package ovmf), or do without secure boot',
    );
  } else if (guest.firmware === 'uefi') {
    need(
      'COMPUTE_FIRMWARE_UEFI',
      'no UEFI firmware',
      'install one there (Debian package ovmf), or use an image without hw_firmware_type = uefi',
    );
  }
  if (disks.bus !== undefined) {
    const trait = `COMPUTE_STORAGE_BUS_${disks.bus.toUpperCase()}`;
    need(trait, `no ${disks.bus} disks`, 'use an image with another hw_disk_bus');
  }
  if (guest.video !== undefined && guest.video !== 'none') {
    const trait = `COMPUTE_GRAPHICS_MODEL_${guest.video.toUpperCase()}`;
    need(trait, `no graphics card ${guest.video}`, 'use an image with another hw_video_model');
  }
  return needs;
}
