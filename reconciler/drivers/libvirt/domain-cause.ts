import type { DomainCause } from '../../ports/hypervisor.ts';
import type { OpenHost } from './hosts.ts';
import { DOMAIN_PAUSED_REASON, DOMAIN_SHUTOFF_REASON, DOMAIN_STATE } from './rpc/flags.ts';
import type { DomainRef } from './rpc/procedures/types.ts';
import { isAlreadySo } from './translate.ts';

/** A disk of which QEMU said that there is no space. Source: libvirt documentation, virDomainDiskErrorCode. */
const NO_SPACE = 2;

/** Disks asked about at once. */
const DISKS_LIMIT = 256;

/**
 * Effect: asks why a domain stands still or is off; undefined when the host tells nothing worth telling. Source: libvirt documentation,
 * virDomainPausedReason, virDomainShutoffReason; virDomainGetDiskErrors.
 */
export async function causeOf(
  host: OpenHost,
  dom: DomainRef,
  { state, reason }: { readonly state: number; readonly reason: number },
  signal: AbortSignal,
): Promise<DomainCause | undefined> {
  if (state === DOMAIN_STATE.crashed) return { what: 'crashed', disks: [] };
  if (state === DOMAIN_STATE.shutoff) {
    if (reason === DOMAIN_SHUTOFF_REASON.shutdown) return { what: 'shut_down', disks: [] };
    return reason === DOMAIN_SHUTOFF_REASON.crashed ? { what: 'crashed', disks: [] } : undefined;
  }
  if (state !== DOMAIN_STATE.paused) return undefined;
  if (reason === DOMAIN_PAUSED_REASON.crashed) return { what: 'crashed', disks: [] };
  if (reason !== DOMAIN_PAUSED_REASON.io_error) return undefined;
  const errors = await diskErrors(host, dom, signal);
  const is_full = errors.some(({ error }) => error === NO_SPACE);
  return { what: is_full ? 'disk_full' : 'disk_error', disks: errors.map(({ disk }) => disk).sort() };
}

async function diskErrors(
  host: OpenHost,
  dom: DomainRef,
  signal: AbortSignal,
): Promise<readonly { readonly disk: string; readonly error: number }[]> {
  try {
    const args = { dom, max_errors: DISKS_LIMIT, flags: 0 };
    return (await host.session.call('domain_get_disk_errors', args, { signal })).errors;
  } catch (thrown) {
    // It ended meanwhile.
    if (isAlreadySo(thrown)) return [];
    throw thrown;
  }
}
