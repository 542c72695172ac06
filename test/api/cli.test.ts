import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CairnError } from '../../reconciler/model/error.ts';
import type { Explanation } from '../../reconciler/api/dependencies.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { runCli } from '../support/cli.ts';
import type { CliOptions, CliResult } from '../support/cli.ts';

/** The command over the real API and a real database; what an engine would report is reported by the tests. */

let api: TestApi;
let project_id: string;
let flavor_id: string;
let web: string;
let db: string;
const CONSOLE = Buffer.from('boot\r\n\u001b[1mlogin:\u001b[0m \ufffd');
let console_bytes = CONSOLE;
const plans = new Map<string, Explanation>();
const restarts: string[] = [];

const NOTHING: Explanation = {
  changes: [],
  operations: [],
  waiting: null,
  observation: { known: true, observed: {} },
  problem: null,
};

beforeAll(async () => {
  api = await startTestApi({
    explain: (id) => Promise.resolve(plans.get(id) ?? NOTHING),
    readConsole: (_id, offset, limit) => {
      const content = console_bytes.subarray(offset, offset + limit);
      return Promise.resolve({ content, next_offset_bytes: offset + content.length });
    },
    reboot: (id, type) => {
      restarts.push(`${id} ${type}`);
      return Promise.resolve();
    },
  });
  project_id = await api.create('projects', { name: 'demo' });
  flavor_id = await api.create('flavors', { name: 'tiny', vcpus: 1, memory_mib: 192 });
  const image = { name: 'kernel', project_id, disk_format: 'aki', sha256: 'a'.repeat(64), size_bytes: 10 };
  const kernel_id = await api.create('images', image);
  web = await api.create('servers', { name: 'web', project_id, flavor_id, kernel_id });
  db = await api.create('servers', { name: 'db', project_id, flavor_id, kernel_id });
  await ready(web, { state: 'ACTIVE', addresses: { eth0: '10.77.0.2' } });
});

afterAll(async () => {
  await api?.close();
});

async function ready(id: string, status: Record<string, unknown>, generation = 1): Promise<void> {
  const time = new Date().toISOString();
  const conditions = [
    { type: 'Ready' as const, status: 'True' as const, reason: 'Ready', message: 'All is as asked.', time },
  ];
  await api.report(id, {
    status: status as never,
    conditions,
    observed_generation: generation,
    seen_generation: generation,
  });
}

function cairn(words: string, options: CliOptions = {}): Promise<CliResult> {
  const { endpoint, token } = api.credentials;
  const environment = { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token, ...options.environment };
  return runCli(words.split(' '), { ...options, environment });
}

test('list, get and their forms', async () => {
  const list = await cairn('list servers');
  expect(list).toMatchObject({ code: 0, stderr: '' });
  const [header, ...rows] = list.stdout.trimEnd().split('\n');
  expect(header).toMatch(/^ID +NAME +STATE +STATUS +ADDRESSES +FLAVOR +PLACED_HOST +AGE$/);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatch(new RegExp(`^${web}  web   ACTIVE  Ready +eth0=10.77.0.2  tiny +- +\\d+s$`));
  expect((await cairn('get server web --no-headers')).stdout.split('\n')).toHaveLength(2);
  expect((await cairn('list servers -o name')).stdout).toBe('server/web\nserver/db\n');
  expect((await cairn('list servers --limit 1 -o name')).stdout).toBe('server/web\n');
  expect((await cairn('list servers --name db -p demo -o name')).stdout).toBe('server/db\n');
  const one = JSON.parse((await cairn('get server/web -o json')).stdout) as Record<string, unknown>;
  expect(one).toMatchObject({ id: web, kind: 'server', spec: { name: 'web' } });
  const several = JSON.parse((await cairn('get server/web flavor/tiny -o json')).stdout) as {
    items: { id: string }[];
  };
  expect(several.items.map((item) => item.id)).toEqual([web, flavor_id]);
  expect((await cairn('get server/web flavor/tiny')).stdout.match(/^ID/gm)).toHaveLength(2);
  expect(await cairn('list keypairs')).toMatchObject({ code: 0, stdout: '', stderr: 'No keypairs found.\n' });
  expect(JSON.parse((await cairn('list keypairs -o json')).stdout)).toEqual({ items: [] });
});

