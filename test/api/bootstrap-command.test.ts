import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_DOMAIN_ID, ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { findConnection } from '../../schemas/connection/find.ts';
import type { ChosenConnection, ConnectionProblem, Environment } from '../../schemas/connection/settings.ts';
import { describeLogin, loginSecret } from '../../schemas/connection/login.ts';
import { readText } from '../../schemas/connection/read.ts';
import { itemsIn, startTestApi } from '../support/api.ts';
import type { Body, TestApi } from '../support/api.ts';
import { runCli } from '../support/cli.ts';
import type { CliResult } from '../support/cli.ts';

let api: TestApi;
let folder: string;

beforeAll(async () => {
  api = await startTestApi();
  folder = mkdtempSync(join(tmpdir(), 'cairn-bootstrap-'));
});
afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

function bootstrap(
  words: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<CliResult> {
  const { endpoint, token } = api.credentials;
  const own = { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token, CAIRN_DATA_DIRECTORY: folder };
  return runCli(['bootstrap', ...words], { environment: { ...own, ...environment } });
}

const all = async (path: string): Promise<readonly Body[]> => itemsIn(await api.get(`/v1/${path}`));

/** What a shell has after it ran the text. */
function sourced(text: string): Environment {
  const output = execFileSync('/bin/sh', ['-c', `${text}\nenv -0`], { env: { PATH: process.env['PATH'] } });
  const pairs = output
    .toString()
    .split('\0')
    .map((line): [string, string] => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    });
  return Object.fromEntries(pairs.filter(([name]) => name.startsWith('OS_')));
}

function found(environment: Environment): ChosenConnection | ConnectionProblem {
  return findConnection(
    { environment, home: '/nonexistent', user_id: 1000, directory: folder, read: readText },
    { from: 'the test' },
  );
}

/** How provider and command would log in. */
function loginOf(environment: Environment): readonly string[] {
  const connection = found(environment);
  if (!('credential' in connection) || connection.credential.kind !== 'login') throw new Error('no login');
  const { login, auth_url } = connection.credential;
  return [connection.endpoint, auth_url, describeLogin(login), loginSecret(login)];
}

test('the first run makes the administrator, the second finds all as it should be', async () => {
  const first = await bootstrap();
  expect(first.code, first.stderr).toBe(0);
  expect(first.stderr.match(/^created: .*$/gm)).toEqual([
    'created: project admin',
    'created: user admin',
    'created: role admin of user admin on project admin',
    'created: role admin of user admin on the system',
  ]);
  const file = join(folder, 'admin-password');
  const password = readFileSync(file, 'utf8').trim();
  expect([password.length, statSync(file).mode & 0o777]).toEqual([32, 0o600]);
  expect(first.stdout + first.stderr).not.toContain(password);
  const { endpoint } = api.credentials;
  const login = [
    endpoint,
    `${endpoint}/identity/v3`,
    'user "admin" of domain "Default" with a password, for project "admin" of domain "Default"',
    password,
  ];
  expect(loginOf(sourced(first.stdout))).toEqual(login);

  const [project] = await all('projects?name=admin');
  const [user] = await all('users?name=admin');
  expect([project?.spec['domain_id'], user?.spec['domain_id']]).toEqual([
    DEFAULT_DOMAIN_ID,
    DEFAULT_DOMAIN_ID,
  ]);
  const given = await all(`role_assignments?user_id=${user?.id}`);
  expect(given.map(({ spec }) => [spec['role_id'], spec['scope']])).toEqual([
    [ROLE_IDS.admin, { project_id: project?.id }],
    [ROLE_IDS.admin, { system_wide: true }],
  ]);
  const endpoints = await all('endpoints');
  expect(new Set(endpoints.map(({ spec }) => spec['url']))).toEqual(
    new Set([
      `${endpoint}/identity/v3`,
      `${endpoint}/image`,
      `${endpoint}/compute/v2.1`,
      `${endpoint}/placement`,
    ]),
  );

  const before = await everything();
  const second = await bootstrap();
  expect(second).toMatchObject({ code: 0, stdout: first.stdout });
  expect(second.stderr).toMatch(/^Nothing to do: all 21 objects are as they should be\.$/m);
  expect(await everything()).toEqual(before);

  const output = join(folder, 'clients');
  const written = await bootstrap(['--output', output]);
  expect(written).toMatchObject({ code: 0, stdout: '' });
  for (const name of ['admin-openrc.sh', 'clouds.yaml']) {
    expect(statSync(join(output, name)).mode & 0o777).toBe(0o600);
  }
  expect(loginOf(sourced(`. ${join(output, 'admin-openrc.sh')}`))).toEqual(login);
  const cloud = { OS_CLOUD: 'cairn', OS_CLIENT_CONFIG_FILE: join(output, 'clouds.yaml') };
  expect(loginOf(cloud)).toEqual(login);
});

test('well-known flavors are made on request, once, with the ids that clients of OpenStack use', async () => {
  const made = await bootstrap(['--flavors', 'm1']);
  expect(made.stderr.match(/^created: flavor .*$/gm)).toHaveLength(5);
  const more = await bootstrap(['--flavors', 'devstack']);
  expect(more.stderr.match(/^created: flavor .*$/gm)).toHaveLength(7);
  const flavors = (await all('flavors?limit=1000')).map(({ spec }) => [
    spec['openstack_id'],
    spec['name'],
    spec['vcpus'],
    spec['memory_mib'],
    spec['disk_gib'],
  ]);
  expect(flavors).toHaveLength(12);
  expect(flavors).toContainEqual(['5', 'm1.xlarge', 8, 16384, 160]);
  expect((await bootstrap(['--flavors', 'm2'])).stderr).toContain('did you mean m1?');
});

