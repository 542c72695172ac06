import type { DomainCause, DomainView } from '../../ports/hypervisor.ts';
import type { PlacedServer } from './shapes.ts';

const CAUSES: Readonly<Record<DomainCause['what'], string>> = {
  disk_full: 'its host has no space left',
  disk_error: 'reading or writing fails',
  shut_down: 'it shut itself down',
  crashed: 'it crashed',
};

/** Pure. Whether the guest has memory: in the host's, or kept on its disk. What it was started with ends with its memory only. */
export function isActive(domain: DomainView | null): boolean {
  return domain !== null && (domain.live !== null || domain.state === 'suspended');
}

/** Pure. Whether a guest is to be there, running or paused. */
export function wantsGuest({ power_state }: Pick<PlacedServer, 'power_state'>): boolean {
  return power_state === 'running' || power_state === 'paused';
}

/** Pure. What a guest does, and why where its host tells: 'paused (its host has no space left: vda)'. */
export function guestWords({ state, cause }: Pick<DomainView, 'state' | 'cause'>): string {
  if (cause === undefined || state === 'running') return state;
  const disks = cause.disks.length === 0 ? '' : `: ${cause.disks.join(', ')}`;
  return state === cause.what ? state : `${state} (${CAUSES[cause.what]}${disks})`;
}

/** Pure. What only people can do for a guest that stands still at its disk; null for any other. */
export function diskTrouble(
  domain: DomainView | null,
  host_name: string,
): { readonly reason: string; readonly message: string } | null {
  if (domain?.state !== 'paused' || domain.cause === undefined) return null;
  const { what, disks } = domain.cause;
  const disk = disks.length === 0 ? 'its disk' : `its disk ${disks.join(', ')}`;
  const tries =
    'Cairn lets the guest go on by itself, with pauses of up to 10 minutes, and at once after a change of the spec.';
  if (what === 'disk_full') {
    const message = `The guest stands still: host ${host_name} has no space left for ${disk}. Free some there (remove images or servers, or move some away), or enlarge the file system of its storage_path. ${tries}`;
    return { reason: 'DiskFull', message };
  }
  if (what !== 'disk_error') return null;
  const message = `The guest stands still: reading or writing ${disk} fails on host ${host_name}. Look at the storage of that host (its kernel's log tells), or move the server away. ${tries}`;
  return { reason: 'DiskError', message };
}
