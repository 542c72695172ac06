import { describe, expect, it } from 'vitest';
import { findConnection } from '../../../../schemas/connection/find.ts';
import type { Configured, FileText } from '../../../../schemas/connection/find.ts';
import { describeLogin, loginBody } from '../../../../schemas/connection/login.ts';
import { cloudFiles, credentialsFiles, defaultDataDirectory } from '../../../../schemas/connection/paths.ts';
import type {
  ChosenConnection,
  ConnectionProblem,
  Environment,
} from '../../../../schemas/connection/settings.ts';

const CREDENTIALS = '/home/me/.config/cairn/credentials.json';
const CLOUDS = '/home/me/.config/openstack/clouds.yaml';
const SECURE = '/home/me/.config/openstack/secure.yaml';

const find = (
  environment: Environment,
  files: Readonly<Record<string, string>> = {},
  configured: Partial<Configured> = {},
): ChosenConnection | ConnectionProblem =>
  findConnection(
    {
      environment,
      home: '/home/me',
      user_id: 1000,
      directory: '/work',
      read: (file): FileText =>
        files[file] === undefined
          ? { outcome: 'absent' }
          : files[file] === 'EACCES'
            ? { outcome: 'failed', reason: 'EACCES' }
            : { outcome: 'read', text: files[file] },
    },
    { from: 'the provider block', ...configured },
  );

/** What the tests compare: endpoint, and token, file or command. */
const brief = (found: ChosenConnection | ConnectionProblem): readonly string[] => {
  if ('summary' in found) return [found.summary];
  const { credential } = found;
  const secret =
    credential.kind === 'token'
      ? credential.token
      : credential.kind === 'file'
        ? credential.file
        : credential.kind === 'command'
          ? credential.command
          : `${credential.auth_url}: ${describeLogin(credential.login)}`;
  return [found.endpoint, secret];
};

const FILE = {
  [CREDENTIALS]: '{"endpoint":"http://file:1/","token":"file-token","project_id":"file-project"}',
};
const CLOUD = {
  [CLOUDS]: `
clouds:
  cairn:
    cairn_endpoint_override: https://cloud:1
    auth: { project_id: 0123456789abcdef0123456789abcdef }
    cacert: /ca.pem
    regions:
      - name: north
      - name: south
        values: { cairn_endpoint_override: "https://south:1" }
  keystone:
    auth: { auth_url: "https://keystone/v3", username: me, password: p }
  token:
    auth_type: token
    auth: { auth_url: "http://cairn:8788/identity/v3/", token: abcd, project_name: demo }
  nothing: {}
`,
  [SECURE]: 'clouds:\n  cairn:\n    auth: { token: secure-token }\n',
};

