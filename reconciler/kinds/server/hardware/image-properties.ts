import {
  DISK_BUSES,
  INPUT_BUSES,
  NIC_MODELS,
  VIDEO_MODELS,
  WATCHDOG_ACTIONS,
} from '../../../model/hardware.ts';
import type { ExtraSpecValue } from '../../../model/extra-specs.ts';
import { EXTRA_SPECS } from '../../../model/extra-specs.ts';

const words = (...list: readonly string[]): ExtraSpecValue => ({ type: 'word', words: list });
const YES_NO = words('true', 'false', 'yes', 'no', 'on', 'off', '1', '0');
const COUNT: ExtraSpecValue = { type: 'count', at_least: 1 };
const PAGE_SIZE = EXTRA_SPECS['hw:mem_page_size'] ?? COUNT;

/** Properties of images that say something of a guest's hardware, by OpenStack's names, and their legal values. Others are free. Source: OpenStack Glance, useful image properties. */
export const IMAGE_PROPERTIES: Readonly<Record<string, ExtraSpecValue>> = {
  hw_boot_menu: YES_NO,
  hw_cpu_cores: COUNT,
  hw_cpu_max_cores: COUNT,
  hw_cpu_max_sockets: COUNT,
  hw_cpu_max_threads: COUNT,
  hw_cpu_policy: words('shared', 'dedicated', 'mixed'),
  hw_cpu_sockets: COUNT,
  hw_cpu_thread_policy: words('prefer', 'isolate', 'require'),
  hw_cpu_threads: COUNT,
  hw_disk_bus: words(...DISK_BUSES),
  hw_firmware_type: words('bios', 'uefi'),
  hw_input_bus: words(...INPUT_BUSES),
  hw_machine_type: words('pc', 'q35'),
  hw_mem_page_size: PAGE_SIZE,
  hw_numa_nodes: COUNT,
  hw_pmu: YES_NO,
  hw_pointer_model: words('usbtablet', 'ps2mouse'),
  hw_qemu_guest_agent: YES_NO,
  hw_rng_model: words('virtio'),
  hw_scsi_model: words('virtio-scsi'),
  hw_video_model: words(...VIDEO_MODELS),
  hw_video_ram: COUNT,
  hw_vif_model: words(...NIC_MODELS),
  hw_vif_multiqueue_enabled: YES_NO,
  hw_watchdog_action: words(...WATCHDOG_ACTIONS, 'disabled'),
  img_hide_hypervisor_id: YES_NO,
  os_secure_boot: words('required', 'optional', 'disabled'),
};
