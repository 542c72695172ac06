import { Agent, request } from 'node:http';
import type { IdentityTarget } from '../support/identity-walk/walker.ts';

/** The two requests of Identity v3 that everything else waits for, over connections that are kept where the server keeps them. */
export type IdentityClient = {
  /** Effect: signs in by password in the project; gives the token. */
  readonly issue: () => Promise<string>;
  /** Effect: GET /auth/tokens of a token, by itself. */
  readonly validate: (token: string) => Promise<void>;
  /** Effect: closes the connections. */
  readonly close: () => void;
};

/** Pure. A client with at most `connections` connections. node:http costs the loaded machine less than fetch does. */
export function createIdentityClient(target: IdentityTarget, connections: number): IdentityClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const url = new URL(`${target.auth_url}/auth/tokens`);
  const domain = { id: 'default' };
  const body = JSON.stringify({
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: target.username, domain, password: target.password } },
      },
      scope: { project: { name: target.project_name, domain } },
    },
  });
  const send = (
    method: string,
    headers: Readonly<Record<string, string>>,
    expected: number,
    content?: string,
  ): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method, headers, agent, timeout: 60_000 }, (response) => {
        const token = response.headers['x-subject-token'];
        response.on('error', reject).on('end', () => {
          if (response.statusCode === expected && typeof token === 'string') resolve(token);
          else reject(new Error(`${method} ${url.href}: ${response.statusCode}`));
        });
        response.resume();
      });
      sent
        .on('error', reject)
        .on('timeout', () => sent.destroy(new Error(`${method} ${url.href}: no answer`)));
      sent.end(content);
    });
  const json = { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) };
  return {
    issue: () => send('POST', json, 201, body),
    validate: async (token) => {
      await send('GET', { 'X-Auth-Token': token, 'X-Subject-Token': token }, 200);
    },
    close: () => agent.destroy(),
  };
}