describe('precedence', () => {
  it('is configuration, CAIRN_*, OS_*, OS_CLOUD, credentials files', () => {
    const files = { ...FILE, ...CLOUD };
    const os = { OS_ENDPOINT: 'http://os:1', OS_TOKEN: 'os-token' };
    const cairn = { CAIRN_ENDPOINT: ' http://env:1/ ', CAIRN_TOKEN: 'env-token' };
    const block = { endpoint: 'http://block:1', token: 'block-token' };
    expect(brief(find({}, files))).toEqual(['http://file:1', 'file-token']);
    expect(brief(find({ OS_CLOUD: 'cairn' }, files))).toEqual(['https://cloud:1', 'secure-token']);
    expect(brief(find({ OS_CLOUD: 'cairn', ...os }, files))).toEqual(['http://os:1', 'os-token']);
    expect(brief(find({ OS_CLOUD: 'cairn', ...os, ...cairn }, files))).toEqual(['http://env:1', 'env-token']);
    expect(brief(find({ OS_CLOUD: 'cairn', ...os, ...cairn }, files, block))).toEqual([
      'http://block:1',
      'block-token',
    ]);
    expect(brief(find({ ...cairn, CAIRN_CLOUD: 'cairn' }, files))).toEqual(['http://env:1', 'env-token']);
    expect(brief(find({ ...os, CAIRN_CLOUD: 'cairn' }, files))).toEqual(['https://cloud:1', 'secure-token']);
    expect(brief(find(cairn, files, { cloud: 'cairn' }))).toEqual(['https://cloud:1', 'secure-token']);
  });

  it('goes setting by setting, but sends no token to a service that another place names', () => {
    expect(brief(find({ CAIRN_TOKEN: 't' }, FILE))).toEqual(['http://file:1', 't']);
    expect(find({ CAIRN_PROJECT_ID: 'p' }, FILE)).toMatchObject({ project_id: 'p' });
    const other = find({ OS_CLOUD: 'cairn' }, { ...FILE, ...CLOUD }, { endpoint: 'http://other:1' });
    expect(other).toMatchObject({ attribute: 'token', summary: 'No token for Cairn' });
    expect(JSON.stringify(other)).not.toMatch(/file-token|secure-token/);
    expect(brief(find({}, FILE, { endpoint: 'http://file:1' }))).toEqual(['http://file:1', 'file-token']);
  });

  it('takes a token, else a token file, else a token command of one place', () => {
    const base = { CAIRN_ENDPOINT: 'http://a' };
    const all = { ...base, CAIRN_TOKEN_FILE: '/t', CAIRN_TOKEN_COMMAND: 'get' };
    expect(brief(find({ ...base, CAIRN_TOKEN_COMMAND: 'get' }))).toEqual(['http://a', 'get']);
    expect(brief(find(all))).toEqual(['http://a', '/t']);
    expect(brief(find({ ...all, CAIRN_TOKEN: 't' }))).toEqual(['http://a', 't']);
    expect(brief(find({ ...all, CAIRN_TOKEN: 't' }, {}, { token_file: '/mine' }))).toEqual([
      'http://a',
      '/mine',
    ]);
  });
});

describe('what OpenStack says', () => {
  it('reads clouds.yaml with secure.yaml over it, and the wanted region', () => {
    expect(find({ OS_CLOUD: 'cairn' }, CLOUD)).toMatchObject({
      endpoint: 'https://cloud:1',
      ca_file: '/ca.pem',
      region: 'north',
      project_id: '01234567-89ab-cdef-0123-456789abcdef',
    });
    expect(find({ OS_CLOUD: 'cairn', OS_REGION_NAME: 'south' }, CLOUD)).toMatchObject({
      endpoint: 'https://south:1',
      region: 'south',
    });
    expect(find({}, CLOUD, { cloud: 'cairn', region: 'east' })).toMatchObject({
      attribute: 'cloud',
      detail: expect.stringContaining('no region "east", only north, south') as string,
    });
  });

  it('derives the service from the URL of identity when there is a token', () => {
    expect(find({ OS_CLOUD: 'token' }, CLOUD)).toMatchObject({
      endpoint: 'http://cairn:8788',
      project_name: 'demo',
    });
    expect(brief(find({ OS_AUTH_URL: 'https://c/identity/v3', OS_TOKEN: 'x' }))).toEqual(['https://c', 'x']);
  });

  it('leaves a cloud that is not Cairn alone', () => {
    const openrc = {
      OS_AUTH_URL: 'https://keystone/v3',
      OS_USERNAME: 'me',
      OS_PASSWORD: 'secret-password',
      OS_PROJECT_ID: 'theirs',
      OS_CACERT: '/theirs',
      OS_REGION_NAME: 'theirs',
    };
    expect(find(openrc, FILE)).toMatchObject({
      endpoint: 'http://file:1',
      ca_file: undefined,
      region: undefined,
      project_id: 'file-project',
    });
    expect(find({ OS_CLOUD: 'keystone' }, { ...FILE, ...CLOUD })).toMatchObject({
      endpoint: 'http://file:1',
    });
    const lost = find(openrc);
    expect(lost).toMatchObject({ attribute: 'endpoint', summary: 'No Cairn service is configured' });
    for (const words of ['OS_AUTH_URL is https://keystone/v3', 'ends in /identity/v3', 'CAIRN_ENDPOINT']) {
      expect(JSON.stringify(lost)).toContain(words);
    }
    expect(JSON.stringify(lost)).not.toContain('secret-password');
  });

  it.each([
    ['keystone', 'auth.auth_url is https://keystone/v3, the identity service of another cloud'],
    ['nothing', 'neither cairn_endpoint_override'],
    ['typo', 'has "cairn", "keystone", "token", "nothing"'],
  ])('insists on a cloud that was asked for: %s', (cloud, words) => {
    const files = { ...FILE, ...CLOUD };
    for (const found of [find({}, files, { cloud }), find({ CAIRN_CLOUD: cloud }, files)]) {
      expect(found).toMatchObject({ attribute: 'cloud', detail: expect.stringContaining(words) as string });
    }
    expect(brief(find({ OS_CLOUD: cloud }, files))).toEqual(['http://file:1', 'file-token']);
  });

  it('says what is wrong with the files', () => {
    const detail = (files: Record<string, string>): unknown => find({}, files, { cloud: 'cairn' });
    expect(detail({})).toMatchObject({ detail: expect.stringContaining('/work/clouds.yaml') as string });
    expect(detail({ [CLOUDS]: 'EACCES' })).toMatchObject({ detail: `${CLOUDS} cannot be read (EACCES).` });
    expect(detail({ ...CLOUD, [SECURE]: 'EACCES' })).toMatchObject({
      detail: `${SECURE} cannot be read (EACCES).`,
    });
    expect(detail({ [CLOUDS]: 'clouds:\n  cairn: "' })).toMatchObject({
      detail: expect.stringContaining('line 2') as string,
    });
    const verify = 'clouds:\n  cairn:\n    verify: false\n    auth: { endpoint: "https://a", token: t }\n';
    expect(detail({ [CLOUDS]: verify })).toMatchObject({
      detail: expect.stringContaining('cacert') as string,
    });
  });
});

