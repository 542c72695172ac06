/** What may be promised on a host: what it has, without what it keeps for itself, times its ratios. */
export type HostTotals = {
  readonly vcpus_total: number;
  readonly memory_mib_total: number;
  readonly disk_gib_total: number;
};

/** What a host has, as its inventory says. */
export type HostSize = { readonly vcpus: number; readonly memory_mib: number; readonly disk_gib: number };

/** The part of a host's spec that says how much of it may be promised. */
export type HostRatios = {
  readonly cpu_ratio: number;
  readonly memory_ratio: number;
  readonly disk_ratio: number;
  readonly reserved_vcpus: number;
  readonly reserved_memory_mib: number;
  readonly reserved_disk_gib: number;
};

/** Pure. What may be promised on a host. Source: OpenStack Placement, inventories: (total - reserved) x allocation_ratio. */
export function capacityOf(ratios: HostRatios, size: HostSize): HostTotals {
  const promised = (total: number, reserved: number, ratio: number): number =>
    Math.floor(Math.max(0, total - reserved) * ratio);
  return {
    vcpus_total: promised(size.vcpus, ratios.reserved_vcpus, ratios.cpu_ratio),
    memory_mib_total: promised(size.memory_mib, ratios.reserved_memory_mib, ratios.memory_ratio),
    disk_gib_total: promised(size.disk_gib, ratios.reserved_disk_gib, ratios.disk_ratio),
  };
}