test('describe', async () => {
  const { code, stdout } = await cairn('describe server web');
  expect(code).toBe(0);
  expect(stdout).toContain(`Project:     demo (${project_id})`);
  expect(stdout).toContain(`flavor_id: tiny (${flavor_id})`);
  expect(stdout).toMatch(/^ {2}Ready {2}True +Ready +\d+s +All is as asked\.$/m);
  expect(stdout).toMatch(/^ {2}\d+s +created +admin +/m);
});

test('names that are wrong, missing or ambiguous', async () => {
  const typo = await cairn('describe server wbe');
  expect(typo).toMatchObject({ code: 1, stdout: '' });
  expect(typo.stderr).toBe(
    "Error: Not found: there is no server 'wbe'. Did you mean 'web'?\n  Try: cairn list servers\n",
  );
  expect((await cairn('list serves')).stderr).toContain("Did you mean 'server'?");
  expect((await cairn('describe server')).stderr).toContain('no server is named');
  const other = await api.create('projects', { name: 'other' });
  const twin = await api.create('networks', { name: 'lan', project_id: other });
  const own = await api.create('networks', { name: 'lan', project_id });
  const ambiguous = await cairn('get network lan');
  expect(ambiguous.code).toBe(1);
  expect(ambiguous.stderr).toContain(`  ${twin}: in project other\n`);
  expect(ambiguous.stderr).toContain(`  ${own}: in project demo\n`);
  expect(JSON.parse((await cairn('get network lan -p other -o json')).stdout)).toMatchObject({ id: twin });
  expect((await cairn(`list networks`)).stdout).toMatch(/^ID +NAME +PROJECT +STATUS/);
});

test('a token or endpoint that does not do', async () => {
  const refused = await cairn('list servers', { environment: { CAIRN_TOKEN: `cairn_${'x'.repeat(43)}` } });
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(/^Error: Not authenticated: /);
  expect(refused.stderr).toMatch(/Request id: \S+/);
  const gone = await cairn('list servers', { environment: { CAIRN_ENDPOINT: 'http://127.0.0.1:1' } });
  expect(gone.stderr).toMatch(/^Error: Unavailable: .*ECONNREFUSED/);
  expect(gone.stderr).toContain('cairn doctor');
  const none = await runCli(['list', 'servers']);
  expect(none).toMatchObject({ code: 1, stdout: '' });
  expect(none.stderr).toContain('cairn serve');
  expect((await cairn('list servers --frmat x')).code).toBe(1);
});

test('apply stores everything before it waits for anything', async () => {
  const items = ['one', 'two'].map((name) => ({ kind: 'network', spec: { name } }));
  // Nothing reconciles here, so nothing becomes ready.
  const waited = await cairn('apply -f - --wait --timeout 100ms', { input: JSON.stringify({ items }) });
  expect(waited).toMatchObject({ code: 1, stdout: 'network/one created\nnetwork/two created\n' });
  expect(waited.stderr).toContain('network/one is not ready after');
  for (const { spec } of items) expect((await cairn(`delete network/${spec.name}`)).code).toBe(0);
});

test('apply of several names those that are refused, and stores the others', async () => {
  const flavor = (name: string, vcpus: number) => ({ kind: 'flavor', spec: { name, vcpus, memory_mib: 64 } });
  const input = JSON.stringify([flavor('wrong', 0), flavor('right', 1), flavor('wronger', -1)]);
  const outcome = await cairn('apply -f -', { input });
  expect(outcome).toMatchObject({ code: 1, stdout: 'flavor/right created\n' });
  expect(outcome.stderr).toMatch(/^Error: flavor\/wrong: Invalid input: /);
  expect(outcome.stderr).toContain('/spec/vcpus: ');
  expect(outcome.stderr).toContain('Error: flavor/wronger: Invalid input: ');
  expect(outcome.stderr).toContain('2 of 3 objects were refused');
  expect((await cairn('delete flavor right')).code).toBe(0);
});

