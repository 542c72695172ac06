import { Agent, get } from 'node:http';
import { makeAdministrator } from '../../support/cairn-identity.ts';
import { createIdentityClient } from '../identity-client.ts';
import { load } from '../load.ts';
import type { LoadResult } from '../load.ts';
import { digits, median } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { createServers, prepareGround, residentMib, startBenchService } from '../world.ts';

/** Servers in one answer; CAIRN_BENCH_PAGE makes it fewer for a quick look. */
const SERVERS = Number(process.env['CAIRN_BENCH_PAGE'] ?? 1000);
const SECONDS = 5;
const ROUNDS = 3;
const CONNECTIONS = 4;

type Page = { readonly path: string; readonly headers: Readonly<Record<string, string>> };

/** Effect: reads a whole answer; its text. */
function read(endpoint: string, { path, headers }: Page, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(new URL(path, endpoint), { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${path}: ${response.statusCode} ${text}`));
      });
    }).on('error', reject);
  });
}

const inWords = (name: string, results: readonly LoadResult[]): string =>
  `${name}: p50 ${digits(median(results.map(({ p50_ms }) => p50_ms)))} ms, p99 ${digits(median(results.map(({ p99_ms }) => p99_ms)))} ms, ${digits(median(results.map(({ per_second }) => per_second)))} a second`;

/** How long a page of all servers takes, as Cairn's own clients and as OpenStack's ask for it. */
export const serverPages: Figure = {
  name: 'server-pages',
  what: `GET /compute/v2.1/servers/detail against GET /v1/servers, ${SERVERS} servers in one answer, ${CONNECTIONS} connections`,
  run: async (say) => {
    const bench = await startBenchService();
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    try {
      const { endpoint, token, pid } = bench.service;
      say(`create ${SERVERS} servers`);
      await createServers(bench.client, await prepareGround(bench.client), SERVERS);
      const identity = createIdentityClient(await makeAdministrator(bench.service), 1);
      const login = await identity.issue();
      identity.close();
      const own = { path: `/v1/servers?limit=${SERVERS}`, headers: { authorization: `Bearer ${token}` } };
      const nova = {
        path: `/compute/v2.1/servers/detail?all_tenants=True&limit=${SERVERS}`,
        headers: { 'x-auth-token': login, 'openstack-api-version': 'compute 2.96' },
      };
      const counts = await Promise.all(
        [own, nova].map(async (page) => {
          const body = JSON.parse(await read(endpoint, page, agent)) as Record<string, readonly unknown[]>;
          return (body['items'] ?? body['servers'] ?? []).length;
        }),
      );
      if (counts.some((count) => count !== SERVERS)) throw new Error(`pages of ${counts.join(' and ')}`);
      const results: { readonly own: LoadResult[]; readonly nova: LoadResult[] } = { own: [], nova: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const side of round % 2 === 0 ? (['own', 'nova'] as const) : (['nova', 'own'] as const)) {
          const page = side === 'own' ? own : nova;
          results[side].push(await load(CONNECTIONS, SECONDS, () => read(endpoint, page, agent)));
        }
      }
      say(inWords('/v1/servers', results.own));
      say(inWords('/compute/v2.1/servers/detail', results.nova));
      say(`the service ${digits(residentMib(pid))} MiB`);
      return {
        value: median(results.nova.map(({ p50_ms }) => p50_ms)),
        unit: 'ms',
        samples: ROUNDS,
        against: 'GET /v1/servers, the same servers',
        against_value: median(results.own.map(({ p50_ms }) => p50_ms)),
      };
    } finally {
      agent.destroy();
      await bench.stop();
    }
  },
};
