import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRelease } from '../../provider/release/make-release.ts';
import { startSimulatedStack, type SimulatedStack } from '../support/simulated-stack.ts';

/** What `make release` writes, used as a user would: init from the mirror in an empty folder, then apply. */

let stack: SimulatedStack;
let folder = '';

beforeAll(async () => {
  stack = await startSimulatedStack();
  folder = mkdtempSync(join(tmpdir(), 'cairn-release-'));
  makeRelease({ bundle: 'dist/terraform-provider-cairn.cjs', directory: folder });
  mkdirSync(join(folder, 'work'));
  writeFileSync(
    join(folder, 'terraform.rc'),
    `provider_installation {\n  filesystem_mirror {\n    path    = "${join(folder, 'mirror')}"\n    include = ["cairn/cairn"]\n  }\n}\n`,
  );
}, 120_000);

afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function terraform(
  environment: Readonly<Record<string, string>>,
  ...parameters: readonly string[]
): Promise<{ code: number | null; output: string }> {
  const { NODE_EXTRA_CA_CERTS: _slow, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn('terraform', parameters, {
      cwd: join(folder, 'work'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...inherited,
        ...stack.environment,
        TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
        ...environment,
      },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function must(...parameters: readonly string[]): Promise<string> {
  const { code, output } = await terraform({}, ...parameters, '-no-color');
  expect(code, output).toBe(0);
  return output;
}

test('init from the mirror locks the hash that the mirror lists; apply, plan and destroy work', async () => {
  const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
  writeFileSync(join(folder, 'work/main.tf'), readFileSync('examples/quickstart/main.tf'));
  expect(await must('init')).toContain(`Installed cairn/cairn v${version}`);
  const lock = readFileSync(join(folder, 'work/.terraform.lock.hcl'), 'utf8');
  const listed = JSON.parse(
    readFileSync(join(folder, `mirror/registry.terraform.io/cairn/cairn/${version}.json`), 'utf8'),
  ) as { archives: Record<string, { hashes: string[] }> };
  expect(Object.keys(listed.archives)).toEqual([
    'darwin_amd64',
    'darwin_arm64',
    'linux_amd64',
    'linux_arm64',
  ]);
  for (const { hashes } of Object.values(listed.archives)) {
    expect(hashes.map((hash) => hash.slice(0, 3))).toEqual(['h1:', 'zh:']);
    expect(lock).toContain(`"${hashes[0]}"`);
  }
  expect(await must('apply', '-auto-approve')).toContain('Apply complete! Resources: 9 added');
  await must('plan', '-detailed-exitcode');
  await must('destroy', '-auto-approve');
  expect(await stack.objects()).toEqual([]);
});

test('the lock that init made holds on every platform: the archives are the same', async () => {
  const file = join(folder, 'work/.terraform.lock.hcl');
  const before = readFileSync(file, 'utf8');
  const platforms = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'];
  await must(
    'providers',
    'lock',
    `-fs-mirror=${join(folder, 'mirror')}`,
    ...platforms.map((one) => `-platform=${one}`),
  );
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('without Node, Terraform itself says what is missing', async () => {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(execFileSync('which', ['terraform'], { encoding: 'utf8' }).trim(), join(bin, 'terraform'));
  const { code, output } = await terraform(
    { PATH: bin, CAIRN_NODE: '/nowhere/node' },
    'providers',
    'schema',
    '-json',
  );
  expect(code).toBe(1);
  expect(output.replaceAll(/[│╷╵\s]+/g, ' ')).toContain('The Cairn provider needs Node.js 20.19 or later');
});

test('the sums of the release are those of its files', () => {
  const release = join(folder, 'release');
  const output = execFileSync('sh', ['-c', 'sha256sum --check --strict *_SHA256SUMS'], {
    cwd: release,
    encoding: 'utf8',
  });
  expect(output.trim().split('\n')).toHaveLength(5);
  expect(output).not.toContain('FAILED');
});