test('apply creates, changes and leaves alone; delete asks for deletion', async () => {
  const declare = (vcpus: string): CliOptions => ({
    input: JSON.stringify({ kind: 'network', spec: { name: 'dmz', description: vcpus } }),
  });
  expect((await cairn('apply -f - --dry-run', declare('a'))).stdout).toBe(
    'network/dmz would be created (dry run)\n',
  );
  expect((await cairn('list networks --name dmz -o name')).stdout).toBe('');
  expect((await cairn('apply -f -', declare('a'))).stdout).toBe('network/dmz created\n');
  expect((await cairn('apply -f -', declare('a'))).stdout).toBe('network/dmz unchanged\n');
  expect((await cairn('apply -f -', declare('b'))).stdout).toBe('network/dmz configured\n');
  const stored = JSON.parse((await cairn('get network dmz -o json')).stdout) as {
    spec: object;
    generation: number;
  };
  expect(stored).toMatchObject({
    generation: 2,
    spec: { description: 'b', project_id: api.credentials.project_id },
  });

  const directory = await mkdtemp(join(tmpdir(), 'cairn-cli-'));
  const file = join(directory, 'network.json');
  await writeFile(file, JSON.stringify({ items: [stored] }));
  expect((await cairn(`apply -f ${file}`)).stdout).toBe('network/dmz unchanged\n');
  await rm(directory, { recursive: true });

  const refused = await cairn('apply -f -', {
    input: '{"kind":"flavor","spec":{"name":"x","vcpus":0,"memory_mb":1}}',
  });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/^Error: Invalid input: /);
  expect(refused.stderr).toContain('/spec/vcpus: ');
  expect(refused.stderr).toContain('memory_mib');

  const [id] = [(JSON.parse((await cairn('get network dmz -o json')).stdout) as { id: string }).id];
  expect((await cairn('delete network dmz nope')).code).toBe(1);
  expect(await cairn('get network dmz -o name')).toMatchObject({ stdout: 'network/dmz\n' });
  expect((await cairn('delete network/dmz')).stdout).toBe('network/dmz deletion asked for\n');
  expect((await cairn('get network dmz')).stdout).toContain('Deleting');
  const late = await cairn('delete network/dmz --wait --timeout 100ms');
  expect(late.stderr).toContain('network/dmz is not gone');
  const waiting = cairn('delete network/dmz --wait --timeout 20s');
  await sleep(500);
  await api.vanish(id);
  expect(await waiting).toMatchObject({ code: 0, stdout: 'network/dmz deleted\n' });
  expect((await cairn('wait network/dmz --for deleted')).stdout).toBe('network/dmz deleted\n');
  const inUse = await cairn('delete flavor tiny');
  expect(inUse).toMatchObject({ code: 1, stdout: '' });
  expect(inUse.stderr).toMatch(/^Error: Conflict: /);
});

test('wait ends when the object is ready, stalled, or the time is over', async () => {
  expect(await cairn('wait server web')).toMatchObject({ code: 0, stdout: 'server/web ready\n' });
  const late = await cairn('wait server db --timeout 50ms');
  expect(late).toMatchObject({ code: 1, stdout: '' });
  expect(late.stderr).toMatch(/^Error: Timed out: server\/db is not ready after 0s/);
  const waiting = cairn('wait server db --timeout 20s');
  await sleep(100);
  await ready(db, { state: 'ACTIVE' });
  expect(await waiting).toMatchObject({ code: 0, stdout: 'server/db ready\n' });
});

