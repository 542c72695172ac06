import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { interleaved, median } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { createServers, prepareGround, residentMib, startBenchService } from '../world.ts';

const STARTS = 3;
const SETTLE_MS = 5000;
const READINGS = 5;
const SERVERS = 10_000;

/** Resident memory of the service once it has settled: the median of readings a second apart. */
async function settled(pid: number): Promise<number> {
  await sleep(SETTLE_MS);
  const readings: number[] = [];
  for (let reading = 0; reading < READINGS; reading += 1) {
    readings.push(residentMib(pid));
    await sleep(1000);
  }
  return median(readings);
}

async function idleService(): Promise<number> {
  const bench = await startBenchService();
  try {
    return await settled(bench.service.pid);
  } finally {
    await bench.stop();
  }
}

async function bareNode(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  try {
    await sleep(1000);
    return residentMib(child.pid ?? -1);
  } finally {
    child.kill('SIGKILL');
  }
}

/** Resident memory of a service that has nothing to do, without its PostgreSQL. */
export const memoryIdle: Figure = {
  name: 'memory-idle',
  what: 'resident memory of the idle service',
  run: async () => {
    const { ours, theirs } = await interleaved(STARTS, idleService, bareNode);
    return { value: ours, unit: 'MiB', samples: STARTS, against: 'node, idle', against_value: theirs };
  },
};

/** Resident memory of the same process before and after it got many servers, without its PostgreSQL. */
export const memoryLoaded: Figure = {
  name: 'memory-10000',
  what: 'resident memory of the service with 10,000 simulated servers',
  run: async (say) => {
    const bench = await startBenchService();
    try {
      const before = await settled(bench.service.pid);
      const ground = await prepareGround(bench.client);
      const started = performance.now();
      await createServers(bench.client, ground, SERVERS);
      const seconds = (performance.now() - started) / 1000;
      say(
        `${SERVERS} servers were ready after ${Math.round(seconds)} s, ${Math.round(SERVERS / seconds)} a second`,
      );
      const after = await settled(bench.service.pid);
      return {
        value: after,
        unit: 'MiB',
        samples: READINGS,
        against: 'the same service, idle',
        against_value: before,
      };
    } finally {
      await bench.stop();
    }
  },
};
