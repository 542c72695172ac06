import type { DomainView } from '../../ports/hypervisor.ts';
import { isActive } from './guest.ts';
import type { Difference, Remedy } from './remedy.ts';
import type { PlacedServer, ServerObserved } from './shapes.ts';

/** What the steps for a server on its own host are decided from. */
export type Ground = {
  readonly desired: PlacedServer;
  readonly domain: DomainView | null;
  /** Whether the domain has a guest in memory. */
  readonly active: boolean;
  readonly remedies: readonly Remedy[];
  readonly has: (name: Remedy['do']) => boolean;
  /** The differences that ask for a remedy, in words. */
  readonly why: (name: Remedy['do']) => string;
  /** Where operations on the domain are done. */
  readonly at: { readonly host_id: string; readonly server_id: string };
};

/** Pure. What there is to do for a server, and for which reasons. */
export function groundOf(
  desired: PlacedServer,
  { domain }: ServerObserved,
  found: readonly Difference[],
): Ground {
  const remedies = found.flatMap((difference) => difference.remedies);
  return {
    desired,
    domain,
    active: isActive(domain),
    remedies,
    has: (name) => remedies.some((remedy) => remedy.do === name),
    why: (name) => reasonFor(name, found),
    at: { host_id: desired.host_id, server_id: desired.server_id },
  };
}

function reasonFor(name: Remedy['do'], found: readonly Difference[]): string {
  const causes = found.filter(({ remedies }) => remedies.some((remedy) => remedy.do === name));
  return causes
    .map(({ change }) => `${change.field} should be ${change.expected}, is ${change.found}`)
    .join('; ');
}
