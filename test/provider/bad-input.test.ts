import { rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { record } from '../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../provider/protocol/cty-value.ts';
import { decodeCty, encodeCty } from '../../provider/protocol/msgpack.ts';
import { objectType } from '../../provider/schema/types.ts';
import { createServerCertificate } from '../../provider/serve/certificate.ts';
import { FAKE_SECRET, fakeKeystone } from '../support/fake-keystone.ts';
import type { FakeKeystone } from '../support/fake-keystone.ts';
import { TEST_DESCRIPTION } from './support/description.ts';
import { FAKE_TOKEN, startFakeApi } from './support/fake-api.ts';
import type { FakeApi } from './support/fake-api.ts';
import { startPlugin } from './support/plugin-client.ts';
import type { Plugin } from './support/plugin-client.ts';
import { buildProvider } from './support/terraform.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const kind = TEST_DESCRIPTION.kinds['server'];
if (kind === undefined) throw new Error('the description has no server');
const type = objectType(kind.attributes);
const providerType = objectType(TEST_DESCRIPTION.provider.attributes);

let bundle = '';
let folder = '';
let api: FakeApi;
const plugins: Plugin[] = [];

beforeAll(async () => {
  bundle = await buildProvider(join(import.meta.dirname, 'fixtures/cairn-provider.ts'), 'cairn');
});
afterAll(() => {
  rmSync(bundle, { recursive: true, force: true });
});
beforeEach(async () => {
  api = await startFakeApi();
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
});
afterEach(async () => {
  for (const plugin of plugins.splice(0)) {
    plugin.process.kill('SIGTERM');
    await plugin.exited;
  }
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A provider that finds nothing but what the test gives it. */
const start = async (environment: Record<string, string> = {}): Promise<Plugin> => {
  const plugin = await startPlugin(join(bundle, 'terraform-provider-cairn.cjs'), {
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    CAIRN_DATA_DIRECTORY: folder,
    TF_LOG: 'TRACE',
    ...environment,
  });
  plugins.push(plugin);
  return plugin;
};

const block = (settings: Record<string, CtyValue>) => ({
  msgpack: encodeCty(
    record(Object.keys(providerType.attributes).map((name) => [name, settings[name] ?? null])),
    providerType,
  ),
});

const configure = (plugin: Plugin, settings: Record<string, CtyValue> = {}) =>
  plugin.call('ConfigureProvider', { terraform_version: '1.11.4', config: block(settings) });

/** `attribute: summary. detail` of each diagnostic. */
const told = (answer: Awaited<ReturnType<typeof configure>>): readonly string[] =>
  answer.diagnostics.map(({ attribute, summary, detail }) => {
    const [step] = attribute?.steps ?? [];
    return `${step?.attribute_name ?? ''}: ${summary}. ${detail}`;
  });

const whole = (values: Record<string, CtyValue>): CtyRecord =>
  record(Object.keys(type.attributes).map((name) => [name, values[name] ?? null]));

const encoded = (value: CtyRecord | null) => ({ msgpack: encodeCty(value, type) });

const create = async (plugin: Plugin, name: string) => {
  const config = encoded(whole({ name, flavor_id: 'small' }));
  const planned = await plugin.call('PlanResourceChange', {
    type_name: 'cairn_server',
    prior_state: encoded(null),
    proposed_new_state: config,
    config,
    prior_private: new Uint8Array(0),
  });
  expect(planned.diagnostics).toEqual([]);
  return plugin.call('ApplyResourceChange', {
    type_name: 'cairn_server',
    prior_state: encoded(null),
    planned_state: planned.planned_state,
    config,
    planned_private: planned.planned_private,
  });
};

const stateOf = (answer: Awaited<ReturnType<typeof create>>): CtyRecord =>
  decodeCty(answer.new_state?.msgpack ?? new Uint8Array(0), type) as CtyRecord;

describe('the endpoint', () => {
  it('is named when nobody answers there, when it is no URL, and when it is not Cairn', async () => {
    const plugin = await start();
    const token = 'some-token';
    expect(told(await configure(plugin, { endpoint: 'http://127.0.0.1:1', token }))).toEqual([
      expect.stringMatching(/^endpoint: Cairn cannot be reached.*127\.0\.0\.1:1.*ECONNREFUSED/s),
    ]);
    expect(told(await configure(plugin, { endpoint: 'cairn.example', token }))).toEqual([
      expect.stringMatching(/^endpoint: The endpoint is not a URL/),
    ]);
    const checked = await plugin.call('ValidateProviderConfig', {
      config: block({ endpoint: 'https://me:secret@cairn', token, token_file: '/t' }),
    });
    expect(told(checked)).toEqual([
      expect.stringMatching(/^endpoint: .*password/),
      expect.stringMatching(/^token_file: /),
    ]);
    api.intercept = (_seen, response) => {
      response.writeHead(404).end('<html>Not here</html>');
      return true;
    };
    expect(told(await configure(plugin, { endpoint: api.endpoint, token }))).toEqual([
      expect.stringMatching(/^endpoint: Not a Cairn service/),
    ]);
  });
});

describe('versions', () => {
  it.each([
    [
      { service_version: '0.0.9' },
      'endpoint: The service is too old. Provider 1.2.3 needs Cairn 0.1.0 or later; the service is 0.0.9',
    ],
    [
      { min_provider_version: '1.3.0' },
      'endpoint: The provider is too old. Cairn 9.9.9 needs provider 1.3.0 or later; this is 1.2.3',
    ],
    [
      { api_version: 'v2' },
      'endpoint: The service is too new. The service (Cairn 9.9.9) speaks v2 of its API; this provider (1.2.3) speaks v1',
    ],
    [{ region: 'north' }, 'region: Another region. '],
  ])('that do not fit are named: %j', async (session, words) => {
    api.session = { ...api.session, ...session };
    const plugin = await start({ CAIRN_REGION: 'south' });
    const [said, ...more] = told(await configure(plugin, { endpoint: api.endpoint, token: FAKE_TOKEN }));
    expect(said).toContain(words);
    expect(more).toEqual([]);
  });

  it('are seen from a service that has another API only, and fit at their limits', async () => {
    const plugin = await start();
    api.session = { ...api.session, service_version: '0.1.0', min_provider_version: '1.2.3' };
    expect(told(await configure(plugin, { endpoint: api.endpoint, token: FAKE_TOKEN }))).toEqual([]);
    api.intercept = (_seen, response) => {
      response
        .writeHead(404, { 'cairn-api-version': 'v3' })
        .end('{"code":"not_found","detail":"No such path."}');
      return true;
    };
    expect(told(await configure(plugin, { endpoint: api.endpoint, token: FAKE_TOKEN }))).toEqual([
      expect.stringContaining('speaks v3 of its API; this provider (1.2.3) speaks v1'),
    ]);
  });
});

describe('certificates', () => {
  const own = createServerCertificate(new Date());
  let tls: Server;

  beforeEach(async () => {
    tls = createServer({ key: own.key_pem, cert: own.certificate_pem }, (request, response) => {
      const { method, url, headers } = request;
      const relayed = httpRequest(`${api.endpoint}${url ?? '/'}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(relayed);
    });
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    tls.closeAllConnections();
    await new Promise((resolve) => tls.close(resolve));
  });

  it('that cannot be trusted are named at ca_file, and nothing is sent', async () => {
    const plugin = await start();
    const endpoint = `https://localhost:${(tls.address() as AddressInfo).port}`;
    const file = join(folder, 'ca.pem');
    const open = async (settings: Record<string, CtyValue>) =>
      told(await configure(plugin, { endpoint, token: FAKE_TOKEN, ...settings }));
    const untrusted = /^ca_file: The certificate of the service is not trusted.*CAIRN_CA_FILE/s;
    expect(await open({})).toEqual([expect.stringMatching(untrusted)]);
    writeFileSync(file, createServerCertificate(new Date()).certificate_pem);
    expect(await open({ ca_file: file })).toEqual([expect.stringMatching(untrusted)]);
    writeFileSync(file, 'not a certificate');
    expect(await open({ ca_file: file })).toEqual([expect.stringMatching(/^ca_file: Not a CA file/)]);
    expect(await open({ ca_file: `${file}.none` })).toEqual([expect.stringMatching(/^ca_file: No CA file/)]);
    expect(api.seen).toEqual([]);
    writeFileSync(file, own.certificate_pem);
    expect(await open({ ca_file: file })).toEqual([]);
    expect(api.seen).toHaveLength(1);
  });

  it('are missed where the service speaks no TLS, or has another name', async () => {
    const plugin = await start();
    const file = join(folder, 'ca.pem');
    writeFileSync(file, own.certificate_pem);
    const open = async (endpoint: string) =>
      told(await configure(plugin, { endpoint, token: FAKE_TOKEN, ca_file: file }));
    expect(await open(api.endpoint.replace('http:', 'https:'))).toEqual([
      expect.stringMatching(/^endpoint: The service speaks no TLS/),
    ]);
    expect(await open(`https://127.0.0.1:${(tls.address() as AddressInfo).port}`)).toEqual([
      expect.stringMatching(/^endpoint: The certificate is for another name/),
    ]);
  });
});

describe('a token', () => {
  /** The token changes as soon as the first server has been asked for. */
  const expireAfterFirstPut = (then: () => void): void => {
    api.intercept = (seen) => {
      if (seen.method === 'GET' && seen.query.get('wait') !== null && api.token === 'first-token') then();
      return false;
    };
  };

  it('that expires in mid apply is read again, once for all that wait', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'first-token\n');
    api.token = 'first-token';
    const plugin = await start({ CAIRN_ENDPOINT: api.endpoint, CAIRN_TOKEN_FILE: file });
    expect(told(await configure(plugin))).toEqual([]);
    expireAfterFirstPut(() => {
      api.token = 'second-token';
      writeFileSync(file, 'second-token\n');
    });
    const made = await Promise.all(['a', 'b', 'c'].map((name) => create(plugin, name)));
    for (const one of made) {
      expect(one.diagnostics).toEqual([]);
      expect(stateOf(one)['state']).toBe('ACTIVE');
    }
    const used = new Set(api.seen.map((seen) => seen.headers.authorization));
    expect([...used]).toEqual(['Bearer first-token', 'Bearer second-token']);
    expect(plugin.stderr()).not.toMatch(/first-token|second-token|authorization|bearer/i);
  });

  it('that cannot be renewed ends in an error that says why, and what is there stays in the state', async () => {
    api.token = 'first-token';
    const plugin = await start({ CAIRN_ENDPOINT: api.endpoint, CAIRN_TOKEN: 'first-token' });
    await configure(plugin);
    expireAfterFirstPut(() => {
      api.token = 'second-token';
    });
    const made = await create(plugin, 'a');
    expect(made.diagnostics.map(({ severity, detail }) => [severity, detail])).toEqual([
      [
        1,
        expect.stringMatching(
          /read again from the environment \(CAIRN_ENDPOINT.*still the same.*CAIRN_TOKEN_FILE/s,
        ),
      ],
      [2, expect.stringContaining('terraform untaint')],
    ]);
    expect(stateOf(made)['id']).toBe([...api.objects.keys()][0]);
    expect(api.seen.filter((seen) => seen.query.get('wait') !== null)).toHaveLength(1);
  });

  it('comes from a command or a cloud too, and is an error at its attribute when it does not', async () => {
    const command = await start({ CAIRN_ENDPOINT: api.endpoint, CAIRN_TOKEN_COMMAND: `echo ${FAKE_TOKEN}` });
    expect(told(await configure(command))).toEqual([]);
    const file = await start({ CAIRN_ENDPOINT: api.endpoint });
    expect(told(await configure(file, { token_file: '/nonexistent' }))).toEqual([
      expect.stringMatching(/^token_file: The token cannot be read/),
    ]);
    expect(told(await configure(file, { token: 'a-wrong-one' }))).toEqual([
      expect.stringMatching(/^token: .*The token is wrong or has expired/s),
    ]);
    expect(told(await configure(file))).toEqual([expect.stringMatching(/^token: No token for Cairn/)]);
    const clouds = join(folder, 'clouds.yaml');
    const entry = `endpoint: "${api.endpoint}", token: ${FAKE_TOKEN}, project_name: demo`;
    writeFileSync(clouds, `clouds:\n  mine:\n    auth: { ${entry} }\n`);
    const cloud = await start({ OS_CLOUD: 'mine', OS_CLIENT_CONFIG_FILE: clouds });
    expect(told(await configure(cloud))).toEqual([expect.stringMatching(/^project_id: No such project/)]);
    const project = api.add('projects', { name: 'demo' });
    expect(told(await configure(cloud))).toEqual([]);
    await create(cloud, 'a');
    expect(api.named('servers', 'a')?.spec['project_id']).toBe(project.id);
    expect(told(await configure(cloud, { cloud: 'typo' }))).toEqual([
      expect.stringMatching(/^cloud: The cloud cannot be used.*"typo".*"mine"/s),
    ]);
  });
});

describe('a login', () => {
  let count = 0;
  const mint = (): string => {
    count += 1;
    return `login-token-${count}`;
  };
  let keystone: FakeKeystone;
  /** The fake service is its own identity service, and takes what the last login gave. */
  beforeEach(() => {
    count = 0;
    keystone = fakeKeystone(() => {
      api.token = mint();
      return api.token;
    });
    api.intercept = (seen, response) => keystone.handle(seen, response);
  });
  const openrc = () => ({
    OS_AUTH_URL: `${api.endpoint}/identity/v3`,
    OS_USERNAME: 'ann',
    OS_PASSWORD: FAKE_SECRET,
    OS_PROJECT_NAME: 'demo',
  });

  it('of the environment or the block is made once, and its token renewed once for all that wait', async () => {
    const plugin = await start(openrc());
    expect(told(await configure(plugin))).toEqual([]);
    const [body] = keystone.asked;
    expect(body).toMatchObject({ auth: { scope: { project: { name: 'demo', domain: { id: 'default' } } } } });
    let isExpired = false;
    api.intercept = (seen, response) => {
      if (seen.query.get('wait') !== null && !isExpired) {
        isExpired = true;
        api.token = 'another';
      }
      return keystone.handle(seen, response);
    };
    const made = await Promise.all(['a', 'b', 'c'].map((name) => create(plugin, name)));
    expect(made.map(({ diagnostics }) => diagnostics)).toEqual([[], [], []]);
    expect(keystone.asked).toHaveLength(2);
    const used = new Set(api.seen.map((seen) => seen.headers.authorization ?? 'login'));
    expect([...used]).toEqual(['login', 'Bearer login-token-1', 'Bearer login-token-2']);
    expect(plugin.stderr()).not.toMatch(/login-token|correct horse/);
    const other = await start();
    const credential = { application_credential_id: 'c-1', application_credential_secret: FAKE_SECRET };
    expect(told(await configure(other, { endpoint: api.endpoint, ...credential }))).toEqual([]);
    expect(keystone.asked.at(-1)).toEqual({
      auth: {
        identity: {
          methods: ['application_credential'],
          application_credential: { id: 'c-1', secret: FAKE_SECRET },
        },
      },
    });
  });

  it('that is refused, incomplete or sent to the wrong place is an error that says what was tried', async () => {
    const wrong = await start({ ...openrc(), OS_PASSWORD: 'a wrong secret' });
    const [refused] = told(await configure(wrong));
    expect(refused).toMatch(
      /^username: The login was refused. Tried: user "ann" of domain default with a password, for project "demo".*the environment of OpenStack/s,
    );
    const elsewhere = await start({ ...openrc(), OS_AUTH_URL: `${api.endpoint}/elsewhere` });
    api.intercept = (seen, response) => {
      if (!seen.path.startsWith('/elsewhere/')) return false;
      response.writeHead(404).end();
      return true;
    };
    expect(told(await configure(elsewhere))).toEqual([
      expect.stringMatching(/^endpoint: Not the identity service of Cairn.*\/elsewhere\/identity\/v3/s),
    ]);
    const half = { endpoint: api.endpoint, username: 'ann' };
    expect(told(await configure(elsewhere, half))).toEqual([
      expect.stringMatching(/^username: The login cannot be used.*needs password too/s),
    ]);
    const twice = { ...half, password: 'p', token: 't' };
    const validated = await elsewhere.call('ValidateProviderConfig', { config: block(twice) });
    expect(told(validated)).toEqual([expect.stringMatching(/^token: Token and login/)]);
    expect(refused + wrong.stderr() + elsewhere.stderr()).not.toContain('a wrong secret');
  });
});

describe('the log', () => {
  it('is hclog JSON, a record a line, with neither tokens nor headers at TRACE', async () => {
    const plugin = await start({ CAIRN_ENDPOINT: api.endpoint });
    await configure(plugin, { token: FAKE_TOKEN });
    await create(plugin, 'a');
    const lines = plugin.stderr().trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({
        '@level': expect.stringMatching(/^(trace|debug|info|warn|error)$/) as string,
        '@message': expect.any(String) as string,
        '@timestamp': expect.stringMatching(/\.\d{6}Z$/) as string,
      });
    }
    expect(plugin.stderr()).toContain('"endpoint_from"');
    expect(plugin.stderr()).not.toContain(FAKE_TOKEN);
    expect(plugin.stderr()).not.toMatch(/authorization|bearer/i);
  });
});
