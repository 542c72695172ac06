import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checksumsFile, PLATFORMS, releaseFiles } from '../../../provider/release/files.ts';
import { makeRelease } from '../../../provider/release/make-release.ts';
import { zip } from '../../../provider/release/zip.ts';

let folder = '';

beforeAll(() => {
  // gpg's socket must have a short path.
  folder = mkdtempSync(join(tmpdir(), 'cr-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const CONTENT = {
  version: '1.2.3',
  bundle: Buffer.from('#!/bin/sh\necho provider\n'),
  license: Buffer.from('A licence.\n'),
};

/** What Info-ZIP, which also checks it, finds in an archive: text and Unix mode by name. */
function unpack(archive: Uint8Array): Record<string, { readonly text: string; readonly mode: string }> {
  const path = join(folder, 'a.zip');
  writeFileSync(path, archive);
  const ask = (...parameters: readonly string[]): string =>
    execFileSync('unzip', parameters, { encoding: 'utf8' });
  expect(ask('-t', path)).toContain('No errors detected');
  const rows = ask('-Z', '-s', path)
    .split('\n')
    .filter((line) => line.startsWith('-'));
  return Object.fromEntries(
    rows.map((row) => {
      const [mode = ''] = row.split(' ');
      const name = row.split(' ').at(-1) ?? '';
      return [name, { text: ask('-p', path, name), mode }];
    }),
  );
}

test('an archive holds the launcher, executable, under a name that Terraform takes and Node reads as CommonJS', () => {
  const files = releaseFiles(CONTENT);
  for (const platform of PLATFORMS) {
    const archive = files.get(`release/terraform-provider-cairn_1.2.3_${platform}.zip`) ?? Buffer.of();
    expect(unpack(archive)).toEqual({
      LICENSE: { text: 'A licence.\n', mode: '-rw-r--r--' },
      'terraform-provider-cairn_v1.2.3.cjs': { text: '#!/bin/sh\necho provider\n', mode: '-rwxr-xr-x' },
    });
  }
});

test('names and content of any kind survive, and the same content is the same bytes', () => {
  const entries = ['a', 'folder/b', 'empty'].map((name, index) => ({
    name,
    content: Buffer.from(index === 2 ? '' : `${name} `.repeat(1000), 'utf8'),
    mode: 0o644,
  }));
  const archive = zip(entries);
  expect(zip(entries).equals(archive)).toBe(true);
  const found = unpack(archive);
  expect(Object.keys(found)).toEqual(entries.map(({ name }) => name));
  for (const { name, content } of entries) expect(found[name]?.text).toBe(content.toString('utf8'));
});

test('the manifest names the protocol, the sums name every file of the release', () => {
  const files = releaseFiles(CONTENT);
  const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
  expect(JSON.parse(text('release/terraform-provider-cairn_1.2.3_manifest.json'))).toEqual({
    version: 1,
    metadata: { protocol_versions: ['6.0'] },
  });
  const summed = text(`release/${checksumsFile('1.2.3')}`)
    .trim()
    .split('\n');
  const released = [...files.keys()].filter(
    (path) => path.startsWith('release/') && !path.endsWith('SHA256SUMS'),
  );
  expect(summed.map((line) => `release/${line.split('  ')[1]}`).sort()).toEqual(released.sort());
  expect(summed.every((line) => /^[0-9a-f]{64} {2}\S+$/.test(line))).toBe(true);
});

test('two releases of one build are the same bytes; a key signs the sums', () => {
  const bundle = join(folder, 'bundle.cjs');
  writeFileSync(bundle, CONTENT.bundle);
  const home = join(folder, 'gpg');
  mkdirSync(home, { mode: 0o700 });
  const environment = process.env['GNUPGHOME'];
  process.env['GNUPGHOME'] = home;
  try {
    const key = ['--batch', '--quiet', '--passphrase', '', '--quick-generate-key', 'release@cairn.example'];
    execFileSync('gpg', [...key, 'ed25519', 'sign', 'never'], { stdio: 'ignore' });
    const one = join(folder, 'one');
    const other = join(folder, 'other');
    const unsigned = makeRelease({ bundle, directory: one });
    const signed = makeRelease({ bundle, directory: other, gpg_key: 'release@cairn.example' });
    for (const path of unsigned) {
      expect([path, readFileSync(join(other, path)).equals(readFileSync(join(one, path)))]).toEqual([
        path,
        true,
      ]);
    }
    const [signature, ...rest] = signed.filter((path) => !unsigned.includes(path));
    expect(rest).toEqual([]);
    expect(statSync(join(other, String(signature))).size).toBeGreaterThan(50);
    const sums = String(signature).replace(/\.sig$/, '');
    execFileSync('gpg', ['--batch', '--verify', join(other, String(signature)), join(other, sums)], {
      stdio: 'ignore',
    });
  } finally {
    execFileSync('gpgconf', ['--kill', 'all'], { stdio: 'ignore' });
    if (environment === undefined) delete process.env['GNUPGHOME'];
    else process.env['GNUPGHOME'] = environment;
  }
});
