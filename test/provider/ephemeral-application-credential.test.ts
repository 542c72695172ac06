/** `cairn_application_credential` for one run: real terraform, the provider as released, a whole service, and a proxy that overhears the secret. */
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createApi } from '../../provider/client/api.ts';
import type { CairnApi } from '../../provider/client/cairn-api.ts';
import { AbortedError, createHttp } from '../../provider/client/http.ts';
import { applicationCredentialEphemeral } from '../../provider/ephemeral/application-credential.ts';
import { DiagnosticError } from '../../provider/protocol/diagnostics.ts';
import { record } from '../../provider/protocol/cty-value.ts';
import { createLog } from '../../provider/serve/log.ts';
import { ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { itemsIn } from '../support/api.ts';
import type { Body } from '../support/api.ts';
import { holders } from '../support/planted.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ROOT = join(import.meta.dirname, '../..');
const HEADER =
  'terraform {\n  required_providers {\n    cairn = {\n      source = "cairn/cairn"\n    }\n  }\n}\n';
const EXAMPLE = readFileSync(
  join(ROOT, 'examples/ephemeral-resources/cairn_application_credential/ephemeral-resource.tf'),
  'utf8',
);
const PASSWORD = 'correct horse battery staple';

type Overheard = { readonly id: string; readonly secret: string };

let folder = '';
let service: SimulatedService;
let shop = '';
let deployer = '';
const proxy = createServer();
/** Credentials that were made, and logins that succeeded, by way of the proxy. */
const made: Overheard[] = [];
let logins = 0;
/** Called in place of the first answer to a PUT, which is lost. */
let lose: (() => void) | null = null;

beforeAll(async () => {
  folder = await buildProvider(join(ROOT, 'provider/main.ts'), 'cairn');
  service = await startSimulatedService();
  const { api } = service;
  shop = await api.create('projects', { name: 'shop' });
  deployer = await api.create('users', { name: 'deployer', password_wo: PASSWORD, password_wo_version: 1 });
  const scope = { project_id: shop };
  await api.create('role_assignments', { role_id: ROLE_IDS.member, user_id: deployer, scope });
  proxy.on('request', (request, response) => {
    const { method = '', headers, url = '' } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const options = { method, headers, agent: false as const };
      const upstream = httpRequest(`${service.environment.CAIRN_ENDPOINT}${url}`, options, (answer) => {
        const id = /^\/v1\/application_credentials\/([^?]+)/.exec(url)?.[1];
        if (method === 'PUT' && id !== undefined && answer.statusCode === 201) {
          const { spec } = JSON.parse(body.toString()) as { readonly spec: { readonly secret_wo: string } };
          made.push({ id, secret: spec.secret_wo });
        }
        if (url.startsWith('/identity/v3/auth/tokens') && answer.statusCode === 201) logins += 1;
        if (method === 'PUT' && lose !== null) {
          lose();
          lose = null;
          answer.resume().on('end', () => response.destroy());
          return;
        }
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      upstream.end(body);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  made.length = 0;
  logins = 0;
});

const endpoint = (): string => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

const living = async (): Promise<readonly Body[]> =>
  itemsIn(await service.api.get('/v1/application_credentials')).filter(
    ({ deletion_requested_at }) => deletion_requested_at === null,
  );

/** What the Identity API answers to a login by the credential. */
const logInBy = async (credential: Overheard): Promise<number> => {
  const identity = { methods: ['application_credential'], application_credential: credential };
  const answer = await fetch(`${service.environment.CAIRN_ENDPOINT}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity } }),
  });
  return answer.status;
};

const withApi = async (token: string, work: (api: CairnApi) => Promise<void>): Promise<void> => {
  const log = createLog({}, () => undefined);
  const http = createHttp({ endpoint: endpoint(), token, ca_pem: undefined, user_agent: 'test', log });
  try {
    await work(createApi(http, { origin: 'o', run: 'r' }));
  } finally {
    http.close();
  }
};

it('logs another provider in, stands nowhere, and is gone at the end', async () => {
  const workspace = createWorkspace('cairn/cairn', folder, {
    ...service.environment,
    CAIRN_ENDPOINT: endpoint(),
    TF_LOG: 'TRACE',
    TF_LOG_PATH: 'trace.log',
  });
  try {
    workspace.configure(HEADER + EXAMPLE);
    const plan = await workspace.run('plan', '-no-color', '-out=run.tfplan');
    expect(plan.code, plan.text).toBe(0);
    expect([made.length, logins]).toEqual([1, 1]);
    const apply = await workspace.run('apply', '-no-color', 'run.tfplan');
    expect(apply.code, apply.text).toBe(0);
    expect([made.length, logins]).toEqual([2, 2]);
    const [network] = itemsIn(await service.api.get('/v1/networks?name=web'));
    expect(network?.spec['project_id']).toBe(shop);
    const stored = service.api.database.db('desired').where({ id: network?.id ?? null });
    expect(await stored.pluck('created_by')).toEqual(['deployer']);

    expect(await living()).toEqual([]);
    for (const credential of made) expect(await logInBy(credential)).toBe(401);

    const secrets = made.map(({ secret }) => secret);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(new Set(secrets).size).toBe(2);
    expect(readdirSync(workspace.directory)).toEqual(
      expect.arrayContaining(['run.tfplan', 'terraform.tfstate', 'trace.log']),
    );
    expect(readFileSync(join(workspace.directory, 'trace.log'), 'utf8')).toContain(
      'ephemeral.cairn_application_credential',
    );
    expect(holders(workspace.directory, secrets)).toEqual([]);
    const said = [plan, apply].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    const logged = service.api.log.join('\n');
    expect(secrets.filter((secret) => said.includes(secret) || logged.includes(secret))).toEqual([]);

    const destroy = await workspace.run('destroy', '-auto-approve', '-no-color');
    expect(destroy.code, destroy.text).toBe(0);
    expect(await living()).toEqual([]);
  } finally {
    workspace.remove();
  }
});

it('is for the user and the project of a provider that logged in, with what is chosen of their rights', async () => {
  const { token } = await service.api.identity.logIn({
    proofs: [{ method: 'password', user: { id: deployer }, password: PASSWORD }],
    scope: { kind: 'project', project: { id: shop } },
    source_address: '127.0.0.1',
  });
  await withApi(token, async (api) => {
    const { signal } = new AbortController();
    const { project_id } = await api.session();
    const rule = record([
      ['service', 'cairn'],
      ['method', 'GET'],
      ['path', '/v1/servers'],
    ]);
    const config = record([
      ['lifetime_seconds', 600],
      ['role_ids', [ROLE_IDS.reader]],
      ['access_rules', [rule]],
    ]);
    const before_ms = Date.now();
    const opened = await applicationCredentialEphemeral.open({ api, signal, project_id }, config);
    const { id, name, expires_at, secret } = opened.values;
    expect(opened.values).toMatchObject({
      user_id: deployer,
      scope_project_id: shop,
      lifetime_seconds: 600,
    });
    const [stored] = await living();
    expect(stored?.spec).toMatchObject({
      name,
      expires_at,
      role_ids: [ROLE_IDS.reader],
      access_rules: [{ service: 'cairn', method: 'GET', path: '/v1/servers' }],
    });
    const left_ms = Date.parse(String(expires_at)) - before_ms;
    expect(left_ms).toBeGreaterThanOrEqual(599_000);
    expect([opened.secrets, opened.renew_in_ms]).toEqual([[secret], null]);
    expect(JSON.stringify(opened.kept)).not.toContain(String(secret));

    const credential = { id: String(id), secret: String(secret) };
    expect(await logInBy(credential)).toBe(201);
    await applicationCredentialEphemeral.close(api, opened.kept);
    expect(await logInBy(credential)).toBe(401);
    await applicationCredentialEphemeral.close(api, opened.kept);
  });
});

it('leaves one when an answer is lost, and none when Terraform was interrupted then', async () => {
  await withApi(service.environment.CAIRN_TOKEN, async (api) => {
    const config = record([['user_id', deployer]]);
    const stopping = new AbortController();
    const context = { api, signal: stopping.signal, project_id: shop };
    const lost = vi.fn<() => void>();
    lose = lost;
    const opened = await applicationCredentialEphemeral.open(context, config);
    expect(lost).toHaveBeenCalledOnce();
    expect((await living()).map(({ id }) => id)).toEqual([opened.kept['id']]);
    // The secret of the first attempt is the one that was given.
    expect(await logInBy(made[0]!)).toBe(201);
    expect(made.map(({ secret }) => secret)).toEqual([...opened.secrets]);
    await applicationCredentialEphemeral.close(api, opened.kept);

    lose = () => {
      stopping.abort();
    };
    await expect(applicationCredentialEphemeral.open(context, config)).rejects.toThrow(AbortedError);
    expect(made.length).toBe(2);
    expect(await living()).toEqual([]);
  });
});

it('asks for what the service cannot say, at the argument', async () => {
  await withApi(service.environment.CAIRN_TOKEN, async (api) => {
    const { signal } = new AbortController();
    const refusal = async (project_id: string | null): Promise<unknown> => {
      try {
        return await applicationCredentialEphemeral.open({ api, signal, project_id }, record([]));
      } catch (error) {
        return error instanceof DiagnosticError ? error.diagnostics[0]?.path : error;
      }
    };
    expect(await refusal(shop)).toEqual([{ attribute: 'user_id' }]);
    expect(await refusal(null)).toEqual([{ attribute: 'scope_project_id' }]);
    expect(made).toEqual([]);
  });
});

it('refuses a life that is too long, and shows what the service refuses at the argument', async () => {
  const workspace = createWorkspace('cairn/cairn', folder, service.environment);
  const block = (more: string): string =>
    `${HEADER}ephemeral "cairn_application_credential" "run" {\n  user_id = "${deployer}"\n${more}}\n`;
  try {
    workspace.configure(block('  lifetime_seconds = 86401\n'));
    const long = await workspace.run('validate', '-no-color');
    expect(long.code).toBe(1);
    expect(long.text).toContain('lifetime_seconds must be a whole number from 60 to 86400.');
    const rule = '{ service = "cairn", method = "LOOK", path = "/v1/servers" }';
    workspace.configure(block(`  access_rules = [${rule}]\n`));
    const odd = await workspace.run('plan', '-no-color');
    expect(odd.code).toBe(1);
    expect(odd.text).toContain('access_rules');
    expect(odd.text).toContain('line 10');
    expect(await living()).toEqual([]);
  } finally {
    workspace.remove();
  }
});
