/** `cairn_token` and `cairn_keypair` as users meet them: real terraform, the provider as released, a whole service; and over the wire. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Token } from '../../schemas/generated/api.ts';
import { issueToken, TOKEN_PATTERN } from '../../reconciler/api/tokens.ts';
import { createApi } from '../../provider/client/api.ts';
import { createHttp } from '../../provider/client/http.ts';
import { tokenEphemeral } from '../../provider/ephemeral/token.ts';
import { encodeCty, decodeCty } from '../../provider/protocol/msgpack.ts';
import { record } from '../../provider/protocol/cty-value.ts';
import type { CtyRecord, CtyValue } from '../../provider/protocol/cty-value.ts';
import { createLog } from '../../provider/serve/log.ts';
import { impliedType } from '../../provider/schema/schemas.ts';
import { itemsIn } from '../support/api.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import { textOf as contentOf } from '../support/planted.ts';
import type { SimulatedService } from '../support/simulated-service.ts';
import { startPlugin } from './support/plugin-client.ts';
import type { Plugin } from './support/plugin-client.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ROOT = join(import.meta.dirname, '../..');
const HEADER =
  'terraform {\n  required_providers {\n    cairn = {\n      source = "cairn/cairn"\n    }\n  }\n}\n';
/** The example of the documentation, over another project than the default one of the administrator. */
const EXAMPLE = readFileSync(
  join(ROOT, 'examples/ephemeral-resources/cairn_token/ephemeral-resource.tf'),
  'utf8',
).replace('name = "default"', 'name = "shop"');
/** Hands both keys to a shell, which writes them where OpenSSH judges them. */
const KEYPAIR = `ephemeral "cairn_keypair" "run" {
  comment = "job of terraform"
}
resource "terraform_data" "user" {
  input = 1
  provisioner "local-exec" {
    command = "printf %s \\"$KEY\\" > key && printf '%s\\n' \\"$PUBLIC\\" > key.told && printf '%s' \\"$FINGERPRINT\\" > fingerprint"
    environment = {
      KEY         = ephemeral.cairn_keypair.run.private_key
      PUBLIC      = ephemeral.cairn_keypair.run.public_key
      FINGERPRINT = ephemeral.cairn_keypair.run.fingerprint
    }
  }
}
`;
const TYPE = 'cairn_token';
const ANY_TOKEN = /cairn_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g;

let folder = '';
let service: SimulatedService;
let shop = '';

beforeAll(async () => {
  folder = await buildProvider(join(ROOT, 'provider/main.ts'), 'cairn');
  service = await startSimulatedService();
  shop = await service.api.create('projects', { name: 'shop' });
});
afterAll(async () => {
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await service.api.database.db('event').where('type', 'like', 'token_%').delete();
});

const tokens = async (): Promise<readonly Token[]> =>
  ((await service.api.get('/v1/tokens')).body as { readonly items: readonly Token[] }).items;

const tokenEvents = (): Promise<readonly string[]> =>
  service.api.database.db('event').where('type', 'like', 'token_%').orderBy('sequence').pluck('type');

/** Every token in a file; in a plan, in everything packed in it. */
const tokensIn = (file: string): readonly string[] => {
  const text = file.endsWith('.tfplan')
    ? execFileSync('unzip', ['-p', file], { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024 })
    : readFileSync(file, 'latin1');
  return text.match(ANY_TOKEN) ?? [];
};

