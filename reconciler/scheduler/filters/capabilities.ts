import { hasPrefix } from '../request.ts';
import type { Candidate, Filter } from '../request.ts';
import { satisfies } from '../spec-operators.ts';

const PREFIX = 'capabilities:';

/** What may be asked of a host, by Nova's name for it. */
const FACTS: Readonly<Record<string, (host: Candidate) => string>> = {
  hypervisor_type: () => 'QEMU',
  hypervisor_hostname: (host) => host.name,
  'cpu_info:arch': (host) => host.architecture ?? '',
  'cpu_info:model': (host) => host.cpu_model ?? '',
  'cpu_info:features': (host) =>
    [...host.traits].map((trait) => trait.replace(/^HW_CPU_X86_/, '').toLowerCase()).join(','),
  vcpus_total: (host) => String(host.totals?.vcpus_total ?? 0),
  vcpus_used: (host) => String(host.claimed.vcpus),
  total_usable_ram_mb: (host) => String(host.totals?.memory_mib_total ?? 0),
  free_ram_mb: (host) => String((host.totals?.memory_mib_total ?? 0) - host.claimed.memory_mib),
  free_disk_mb: (host) => String(((host.totals?.disk_gib_total ?? 0) - host.claimed.disk_gib) * 1024),
  num_io_ops: (host) => String(host.in_flight),
};

/** Pure. Drops hosts that are not what the flavor's extra specs `capabilities:*` say. Source: Nova, ComputeCapabilitiesFilter. */
export const capabilitiesFilter: Filter = {
  name: 'capabilities',
  concerns: ({ extra_specs }) => hasPrefix(extra_specs, PREFIX),
  reject: ({ extra_specs }, host) => {
    for (const key in extra_specs) {
      if (!key.startsWith(PREFIX)) continue;
      const name = key.slice(PREFIX.length);
      const found = FACTS[name]?.(host);
      const wanted = extra_specs[key] ?? '';
      if (found !== undefined && satisfies(found, wanted)) continue;
      return {
        why: found === undefined ? `does not tell its ${name}` : `${name} is ${found}, not ${wanted}`,
        setting: `use a flavor without ${key} = ${wanted}`,
      };
    }
    return null;
  },
};