async function everything(): Promise<unknown> {
  const kinds = ['projects', 'users', 'role_assignments', 'regions', 'services', 'endpoints'];
  return Promise.all(kinds.map(all));
}

test('the administrator logs in with it, by password and by application credential, and a secret that ended is refused', async () => {
  const environment = { ...sourced((await bootstrap()).stdout) } as Record<string, string>;
  const cairn = (words: string, changes: Record<string, string> = {}): Promise<CliResult> =>
    runCli(words.split(' '), { environment: { ...environment, ...changes } });
  const listed = await cairn('list users -o name');
  expect(listed).toMatchObject({ code: 0, stdout: 'user/admin\n' });
  const system = { OS_SYSTEM_SCOPE: 'all', OS_PROJECT_NAME: '', OS_PROJECT_DOMAIN_NAME: '' };
  expect(await cairn('list domains -o name', system)).toMatchObject({ code: 0, stdout: 'domain/Default\n' });

  const [user] = await all('users?name=admin');
  const [project] = await all('projects?name=admin');
  const secret = 'a-secret-of-32-characters-or-more';
  const credential = {
    name: 'ci',
    user_id: user?.id,
    scope_project_id: project?.id,
    role_ids: [ROLE_IDS.admin],
    secret_wo: secret,
    secret_wo_version: 1,
  };
  const id = await api.create('application_credentials', credential);
  const { OS_AUTH_URL } = environment;
  const own = {
    OS_AUTH_URL,
    OS_AUTH_TYPE: 'v3applicationcredential',
    OS_APPLICATION_CREDENTIAL_ID: id,
    OS_APPLICATION_CREDENTIAL_SECRET: secret,
  } as Record<string, string>;
  const withCredential = (): Promise<CliResult> =>
    runCli(['list', 'projects', '-o', 'name'], { environment: own });
  expect((await withCredential()).stdout).toContain('project/admin\n');
  expect((await api.request('DELETE', `/v1/application_credentials/${id}`)).status).toBe(202);
  await api.vanish(id);
  const ended = await withCredential();
  expect([ended.code, ended.stderr.includes('The login was refused')]).toEqual([1, true]);
  expect(ended.stderr).toContain(`application credential ${id}, at ${OS_AUTH_URL}`);
  expect(ended.stderr).not.toContain(secret);
});

test('what somebody changed is put right, and a password only on demand', async () => {
  const [user] = await all('users?name=admin');
  const [identity] = await all('services?name=keystone');
  const ofIdentity = `service_id=${identity?.id}`;
  const [endpoint] = await all(`endpoints?interface=public&${ofIdentity}`);
  const [internal] = await all(`endpoints?interface=internal&${ofIdentity}`);
  await api.request('DELETE', `/v1/endpoints/${internal?.id}`);
  await api.vanish(String(internal?.id));
  await api.put(`/v1/users/${user?.id}`, { ...user?.spec, enabled: false });
  const words = ['--public-url', 'https://cloud.example/'];
  const again = await bootstrap(words, { CAIRN_ADMIN_PASSWORD: "it's $HOME `now`" });
  expect(again.stderr).toContain('changed: user admin\n');
  expect(again.stderr).toContain('changed: public endpoint of keystone\n');
  expect(again.stderr).toContain('created: internal endpoint of keystone\n');
  expect(again.stderr).toContain('--reset-password sets it');
  const [url] = await all(`endpoints?ids=${endpoint?.id}`);
  expect(url?.spec['url']).toBe('https://cloud.example/identity/v3');
  const [enabled] = await all('users?name=admin');
  expect(enabled?.spec).toMatchObject({ enabled: true, password_wo_version: 1 });

  const output = join(folder, 'odd');
  const reset = await bootstrap(['--reset-password', '--output', output], {
    CAIRN_ADMIN_PASSWORD: "it's $HOME `now`",
  });
  expect(reset.stderr).toContain('changed: user admin\n');
  expect((await all('users?name=admin'))[0]?.spec).toMatchObject({ password_wo_version: 2 });
  expect(loginOf(sourced(readFileSync(join(output, 'admin-openrc.sh'), 'utf8')))[3]).toBe("it's $HOME `now`");
});

test('a weak password, an empty file and a wrong URL are refused, and a password nobody knows is asked for', async () => {
  const lost = await bootstrap([], { CAIRN_DATA_DIRECTORY: join(folder, 'other') });
  expect(lost.code).toBe(0);
  expect(lost.stdout).toContain('read -r OS_PASSWORD');
  const weak = await bootstrap(['--reset-password'], { CAIRN_ADMIN_PASSWORD: 'short' });
  expect([weak.code, weak.stderr.includes('password')]).toEqual([1, true]);
  expect(weak.stderr).not.toContain('short"');
  const url = await bootstrap(['--public-url', 'cloud.example']);
  expect([url.code, url.stderr.includes('is not the URL of a service')]).toEqual([1, true]);
  const empty = await bootstrap(['--password-file', '/dev/null']);
  expect([empty.code, empty.stderr.includes('is empty')]).toEqual([1, true]);
});
