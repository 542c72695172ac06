import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildProvider, childEnvironment } from '../provider/support/terraform.ts';
import { eventually } from '../support/eventually.ts';
import { bzImageBytes } from '../support/kind-objects.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';
import { bash, githubJob, gitlabJob, runGithub, runGitlab } from './ci-scripts.ts';
import type { JobResult, Runner } from './ci-scripts.ts';

/** The shell steps of examples/ci, word for word, against a service without drift, with drift, and gone. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../..');
const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
const TOKEN_LIKE = /cairn_[A-Za-z0-9_-]{20,}/;

const MAIN = `
terraform {
  required_providers {
    cairn = {
      source = "cairn/cairn"
    }
  }
}
resource "cairn_host" "h1" {
  name = "h1"
  uri  = "simulated://h1?vcpus=8"
}
resource "cairn_project" "demo" {
  name = "demo"
}
resource "cairn_flavor" "tiny" {
  name       = "tiny"
  vcpus      = 1
  memory_mib = 128
}
resource "cairn_image" "kernel" {
  name        = "kernel"
  project_id  = cairn_project.demo.id
  disk_format = "aki"
  file        = "vmlinuz"
}
resource "cairn_server" "web" {
  name         = "web"
  project_id   = cairn_project.demo.id
  flavor_id    = cairn_flavor.tiny.id
  kernel_id    = cairn_image.kernel.id
  drift_policy = "report"
  depends_on   = [cairn_host.h1]
}
`;

let service: SimulatedService;
let provider: string;
let root: string;
let runner: Runner;
let server_id: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'cairn-ci-'));
  [service, provider] = await Promise.all([
    startSimulatedService(),
    buildProvider(join(ROOT, 'provider/main.ts'), 'cairn'),
    buildCommand(),
  ]);
  runner = { directory: join(root, 'checkout'), environment: runnerEnvironment() };
  mkdirSync(runner.directory);
  writeFileSync(join(runner.directory, 'main.tf'), MAIN);
  writeFileSync(join(runner.directory, 'vmlinuz'), bzImageBytes());
  await apply();
  const state = JSON.parse(readFileSync(join(runner.directory, 'terraform.tfstate'), 'utf8')) as {
    resources: { type: string; instances: { attributes: { id: string } }[] }[];
  };
  server_id = state.resources.find(({ type }) => type === 'cairn_server')?.instances[0]?.attributes.id ?? '';
});
afterAll(async () => {
  await service?.stop();
  rmSync(root, { recursive: true, force: true });
  rmSync(provider, { recursive: true, force: true });
});
beforeEach(() => {
  for (const file of ['plan.txt', 'drift.sarif', 'drift.xml', '.summary.md']) {
    rmSync(join(runner.directory, file), { force: true });
  }
});

/** Bundles the command as `make build` does. Its packages are found beside it. */
async function buildCommand(): Promise<void> {
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  await build({
    entryPoints: [join(ROOT, 'reconciler/main.ts')],
    outdir: join(root, 'cairn'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    loader: { '.sql': 'text' },
    logLevel: 'error',
  });
}

/** What examples/ci/README.md asks of a runner: terraform with a mirror of the provider, and `cairn` in the PATH. */
function runnerEnvironment(): NodeJS.ProcessEnv {
  const bin = join(root, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'cairn'),
    `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'cairn/main.mjs')}' "$@"\n`,
  );
  chmodSync(join(bin, 'cairn'), 0o755);
  const platform = `linux_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const mirror = join(root, 'mirror/registry.terraform.io/cairn/cairn', VERSION, platform);
  mkdirSync(mirror, { recursive: true });
  copyFileSync(join(provider, 'terraform-provider-cairn.cjs'), join(mirror, 'terraform-provider-cairn.cjs'));
  chmodSync(join(mirror, 'terraform-provider-cairn.cjs'), 0o755);
  const settings = join(root, 'terraform.rc');
  writeFileSync(
    settings,
    `provider_installation {\n  filesystem_mirror {\n    path = "${join(root, 'mirror')}"\n  }\n}\n`,
  );
  return {
    ...childEnvironment({ TF_CLI_CONFIG_FILE: settings, HOME: root, ...service.environment }),
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
  };
}

async function apply(): Promise<void> {
  const steps = ['terraform init -no-color -input=false', 'terraform apply -auto-approve -no-color'];
  const { code, output } = await bash(['-e'], steps.join('\n'), runner);
  expect(code, output).toBe(0);
}

async function unplug(): Promise<void> {
  service.byHand.destroy('h1', server_id);
  await eventually('the service has seen the drift', 10, async () => {
    const { body } = await service.api.get('/v1/drift');
    return (body as { items: unknown[] }).items.length > 0;
  });
}

function produced(file: string): string {
  const path = join(runner.directory, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '(no such file)\n';
}

/** What differs from run to run by what it is, and of the kinds without drift only one: others come and go with the schemas. */
function steady(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/"primaryLocationLineHash": "[0-9a-f]{32}"/g, '"primaryLocationLineHash": "<hash>"')
    .replaceAll(/ {2}<testsuite name="cairn\.(?!server"|flavor")[^]*?<\/testsuite>\n/g, '')
    .replace(/<testsuites name="cairn drift" tests="\d+"/, '<testsuites name="cairn drift" tests="<kinds>"');
}

/** The lines of a plan that are the same whatever attributes the provider has. */
function verdict(plan: string): string {
  return plan
    .split('\n')
    .filter((line) => /^(No changes|Plan:| {2}# cairn_)/.test(line))
    .join('\n');
}

async function golden(name: string, text: string): Promise<void> {
  expect(text).not.toMatch(TOKEN_LIKE);
  expect(text).not.toContain(service.environment.CAIRN_TOKEN);
  await expect(steady(text)).toMatchFileSnapshot(`../golden/ci/${name}`);
}

const WORKFLOWS: readonly [string, (runner: Runner) => Promise<JobResult>, string][] = [
  ['github', runGithub, 'drift.sarif'],
  ['gitlab', runGitlab, 'drift.xml'],
];

describe.sequential.each(WORKFLOWS)('%s', (name, run, report) => {
  test('without drift the job passes', async () => {
    const { code, output, summary } = await run(runner);
    expect(code, output).toBe(0);
    await golden(`${name}-clean.txt`, `${summary}${verdict(produced('plan.txt'))}\n`);
    await golden(`${name}-clean-${report}`, produced(report));
  });

  test('with drift it ends with 2 and says what drifted', async () => {
    await unplug();
    const { code, output, summary } = await run(runner);
    expect(code, output).toBe(2);
    expect(output).toMatch(/^server +web +power_state +running +stopped +\d+s +report$/m);
    expect(produced('plan.txt')).toContain('"power_state" = "expected running, found stopped"');
    await golden(`${name}-drift.txt`, `${summary}${verdict(produced('plan.txt'))}\n`);
    await golden(`${name}-drift-${report}`, produced(report));
    await apply();
  });

  test('when the service cannot be asked it ends with 1, not as if there were no drift', async () => {
    const gone = { ...runner.environment, CAIRN_ENDPOINT: 'http://127.0.0.1:1' };
    const { code, output } = await run({ ...runner, environment: gone });
    expect(code, output).toBe(1);
    expect(output).toContain('ECONNREFUSED');
    if (name === 'github') expect(produced(report)).toBe('(no such file)\n');
    else expect(produced(report)).toBe('');
  });
});

test('the files say what the exit codes mean to their CI', () => {
  expect(gitlabJob().allow_failure).toEqual({ exit_codes: 2 });
  const [verdict] = githubJob().steps.slice(-1);
  expect(verdict?.run).toContain('exit 2');
});
