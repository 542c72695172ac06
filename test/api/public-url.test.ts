import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootstrap } from '../../reconciler/api/bootstrap.ts';
import { itemsIn, startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { runCli } from '../support/cli.ts';

/** A service behind a proxy that ends TLS: whatever it says of its own address is the one that clients reach. */

const PUBLIC = 'https://cloud.example.com/api';
const INSIDE = { host: 'inside.example:8788' };

let api: TestApi;
let folder = '';

beforeAll(async () => {
  api = await startTestApi({ public_url: PUBLIC });
  folder = mkdtempSync(join(tmpdir(), 'cairn-public-'));
});
afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (more: { readonly public_url?: string } = {}) =>
  bootstrap(api.database.db, {
    data_directory: api.data_directory,
    endpoint: api.endpoint,
    region: 'RegionOne',
    ...more,
  });

const ownAt = (url: string): readonly string[] => [
  `${url}/compute/v2.1`,
  `${url}/identity/v3`,
  `${url}/image`,
  `${url}/placement`,
];

const catalogue = async (): Promise<readonly unknown[]> => {
  const urls = itemsIn(await api.get('/v1/endpoints')).map(({ spec }) => spec['url']);
  expect(urls).toHaveLength(12);
  return [...new Set(urls)].sort();
};

test('links and challenges of the Identity API name it, whatever the proxy writes into Host', async () => {
  const discovery = await fetch(`${api.endpoint}/identity/v3`, { headers: INSIDE });
  expect(await discovery.json()).toMatchObject({
    version: { links: [{ rel: 'self', href: `${PUBLIC}/identity/v3/` }] },
  });
  const versions = await fetch(`${api.endpoint}/identity`, { headers: INSIDE, redirect: 'manual' });
  expect([versions.status, versions.headers.get('location')]).toEqual([300, `${PUBLIC}/identity/v3/`]);
  const refused = await fetch(`${api.endpoint}/identity/v3/users`, { headers: INSIDE });
  expect(refused.headers.get('www-authenticate')).toBe(`Keystone uri="${PUBLIC}/identity/v3"`);
  const list = await fetch(`${api.endpoint}/identity/v3/roles?name=reader`, {
    headers: { ...INSIDE, 'x-auth-token': api.credentials.token },
  });
  expect(await list.json()).toMatchObject({
    links: { self: `${PUBLIC}/identity/v3/roles?name=reader` },
    roles: [
      { name: 'reader', links: { self: expect.stringMatching(`^${PUBLIC}/identity/v3/roles/`) as string } },
    ],
  });
});

test('so do those of the Image API', async () => {
  const discovery = await fetch(`${api.endpoint}/image/versions`, { headers: INSIDE });
  const { versions } = (await discovery.json()) as { versions: unknown[] };
  expect(versions[0]).toMatchObject({ links: [{ rel: 'self', href: `${PUBLIC}/image/v2/` }] });
  const refused = await fetch(`${api.endpoint}/image/v2/images`, { headers: INSIDE });
  expect(refused.headers.get('www-authenticate')).toBe(`Keystone uri="${PUBLIC}/identity/v3"`);
});

test('the catalogue follows it from start to start', async () => {
  expect(await catalogue()).toEqual(ownAt(api.endpoint));
  const moved = await start({ public_url: PUBLIC });
  expect(await catalogue()).toEqual(ownAt(PUBLIC));
  // Who is on the same machine needs no proxy.
  expect(moved.credentials).toEqual(api.credentials);
  await start();
  expect(await catalogue()).toEqual(ownAt(api.endpoint));
});

test('cairn bootstrap prints it', async () => {
  const { endpoint, token } = api.credentials;
  const own = { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token, CAIRN_DATA_DIRECTORY: folder };
  const printed = await runCli(['bootstrap'], { environment: { ...own, CAIRN_PUBLIC_URL: PUBLIC } });
  expect(printed.code, printed.stderr).toBe(0);
  expect(printed.stdout).toContain(`export OS_AUTH_URL='${PUBLIC}/identity/v3'\n`);
  expect(printed.stdout).toContain(`auth_url: "${PUBLIC}/identity/v3"`);
});
