import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHostSession } from '../../../reconciler/drivers/libvirt/rpc/connect.ts';
import { DOMAIN_EVENT } from '../../../reconciler/drivers/libvirt/rpc/flags.ts';
import type { HostSession } from '../../../reconciler/drivers/libvirt/rpc/session.ts';
import { startHost } from '../../lab/host.ts';
import { buildGuestImages } from '../../lab/images.ts';
import { interleaved } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { create, startBenchService, untilReady } from '../world.ts';
import { prepare } from './intent-to-running.ts';

const ROUNDS = 6;
const LIMIT_MS = 60_000;
/** A guest that is killed again and again is started ever later: each is killed twice only. */
const GUESTS = ROUNDS / 2;

/** Effect: destroys the guest, has it started again, and tells how long it was gone. */
async function mended(session: HostSession, id: string, mend: () => Promise<unknown>): Promise<number> {
  const watch = watchStart(session, id);
  await watch.ready;
  const { dom } = await session.call('domain_lookup_by_uuid', { uuid: id });
  await session.call('domain_destroy_flags', { dom, flags: 0 });
  const killed = performance.now();
  await mend();
  return (await watch.started) - killed;
}

/** Effect: listens until the guest is said to run; on performance.now(). */
function watchStart(
  session: HostSession,
  id: string,
): { readonly ready: Promise<unknown>; readonly started: Promise<number> } {
  let heard: (at: number) => void = () => undefined;
  const started = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the guest ${id} was not started again`)), LIMIT_MS);
    heard = (at) => {
      clearTimeout(timer);
      resolve(at);
    };
  });
  const subscription = session.subscribe('domain_lifecycle', ({ dom, event }) => {
    if (dom.uuid !== id || event !== DOMAIN_EVENT.started) return;
    const at = performance.now();
    subscription.close();
    heard(at);
  });
  return { ready: subscription.ready, started };
}

/** How long a guest that somebody killed is gone until Cairn has started it again. */
export const driftRepair: Figure = {
  name: 'drift-repair',
  what: 'a guest killed by hand until the host says that it runs again, nobody asking',
  limit: { ratio: 2, is: 'most' },
  run: async (say) => {
    const directory = mkdtempSync(join(tmpdir(), 'cd-'));
    const images = await buildGuestImages({});
    const host = await startHost({ name: 'b2', directory: join(directory, 'b2') });
    const bench = await startBenchService({}).catch(async (error: unknown) => {
      await host.stop();
      throw error;
    });
    const session = createHostSession(host.uri);
    try {
      const { subnet_id, references } = await prepare(bench.client, host, images.disk);
      const nics = { eth0: { subnet_id } };
      const cared: string[] = [];
      for (let index = 0; index < GUESTS; index += 1)
        cared.push(await create(bench.client, 'server', { name: `cared-for-${index}`, ...references, nics }));
      const alone = { name: 'left-alone', ...references, nics, drift_policy: 'report' as const };
      const left = await create(bench.client, 'server', alone);
      for (const id of [...cared, left]) await untilReady(bench.client, 'server', id);
      const { dom } = await session.call('domain_lookup_by_uuid', { uuid: left });
      const raw = (): Promise<unknown> => session.call('domain_create_with_flags', { dom, flags: 0 });
      const { ours, theirs, all } = await interleaved(
        ROUNDS,
        async (round) => {
          const id = cared[round % GUESTS] ?? '';
          const took = await mended(session, id, () => Promise.resolve());
          await untilReady(bench.client, 'server', id);
          return took;
        },
        () => mended(session, left, raw),
      );
      say(all.map(([own, other]) => `${Math.round(own)}/${Math.round(other)}`).join(' '));
      const against = 'started at once by the same client';
      return { value: ours, unit: 'ms', samples: ROUNDS, against, against_value: theirs };
    } finally {
      await session.close();
      await bench.stop();
      await host.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  },
};
