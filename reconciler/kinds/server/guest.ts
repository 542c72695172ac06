import type { DomainView } from '../../ports/hypervisor.ts';
import type { PlacedServer } from './shapes.ts';

/** Pure. Whether the guest has memory: in the host's, or kept on its disk. What it was started with ends with its memory only. */
export function isActive(domain: DomainView | null): boolean {
  return domain !== null && (domain.live !== null || domain.state === 'suspended');
}

/** Pure. Whether a guest is to be there, running or paused. */
export function wantsGuest({ power_state }: Pick<PlacedServer, 'power_state'>): boolean {
  return power_state === 'running' || power_state === 'paused';
}
