import type { Moves } from '../../ports/moves.ts';
import { keptBytes } from './sparse.ts';
import { putVolume } from './volumes.ts';
import type { World } from './world.ts';

/** Effect: the port `moves` over a simulated world. */
export function createSimulatedMoves(world: World): Moves {
  return {
    parts: (host_id, volume_names, signal) =>
      world.call(host_id, 'moves.parts', signal, (host) =>
        volume_names.filter((name) => host.unfinished.has(name)),
      ),

    copyVolume: async ({ from_host_id, host_id, volume_name }, progress, signal) => {
      const source = await world.call(from_host_id, 'moves.read', signal, (host) =>
        host.unfinished.has(volume_name) ? undefined : host.volumes.get(volume_name),
      );
      if (source === undefined) return;
      const total_bytes = keptBytes(source.content);
      progress(0, total_bytes);
      await world.call(host_id, 'moves.begin', signal, (host) => {
        host.unfinished.add(volume_name);
        putVolume(host, { ...source, content: [] });
      });
      progress(total_bytes, total_bytes);
      await world.call(host_id, 'moves.end', signal, (host) => {
        putVolume(host, source);
        host.unfinished.delete(volume_name);
      });
    },
  };
}
