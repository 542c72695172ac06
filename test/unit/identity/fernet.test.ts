import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFernet, readFernet, sealFernet } from '../../../reconciler/identity/fernet.ts';

/** The vectors of the specification: generate.json and verify.json. */
const KEY = Buffer.from('cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=', 'base64url');
const TOKEN =
  'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==';
const NOW = Date.parse('1985-10-26T01:20:00-07:00') / 1000;

const open = (token: string, now: number, key: Uint8Array = KEY): string | null => {
  const sealed = readFernet(token, now);
  const content = sealed === null ? null : openFernet(key, sealed);
  return content === null ? null : Buffer.from(content).toString();
};

describe('the vectors of the specification', () => {
  test('a token is made as they say', () => {
    const iv = Uint8Array.from({ length: 16 }, (_one, index) => index);
    expect(sealFernet(KEY, Buffer.from('hello'), { now_seconds: NOW, iv })).toBe(TOKEN);
  });

  test('a token is opened, with its padding or without', () => {
    expect(open(TOKEN, NOW + 1)).toBe('hello');
    expect(open(TOKEN.replace(/=+$/, ''), NOW + 1)).toBe('hello');
    expect(readFernet(TOKEN, NOW)?.issued_at_seconds).toBe(NOW);
  });
});

describe('what is no token', () => {
  const raw = (): Buffer => Buffer.from(TOKEN, 'base64url');
  const text = (bytes: Buffer): string => bytes.toString('base64url');

  test.each([
    ['nothing', ''],
    ['another alphabet', TOKEN.replaceAll('_', '/')],
    ['half its padding', TOKEN.slice(0, -1)],
    ['too much padding', `${TOKEN}=`],
    ['a character more', `${TOKEN.replace(/=+$/, '')}A`],
    ['stray bits at the end', TOKEN.replace('DA==', 'DB==')],
    ['a space in it', ` ${TOKEN}`],
    ['no content', text(raw().subarray(0, 57))],
    ['half a block of content', text(Buffer.concat([raw().subarray(0, 33), raw().subarray(41)]))],
    ['another version', text(Buffer.concat([Buffer.from([0x81]), raw().subarray(1)]))],
    ['megabytes', 'A'.repeat(4100)],
  ])('%s', (_what, token) => {
    expect(readFernet(token, NOW)).toBeNull();
  });

  test('one of the future, but for a minute of difference between clocks', () => {
    expect(readFernet(TOKEN, NOW - 61)).toBeNull();
    expect(open(TOKEN, NOW - 60)).toBe('hello');
  });

  test('one of another key', () => {
    expect(open(TOKEN, NOW, randomBytes(32))).toBeNull();
  });

  test('one with any bit changed', () => {
    for (let bit = 0; bit < raw().length * 8; bit++) {
      const bytes = raw();
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(open(text(bytes), NOW), `bit ${bit}`).toBeNull();
    }
  });
});

test('what is sealed can be opened, whatever it is', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  fc.assert(
    fc.property(
      bytes(32),
      bytes(16),
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(4e9),
      (key, iv, content, now_seconds) => {
        const sealed = readFernet(sealFernet(key, content, { now_seconds, iv }), now_seconds);
        expect(sealed?.issued_at_seconds).toBe(now_seconds);
        expect(Buffer.from(sealed === null ? [0] : (openFernet(key, sealed) ?? [0]))).toEqual(
          Buffer.from(content),
        );
      },
    ),
  );
});

/** Whether the reference in Python is on this machine: it comes with Debian's OpenStack clients. */
const hasPython = ((): boolean => {
  try {
    execFileSync('python3', ['-c', 'import cryptography.fernet'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

if (hasPython)
  test('the reference in Python makes and opens the same tokens', () => {
    const script = `
import sys, json
from cryptography.fernet import Fernet
given = json.load(sys.stdin)
f = Fernet(given["key"])
print(json.dumps({"opened": f.decrypt(given["token"].encode()).decode(), "made": f.encrypt(b"from python").decode()}))`;
    const key = randomBytes(32);
    const now_seconds = Math.floor(Date.now() / 1000);
    const token = sealFernet(key, Buffer.from('from node'), { now_seconds, iv: randomBytes(16) });
    const text = key.toString('base64url').padEnd(44, '=');
    const answer = execFileSync('python3', ['-c', script], { input: JSON.stringify({ key: text, token }) });
    const { opened, made } = JSON.parse(String(answer)) as { readonly opened: string; readonly made: string };
    expect(opened).toBe('from node');
    expect(open(made, now_seconds, key)).toBe('from python');
  });
