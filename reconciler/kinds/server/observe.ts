import { CairnError, toCairnError } from '../../model/error.ts';
import type { Observation } from '../../model/kind.ts';
import type { Ports } from '../../ports/ports.ts';
import { isBare, observeElsewhere, partsOn } from './elsewhere.ts';
import type { ServerDesired, ServerObserved } from './shapes.ts';

/** Effect: looks at the domain and its volumes on the server's host; unknown when the host does not answer. */
export async function observe(
  ports: Ports,
  desired: ServerDesired,
  signal: AbortSignal,
): Promise<Observation<ServerObserved>> {
  const { host_id, server_id } = desired;
  const elsewhere = await observeElsewhere(ports, desired, signal).catch(toCairnError);
  if (elsewhere instanceof CairnError) return { known: false, error: elsewhere };
  const abandoned = desired.deleting ? [] : (desired.abandoned ?? []).map((host) => host.host_id);
  for (const [other_id, part] of Object.entries(elsewhere)) {
    // Unknown is not absent: who cannot see both hosts of a move must not decide where the guest runs. A fenced host somebody vouches for.
    if (!part.known && !abandoned.includes(other_id))
      return { known: false, error: new CairnError('unavailable', part.message) };
  }
  const besides = Object.keys(elsewhere).length === 0 ? {} : { elsewhere };
  if (host_id === null) return { known: true, observed: { domain: null, volumes: {}, ...besides } };
  // The console log is QEMU's own file, dear to look for; it matters only when nothing may be left.
  const names = desired.deleting
    ? desired.volume_names
    : [
        ...(desired.root === null ? [] : [desired.root.volume_name]),
        ...(desired.rescue === undefined ? [] : [desired.rescue.disk.volume_name]),
        ...(desired.older_volumes ?? []),
        desired.seed_volume_name,
      ];
  try {
    const [domain, parts, ...views] = await Promise.all([
      ports.hypervisor.get(host_id, server_id, signal),
      desired.deleting || desired.moving !== undefined ? partsOn(ports, host_id, desired, signal) : null,
      ...names.map((name) => ports.volumes.get(host_id, name, signal)),
    ]);
    const volumes = Object.fromEntries(names.map((name, index) => [name, views[index] ?? null]));
    const unfinished =
      parts !== null
        ? { parts }
        : isDiskless(desired, domain, volumes)
          ? { parts: await partsOn(ports, host_id, desired, signal) }
          : {};
    return { known: true, observed: { host_id, domain, volumes, ...unfinished, ...besides } };
  } catch (thrown) {
    return { known: false, error: toCairnError(thrown) };
  }
}

/** Whether a guest is there without its disk: it may be noted as a part still, whatever became of the move since. */
function isDiskless(
  desired: ServerDesired,
  domain: ServerObserved['domain'],
  volumes: ServerObserved['volumes'],
): boolean {
  return (
    !desired.deleting &&
    domain !== null &&
    desired.root !== null &&
    volumes[desired.root.volume_name] === null
  );
}

/** Pure. Whether neither a domain nor a volume is left. */
export function isGone(observed: ServerObserved): boolean {
  const elsewhere = Object.values(observed.elsewhere ?? {});
  const own = isBare({ ...observed, parts: observed.parts ?? [] });
  return own && elsewhere.every((part) => part.known && part.view !== null && isBare(part.view));
}
