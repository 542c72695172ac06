import { CairnError } from '../../model/error.ts';
import type { OperationContext } from '../../model/kind.ts';
import type { GuestMove, VolumeMove } from '../../ports/moves.ts';
import { isActive } from './guest.ts';

/** What the operation copy_volume is given. */
export type CopyVolumeArguments = VolumeMove & { readonly server_id: string };

/** Effect: copies a volume of a stopped server to another host. Throws conflict when its guest runs, or ran meanwhile: the copy is worth nothing then. */
export async function copyStoppedVolume(
  { ports, signal, progress }: OperationContext,
  { server_id, ...move }: CopyVolumeArguments,
): Promise<void> {
  const needStopped = async (): Promise<void> => {
    const domain = await ports.hypervisor.get(move.from_host_id, server_id, signal);
    if (!isActive(domain)) return;
    const message = `The guest runs on the host it is to leave: its disk ${move.volume_name} is copied when it is stopped.`;
    throw new CairnError('conflict', message, { resource: server_id });
  };
  await needStopped();
  await ports.moves.copyVolume(move, progress, signal);
  await needStopped();
}

/** Effect: moves a running guest. */
export async function migrateDomain(
  { ports, signal, progress }: OperationContext,
  move: GuestMove,
): Promise<void> {
  await ports.moves.migrate(move, progress, signal);
}

/** Effect: brings what the guest said so far on its console to another host, where it goes on; what it says meanwhile is missing there. */
export async function copyConsole(
  { ports, signal }: OperationContext,
  { from_host_id, host_id, volume_name }: CopyVolumeArguments,
): Promise<void> {
  await ports.moves.copyVolume({ from_host_id, host_id, volume_name }, () => undefined, signal);
}
