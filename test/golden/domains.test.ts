import { expect, test } from 'vitest';
import { domainXml } from '../../reconciler/drivers/libvirt/domain-xml.ts';
import { hardwareOf } from '../../reconciler/kinds/server/hardware/hardware-of.ts';
import type { HardwareChanges } from '../../reconciler/model/hardware.ts';
import type { DomainDefinition } from '../../reconciler/ports/hypervisor.ts';
import { flavorSpec, imageSpec } from '../support/kind-objects.ts';

type Words = Readonly<Record<string, string>>;

/** The domain of a server with one NIC whose flavor and image say this. */
function domainOf(extra_specs: Words, properties: Words, accelerator: 'kvm' | 'tcg' = 'kvm', ties: HardwareChanges = {}): string {
  const flavor = flavorSpec({ name: 'f', vcpus: 4, memory_mib: 2048, extra_specs });
  const { hardware, problems } = hardwareOf(flavor, {
    ...imageSpec('p', 'i', 'raw', new Uint8Array(1)),
    properties,
  });
  expect(problems).toEqual([]);
  const id = '11111111-2222-4333-8444-555555555555';
  const definition: DomainDefinition = {
    id,
    generation: 3,
    name: `cairn-${id}`,
    title: 'web',
    accelerator,
    vcpus: flavor.vcpus,
    memory_mib: flavor.memory_mib,
    disks: [
      {
        volume_name: `cairn-server-${id}-root`,
        format: 'qcow2',
        device: 'disk',
        read_only: false,
        target: 'vda',
        ...hardware.disks,
      },
    ],
    nics: [
      { name: 'eth0', mac: '52:54:00:01:02:03', network_name: 'cairn-net', mtu: 1500, ...hardware.nics },
    ],
    kernel: null,
    console_volume: `cairn-server-${id}-console`,
    hardware: { ...hardware.guest, ...ties },
  };
  return domainXml(definition, (name) => `/var/lib/cairn/${name}`, '127.0.0.1');
}

test.each<[string, string]>([
  ['plain', domainOf({}, {})],
  ['plain-tcg', domainOf({}, {}, 'tcg')],
  ['q35-uefi', domainOf({}, { hw_machine_type: 'q35', hw_firmware_type: 'uefi' })],
  [
    'secure-boot',
    domainOf({ 'os:secure_boot': 'required' }, { hw_machine_type: 'q35', hw_firmware_type: 'uefi' }),
  ],
  ['scsi-and-e1000', domainOf({}, { hw_disk_bus: 'scsi', hw_vif_model: 'e1000' })],
  [
    'quotas',
    domainOf(
      {
        'quota:cpu_shares': '512',
        'quota:cpu_period': '20000',
        'quota:cpu_quota': '10000',
        'quota:disk_total_bytes_sec': '10485760',
        'quota:disk_read_iops_sec': '500',
        'quota:vif_inbound_average': '32768',
        'quota:vif_outbound_average': '32768',
        'quota:vif_outbound_peak': '65536',
        'quota:vif_outbound_burst': '65536',
        'hw_rng:rate_bytes': '4096',
        'hw_rng:rate_period': '2000',
      },
      {},
    ),
  ],
  [
    'cpus-and-devices',
    domainOf(
      { 'hw:cpu_max_sockets': '1', 'hw:watchdog_action': 'reset', 'hw:boot_menu': 'true', 'hw:pmu': 'false' },
      {
        hw_video_model: 'virtio',
        hw_input_bus: 'usb',
        hw_qemu_guest_agent: 'no',
        hw_vif_multiqueue_enabled: 'true',
        img_hide_hypervisor_id: 'true',
      },
    ),
  ],
  [
    'pinned',
    domainOf({ 'quota:cpu_shares': '512' }, {}, 'kvm', {
      vcpu_pins: '0=4 1=5 2=12 3=13',
      emulator_pin: '4-5,12-13',
      numa_nodes: '0-1:1024@0 2-3:1024@1',
      page_kib: 2048,
    }),
  ],
  ['floating', domainOf({}, {}, 'kvm', { cpuset: '0-1' })],
])('the domain of a server: %s', async (name, xml) => {
  await expect(xml).toMatchFileSnapshot(`./domains/${name}.xml`);
});
