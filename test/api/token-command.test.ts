import { Readable } from 'node:stream';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerToken } from '../../reconciler/cli/commands/token.ts';
import { plain } from '../../reconciler/cli/format/text.ts';
import { TOKEN_PATTERN } from '../../reconciler/api/tokens.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Runs `cairn token ...` beside the service, on its database. */
async function run(...words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const result = { code: 0, stdout: '', stderr: '' };
  const program = new Command('cairn');
  registerToken(program, {
    write: (text) => Promise.resolve(void (result.stdout += String(text))),
    note: (text) => void (result.stderr += text),
    environment: { DATABASE_URL: api.database.url, CAIRN_DATA_DIRECTORY: api.data_directory },
    home: '/nonexistent',
    user_id: 1000,
    now: () => new Date(),
    paint: plain,
    paint_error: plain,
    is_terminal: false,
    openInput: () => Readable.from([]),
    setRaw: () => undefined,
    readInput: () => Promise.resolve(''),
    signal: new AbortController().signal,
    exit: (code) => void (result.code = code),
  });
  await program.parseAsync(['token', ...words], { from: 'user' });
  return result;
}

async function session(token: string): Promise<unknown> {
  const answer = await api.get('/v1/session', { token: token.trim() });
  return answer.status === 200 ? answer.body : answer.status;
}

test('makes an administrator, who is listed by name and can be ended', async () => {
  const made = await run('create', 'operator');
  expect(made.code).toBe(0);
  expect(made.stdout.trim()).toMatch(TOKEN_PATTERN);
  const { project_id } = api.credentials;
  expect(await session(made.stdout)).toMatchObject({
    principal: 'operator',
    administrator: true,
    project_id,
  });
  const list = await run('list');
  expect(list.stdout).toMatch(/^operator +\(all\) +\d+s +never +\d+s ago$/m);
  expect(list.stdout).not.toContain(made.stdout.trim());
  expect((await run('revoke', 'operator')).stderr).toBe('1 token revoked.\n');
  expect((await run('list', '-o', 'json')).stdout).not.toContain('operator');
  const again = await run('revoke', 'operator');
  expect([again.code, again.stderr.includes('There is no token named operator')]).toEqual([1, true]);
});

test('makes a member of one project, for a time', async () => {
  const project_id = await api.create('projects', { name: 'team' });
  const made = await run('create', 'member', '--project', project_id, '--expires', '30d');
  expect(await session(made.stdout)).toMatchObject({ principal: 'member', administrator: false, project_id });
  const [row] = (
    JSON.parse((await run('list', '-o', 'json')).stdout) as { name: string; expires_at: string }[]
  ).filter(({ name }) => name === 'member');
  const days = (Date.parse(row?.expires_at ?? '') - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect((await run('create', 'x', '--project', 'team')).code).toBe(1);
  expect((await run('create', 'x', '--project', '00000000-0000-0000-0000-000000000000')).code).toBe(1);
});

test('writes a lost credential file again', async () => {
  const file = join(api.data_directory, 'credentials.json');
  const before: unknown = JSON.parse(await readFile(file, 'utf8'));
  const kept = await run('create', 'admin', '--save');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    ...(before as object),
    token: kept.stdout.trim(),
  });
  await rm(file);
  const made = await run('create', 'admin', '--save');
  const { project_id } = api.credentials;
  const wanted = { endpoint: 'http://127.0.0.1:8788', token: made.stdout.trim(), project_id };
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(wanted);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await session(made.stdout)).toMatchObject({ principal: 'admin', administrator: true });
});

test('rotates the keys of logins, and says how many are kept', async () => {
  const keys = () => api.database.db('token_key').orderBy('number').pluck<number[]>('number');
  expect(await keys()).toEqual([0, 1]);
  const { code, stderr } = await run('rotate-keys');
  expect([code, stderr]).toEqual([0, 'Tokens are made with key 2 now; 3 keys are kept.\n']);
  expect(await keys()).toEqual([0, 1, 2]);
});