test('plan says what would be done; its exit code says whether', async () => {
  const calm = await cairn('plan');
  expect(calm).toMatchObject({ code: 0 });
  expect(calm.stdout).toMatch(/^Nothing to do: \d+ objects are as asked\.\n$/);
  const operation = {
    name: 'start_domain',
    arguments: {},
    after: [],
    timeout_seconds: 30,
    reason: 'power_state is running',
    disruption: 'none' as const,
    destructive: false,
  };
  const change = { field: 'power_state', expected: 'running', found: 'stopped', disruption: 'none' as const };
  plans.set(web, { ...NOTHING, changes: [change], operations: [operation] });
  const busy = await cairn('plan servers');
  expect(busy.code).toBe(2);
  expect(busy.stdout).toContain('~  power_state  stopped  ->  running');
  expect(busy.stdout).toContain('1.  start_domain  power_state is running');
  expect((await cairn('plan server db')).code).toBe(0);
  const document = JSON.parse((await cairn('plan -o json')).stdout) as { items: { resource_id: string }[] };
  expect(document.items.map((item) => item.resource_id)).toEqual([web]);
  const error = new CairnError('unavailable', 'The host kvm1 cannot be reached.');
  plans.set(web, { ...NOTHING, observation: { known: false, error } });
  const unknown = await cairn('plan server/web');
  expect(unknown.code).toBe(1);
  expect(unknown.stdout).toContain('Not known: The host kvm1 cannot be reached.');
  plans.clear();
});

test('drift lists field, expected, found and since; exits 2 when there is any', async () => {
  expect(await cairn('drift')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'No drift: everything is as asked.\n',
  });
  const since = new Date(Date.now() - 200_000).toISOString();
  await api.report(web, { drift: [{ field: 'power_state', expected: 'running', found: 'stopped', since }] });
  const shown = await cairn('drift');
  expect(shown.code).toBe(2);
  expect(shown.stdout).toMatch(/^server +web +power_state +running +stopped +3m +enforce$/m);
  const document = JSON.parse((await cairn('drift -o json')).stdout) as { items: unknown[] };
  expect(document.items).toMatchObject([
    { id: web, field: 'power_state', expected: 'running', found: 'stopped', since },
  ]);
  const same = await cairn('drift --format json');
  expect(same).toMatchObject({ code: 2, stderr: '', stdout: (await cairn('drift -o json')).stdout });
  const junit = await cairn('drift --format junit --kind server');
  expect(junit).toMatchObject({ code: 2, stderr: '' });
  expect(junit.stdout).toContain('<testsuite name="cairn.server" tests="1" failures="1"');
  expect(junit.stdout).not.toContain('cairn.network');
  const sarif = await cairn('drift --format sarif --location infra/main.tf');
  expect(sarif).toMatchObject({ code: 2, stderr: '' });
  expect(sarif.stdout).toContain('"uri": "infra/main.tf"');
  for (const wrong of ['--format xml', '--location /etc/passwd', '--location ../x.tf']) {
    expect(await cairn(`drift ${wrong}`)).toMatchObject({ code: 1, stdout: '' });
  }
  expect((await cairn('drift --kind network')).code).toBe(0);
  expect((await cairn('drift --kind servers -p demo')).code).toBe(2);
  expect((await cairn('drift -p nowhere')).code).toBe(1);
  await ready(web, { state: 'ACTIVE' });
});

test('the console log comes byte by byte, whole, as a tail, and as it grows', async () => {
  expect((await cairn('console log web')).stdout).toBe(CONSOLE.toString());
  expect((await cairn('console log server/web --bytes 3')).stdout).toBe('\ufffd');
  const controller = new AbortController();
  const following = cairn('console log web -f', {
    signal: controller.signal,
    seen: (text) => {
      if (text.endsWith('more\n')) controller.abort();
    },
  });
  await sleep(50);
  console_bytes = Buffer.concat([CONSOLE, Buffer.from('more\n')]);
  expect(await following).toMatchObject({ code: 130, stdout: `${CONSOLE.toString()}more\n`, stderr: '' });
});

