import { CairnError } from '../../model/error.ts';
import type { CaptureSource, Captures } from '../../ports/captures.ts';
import type { DomainView } from '../../ports/hypervisor.ts';
import { standaloneQcow2 } from './qcow2.ts';
import { putVolume } from './volumes.ts';
import type { SimulatedVolume } from './host-volumes.ts';
import type { SimulatedHost, World } from './world.ts';

/** How often a copy that goes on is looked at. */
const LOOK_EVERY_MS = 250;

/** Effect: the port `captures` over a simulated world: step by step, as over a network, so that a crash can come between any two. */
export function createSimulatedCaptures(world: World): Captures {
  const copyRunning = async (
    host_id: string,
    name: string,
    source: CaptureSource,
    progress: (done_bytes: number, total_bytes: number) => void,
    signal: AbortSignal,
  ): Promise<void> => {
    const step = <T>(
      method: string,
      work: (host: SimulatedHost) => T,
      patience: AbortSignal = signal,
    ): Promise<T> => world.call(host_id, `captures.${method}`, patience, work);
    const id = source.server_id;
    const thaw = (): Promise<void> =>
      step('thaw', (host) => thawGuest(host, id), AbortSignal.timeout(20_000));

    const begun = await step('look', (host) => {
      const job = host.jobs.get(id);
      if (job !== undefined && job.volume.name !== name) {
        throw new CairnError('conflict', `Another copy of the disk of server ${id} is being made.`);
      }
      return job !== undefined || host.last_jobs.get(id) === name;
    });
    await thaw();
    if (!begun) {
      await step('announce', (host) => {
        host.unfinished.add(name);
        host.last_jobs.delete(id);
      });
      const agent = await step('freeze', (host) => {
        const answers = host.agents.get(id) === 'answers' && host.domains.get(id)?.state === 'running';
        if (!answers) return false;
        host.frozen.add(id);
        host.freezes.set(id, (host.freezes.get(id) ?? 0) + 1);
        return true;
      });
      try {
        await step('begin', (host) => {
          needGuest(host, id);
          if (host.jobs.has(id)) throw new CairnError('conflict', `A copy of server ${id} is being made.`);
          const now_ms = world.clock.nowMs();
          host.jobs.set(id, {
            volume: copyOf(host, name, source),
            began_ms: now_ms,
            ends_ms: now_ms + world.capture_ms,
            frozen: host.frozen.has(id),
          });
        });
      } finally {
        if (agent) await thaw();
      }
    }
    for (;;) {
      const left_ms = await step('watch', (host) => {
        const job = host.jobs.get(id);
        if (job === undefined) return 0;
        const now_ms = world.clock.nowMs();
        const total = job.volume.capacity_bytes;
        const share = (now_ms - job.began_ms) / Math.max(1, job.ends_ms - job.began_ms);
        progress(Math.floor(total * Math.min(1, share)), total);
        if (now_ms < job.ends_ms) return job.ends_ms - now_ms;
        putVolume(host, job.volume);
        host.jobs.delete(id);
        host.last_jobs.set(id, name);
        return 0;
      });
      if (left_ms === 0) break;
      await world.clock.sleep(Math.min(LOOK_EVERY_MS, left_ms), signal);
      signal.throwIfAborted();
    }
    await step('finish', (host) => {
      if (host.last_jobs.get(id) !== name) {
        throw new CairnError(
          'conflict',
          `Server ${id} stopped while its disk was copied; it is copied anew.`,
        );
      }
      host.unfinished.delete(name);
    });
  };

  return {
    get: (host_id, name, signal) =>
      world.call(host_id, 'captures.get', signal, (host) => {
        const complete = !host.unfinished.has(name);
        const volume = host.volumes.get(name);
        if (volume === undefined) return complete ? null : { name, complete, size_bytes: 0 };
        return { name, complete, size_bytes: volume.content.reduce((sum, part) => sum + part.length, 0) };
      }),

    take: async (host_id, name, source, progress, signal) => {
      const state = await world.call(host_id, 'captures.find', signal, (host) => {
        if (host.volumes.has(name) && !host.unfinished.has(name)) return 'complete';
        const guest = host.domains.get(source.server_id);
        if (guest === undefined || guest.marked_generation === null) {
          throw new CairnError('conflict', `Host '${host.name}': server ${source.server_id} is not there.`);
        }
        return guest.live === null ? 'stopped' : 'running';
      });
      if (state === 'complete') return;
      if (state === 'running') return copyRunning(host_id, name, source, progress, signal);
      await world.call(host_id, 'captures.copy', signal, (host) => {
        host.unfinished.add(name);
        putVolume(host, copyOf(host, name, source));
        host.unfinished.delete(name);
      });
    },

    remove: async (host_id, name, server_id, signal) => {
      await world.call(host_id, 'captures.remove', signal, (host) => {
        if (host.jobs.get(server_id)?.volume.name === name) host.jobs.delete(server_id);
        if (host.last_jobs.get(server_id) === name) host.last_jobs.delete(server_id);
        if (host.unfinished.has(name)) thawGuest(host, server_id);
        host.volumes.delete(name);
        host.unfinished.delete(name);
      });
    },
  };
}

/** Effect: the guest's process is gone, and with it what it carried: frozen file systems and a copy that was being made. */
export function forgetGuest(host: SimulatedHost, id: string): void {
  host.jobs.delete(id);
  host.last_jobs.delete(id);
  host.frozen.delete(id);
}

function thawGuest(host: SimulatedHost, id: string): void {
  if (!host.frozen.has(id)) return;
  if (host.agents.get(id) === 'hangs') {
    throw new CairnError('timeout', `The guest agent of server ${id} does not answer any more.`);
  }
  host.frozen.delete(id);
}

function needGuest(host: SimulatedHost, id: string): DomainView {
  const guest = host.domains.get(id);
  if (guest === undefined || guest.live === null) {
    throw new CairnError('conflict', `Host '${host.name}': server ${id} stopped before its disk was copied.`);
  }
  return guest;
}

/** What is seen through the volume, in one file. */
function copyOf(host: SimulatedHost, name: string, source: CaptureSource): SimulatedVolume {
  const volume = host.volumes.get(source.volume_name);
  if (volume === undefined) {
    throw new CairnError('conflict', `Server ${source.server_id} has no disk ${source.volume_name} yet.`);
  }
  let bottom = volume;
  for (let depth = 0; bottom.backing_name !== null && depth < 16; depth += 1) {
    bottom = host.volumes.get(bottom.backing_name) ?? { ...bottom, backing_name: null };
  }
  const { capacity_bytes } = volume;
  const content = [...standaloneQcow2(capacity_bytes), ...bottom.content];
  return { name, format: 'qcow2', capacity_bytes, backing_name: null, content };
}
