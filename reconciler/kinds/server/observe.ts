import { toCairnError } from '../../model/error.ts';
import type { Observation } from '../../model/kind.ts';
import { consoleVolumeName, rootVolumeName, seedVolumeName } from '../../model/names.ts';
import type { Ports } from '../../ports/ports.ts';
import type { ServerDesired, ServerObserved } from './shapes.ts';

/** Effect: looks at the domain and its volumes on the server's host; unknown when the host does not answer. */
export async function observe(
  ports: Ports,
  desired: ServerDesired,
  signal: AbortSignal,
): Promise<Observation<ServerObserved>> {
  const { host_id, server_id } = desired;
  if (host_id === null) return { known: true, observed: { domain: null, volumes: {} } };
  // The console log is QEMU's own file, dear to look for; it matters only when nothing may be left.
  const names = [
    rootVolumeName(server_id),
    seedVolumeName(server_id),
    ...(desired.deleting ? [consoleVolumeName(server_id)] : []),
  ];
  try {
    const [domain, ...views] = await Promise.all([
      ports.hypervisor.get(host_id, server_id, signal),
      ...names.map((name) => ports.volumes.get(host_id, name, signal)),
    ]);
    const volumes = Object.fromEntries(names.map((name, index) => [name, views[index] ?? null]));
    return { known: true, observed: { domain, volumes } };
  } catch (thrown) {
    return { known: false, error: toCairnError(thrown) };
  }
}

/** Pure. Whether neither a domain nor a volume is left. */
export function isGone(observed: ServerObserved): boolean {
  return observed.domain === null && Object.values(observed.volumes).every((volume) => volume === null);
}
