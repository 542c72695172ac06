import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createHashThreads } from '../../../reconciler/drivers/files/hashing/threads.ts';
import { CONTENT_DIGESTS } from '../../../reconciler/ports/hashing.ts';
import { createApi } from '../../../provider/client/api.ts';
import { createHttp } from '../../../provider/client/http.ts';
import { uploadFile } from '../../../provider/client/upload.ts';
import { createDigests } from '../../../provider/files/digest-cache.ts';
import { createLog } from '../../../provider/serve/log.ts';
import { sendWhole, writePlainly, writeRandom } from '../image-files.ts';
import { interleaved, timed } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { create, startBenchService } from '../world.ts';

const MIB = 1024 * 1024;
const MB = 1_000_000;
const SIZE_MIB = 1024;
const PROVIDER_SIZE_MIB = 512;
const ROUNDS = 5;

/** What the digests alone allow here, with every processor at work on them and nothing else. */
async function digestRate(file: string, size_bytes: number): Promise<number> {
  const running = createHashThreads().start(CONTENT_DIGESTS);
  const took = await timed(async () => {
    await running.updateFromFile(file, 0, size_bytes);
    await running.digests();
  });
  running.close();
  return (size_bytes / MB / took) * 1000;
}

/** The service receives, digests (SHA-256, SHA-512, MD5) and makes durable; a plain write only makes durable. */
export const imageUpload: Figure = {
  name: 'image-upload',
  what: `upload of ${SIZE_MIB} MiB over loopback in one request, all digests on`,
  limit: { ratio: 0.8, is: 'least' },
  run: async (say) => {
    const bench = await startBenchService();
    try {
      const project_id = await create(bench.client, 'project', { name: 'bench' });
      const file = join(bench.directory, 'image');
      const size_bytes = SIZE_MIB * MIB;
      writeRandom(file, SIZE_MIB);
      const rate = (took_ms: number): number => (size_bytes / MB / took_ms) * 1000;
      const upload = async (round: number): Promise<number> => {
        const spec = { name: `image-${round}`, project_id, disk_format: 'raw' as const };
        const id = await create(bench.client, 'image', spec);
        return rate(await timed(() => sendWhole(bench.service, id, file, size_bytes)));
      };
      const plain = (): Promise<number> =>
        Promise.resolve(rate(writePlainly(file, join(bench.directory, 'service', 'plain'))));
      say('warm up');
      await upload(-1);
      await plain();
      const digests = await digestRate(file, size_bytes);
      const { ours, theirs, all } = await interleaved(ROUNDS, upload, plain);
      for (const [own, other] of all) say(`${Math.round(own)} MB/s against ${Math.round(other)} MB/s`);
      say(
        `the digests alone: ${Math.round(digests)} MB/s; the upload reaches ${(ours / digests).toFixed(2)} of that`,
      );
      return {
        value: ours,
        unit: 'MB/s',
        samples: ROUNDS,
        against: 'plain write and fdatasync, same disk',
        against_value: theirs,
      };
    } finally {
      await bench.stop();
    }
  },
};

/** What the provider does with a file: digest it, declare it, send it; the service checks it and makes it durable. */
export const imageApply: Figure = {
  name: 'image-apply',
  what: `digest and upload of a ${PROVIDER_SIZE_MIB} MiB image by the provider's client`,
  run: async (say) => {
    const bench = await startBenchService();
    try {
      const { endpoint, token } = bench.service;
      const log = createLog({}, () => undefined);
      const http = createHttp({ endpoint, token, ca_pem: undefined, user_agent: 'bench', log });
      const api = createApi(http, { origin: 'bench', run: randomUUID() });
      const project_id = await create(bench.client, 'project', { name: 'bench' });
      const file = join(bench.directory, 'image');
      const upload = async (round: number): Promise<number> => {
        // New bytes each time: the service keeps content by its digest and would not ask for the same bytes twice.
        writeRandom(file, PROVIDER_SIZE_MIB);
        return timed(async () => {
          // A cache of its own each time: the digest is part of what the first apply takes.
          const digests = createDigests(join(bench.directory, `digests-${round}`));
          const digest = await digests.of(file);
          if (digest === null) throw new Error(`${file} is gone`);
          const spec = { name: `image-${round}`, project_id, disk_format: 'raw' as const, ...digest };
          const id = await create(bench.client, 'image', spec);
          const deadline_ms = performance.now() + 120_000;
          const end = await uploadFile(api, { collection: 'images', id, file, deadline_ms });
          if (end !== 'complete') throw new Error(`the upload ended ${end}`);
        });
      };
      const plain = (): Promise<number> => {
        writeRandom(file, PROVIDER_SIZE_MIB);
        return Promise.resolve(writePlainly(file, join(bench.directory, 'service', 'plain')));
      };
      say('warm up');
      await upload(-1);
      const { ours, theirs } = await interleaved(ROUNDS, upload, plain);
      rmSync(file);
      return {
        value: ours / 1000,
        unit: 's',
        samples: ROUNDS,
        against: 'plain write and fdatasync, same disk',
        against_value: theirs / 1000,
      };
    } finally {
      await bench.stop();
    }
  },
};
