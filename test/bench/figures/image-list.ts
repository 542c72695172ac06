import { load } from '../load.ts';
import type { Figure } from '../measure.ts';
import { create, startBenchService } from '../world.ts';

const IMAGES = 10_000;
const PAGE = 1000;
const WRITERS = 16;
const READERS = 4;
const SECONDS = 20;

/** How long a page of a long list of images takes, at worst but for one in a hundred, wherever in the list it lies. */
export const imageList: Figure = {
  name: 'image-list-10000',
  what: `p99 of a page of ${PAGE} among ${IMAGES} images, ${READERS} connections`,
  run: async (say) => {
    const bench = await startBenchService();
    try {
      const project_id = await create(bench.client, 'project', { name: 'bench' });
      say(`create ${IMAGES} images`);
      let next = 0;
      const write = async (): Promise<void> => {
        for (let index = next++; index < IMAGES; index = next++) {
          await create(bench.client, 'image', {
            name: `image-${index}`,
            project_id,
            disk_format: 'raw',
            tags: [`tag-${index % 10}`],
          });
        }
      };
      await Promise.all(Array.from({ length: WRITERS }, write));
      const cursors: (string | undefined)[] = [undefined];
      let listed = 0;
      for (let at = 0; at < cursors.length; at += 1) {
        const cursor = cursors[at];
        const page = await bench.client.listImages({
          limit: PAGE,
          ...(cursor === undefined ? {} : { cursor }),
        });
        listed += page.items.length;
        if (page.next_cursor !== null) cursors.push(page.next_cursor);
      }
      if (listed !== IMAGES) throw new Error(`the list has ${listed} images`);
      let asked = 0;
      const read = async (limit: number): Promise<void> => {
        const cursor = cursors[asked++ % cursors.length];
        await bench.client.listImages({ limit, ...(cursor === undefined ? {} : { cursor }) });
      };
      await load(READERS, 2, () => read(PAGE));
      const pages = await load(READERS, SECONDS, () => read(PAGE));
      const ones = await load(READERS, SECONDS / 2, () => read(1));
      say(
        `${pages.requests} pages of ${PAGE}: p50 ${pages.p50_ms.toFixed(1)} ms; of one: p50 ${ones.p50_ms.toFixed(1)}, p99 ${ones.p99_ms.toFixed(1)} ms`,
      );
      return {
        value: pages.p99_ms,
        unit: 'ms',
        samples: pages.requests,
        against: 'a page of one image, p99',
        against_value: ones.p99_ms,
      };
    } finally {
      await bench.stop();
    }
  },
};