test('reboot', async () => {
  expect((await cairn('reboot web --hard')).stdout).toBe('server/web hard reboot asked for\n');
  expect((await cairn('reboot server/web db')).stdout).toBe(
    'server/web soft reboot asked for\nserver/db soft reboot asked for\n',
  );
  expect(restarts).toEqual([`${web} hard`, `${web} soft`, `${db} soft`]);
});

test('events: the last ones, one object, and as they happen', async () => {
  expect((await cairn('events --resource server/web')).stdout).toMatch(/^\S+Z {2}created +server\/web {2}/);
  const lines = (await cairn('events --limit 3 -o json')).stdout.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(
    Array(3).fill('reboot_requested'),
  );
  const controller = new AbortController();
  const begun = new AbortController();
  const following = cairn(`events -f --resource ${web} --limit 1`, {
    signal: controller.signal,
    seen: (text) => {
      begun.abort();
      if (text.includes('(soft)') && text.split('\n').length > 2) controller.abort();
    },
  });
  if (!begun.signal.aborted) await once(begun.signal, 'abort');
  await cairn('reboot web');
  expect(await following).toMatchObject({ code: 130, stderr: '' });
});

test('version, env and doctor', async () => {
  expect((await cairn('version')).stdout).toMatch(
    /^Client: {3}0\.1\.0 on Node\.js \d+\.\d+\.\d+\nService: {2}0\.1\.0 at http/,
  );
  expect((await runCli(['version', '--client'])).stdout).toMatch(/^Client:/);
  const { endpoint, token } = api.credentials;
  expect((await cairn('env')).stdout).toBe(
    `export CAIRN_ENDPOINT='${endpoint}'\nexport CAIRN_TOKEN='${token}'\n`,
  );
  const doctor = await cairn(`doctor -o json --data-directory ${api.data_directory}`);
  const { items } = JSON.parse(doctor.stdout) as {
    items: { name: string; status: string; mend: string | null }[];
  };
  const status = (name: string): string | undefined => items.find((item) => item.name === name)?.status;
  expect(status('node')).toBe('ok');
  expect(status('service')).toBe('ok');
  expect(status('database')).toBe('ok');
  expect(status('hosts')).toBe('warning');
  expect(items.filter((item) => ['failed', 'warning'].includes(item.status) && item.mend === null)).toEqual(
    [],
  );
  expect(doctor.code).toBe(items.some((item) => item.status === 'failed') ? 1 : 0);
  const ill = await runCli(['doctor', '--data-directory', api.data_directory]);
  expect(ill.code).toBe(1);
  expect(ill.stdout).toMatch(/failed +service +The URL of the Cairn service is not known/);
  expect(ill.stdout).toMatch(/ok +database +private PostgreSQL \d+/);
});

