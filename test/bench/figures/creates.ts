import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../../schemas/generated/client.ts';
import { percentile } from '../load.ts';
import { digits } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { create, prepareGround, residentMib, startBenchService, untilReady } from '../world.ts';

/** Servers asked for; CAIRN_BENCH_CREATES=10000 asks for as many as the promise is about. */
const SERVERS = Number(process.env['CAIRN_BENCH_CREATES'] ?? 500);
const HOSTS = 100;
/** Requests under way at once. */
const CLIENTS = 16;
/**
 * Servers a second at which OpenStack with 196 compute nodes stopped growing: at 1.7 some failed. Source: OpenStack performance
 * documentation, openstack_load.
 */
const OPENSTACK_PER_SECOND = 1.5;

/** Effect: notes when each server is first said to be ready, until all are. */
async function watchReady(client: Client, count: number, ready: Map<string, number>): Promise<void> {
  const ended = new AbortController();
  const limit = setTimeout(() => ended.abort(), 120_000 + count * 250);
  let after = 0;
  try {
    while (ready.size < count) {
      ended.signal.throwIfAborted();
      for await (const event of client.streamEvents({ after, signal: ended.signal })) {
        after = event.sequence;
        if (event.type !== 'ready' || event.kind !== 'server' || event.resource_id === null) continue;
        if (!ready.has(event.resource_id)) ready.set(event.resource_id, performance.now());
        if (ready.size >= count) return;
      }
      await sleep(100);
    }
  } finally {
    clearTimeout(limit);
  }
}

/** Servers made a second while many are asked for at once, by the service as it is shipped, over simulated hosts. */
export const creates: Figure = {
  name: 'creates',
  what: `${SERVERS} servers asked for at once on ${HOSTS} simulated hosts, until all run`,
  run: async (say) => {
    const bench = await startBenchService();
    try {
      const { client } = bench;
      const ground = await prepareGround(client);
      for (let index = 0; index < HOSTS; index += 1) {
        const uri = `simulated://kvm${index}?vcpus=1000&memory_mib=1000000&disk_gib=10000`;
        await untilReady(client, 'host', await create(client, 'host', { name: `kvm${index}`, uri }));
      }
      const asked = new Map<string, number>();
      const ready = new Map<string, number>();
      const watching = watchReady(client, SERVERS, ready);
      const started = performance.now();
      const left = Array.from({ length: SERVERS }, (_, index) => index);
      const ask = async (): Promise<void> => {
        for (let index = left.pop(); index !== undefined; index = left.pop()) {
          const at = performance.now();
          asked.set(await create(client, 'server', { name: `server-${index}`, ...ground }), at);
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, ask));
      const taken_s = (performance.now() - started) / 1000;
      await watching;
      const took_s = (performance.now() - started) / 1000;
      const times = [...asked].map(([id, at]) => ((ready.get(id) ?? Number.NaN) - at) / 1000);
      const sorted = times.sort((one, other) => one - other);
      say(
        `asked for in ${digits(taken_s)} s; from intent to running p50 ${digits(percentile(sorted, 0.5))} s, p99 ${digits(percentile(sorted, 0.99))} s; the service ${digits(residentMib(bench.service.pid))} MiB`,
      );
      return {
        value: SERVERS / took_s,
        unit: 'servers/s',
        samples: SERVERS,
        against: 'OpenStack with 196 nodes, published',
        against_value: OPENSTACK_PER_SECOND,
      };
    } finally {
      await bench.stop();
    }
  },
};