it('configures another provider, stands nowhere, and is revoked', async () => {
  const workspace = createWorkspace('cairn/cairn', folder, {
    ...service.environment,
    TF_LOG: 'TRACE',
    TF_LOG_PATH: 'trace.log',
  });
  try {
    workspace.configure(HEADER + EXAMPLE);
    const plan = await workspace.run('plan', '-no-color', '-out=run.tfplan');
    expect(plan.code, plan.text).toBe(0);
    expect(await tokenEvents()).toEqual(['token_minted', 'token_revoked']);
    const apply = await workspace.run('apply', '-no-color', 'run.tfplan');
    expect(apply.code, apply.text).toBe(0);
    // Only a token that is confined to the project makes a network there that names no project.
    const [network] = itemsIn(await service.api.get('/v1/networks?name=web'));
    expect(network?.spec['project_id']).toBe(shop);
    expect(await tokenEvents()).toEqual(['token_minted', 'token_revoked', 'token_minted', 'token_revoked']);
    expect(await tokens()).toEqual([]);

    const files = readdirSync(workspace.directory).filter((name) => /\.(tfplan|tfstate|log)$/.test(name));
    expect(files.sort()).toEqual(['run.tfplan', 'terraform.tfstate', 'trace.log']);
    for (const name of files) expect([name, tokensIn(join(workspace.directory, name))]).toEqual([name, []]);
    expect(readFileSync(join(workspace.directory, 'trace.log'), 'utf8')).toContain('ephemeral.cairn_token');
    const said = [plan, apply].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect([...said.matchAll(ANY_TOKEN), ...service.api.log.join('\n').matchAll(ANY_TOKEN)]).toEqual([]);

    const again = await workspace.run('plan', '-no-color', '-detailed-exitcode');
    expect(again.code, again.text).toBe(0);
    const destroy = await workspace.run('destroy', '-auto-approve', '-no-color');
    expect(destroy.code, destroy.text).toBe(0);
    expect(await tokens()).toEqual([]);
  } finally {
    workspace.remove();
  }
});

it('draws a pair of keys for one run that works and whose private key stands nowhere', async () => {
  const workspace = createWorkspace('cairn/cairn', folder, {
    ...service.environment,
    TF_LOG: 'TRACE',
    TF_LOG_PATH: 'trace.log',
  });
  try {
    workspace.configure(HEADER + KEYPAIR);
    const plan = await workspace.run('plan', '-no-color', '-out=run.tfplan');
    expect(plan.code, plan.text).toBe(0);
    const apply = await workspace.run('apply', '-no-color', 'run.tfplan');
    expect(apply.code, apply.text).toBe(0);

    const at = (name: string): string => join(workspace.directory, name);
    chmodSync(at('key'), 0o600);
    const keygen = (...words: readonly string[]): string =>
      execFileSync('ssh-keygen', words, { encoding: 'utf8', cwd: workspace.directory }).trim();
    expect(`${keygen('-y', '-f', 'key')}\n`).toBe(readFileSync(at('key.told'), 'utf8'));
    const fingerprint = readFileSync(at('fingerprint'), 'utf8');
    expect(keygen('-l', '-f', 'key.told')).toBe(`256 ${fingerprint} job of terraform (ED25519)`);

    const body = readFileSync(at('key'), 'utf8').split('\n')[2] ?? '';
    expect(body.length).toBe(70);
    for (const name of ['run.tfplan', 'terraform.tfstate', 'trace.log']) {
      expect([name, contentOf(at(name)).includes(body)]).toEqual([name, false]);
    }
    expect(apply.text).not.toContain(body);
    const again = await workspace.run('plan', '-no-color', '-detailed-exitcode');
    expect(again.code, again.text).toBe(0);
  } finally {
    workspace.remove();
  }
});

it('refuses a comment of two lines for a pair of keys', async () => {
  const workspace = createWorkspace('cairn/cairn', folder, service.environment);
  try {
    workspace.configure(HEADER + KEYPAIR.replace('job of terraform', 'a\\nb'));
    const { code, text } = await workspace.run('validate', '-no-color');
    expect([code, text.includes('It must be one printable line')]).toEqual([1, true]);
  } finally {
    workspace.remove();
  }
});