test('server: what it should be is changed by name, and it is listed and shown', async () => {
  const spec = async (): Promise<Record<string, unknown>> =>
    ((await api.get(`/v1/servers/${db}`)).body as { spec: Record<string, unknown> }).spec;
  expect((await cairn('server stop db')).stdout).toBe('server/db stop asked for\n');
  expect(await spec()).toMatchObject({ power_state: 'stopped' });
  expect((await cairn('server suspend server/db')).stdout).toBe('server/db suspend asked for\n');
  expect((await cairn('server start db')).stdout).toBe('server/db start asked for\n');
  expect(await spec()).toMatchObject({ power_state: 'running', flavor_id });
  expect((await cairn('server shelve db')).stdout).toBe('server/db shelve asked for\n');
  expect(await spec()).toMatchObject({ power_state: 'shelved' });
  expect((await cairn('server unshelve db')).stdout).toBe('server/db unshelve asked for\n');
  expect((await cairn('server lock db --reason audit')).stdout).toBe('server/db lock asked for\n');
  expect(await spec()).toMatchObject({ power_state: 'running', locked: true, locked_reason: 'audit' });
  await cairn('server unlock db');
  expect(await spec()).not.toHaveProperty('locked_reason');
  const disk = { name: 'repair', project_id, disk_format: 'qcow2' };
  const rescue_image_id = await api.create('images', disk);
  expect((await cairn('server rescue db --image repair')).stdout).toBe('server/db rescue asked for\n');
  expect(await spec()).toMatchObject({ rescue_image_id });
  await cairn('server unrescue db');
  expect(await spec()).not.toHaveProperty('rescue_image_id');
  await api.create('flavors', { name: 'larger', vcpus: 2, memory_mib: 256 });
  expect((await cairn('server resize db --flavor larger')).stdout).toBe('server/db resize asked for\n');
  expect((await spec())['flavor_id']).not.toBe(flavor_id);
  expect(await cairn('server resize db --flavor large')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('larger') as string,
  });
  await api.report(db, { status: { state: 'ACTIVE' }, observed_generation: 99, seen_generation: 99 });
  expect((await cairn('server migrate db --kind live')).stdout).toBe('server/db migrate asked for\n');
  expect((await cairn('server migration abort db')).stdout).toBe('server/db end of the move asked for\n');
  expect((await cairn('server migration show db')).stdout).toMatch(/^ID +FROM +TO +KIND +STATE/);
  expect((await cairn('server evacuate db')).stdout).toBe('server/db evacuate asked for\n');
  expect(await cairn('server stop web nobody')).toMatchObject({ code: 1 });
  expect((await cairn('server list --output name')).stdout).toBe('server/web\nserver/db\n');
  expect((await cairn('server show web')).stdout).toContain('state: ACTIVE');
});

test('host: drained, enabled, disabled and fenced by name; --wait tells what is left until nothing is', async () => {
  const id = await api.create('hosts', { name: 'kvm1', uri: 'simulated://kvm1' });
  const spec = async (): Promise<Record<string, unknown>> =>
    ((await api.get(`/v1/hosts/${id}`)).body as { spec: Record<string, unknown> }).spec;
  await cairn('host disable kvm1 --reason wet');
  expect(await spec()).toMatchObject({ enabled: false, disabled_reason: 'wet' });
  expect((await cairn('host enable host/kvm1')).stdout).toBe('host/kvm1 enabled\n');
  expect(await spec()).toMatchObject({ enabled: true });
  expect(await spec()).not.toHaveProperty('disabled_reason');
  await cairn('host fence kvm1');
  expect(await spec()).toMatchObject({ fenced: true });
  await cairn('host unfence kvm1');
  expect(await spec()).toMatchObject({ fenced: false });

  const tell = (status: 'True' | 'False', message: string): Promise<void> => {
    const time = new Date().toISOString();
    const told = { type: 'Drained', status, reason: 'Told', message, time } as const;
    const ready = { type: 'Ready', status: 'True', reason: 'Ready', message: 'As asked.', time } as const;
    return api.report(id, {
      status: { state: 'up' } as never,
      conditions: [told, ready],
      observed_generation: 6,
      seen_generation: 6,
    });
  };
  const waiting = cairn('host drain kvm1 --wait');
  await sleep(300);
  expect(await spec()).toMatchObject({ drain: true });
  await tell('False', '1 server is left: 1 on the way (web).');
  expect((await cairn('list hosts')).stdout).toContain('Draining');
  await sleep(1100);
  await tell('True', 'No server is left.');
  expect(await waiting).toMatchObject({
    code: 0,
    stdout: [
      'host/kvm1 is drained',
      'host/kvm1 1 server is left: 1 on the way (web).',
      'host/kvm1 No server is left.',
      '',
    ].join('\n'),
  });
  await tell('False', '1 server is left.');
  expect(await cairn('host drain kvm1 --wait --timeout 0s')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is not empty') as string,
  });
  expect((await cairn('host undrain kvm1')).stdout).toBe('host/kvm1 takes servers again\n');
  expect(await spec()).toMatchObject({ drain: false });
});
