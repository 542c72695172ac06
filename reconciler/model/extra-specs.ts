/** What a value of an extra spec must look like: a whole number, one of some words, or text of a form. */
export type ExtraSpecValue =
  | { readonly type: 'count'; readonly at_least: number; readonly at_most?: number }
  | { readonly type: 'word'; readonly words: readonly string[] }
  | { readonly type: 'text'; readonly pattern: RegExp; readonly form: string };

const YES_NO: ExtraSpecValue = { type: 'word', words: ['true', 'false'] };
const POSITIVE: ExtraSpecValue = { type: 'count', at_least: 1 };
const AMOUNT: ExtraSpecValue = { type: 'count', at_least: 0 };
const CPUS: ExtraSpecValue = {
  type: 'text',
  pattern: /^\^?\d+(-\d+)?(,\^?\d+(-\d+)?)*$/,
  form: 'CPUs of the guest such as 0-3,6,^2',
};
const words = (...list: readonly string[]): ExtraSpecValue => ({ type: 'word', words: list });

/** Names of each namespace of which every name has a meaning, without those that hold a number (NUMBERED_EXTRA_SPECS). */
export const EXTRA_SPECS: Readonly<Record<string, ExtraSpecValue>> = {
  'hw:boot_menu': YES_NO,
  'hw:cpu_cores': POSITIVE,
  'hw:cpu_max_cores': POSITIVE,
  'hw:cpu_max_sockets': POSITIVE,
  'hw:cpu_max_threads': POSITIVE,
  'hw:cpu_policy': words('shared', 'dedicated', 'mixed'),
  'hw:cpu_dedicated_mask': CPUS,
  'hw:cpu_sockets': POSITIVE,
  'hw:cpu_thread_policy': words('prefer', 'isolate', 'require'),
  'hw:cpu_threads': POSITIVE,
  'hw:emulator_threads_policy': words('isolate', 'share'),
  'hw:hide_hypervisor_id': YES_NO,
  'hw:machine_type': words('pc', 'q35'),
  'hw:max_cpu_cores': POSITIVE,
  'hw:max_cpu_sockets': POSITIVE,
  'hw:max_cpu_threads': POSITIVE,
  'hw:mem_page_size': {
    type: 'text',
    pattern: /^(small|large|any|\d+([kKMG](i?B)?)?)$/,
    form: 'small, large, any, or a size such as 2048 (KiB), 2MB or 1GB',
  },
  'hw:numa_nodes': POSITIVE,
  'hw:pci_numa_affinity_policy': words('required', 'preferred', 'legacy', 'socket'),
  'hw:pmu': YES_NO,
  'hw:serial_port_count': AMOUNT,
  'hw:vif_multiqueue_enabled': YES_NO,
  'hw:watchdog_action': words('none', 'pause', 'poweroff', 'reset', 'disabled'),
  'hw_rng:allowed': YES_NO,
  'hw_rng:rate_bytes': AMOUNT,
  'hw_rng:rate_period': AMOUNT,
  'hw_video:ram_max_mb': POSITIVE,
  'os:secure_boot': words('required', 'optional', 'disabled'),
  // What Linux takes. Source: libvirt, Domain XML, CPU Tuning; Linux, cgroup-v2, cpu.weight.
  'quota:cpu_period': { type: 'count', at_least: 1000, at_most: 1_000_000 },
  'quota:cpu_quota': {
    type: 'text',
    pattern: /^(-\d{1,15}|[1-9]\d{3,13})$/,
    form: 'a whole number of microseconds of at least 1000, or -1 for no limit',
  },
  'quota:cpu_shares': { type: 'count', at_least: 2, at_most: 10_000 },
  'quota:disk_read_bytes_sec': AMOUNT,
  'quota:disk_read_iops_sec': AMOUNT,
  'quota:disk_total_bytes_sec': AMOUNT,
  'quota:disk_total_iops_sec': AMOUNT,
  'quota:disk_write_bytes_sec': AMOUNT,
  'quota:disk_write_iops_sec': AMOUNT,
  'quota:vif_inbound_average': AMOUNT,
  'quota:vif_inbound_burst': AMOUNT,
  'quota:vif_inbound_peak': AMOUNT,
  'quota:vif_outbound_average': AMOUNT,
  'quota:vif_outbound_burst': AMOUNT,
  'quota:vif_outbound_peak': AMOUNT,
};

/** Names that end with the number of a guest's NUMA node, such as hw:numa_cpus.0. */
export const NUMBERED_EXTRA_SPECS: Readonly<Record<string, ExtraSpecValue>> = {
  'hw:numa_cpus': CPUS,
  'hw:numa_mem': POSITIVE,
};

/** Namespaces in which the part after the colon is the user's: what a host must have or be. */
export const OPEN_EXTRA_SPECS: Readonly<
  Record<string, { readonly name: RegExp; readonly value: ExtraSpecValue }>
> = {
  trait: { name: /^[A-Z][A-Z0-9_]*$/, value: words('required', 'forbidden') },
  aggregate_instance_extra_specs: { name: /^.+$/, value: { type: 'text', pattern: /^/, form: 'text' } },
  capabilities: { name: /^.+$/, value: { type: 'text', pattern: /^/, form: 'text' } },
};

/** Names of Nova's that nothing here follows: a flavor that asks for them would promise what no host keeps. */
export const UNSERVED_EXTRA_SPECS: readonly string[] = [
  'accel:device_profile',
  'hw:cpu_realtime',
  'hw:cpu_realtime_mask',
  'hw:locked_memory',
  'hw:maxphysaddr_bits',
  'hw:maxphysaddr_mode',
  'hw:mem_encryption',
  'hw:pmem',
  'hw:redirected_usb_ports',
  'hw:sound_model',
  'hw:tpm_model',
  'hw:tpm_secret_security',
  'hw:tpm_version',
  'hw:usb_model',
  'hw:viommu_model',
  'hw:virtio_packed_ring',
  'pci_passthrough:alias',
];

/** Amounts beside those of the flavor, and traits of one group of them: the same holds for these. */
export const UNSERVED_GROUPS = /^(resources|trait)(_?[A-Za-z0-9-]*):/;

/** The namespaces of which every name has a meaning. */
export const CLOSED_NAMESPACES: readonly string[] = [
  ...new Set(
    [...Object.keys(EXTRA_SPECS), ...UNSERVED_EXTRA_SPECS].map((name) => name.slice(0, name.indexOf(':'))),
  ),
];

/** Pure. What is wrong with a value, to be read after the name; null when nothing is. */
export function wrongExtraSpecValue(expected: ExtraSpecValue, value: string): string | null {
  if (expected.type === 'word') {
    return expected.words.includes(value.toLowerCase()) ? null : `must be ${expected.words.join(' or ')}`;
  }
  if (expected.type === 'count') {
    const { at_least, at_most } = expected;
    const is_count = /^\d{1,15}$/.test(value) && Number(value) >= at_least;
    if (is_count && Number(value) <= (at_most ?? Infinity)) return null;
    return at_most === undefined
      ? `must be a whole number of at least ${at_least}`
      : `must be a whole number from ${at_least} to ${at_most}`;
  }
  return expected.pattern.test(value) ? null : `must be ${expected.form}`;
}
