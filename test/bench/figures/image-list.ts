import { Agent, get } from 'node:http';
import { load } from '../load.ts';
import type { LoadResult } from '../load.ts';
import { interleaved, median } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { startManyImages } from '../many-images.ts';
import type { ManyImages } from '../many-images.ts';

const FEW = 100;
const MANY = 10_000;
const READERS = 4;
const SECONDS = 2;
const ROUNDS = 5;
/** Pages that are walked from the first to know where in the list one can begin. */
const PAGES = 20;

/** One way of asking for a page; `after` leads to the page after an image. */
type Question = {
  readonly name: string;
  readonly path: string;
  readonly after: string;
  /** Whether there is no index in this order, so that every image is looked at: told, and not part of what is promised. */
  readonly looks_at_all?: true;
};

const GLANCE = '/image/v2/images?limit=100';
const QUESTIONS: readonly Question[] = [
  { name: '/v1, a page of 100', path: '/v1/images?limit=100', after: 'cursor' },
  { name: '/v1, by a property', path: '/v1/images?limit=100&properties[os_distro]=debian', after: 'cursor' },
  { name: '/image/v2, newest first', path: GLANCE, after: 'marker' },
  { name: '/image/v2, by name', path: `${GLANCE}&sort_key=name&sort_dir=asc`, after: 'marker' },
  { name: '/image/v2, of a tag', path: `${GLANCE}&tag=tag-3`, after: 'marker' },
  { name: '/image/v2, of a name', path: `${GLANCE}&name=image-7`, after: 'marker' },
  { name: '/image/v2, by size', path: `${GLANCE}&sort=size:desc`, after: 'marker', looks_at_all: true },
];
const PROMISED = QUESTIONS.filter(({ looks_at_all }) => looks_at_all === undefined);

/** Effect: asks as a member. The answer's body. */
function ask({ service, member_token }: ManyImages, agent: Agent, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${member_token}`, 'x-auth-token': member_token };
    get(new URL(path, service.endpoint), { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${path}: ${response.statusCode} ${text}`));
      });
    }).on('error', reject);
  });
}

/** Effect: walks the list. Paths of its first pages. */
async function pagesOf(
  world: ManyImages,
  agent: Agent,
  { path, after }: Question,
): Promise<readonly string[]> {
  const pages = [path];
  for (let at = 0; at < pages.length && pages.length < PAGES; at += 1) {
    const body = JSON.parse(await ask(world, agent, pages[at] ?? path)) as Readonly<Record<string, unknown>>;
    const next = after === 'cursor' ? body['next_cursor'] : body['next'];
    if (typeof next !== 'string') continue;
    pages.push(after === 'cursor' ? `${path}&cursor=${next}` : `/image${next}`);
  }
  return pages;
}

async function loadOf(world: ManyImages, question: Question, seconds: number): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  try {
    const pages = await pagesOf(world, agent, question);
    let asked = 0;
    return await load(READERS, seconds, () => ask(world, agent, pages[asked++ % pages.length] ?? ''));
  } finally {
    agent.destroy();
  }
}

/** How long a page of a long list of images takes an ordinary member, at worst but for one in a hundred, wherever in the list it lies. */
export const imageList: Figure = {
  name: 'image-list-10000',
  what: `p99 of a page of 100 among ${MANY} images as a member, ${READERS} connections: the worst of ${PROMISED.length} questions`,
  limit: { ratio: 3, is: 'most' },
  run: async (say) => {
    say(`make ${FEW} and ${MANY} images`);
    const few = await startManyImages(FEW);
    try {
      const many = await startManyImages(MANY);
      try {
        const found = [];
        for (const question of QUESTIONS) {
          const p50: number[] = [];
          const measured = async (world: ManyImages): Promise<number> => {
            const { p50_ms, p99_ms } = await loadOf(world, question, SECONDS);
            if (world === many) p50.push(p50_ms);
            return p99_ms;
          };
          await loadOf(many, question, SECONDS / 2);
          const { ours, theirs } = await interleaved(
            ROUNDS,
            () => measured(many),
            () => measured(few),
          );
          if (PROMISED.includes(question)) found.push({ ours, theirs });
          const [middle, slow, ratio] = [median(p50), ours, ours / theirs].map((value) => value.toFixed(1));
          say(`${question.name}: p50 ${middle} ms, p99 ${slow} ms, ${ratio} times that of ${FEW} images`);
        }
        const worst = found.reduce((a, b) => (b.ours / b.theirs > a.ours / a.theirs ? b : a));
        return {
          value: worst.ours,
          unit: 'ms',
          samples: ROUNDS,
          against: `the same among ${FEW} images`,
          against_value: worst.theirs,
        };
      } finally {
        await many.stop();
      }
    } finally {
      await few.stop();
    }
  },
};
