import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FAKE_TOKEN, startFakeApi } from './support/fake-api.ts';
import type { FakeApi } from './support/fake-api.ts';
import { buildProvider, createWorkspace } from './support/terraform.ts';
import type { CommandResult, Workspace } from './support/terraform.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SERVER = `
resource "cairn_server" "web" {
  name      = "web"
  flavor_id = "small"
}
`;

let folder = '';
let api: FakeApi;
let workspace: Workspace;

beforeAll(async () => {
  folder = await buildProvider(join(import.meta.dirname, 'fixtures/cairn-provider.ts'), 'cairn');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  api = await startFakeApi();
  workspace = createWorkspace('cairn/cairn', folder, {
    CAIRN_ENDPOINT: api.endpoint,
    CAIRN_TOKEN: FAKE_TOKEN,
  });
});
afterEach(async () => {
  workspace.remove();
  await api.close();
});

const configure = (hcl: string): void => {
  workspace.configure(
    `terraform {\n  required_providers {\n    cairn = {\n      source = "cairn/cairn"\n    }\n  }\n}\n${hcl}`,
  );
};

const run = async (expected: number, ...arguments_: readonly string[]): Promise<CommandResult> => {
  const result = await workspace.run(...arguments_);
  expect(result.code, result.text).toBe(expected);
  return result;
};

const apply = (): Promise<CommandResult> => run(0, 'apply', '-auto-approve');

const plan = (expected: 0 | 2): Promise<CommandResult> => run(expected, 'plan', '-detailed-exitcode');

interface Running {
  readonly text: () => string;
  readonly ended: Promise<unknown>;
  /** Ctrl-C in a terminal: both terraform and the provider get the signal. */
  readonly interrupt: () => void;
  readonly processes: () => readonly number[];
}

const childrenOf = (child: ChildProcess): readonly number[] =>
  execFileSync('pgrep', ['-P', String(child.pid)])
    .toString()
    .trim()
    .split('\n')
    .map(Number);

const start = (): Running => {
  const child = workspace.start('apply', '-auto-approve');
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    text: () => text,
    ended: new Promise((resolve) => child.on('close', resolve)),
    interrupt: () => {
      for (const pid of [...childrenOf(child), Number(child.pid)]) process.kill(pid, 'SIGINT');
    },
    processes: () => [Number(child.pid), ...childrenOf(child)],
  };
};

const until = (isTrue: () => boolean): Promise<void> =>
  vi.waitFor(
    () => {
      expect(isTrue()).toBe(true);
    },
    { timeout: 30_000, interval: 20 },
  );

const stateFile = (): string => readFileSync(join(workspace.directory, 'terraform.tfstate'), 'utf8');

const isWaitedFor = (): boolean => api.seen.some((seen) => seen.query.get('wait') === 'ready');

describe('Ctrl-C once', () => {
  it('keeps what is known, and the next apply goes on waiting for it', async () => {
    api.ready_after_ms = Infinity;
    configure(SERVER);
    const running = start();
    await until(isWaitedFor);
    running.interrupt();
    await running.ended;
    expect(running.text()).toContain('Interrupted while Cairn goes on');
    const stored = api.named('servers', 'web');
    expect(stateFile()).toContain(stored?.id);
    const planned = await plan(2);
    expect(planned.text).toContain('0 to add, 1 to change, 0 to destroy');
    expect(planned.text).toContain('The server is not finished');
    api.ready_after_ms = 5;
    const again = start();
    await until(() => api.seen.filter((seen) => seen.query.get('wait') === 'ready').length > 1);
    expect(stateFile()).not.toContain('"ACTIVE"');
    if (stored !== undefined) api.finish(stored);
    await again.ended;
    expect(again.text()).toContain('1 changed');
    expect(stateFile()).toContain('"ACTIVE"');
    expect([...api.objects.keys()]).toEqual([stored?.id]);
    expect(stored?.generation).toBe(1);
    await plan(0);
  });

  it('lets the next apply finish an upload', async () => {
    const content = Buffer.alloc(2_000_000, 'cairn ');
    writeFileSync(join(workspace.directory, 'disk.img'), content);
    configure('resource "cairn_image" "i" {\n  name = "i"\n  file = "disk.img"\n}\n');
    let parts = 0;
    api.intercept = (seen, _response, request) => {
      if (seen.method !== 'PATCH') return false;
      parts += 1;
      request.resume();
      return true;
    };
    const running = start();
    await until(() => parts > 0);
    running.interrupt();
    await running.ended;
    expect(running.text()).toContain('Interrupted while Cairn goes on');
    const stored = api.named('images', 'i');
    expect(stored?.ready).toBe(false);
    api.intercept = () => false;
    await apply();
    const sha256 = createHash('sha256')
      .update(Buffer.concat(stored?.content ?? []))
      .digest('hex');
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(stateFile()).toContain('"active"');
    await plan(0);
  });
});

describe('Ctrl-C twice', () => {
  it('stops everything at once, and the next apply adopts what was made', async () => {
    configure(SERVER);
    let isStored = false;
    api.intercept = (seen) => {
      if (seen.method !== 'PUT' || seen.query.get('dry_run') === 'true' || isStored) return false;
      // Stored, but the answer never comes.
      const { spec } = JSON.parse(seen.body) as { spec: Record<string, unknown> };
      const stored = api.add('servers', spec);
      api.objects.delete(stored.id);
      const id = seen.path.split('/').at(-1) ?? '';
      const origin = String(seen.headers['cairn-origin']);
      api.objects.set(id, { ...stored, id, claimed: false, origin, run: String(seen.headers['cairn-run']) });
      isStored = true;
      return true;
    };
    const running = start();
    await until(() => isStored);
    const processes = running.processes();
    running.interrupt();
    await until(() => running.text().includes('Interrupt received'));
    running.interrupt();
    await running.ended;
    await until(() =>
      processes.every((pid) => {
        try {
          return !process.kill(pid, 0);
        } catch {
          return true;
        }
      }),
    );
    expect(running.text()).toContain('Two interrupts received');
    rmSync(join(workspace.directory, '.terraform.tfstate.lock.info'), { force: true });
    const [left] = [...api.objects.keys()];
    expect((await apply()).text).toContain('Adopted cairn_server "web"');
    expect([...api.objects.keys()]).toEqual([left]);
    await plan(0);
  });
});

describe('a provider block whose values are not known yet', () => {
  const hcl = (version: string): string => `
