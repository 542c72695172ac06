import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from './facade-client.ts';

/** One answer of the facade of compute. */
export type ComputeAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; an empty object where there is none. */
  readonly body: Json;
};

/** Asks Compute v2.1 of OpenStack with a token, by one microversion. */
export type ComputeClient = {
  /** Effect: one request below /compute/v2.1. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<ComputeAnswer>;
  /** Effect: the same; its body. Throws when the answer is a refusal. */
  readonly must: (method: string, path: string, body?: unknown) => Promise<Json>;
  /** Effect: a server as it is now. */
  readonly show: (id: string) => Promise<Json>;
  /** Effect: does something with a server; the answer. */
  readonly act: (id: string, action: Json) => Promise<ComputeAnswer>;
  /** Effect: waits until the server is in the state and nothing is done with it; the server. Throws after 10 s. */
  readonly until: (id: string, status: string) => Promise<Json>;
  /** Effect: waits until there is no such server. */
  readonly gone: (id: string) => Promise<void>;
  /** Pure. The same by another microversion, or with another token. */
  readonly at: (version: string | null, token?: string | null) => ComputeClient;
};

const POLL_MS = 30;
const POLLS = 400;

/** Pure. A client of the facade at `endpoint`, which is the service's own. */
export function createComputeClient(
  endpoint: string,
  token: string | null,
  version: string | null,
): ComputeClient {
  const ask: ComputeClient['ask'] = async (method, path, body) => {
    const response = await fetch(`${endpoint}/compute/v2.1${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { 'X-Auth-Token': token }),
        ...(version === null ? {} : { 'OpenStack-API-Version': `compute ${version}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, body: text === '' ? {} : (JSON.parse(text) as Json) };
  };
  const must: ComputeClient['must'] = async (method, path, body) => {
    const answer = await ask(method, path, body);
    if (answer.status < 400) return answer.body;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  const show: ComputeClient['show'] = async (id) => (await must('GET', `/servers/${id}`))['server'] as Json;
  return {
    ask,
    must,
    show,
    act: (id, action) => ask('POST', `/servers/${id}/action`, action),
    until: async (id, status) => {
      let last: Json = {};
      for (let poll = 0; poll < POLLS; poll += 1) {
        last = await show(id);
        if (last['status'] === status && last['OS-EXT-STS:task_state'] === null) return last;
        await sleep(POLL_MS);
      }
      throw new Error(`the server did not become ${status}: ${JSON.stringify(last)}`);
    },
    gone: async (id) => {
      for (let poll = 0; poll < POLLS; poll += 1) {
        if ((await ask('GET', `/servers/${id}`)).status === 404) return;
        await sleep(POLL_MS);
      }
      throw new Error(`the server ${id} did not go`);
    },
    at: (other, another = token) => createComputeClient(endpoint, another, other),
  };
}
