import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { progressLine } from '../../reconciler/cli/format/progress.ts';
import { runCli } from '../support/cli.ts';
import type { CliOptions, CliResult } from '../support/cli.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';

/** `cairn image` over the real API, a real database and an engine. */

let service: SimulatedService;
let directory: string;
beforeAll(async () => {
  service = await startSimulatedService();
  directory = await mkdtemp(join(tmpdir(), 'cairn-image-command-'));
  await service.api.create('projects', { name: 'demo' });
});
afterAll(async () => {
  await service?.stop();
  await rm(directory, { recursive: true, force: true });
});

function cairn(words: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return runCli(['image', ...words], { ...options, environment: service.environment });
}

async function waitFor(name: string): Promise<void> {
  const done = await runCli(['wait', 'image', name, '--timeout', '30s'], {
    environment: service.environment,
  });
  expect(done).toMatchObject({ code: 0, stderr: '' });
}

async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, bytes);
  return path;
}

/** More than one part of an upload. */
const LARGE_BYTES = 16 * 1024 * 1024 + 4096;

test('a file is uploaded once; the same bytes are never sent again, and come back as they were', async () => {
  const bytes = randomBytes(LARGE_BYTES);
  const file = await fileOf('large.img', bytes);
  const made = await cairn(['create', 'large', '--file', file, '-p', 'demo', '--tag', 'a', '--tag', 'b']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toMatch(new RegExp(`^image/large created \\(.{36}\\); ${LARGE_BYTES} bytes sent\n$`));

  const again = await cairn(['create', 'again', '--file', file, '-p', 'demo']);
  expect(again.stdout).toContain('; 0 bytes sent, the service has all 16.0 MiB already');

  await waitFor('large');
  const copy = join(directory, 'copy.img');
  // A run before this one had the first megabyte.
  await writeFile(`${copy}.part`, bytes.subarray(0, 1024 * 1024));
  const saved = await cairn(['save', 'large', '--file', copy, '--progress']);
  expect(saved).toMatchObject({ code: 0 });
  expect(saved.stdout).toBe(`image/large saved to ${copy}; ${LARGE_BYTES - 1024 * 1024} bytes received\n`);
  expect(saved.stderr).toMatch(/image\/large {2}\[#{24}\] 100%/);
  expect(bytes.equals(await readFile(copy))).toBe(true);
});

test('list and show are those of every kind', async () => {
  expect((await cairn(['list', '-o', 'name'])).stdout).toBe('image/large\nimage/again\n');
  const shown = await cairn(['show', 'large']);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toContain('content_sha256');
});

test('what was saved wrongly is found out and thrown away', async () => {
  const copy = join(directory, 'spoilt.img');
  await writeFile(`${copy}.part`, randomBytes(1024));
  const saved = await cairn(['save', 'large', '--file', copy]);
  expect(saved.code).toBe(1);
  expect(saved.stderr).toContain('but the image has');
  await expect(readFile(copy)).rejects.toThrow('ENOENT');
  await expect(readFile(`${copy}.part`)).rejects.toThrow('ENOENT');
});

test('a pipe is uploaded without knowing its length', async () => {
  const bytes = randomBytes(70_000);
  const words = ['create', 'piped', '--file', '-', '--disk-format', 'raw', '-p', 'demo'];
  const made = await cairn(words, { input: bytes });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('; 70000 bytes sent');
  await waitFor('piped');
  const copy = join(directory, 'piped.img');
  expect(await cairn(['save', 'piped', '--file', copy])).toMatchObject({ code: 0 });
  expect(bytes.equals(await readFile(copy))).toBe(true);
});

test('an image may wait for its bytes', async () => {
  const made = await cairn(['create', 'later', '--disk-format', 'raw', '-p', 'demo']);
  expect(made.stdout).toMatch(/^image\/later created \(.{36}\)\n$/);
  expect((await cairn(['save', 'later', '--file', '-'])).stderr).toContain('it has no content yet');
  const file = await fileOf('later.img', randomBytes(512));
  const sent = await cairn(['upload', 'later', '--file', file]);
  expect(sent).toMatchObject({ code: 0, stdout: 'image/later 512 bytes sent\n' });
});

test.each([
  [['--file', 'a.qcow2', '--url', 'http://a/b.raw'], '--file and --url are given; an image has one source.'],
  [['--file', '/nonexistent.qcow2'], '/nonexistent.qcow2 cannot be read'],
  [['--url', 'https://example.org/latest'], 'give --disk-format, for example qcow2'],
  [['--url', 'gopher://example.org/a.raw'], 'source_url'],
  [['--property', 'os_distro'], 'Give NAME=VALUE'],
  [['--disk-format', 'tar'], 'Allowed choices are raw, qcow2'],
])('%j is refused with what to do', async (words, message) => {
  const made = await cairn(['create', 'never', '-p', 'demo', ...words]);
  expect(made.code).toBe(1);
  expect(made.stderr).toContain(message);
});

test('an image is shared, accepted, rejected and no longer shared', async () => {
  const shop = await service.api.create('projects', { name: 'shop' });
  const { stdout } = await cairn(['create', 'lent', '--visibility', 'shared', '-p', 'demo']);
  const id = /\((.{36})\)/.exec(stdout)?.[1] ?? '';
  expect(await cairn(['share', 'lent', 'shop'])).toMatchObject({ stdout: 'image/lent shared with shop\n' });
  expect((await cairn(['members', 'lent'])).stdout).toMatch(new RegExp(`${shop} +shop +pending`));
  expect(await cairn(['accept', id, '-p', 'shop'])).toMatchObject({ stdout: `image ${id} accepted\n` });
  expect(await cairn(['reject', id, '-p', 'shop'])).toMatchObject({ stdout: `image ${id} rejected\n` });
  expect((await cairn(['unshare', 'lent', 'shop'])).stdout).toBe('image/lent no longer shared with shop\n');
  const again = await cairn(['unshare', 'lent', 'shop']);
  expect(again).toMatchObject({ code: 1 });
  expect(again.stderr).toContain('the image is not shared with shop');
});

test('an image is copied to hosts before a server needs it, with a meter, and given up again', async () => {
  for (const name of ['kvm1', 'kvm2'])
    await service.api.create('hosts', { name, uri: `simulated://${name}` });
  const there = await cairn(['prefetch', 'large', '--host', 'kvm1', '--progress', '--timeout', '30s']);
  expect(there).toMatchObject({ code: 0, stdout: 'image/large is on 1 host\n' });
  expect(there.stderr).toMatch(/image\/large {2}\[#{24}\] 100% {2}16\.0 MiB of 16\.0 MiB/);
  expect(await cairn(['prefetch', 'large', '--all-hosts'])).toMatchObject({
    code: 0,
    stdout: 'image/large is on 2 hosts\n',
  });
  const listed = await cairn(['copies', 'large']);
  expect(listed.stdout).toMatch(
    /^HOST +COPY +TAKES +NEEDED +ASKED_FOR\nkvm1 +present +16\.0 MiB +no +\d+s\nkvm2 +present +16\.0 MiB +no +\d+s\n$/,
  );
  expect((await cairn(['forget-copies', 'large', '--host', 'kvm1'])).stdout).toBe(
    'image/large no longer asked for on 1 host\n',
  );
  expect((await cairn(['copies', 'large'])).stdout).toMatch(/kvm1 .* -\nkvm2 .* \d+s\n$/);
  expect((await cairn(['forget-copies', 'large', '--all-hosts'])).stdout).toBe(
    'image/large no longer asked for on any host\n',
  );
  service.byHand.setReachable('kvm2', false);
  const late = await cairn(['prefetch', 'later', '--all-hosts', '--timeout', '1s']);
  expect(late).toMatchObject({ code: 1, stdout: '' });
  expect(late.stderr).toContain('image/later is not on host kvm');
  service.byHand.setReachable('kvm2', true);
  expect((await cairn(['prefetch', 'large'])).stderr).toContain('give --host, once or more, or --all-hosts.');
});

test('bytes that are not what the name of the file says are refused', async () => {
  const file = await fileOf('liar.qcow2', randomBytes(4096));
  const made = await cairn(['create', 'liar', '--file', file, '-p', 'demo']);
  expect(made.code).toBe(1);
  expect(made.stderr).toContain('disk_format is qcow2, which needs a qcow2 disk');
});

test('progress tells share, rate and time left as far as they are known', () => {
  const at = { label: 'image/web', start_bytes: 0, elapsed_ms: 2000 };
  expect(progressLine({ ...at, done_bytes: 512 * 1024 ** 2, total_bytes: 1024 ** 3 })).toBe(
    'image/web  [############            ]  50%  512 MiB of 1 GiB  256 MiB/s  2s left',
  );
  expect(progressLine({ ...at, done_bytes: 2048, total_bytes: null, elapsed_ms: 0 })).toBe(
    'image/web  2 KiB',
  );
  expect(progressLine({ ...at, done_bytes: 1024, start_bytes: 1024, total_bytes: 1024, elapsed_ms: 5 })).toBe(
    'image/web  [########################] 100%  1 KiB of 1 KiB',
  );
});