resource "terraform_data" "service" {
  input            = { endpoint = "${api.endpoint}", project = "00000000-0000-4000-8000-00000000000${version}" }
  triggers_replace = "${version}"
}
provider "cairn" {
  endpoint   = terraform_data.service.output.endpoint
  token      = "${FAKE_TOKEN}"
  project_id = terraform_data.service.output.project
}
${SERVER}`;

  it('plans create, no change and change without asking anybody, and asks at apply', async () => {
    workspace.remove();
    workspace = createWorkspace('cairn/cairn', folder);
    configure(hcl('1'));
    await plan(2);
    expect(api.seen).toEqual([]);
    await apply();
    expect(api.named('servers', 'web')?.spec['project_id']).toBe('00000000-0000-4000-8000-000000000001');
    await plan(0);
    const asked = api.seen.length;
    configure(hcl('2').replace('"small"', '"large"'));
    const changed = await plan(2);
    expect(changed.text).toContain('1 to change');
    expect(api.seen).toHaveLength(asked);
    await apply();
    expect(api.named('servers', 'web')?.spec['flavor_id']).toBe('large');
    // What can only be had from the service is refused with the way out.
    configure(`${hcl('3')}\ndata "cairn_server" "web" {\n  name = "web"\n}\n`);
    const refused = await run(1, 'plan');
    expect(refused.text).toContain('The provider is not configured yet');
    expect(refused.text).toContain('-target');
  });
});

describe('TF_LOG=TRACE of terraform itself', () => {
  it('shows no token', async () => {
    workspace.remove();
    workspace = createWorkspace('cairn/cairn', folder, { TF_LOG: 'TRACE', CAIRN_ENDPOINT: api.endpoint });
    configure(
      `variable "token" {\n  sensitive = true\n}\nprovider "cairn" {\n  token = var.token\n}\n${SERVER}`,
    );
    writeFileSync(join(workspace.directory, 'terraform.tfvars'), `token = "${FAKE_TOKEN}"\n`);
    const applied = await apply();
    expect(applied.stderr).toContain('provider.terraform-provider-cairn.cjs: HTTP');
    expect(`${applied.stdout}${applied.stderr}`).not.toContain(FAKE_TOKEN);
    expect(applied.stderr).not.toMatch(/authorization:|bearer /i);
    expect(stateFile()).not.toContain(FAKE_TOKEN);
  });
});