const LOGIN = {
  OS_AUTH_URL: 'https://c/identity/v3/',
  OS_USERNAME: 'ann',
  OS_PASSWORD: ' spaces count ',
};
/** What is sent to Keystone for a login. */
const sent = (found: ChosenConnection | ConnectionProblem): unknown =>
  'credential' in found && found.credential.kind === 'login'
    ? (loginBody(found.credential.login) as { readonly auth: unknown }).auth
    : found;

describe('logins', () => {
  it.each([['https://c/identity/v3'], ['https://c/identity/'], ['https://c'], ['https://c/']])(
    'are at the service of %s',
    (OS_AUTH_URL) => {
      expect(brief(find({ ...LOGIN, OS_AUTH_URL }))).toEqual([
        'https://c',
        'https://c/identity/v3: user "ann" of domain default with a password',
      ]);
    },
  );

  it('say what Keystone takes: passwords with names, ids, domains and every scope', () => {
    const user = { name: 'ann', domain: { id: 'default' }, password: ' spaces count ' };
    const identity = { methods: ['password'], password: { user } };
    expect(sent(find(LOGIN))).toEqual({ identity });
    expect(sent(find({ ...LOGIN, OS_PROJECT_NAME: 'demo', OS_PROJECT_DOMAIN_NAME: 'Lab' }))).toEqual({
      identity,
      scope: { project: { name: 'demo', domain: { name: 'Lab' } } },
    });
    expect(sent(find({ ...LOGIN, OS_TENANT_NAME: 'demo', OS_DEFAULT_DOMAIN_ID: 'd' }))).toMatchObject({
      identity: { password: { user: { domain: { id: 'd' } } } },
      scope: { project: { name: 'demo', domain: { id: 'd' } } },
    });
    expect(sent(find({ ...LOGIN, OS_PROJECT_ID: 'p', OS_PROJECT_NAME: 'demo' }))).toEqual({
      identity,
      scope: { project: { id: 'p' } },
    });
    expect(sent(find({ ...LOGIN, OS_DOMAIN_NAME: 'Lab' }))).toMatchObject({
      scope: { domain: { name: 'Lab' } },
    });
    const ids = { OS_USER_ID: 'u', OS_SYSTEM_SCOPE: 'all', OS_AUTH_TYPE: 'v3password' };
    expect(sent(find({ ...LOGIN, ...ids }))).toEqual({
      identity: { methods: ['password'], password: { user: { id: 'u', password: ' spaces count ' } } },
      scope: { system: { all: true } },
    });
  });

  it('take application credentials by id or by name, and never ask for a scope with them', () => {
    const credential = {
      OS_AUTH_URL: 'https://c/identity',
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_APPLICATION_CREDENTIAL_SECRET: 's',
      OS_PROJECT_NAME: 'ignored',
    };
    const identity = (application_credential: object) => ({
      identity: { methods: ['application_credential'], application_credential },
    });
    expect(sent(find({ ...credential, OS_APPLICATION_CREDENTIAL_ID: 'a' }))).toEqual(
      identity({ id: 'a', secret: 's' }),
    );
    const named = {
      OS_APPLICATION_CREDENTIAL_NAME: 'ci',
      OS_USERNAME: 'ann',
      OS_USER_DOMAIN_NAME: 'Lab',
    };
    expect(sent(find({ ...credential, ...named }))).toEqual(
      identity({ name: 'ci', user: { name: 'ann', domain: { name: 'Lab' } }, secret: 's' }),
    );
  });

  it('exchange a token for one of another scope on demand only', () => {
    const token = { OS_AUTH_URL: 'https://c/identity/v3', OS_TOKEN: 't', OS_PROJECT_NAME: 'demo' };
    expect(brief(find({ ...token, OS_AUTH_TYPE: 'token' }))).toEqual(['https://c', 't']);
    expect(sent(find({ ...token, OS_AUTH_TYPE: 'v3token' }))).toEqual({
      identity: { methods: ['token'], token: { id: 't' } },
      scope: { project: { name: 'demo', domain: { id: 'default' } } },
    });
    expect(brief(find({ ...token, ...LOGIN, OS_AUTH_TYPE: 'password' }))[1]).toContain('user "ann"');
  });

  it('come from clouds.yaml with secure.yaml, words beside auth too', () => {
    const files = {
      [CLOUDS]: `
clouds:
  mine:
    auth_type: password
    cacert: /ca.pem
    user_domain_name: Lab
    auth: { auth_url: "https://c/identity/v3", username: ann, project_name: demo, project_domain_id: d }
`,
      [SECURE]: 'clouds: { mine: { auth: { password: hidden } } }',
    };
    const found = find({ OS_CLOUD: 'mine' }, files);
    expect(found).toMatchObject({ endpoint: 'https://c', ca_file: '/ca.pem', project_name: undefined });
    expect(sent(found)).toEqual({
      identity: {
        methods: ['password'],
        password: { user: { name: 'ann', domain: { name: 'Lab' }, password: 'hidden' } },
      },
      scope: { project: { name: 'demo', domain: { id: 'd' } } },
    });
    expect(find({}, { [CLOUDS]: files[CLOUDS] ?? '' }, { cloud: 'mine' })).toMatchObject({
      attribute: 'cloud',
      detail: expect.stringContaining('needs auth.password too') as string,
    });
  });

  it('are for the project that a stronger place names, but not those for a domain or the system', () => {
    const block = { project_id: '01234567-89ab-cdef-0123-456789abcdef' };
    const ofProject = find({ ...LOGIN, OS_PROJECT_NAME: 'demo' }, {}, block);
    expect(ofProject).toMatchObject(block);
    expect(sent(ofProject)).toMatchObject({ scope: { project: { id: block.project_id } } });
    const ofSystem = find({ ...LOGIN, OS_SYSTEM_SCOPE: 'all' }, {}, block);
    expect(ofSystem).toMatchObject(block);
    expect(sent(ofSystem)).toMatchObject({ scope: { system: { all: true } } });
  });

  it('rank as the place does that they stand in, and go to no other service', () => {
    const files = { ...FILE, ...CLOUD };
    expect(find(LOGIN, files)).toMatchObject({ endpoint: 'https://c' });
    expect(brief(find({ ...LOGIN, CAIRN_ENDPOINT: 'http://env:1', CAIRN_TOKEN: 't' }, files))).toEqual([
      'http://env:1',
      't',
    ]);
    expect(find({ ...LOGIN, CAIRN_ENDPOINT: 'http://env:1' }, files)).toMatchObject({ attribute: 'token' });
    expect(brief(find({ ...LOGIN, OS_CAIRN_ENDPOINT_OVERRIDE: 'https://api' }, files))).toEqual([
      'https://api',
      'https://c/identity/v3: user "ann" of domain default with a password',
    ]);
  });

  it.each([
    [{ OS_PASSWORD: undefined }, 'needs OS_PASSWORD too'],
    [{ OS_USERNAME: undefined }, 'needs OS_USERNAME or OS_USER_ID too'],
    [{ OS_AUTH_URL: undefined }, 'a login needs OS_AUTH_URL too'],
    [{ OS_AUTH_TYPE: 'v3totp' }, 'OS_AUTH_TYPE is "v3totp"; Cairn knows password, token'],
    [{ OS_SYSTEM_SCOPE: 'some' }, 'the only one there is is "all"'],
    [{ OS_SYSTEM_SCOPE: 'all', OS_PROJECT_NAME: 'demo' }, 'OS_SYSTEM_SCOPE and OS_PROJECT_NAME are given'],
    [{ OS_AUTH_TYPE: 'v3applicationcredential' }, 'needs OS_APPLICATION_CREDENTIAL_SECRET too'],
  ])('that lack something say so: %j', (change, words) => {
    const found = find({ ...LOGIN, ...change });
    expect(found).toMatchObject({ detail: expect.stringContaining(words) as string });
    expect(JSON.stringify(found)).not.toContain('spaces count');
  });
});

