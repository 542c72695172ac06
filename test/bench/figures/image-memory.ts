import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendWhole, writeRandom } from '../image-files.ts';
import type { Figure } from '../measure.ts';
import { create, residentMib, startBenchService } from '../world.ts';

const UPLOADS = 20;
const READ_EVERY_MS = 100;
const SETTLE_MS = 3000;

/** A smaller size is for trying it by hand: what is held in memory does not depend on it. */
const SIZE_MIB = Number(process.env['CAIRN_BENCH_UPLOAD_MIB'] ?? 1024);

/** The most memory that the service takes while many images come at once, against what it takes before. Without its PostgreSQL. */
export const memoryUploads: Figure = {
  name: 'memory-uploads',
  what: `resident memory of the service while ${UPLOADS} images of ${SIZE_MIB} MiB arrive at once`,
  run: async (say) => {
    const bench = await startBenchService();
    try {
      const { pid } = bench.service;
      const project_id = await create(bench.client, 'project', { name: 'bench' });
      const file = join(bench.directory, 'image');
      writeRandom(file, SIZE_MIB);
      const ids = await Promise.all(
        Array.from({ length: UPLOADS }, (_, index) =>
          create(bench.client, 'image', { name: `image-${index}`, project_id, disk_format: 'raw' }),
        ),
      );
      await sleep(SETTLE_MS);
      const before = residentMib(pid);
      const readings: number[] = [];
      const watch = setInterval(() => readings.push(residentMib(pid)), READ_EVERY_MS);
      const started = performance.now();
      const size_bytes = SIZE_MIB * 1024 * 1024;
      try {
        await Promise.all(ids.map((id) => sendWhole(bench.service, id, file, size_bytes)));
      } finally {
        clearInterval(watch);
      }
      const seconds = (performance.now() - started) / 1000;
      say(
        `${UPLOADS} x ${SIZE_MIB} MiB in ${seconds.toFixed(1)} s, together ${Math.round((UPLOADS * size_bytes) / 1e6 / seconds)} MB/s`,
      );
      return {
        value: Math.max(...readings),
        unit: 'MiB',
        samples: readings.length,
        against: 'the same service, idle',
        against_value: before,
      };
    } finally {
      await bench.stop();
    }
  },
};
