import { Agent, get } from 'node:http';
import { Worker } from 'node:worker_threads';
import { interleaved } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { createServers, prepareGround, startBenchService } from '../world.ts';

const SERVERS = 100;
const CONNECTIONS = 8;
const SECONDS = 4;
const ROUNDS = 5;

/** A server in a thread of its own that answers the same bytes to everything: what node:http itself can do here. */
const FLOOR = `
const { createServer } = require('node:http');
const { parentPort, workerData } = require('node:worker_threads');
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': workerData.length };
const server = createServer((request, response) => response.writeHead(200, headers).end(workerData));
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

function once(url: URL, token: string, agent: Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks));
        else reject(new Error(`${url.pathname}: ${response.statusCode} ${Buffer.concat(chunks).toString()}`));
      });
    }).on('error', reject);
  });
}

/** Requests a second over some seconds, each connection asking again as soon as it was answered. */
async function rate(url: URL, token: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const started = performance.now();
  const end = started + SECONDS * 1000;
  let answered = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      await once(url, token, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  agent.destroy();
  return answered / ((performance.now() - started) / 1000);
}

/** Requests a second of the list that people and OpenStack clients ask for most. */
export const serverList: Figure = {
  name: 'server-list',
  what: `GET /v1/servers, ${SERVERS} servers, ${CONNECTIONS} connections`,
  run: async (say) => {
    const bench = await startBenchService();
    let floor: Worker | null = null;
    try {
      say(`create ${SERVERS} servers`);
      await createServers(bench.client, await prepareGround(bench.client), SERVERS);
      const { endpoint, token } = bench.service;
      const url = new URL('/v1/servers', endpoint);
      const agent = new Agent();
      const body = await once(url, token, agent);
      agent.destroy();
      const worker = new Worker(FLOOR, { eval: true, workerData: body });
      floor = worker;
      const port = await new Promise<number>((resolve, reject) => {
        worker.once('message', resolve).once('error', reject);
      });
      const bare = new URL(`http://127.0.0.1:${port}/`);
      say(`${body.length} bytes an answer; ${ROUNDS} rounds of ${SECONDS} s each`);
      await rate(url, token);
      const result = await interleaved(
        ROUNDS,
        () => rate(url, token),
        () => rate(bare, token),
      );
      return {
        value: result.ours,
        unit: 'requests/s',
        samples: ROUNDS,
        against: 'node:http, the same bytes',
        against_value: result.theirs,
      };
    } finally {
      await floor?.terminate();
      await bench.stop();
    }
  },
};
