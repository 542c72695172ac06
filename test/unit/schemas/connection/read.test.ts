import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText, readToken } from '../../../../schemas/connection/read.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'token-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (text: string): string => {
  const path = join(folder, 'token');
  writeFileSync(path, text);
  return path;
};

describe('tokens', () => {
  const fromFile = (path: string) =>
    readToken({ kind: 'file', from: 'the test', file: path }, { environment: {} });
  const fromCommand = (command: string, environment: Record<string, string> = {}) =>
    readToken(
      { kind: 'command', from: 'the test', command },
      { environment: { PATH: process.env['PATH'], ...environment } },
    );

  it('come from a text, a file or a command', async () => {
    expect(await readToken({ kind: 'token', from: 'x', token: 't-1' }, { environment: {} })).toBe('t-1');
    expect(await fromFile(file(' t-2\n'))).toBe('t-2');
    expect(await fromCommand('echo "$NAME"-3', { NAME: 't' })).toBe('t-3');
  });

  it('are refused with the place they came from when they cannot be one', async () => {
    await expect(fromFile(file('\n'))).rejects.toThrow(
      `The token file ${join(folder, 'token')} (from the test) is empty`,
    );
    await expect(fromFile(file('{"token": 1}'))).rejects.toThrow('letters that no token has');
    await expect(fromFile(join(folder, 'none'))).rejects.toThrow('there is none');
    await expect(fromCommand('echo sorry >&2; exit 3')).rejects.toThrow('failed with 3: sorry');
    await expect(fromCommand('true')).rejects.toThrow('is empty');
  });
});

describe('files', () => {
  it('are read, absent, or cannot be read', () => {
    expect(readText(file('x'))).toEqual({ outcome: 'read', text: 'x' });
    expect(readText(join(folder, 'none'))).toEqual({ outcome: 'absent' });
    expect(readText(join(file('x'), 'below'))).toEqual({ outcome: 'absent' });
    expect(readText(folder)).toEqual({ outcome: 'failed', reason: 'EISDIR' });
    expect(readText(file('x'.repeat(1024 * 1024 + 1)))).toMatchObject({ outcome: 'failed' });
  });
});