describe('what is missing or wrong', () => {
  it('is named, with where it was looked for and how to get it', () => {
    const nothing = find(
      {},
      { [CREDENTIALS]: 'EACCES', '/home/me/.local/share/cairn/credentials.json': 'nonsense' },
    );
    expect(nothing).toMatchObject({ attribute: 'endpoint', summary: 'No Cairn service is configured' });
    for (const words of [
      'the provider block',
      `${CREDENTIALS} cannot be read (EACCES)`,
      'is not a JSON object',
      'CAIRN_TOKEN',
      'cairn serve',
    ]) {
      expect(JSON.stringify(nothing)).toContain(words);
    }
  });

  it('is an endpoint that is no URL, or that holds a password', () => {
    expect(find({}, {}, { endpoint: 'localhost:8788', token: 't' })).toMatchObject({ attribute: 'endpoint' });
    const found = find({ CAIRN_ENDPOINT: 'https://me:hidden@cairn', CAIRN_TOKEN: 't' });
    expect(found).toMatchObject({ attribute: 'endpoint' });
    expect(JSON.stringify(found)).not.toContain('hidden');
  });
});

describe('where files are looked for', () => {
  const place = (environment: Environment, user_id = 1000) => ({
    environment,
    home: '/home/u',
    user_id,
    directory: '/work',
  });

  it('follows XDG, the service and openstacksdk', () => {
    expect(credentialsFiles(place({}))).toEqual([
      '/home/u/.config/cairn/credentials.json',
      '/home/u/.local/share/cairn/credentials.json',
    ]);
    expect(credentialsFiles(place({ XDG_CONFIG_HOME: '/c', CAIRN_DATA_DIRECTORY: '/d' }, 0))).toEqual([
      '/c/cairn/credentials.json',
      '/d/credentials.json',
    ]);
    expect(defaultDataDirectory(place({}, 0))).toBe('/var/lib/cairn-service');
    expect(defaultDataDirectory(place({ XDG_DATA_HOME: '/x' }))).toBe('/x/cairn');
    const { clouds, secure } = cloudFiles(place({ OS_CLIENT_CONFIG_FILE: '/own.yaml' }));
    expect(clouds.slice(0, 5)).toEqual([
      '/own.yaml',
      '/work/clouds.yaml',
      '/work/clouds.yml',
      '/work/clouds.json',
      '/home/u/.config/openstack/clouds.yaml',
    ]);
    expect(secure.at(-1)).toBe('/etc/openstack/secure.json');
  });
});
