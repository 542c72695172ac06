import { randomFillSync, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createApi } from '../../../provider/client/api.ts';
import { createHttp } from '../../../provider/client/http.ts';
import { uploadFile } from '../../../provider/client/upload.ts';
import { createLog } from '../../../provider/serve/log.ts';
import { createDigests } from '../../../provider/files/digest-cache.ts';
import { interleaved, timed } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { create, startBenchService } from '../world.ts';

const MIB = 1024 * 1024;
const SIZE_MIB = 512;
const ROUNDS = 5;

/** New bytes each time: the service keeps content by its digest and would not ask for the same bytes twice. */
function writeRandom(file: string): void {
  const descriptor = openSync(file, 'w');
  const piece = Buffer.alloc(MIB);
  for (let mib = 0; mib < SIZE_MIB; mib += 1) writeSync(descriptor, randomFillSync(piece));
  fsyncSync(descriptor);
  closeSync(descriptor);
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const handle = await open(to, 'r+');
  await handle.sync();
  await handle.close();
}

/** What the provider does with a file: digest it, declare it, send it; the service checks it and makes it durable. */
export const imageUpload: Figure = {
  name: 'image-upload',
  what: `digest and upload of a ${SIZE_MIB} MiB image by the provider's client`,
  run: async (say) => {
    const bench = await startBenchService();
    try {
      const { endpoint, token } = bench.service;
      const log = createLog({}, () => undefined);
      const http = createHttp({ endpoint, token, ca_pem: undefined, user_agent: 'bench', log });
      const api = createApi(http, { origin: 'bench', run: randomUUID() });
      const project_id = await create(bench.client, 'project', { name: 'bench' });
      const directory = join(bench.directory, 'files');
      mkdirSync(directory);
      const file = join(directory, 'image');
      const upload = async (round: number): Promise<number> => {
        writeRandom(file);
        return timed(async () => {
          // A cache of its own each time: the digest is part of what the first apply takes.
          const digests = createDigests(join(directory, `digests-${round}`));
          const digest = await digests.of(file);
          if (digest === null) throw new Error(`${file} is gone`);
          const spec = { name: `image-${round}`, project_id, disk_format: 'raw' as const, ...digest };
          const id = await create(bench.client, 'image', spec);
          const deadline_ms = performance.now() + 120_000;
          const end = await uploadFile(api, { collection: 'images', id, file, deadline_ms });
          if (end !== 'complete') throw new Error(`the upload ended ${end}`);
        });
      };
      const copy = async (): Promise<number> => {
        writeRandom(file);
        const target = join(bench.directory, 'service', 'copy');
        const took = await timed(() => copyDurably(file, target));
        rmSync(target);
        return took;
      };
      say('warm up');
      await upload(-1);
      const { ours, theirs } = await interleaved(ROUNDS, upload, copy);
      return {
        value: ours / 1000,
        unit: 's',
        samples: ROUNDS,
        against: 'copy and fsync to the same disk',
        against_value: theirs / 1000,
      };
    } finally {
      await bench.stop();
    }
  },
};
