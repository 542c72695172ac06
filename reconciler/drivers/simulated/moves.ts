import { CairnError } from '../../model/error.ts';
import { changesFrom } from '../../model/hardware.ts';
import type { HardwareChanges } from '../../model/hardware.ts';
import type { GuestMove, Moves } from '../../ports/moves.ts';
import { needEverything } from './hypervisor.ts';
import { keptBytes } from './sparse.ts';
import { putVolume } from './volumes.ts';
import type { SimulatedHost, World } from './world.ts';
import { tell, unavailable } from './world.ts';

/** Effect: the port `moves` over a simulated world. */
export function createSimulatedMoves(world: World): Moves {
  const settle = (host_id: string, volume_name: string, signal: AbortSignal): Promise<void> =>
    world.call(host_id, 'moves.settle', signal, (host) => void host.unfinished.delete(volume_name));

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

    migrate: async (move, progress, signal) => {
      await endLeftovers(world, move, signal);
      let arrived = false;
      try {
        await receive(world, move, signal);
        await world.clock.sleep(world.migration_ms, signal);
        signal.throwIfAborted();
        progress(1, 1);
        // From here on nobody goes back: whoever loses the answer must look.
        await world.call(move.from_host_id, 'moves.perform', signal, (host) => pause(host, move.server_id));
        arrived = true;
        await finish(world, move, signal);
      } catch (thrown) {
        if (!arrived) await goBack(world, move);
        throw thrown;
      }
      await world.call(move.from_host_id, 'moves.confirm', signal, (host) => leave(host, move.server_id));
      if (move.root !== null) await settle(move.host_id, move.root.volume_name, signal);
    },

    settle,
  };
}

function conflict({ server_id }: GuestMove, what: string): CairnError {
  return new CairnError('conflict', `The guest ${what}, so it cannot migrate now.`, { resource: server_id });
}

async function endLeftovers(world: World, move: GuestMove, signal: AbortSignal): Promise<void> {
  const { server_id } = move;
  await world.call(move.host_id, 'moves.clean', signal, (host) => {
    const there = host.domains.get(server_id);
    if (there === undefined) return;
    if (there.persistent || there.state === 'running') throw conflict(move, 'is there already');
    leave(host, server_id);
  });
  await world.call(move.from_host_id, 'moves.resume', signal, (host) => {
    const here = host.domains.get(server_id);
    if (here === undefined || here.live === null) throw conflict(move, 'does not run');
    host.domains.set(server_id, { ...here, state: 'running' });
  });
}

/** Half a guest: paused, stored nowhere, above a disk of which nothing has come. */
async function receive(world: World, move: GuestMove, signal: AbortSignal): Promise<void> {
  const { server_id, root, shared_volume } = move;
  const [domain, disk] = await world.call(move.from_host_id, 'moves.begin', signal, (host) => [
    host.domains.get(server_id),
    root === null ? undefined : host.volumes.get(root.volume_name),
  ]);
  if (domain === undefined || domain.live === null) throw conflict(move, 'does not run');
  const { live: running } = domain;
  await world.call(move.host_id, 'moves.prepare', signal, (host) => {
    if (shared_volume !== null && !host.volumes.has(shared_volume)) {
      throw unavailable(host.name, `does not see ${shared_volume}`);
    }
    if (disk !== undefined) {
      if (disk.backing_name !== null && !host.volumes.has(disk.backing_name)) {
        throw unavailable(host.name, `has no volume ${disk.backing_name}`);
      }
      host.unfinished.add(disk.name);
      putVolume(host, { ...disk, content: [] });
    }
    needEverything(host, domain);
    const live = { ...running, hardware: tied(running.hardware, move) };
    const hardware = tied(domain.hardware, move);
    host.domains.set(server_id, { ...domain, hardware, live, state: 'paused', persistent: false });
  });
}

/** A guest that sees no NUMA nodes yet has none whose memory could be put anywhere. */
function tied(hardware: HardwareChanges, { ties }: GuestMove): HardwareChanges {
  if (ties === undefined) return hardware;
  const { numa_nodes = null } = hardware;
  return changesFrom({ ...hardware, ...ties, ...(numa_nodes === null ? { numa_nodes } : {}) });
}

function pause(host: SimulatedHost, id: string): void {
  const domain = host.domains.get(id);
  if (domain === undefined || domain.live === null) throw unavailable(host.name, 'has no such guest');
  host.domains.set(id, { ...domain, state: 'paused' });
}

async function finish(
  world: World,
  { from_host_id, host_id, server_id, root }: GuestMove,
  signal: AbortSignal,
) {
  const [disk, started, console_name] = await world.call(from_host_id, 'moves.read', signal, (host) => [
    root === null ? undefined : host.volumes.get(root.volume_name),
    host.started_from.get(server_id),
    host.consoles.get(server_id),
  ]);
  await world.call(host_id, 'moves.finish', signal, (host) => {
    const half = host.domains.get(server_id);
    if (half === undefined) throw unavailable(host.name, 'lost the guest on its way');
    if (disk !== undefined) putVolume(host, disk);
    if (started !== undefined) host.started_from.set(server_id, started);
    if (console_name !== undefined) host.consoles.set(server_id, console_name);
    host.domains.set(server_id, { ...half, state: 'running', persistent: true });
    tell(host, server_id, 'migrated');
  });
}

/** What libvirt does by itself when a migration fails: half a guest goes, and the guest runs on where it was. */
async function goBack(world: World, { from_host_id, host_id, server_id }: GuestMove): Promise<void> {
  const patience = new AbortController().signal;
  await world
    .call(host_id, 'moves.cancel', patience, (host) => {
      const half = host.domains.get(server_id);
      if (half !== undefined && !half.persistent && half.state === 'paused') leave(host, server_id);
    })
    .catch(() => undefined);
  await world
    .call(from_host_id, 'moves.cancel', patience, (host) => {
      const domain = host.domains.get(server_id);
      if (domain?.state === 'paused') host.domains.set(server_id, { ...domain, state: 'running' });
    })
    .catch(() => undefined);
}

function leave(host: SimulatedHost, id: string): void {
  host.domains.delete(id);
  tell(host, id, 'undefined');
}