it('leaves one token when the answer to the first request is lost', async () => {
  let lost = 0;
  const proxy = createServer((request, response) => {
    const { method, headers, url } = request;
    const options = { method, headers, agent: false as const };
    const upstream = httpRequest(`${service.environment.CAIRN_ENDPOINT}${url}`, options, (answer) => {
      if (method === 'POST' && lost === 0) {
        lost += 1;
        answer.resume().on('end', () => response.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(upstream);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const http = createHttp({
    endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    token: service.environment.CAIRN_TOKEN,
    ca_pem: undefined,
    user_agent: 'test',
    log: createLog({}, () => undefined),
  });
  try {
    const api = createApi(http, { origin: 'o', run: 'r' });
    const { signal } = new AbortController();
    const opened = await tokenEphemeral.open({ api, signal, project_id: null }, record([]));
    expect(lost).toBe(1);
    expect((await tokens()).map(({ id }) => id)).toEqual([opened.kept['id']]);
    const authorization = `Bearer ${opened.secrets[0]}`;
    const answer = await fetch(`${service.environment.CAIRN_ENDPOINT}/v1/session`, {
      headers: { authorization },
    });
    expect(answer.status).toBe(200);
    await tokenEphemeral.close(api, opened.kept);
    expect(await tokens()).toEqual([]);
  } finally {
    http.close();
    proxy.closeAllConnections();
    proxy.close();
  }
});

it('refuses a life that is too short, at the argument, before anything is asked', async () => {
  const workspace = createWorkspace('cairn/cairn', folder, service.environment);
  try {
    workspace.configure(`${HEADER}ephemeral "cairn_token" "brief" {\n  lifetime_seconds = 59\n}\n`);
    const { code, text } = await workspace.run('validate', '-no-color');
    expect(code).toBe(1);
    expect(text).toContain('lifetime_seconds must be a whole number from 60 to 86400.');
    expect(text).toContain('line 9');
    expect(await tokenEvents()).toEqual([]);
  } finally {
    workspace.remove();
  }
});

/** What a core does with the ephemeral resource of a provider process. */
interface Core {
  readonly plugin: Plugin;
  readonly open: (config: Readonly<Record<string, CtyValue>>) => Promise<{
    readonly result: CtyRecord | null;
    readonly kept: Uint8Array;
    /** Seconds from now; undefined when no renewal is wanted. */
    readonly renew_in: number | undefined;
    readonly said: readonly string[];
  }>;
  readonly renew: (kept: Uint8Array) => Promise<{
    readonly kept: Uint8Array;
    readonly renew_in: number | undefined;
    readonly said: readonly string[];
  }>;
  readonly close: (kept: Uint8Array) => Promise<readonly (readonly [severity: number, detail: string])[]>;
}

const secondsUntil = (time: { readonly seconds: unknown } | undefined): number | undefined =>
  time === undefined ? undefined : Number(time.seconds) - Date.now() / 1_000;

async function withCore(environment: Readonly<Record<string, string>>, work: (core: Core) => Promise<void>) {
  const plugin = await startPlugin(join(folder, 'terraform-provider-cairn.cjs'), {
    ...environment,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
  });
  try {
    const schemas = await plugin.call('GetProviderSchema', {});
    const schema = schemas.ephemeral_resource_schemas[TYPE];
    if (schema === undefined) throw new Error('it is not served');
    const type = impliedType(schema);
    const config = { msgpack: Buffer.from([0xc0]) };
    const configured = await plugin.call('ConfigureProvider', { terraform_version: '1.11.4', config });
    expect(configured.diagnostics).toEqual([]);
    await work({
      plugin,
      open: async (values) => {
        const names = Object.keys(type.attributes);
        const msgpack = encodeCty(record(names.map((name) => [name, values[name] ?? null])), type);
        const opened = await plugin.call('OpenEphemeralResource', { type_name: TYPE, config: { msgpack } });
        return {
          result: decodeCty(opened.result?.msgpack ?? new Uint8Array([0xc0]), type) as CtyRecord | null,
          kept: opened.private ?? new Uint8Array(),
          renew_in: secondsUntil(opened.renew_at),
          said: opened.diagnostics.map(({ detail }) => detail),
        };
      },
      renew: async (kept) => {
        const renewed = await plugin.call('RenewEphemeralResource', { type_name: TYPE, private: kept });
        return {
          kept: renewed.private ?? new Uint8Array(),
          renew_in: secondsUntil(renewed.renew_at),
          said: renewed.diagnostics.map(({ detail }) => detail),
        };
      },
      close: async (kept) => {
        const closed = await plugin.call('CloseEphemeralResource', { type_name: TYPE, private: kept });
        return closed.diagnostics.map(({ severity, detail }) => [severity, detail] as const);
      },
    });
  } finally {
    plugin.process.kill('SIGTERM');
    await plugin.exited;
  }
}

it('is renewed in time, also closed after an interruption', async () => {
  await withCore(service.environment, async ({ plugin, open, renew, close }) => {
    const { result, kept, renew_in, said } = await open({ lifetime_seconds: 60 });
    expect(said).toEqual([]);
    expect(result?.['token']).toMatch(TOKEN_PATTERN);
    expect(result).toMatchObject({ lifetime_seconds: 60, project_id: null });
    expect(Buffer.from(kept).toString()).not.toContain(String(result?.['token']));
    expect(renew_in).toBeGreaterThan(20);
    expect(renew_in).toBeLessThan(40);
    const { database } = service.api;
    // As if half a minute had gone by.
    const shortened = database.db.raw("expires_at - interval '30 seconds'");
    await database
      .db('token')
      .where({ hash: String(result?.['id']) })
      .update({ expires_at: shortened });
    const renewed = await renew(kept);
    expect([renewed.said, (renewed.renew_in ?? 0) > 20]).toEqual([[], true]);
    expect((await tokens())[0]?.remaining_seconds).toBeGreaterThan(50);
    await plugin.call('StopProvider', {});
    expect(await close(renewed.kept)).toEqual([]);
    expect(await tokens()).toEqual([]);
    expect(await close(renewed.kept)).toEqual([]);
    expect((await open({ lifetime_seconds: 60 })).said).toEqual(['open cairn_token']);
  });
});

it('is not renewed in vain, and ends without a word when the token of the provider has ended', async () => {
  const { db } = service.api.database;
  const expires_at = new Date(Date.now() + 600_000).toISOString();
  const parent = await issueToken(db, { name: 'job', project_id: shop, expires_at });
  await withCore({ ...service.environment, CAIRN_TOKEN: parent }, async ({ open, renew, close }) => {
    const { result, kept, renew_in, said } = await open({});
    expect([said, renew_in, result?.['project_id']]).toEqual([[], undefined, shop]);
    expect(result?.['expires_at']).toBe(expires_at);
    const refused = await open({ project_id: service.api.credentials.project_id });
    expect([refused.result, refused.said[0]?.includes('confined to the project')]).toEqual([null, true]);
    await db('token').where({ name: 'job' }).delete();
    await vi.waitFor(async () => expect((await renew(kept)).said[0]).toContain('The token is wrong'), {
      timeout: 10_000,
      interval: 500,
    });
    expect(await close(kept)).toEqual([]);
  });
});

it('says at the end what could not be revoked, and fails nothing for it', async () => {
  const own = await startSimulatedService();
  try {
    await withCore(own.environment, async ({ open, renew, close }) => {
      const { kept, said } = await open({ lifetime_seconds: 600 });
      expect(said).toEqual([]);
      await own.api.database.db.raw('ALTER TABLE token RENAME TO elsewhere');
      // A service that has trouble is asked again later, while the token still holds.
      const later = await renew(kept);
      expect([later.said, (later.renew_in ?? 0) > 200]).toEqual([[], true]);
      const [[severity, detail] = []] = await close(kept);
      expect([severity, detail?.startsWith('Close cairn_token:')]).toEqual([2, true]);
      await own.api.database.db.raw('ALTER TABLE elsewhere RENAME TO token');
    });
  } finally {
    await own.stop();
  }
});
