import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import { readObserved } from '../../../store/observed.ts';
import { requireDeed } from '../../deeds.ts';
import { accessFor, objectOrNull } from '../call.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';
import { requireServer } from './server-store.ts';
import { standing } from './server-view.ts';

/** Pure. The route of what a guest uses, as it was last seen. */
export function diagnosticsRoutes(facade: ComputeFacade): readonly ComputeRoute[] {
  return [
    {
      method: 'get',
      path: '/servers/:id/diagnostics',
      rule: { kind: 'server', verbs: ['diagnose'] },
      answer: async (call) => {
        const view = await requireServer(facade, call);
        const { id, spec } = view.resource;
        const deed = { kind: 'server', id, verb: 'diagnose', stored: spec, planned: null } as const;
        await requireDeed(facade.database, accessFor(call), deed);
        const { word } = standing(view);
        const domain = objectOrNull((await readObserved(facade.database, id))?.['domain']);
        const live = objectOrNull(domain?.['live']);
        if (domain === null || live === null) {
          throw new CairnError(
            'conflict',
            `Cannot 'get_diagnostics' instance ${id} while it is ${word}: its guest does not run.`,
          );
        }
        const body =
          call.minor < 48
            ? { memory: Number(live['memory_mib']) * 1024 }
            : diagnosticsOf(view.status, domain, live);
        return { status: 200, body };
      },
    },
  ];
}

/** Source: OpenStack Compute API, Show Server Diagnostics, 2.48; what is not looked at is null. */
function diagnosticsOf(status: JsonObject, domain: JsonObject, live: JsonObject): JsonObject {
  const vcpus = Number(live['vcpus']);
  const nics = (live['nics'] ?? []) as readonly JsonObject[];
  const disks = (domain['disks'] ?? []) as readonly JsonObject[];
  const counters = [
    'rx_octets',
    'rx_errors',
    'rx_drop',
    'rx_packets',
    'rx_rate',
    'tx_octets',
    'tx_errors',
    'tx_drop',
    'tx_packets',
    'tx_rate',
  ];
  const unknown = Object.fromEntries(counters.map((name) => [name, null]));
  const noReads = {
    read_bytes: null,
    read_requests: null,
    write_bytes: null,
    write_requests: null,
    errors_count: null,
  };
  return {
    state: domain['state'] === 'paused' ? 'paused' : 'running',
    driver: 'libvirt',
    hypervisor: status['accelerator'] === 'kvm' ? 'kvm' : 'qemu',
    hypervisor_os: 'linux',
    config_drive: true,
    uptime: null,
    num_cpus: vcpus,
    num_nics: nics.length,
    num_disks: disks.length,
    cpu_details: Array.from({ length: vcpus }, (_none, id) => ({ id, time: null, utilisation: null })),
    memory_details: { maximum: Number(live['memory_mib']), used: Number(live['balloon_mib']) },
    nic_details: nics.map(({ mac = null }) => ({ mac_address: mac, ...unknown })),
    disk_details: disks.map(() => noReads),
  };
}
