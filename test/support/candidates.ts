import type { Candidate, PlacementRequest } from '../../reconciler/scheduler/request.ts';
import { NO_WISHES } from '../../reconciler/scheduler/request.ts';

/** Pure. A host with nothing on it, of 16 vCPUs, 8 GiB and 100 GiB of disk, but for the change. */
export function candidate(name: string, change: Partial<Candidate> = {}): Candidate {
  return {
    host_id: `id-${name}`,
    name,
    enabled: true,
    disabled_reason: null,
    draining: false,
    fenced: false,
    being_deleted: false,
    up: true,
    lost: false,
    totals: { vcpus_total: 16, memory_mib_total: 8192, disk_gib_total: 100 },
    claimed: { vcpus: 0, memory_mib: 0, disk_gib: 0 },
    availability_zone: 'nova',
    aggregates: [],
    architecture: 'x86_64',
    accelerator: 'kvm',
    cpu_model: 'Skylake',
    traits: new Set(['HW_CPU_X86_AVX2']),
    numa_cells: [{ vcpus: 4, memory_mib: 8704 }],
    parts: () => ({ cells: [], dedicated: null, shared: null }),
    in_flight: 0,
    failures: 0,
    ...change,
  };
}

/** Pure. A request for 2 vCPUs, 2 GiB and 10 GiB of disk, but for the change. */
export function placementRequest(change: Partial<PlacementRequest> = {}): PlacementRequest {
  return { ...NO_WISHES, vcpus: 2, memory_mib: 2048, disk_gib: 10, ...change };
}
