/**
 * Writes dist/release and dist/mirror from the built provider. Run: make release.
 * With CAIRN_RELEASE_GPG_KEY (an id that `gpg --local-user` takes) the checksums are signed as a registry demands.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { checksumsFile, releaseFiles } from './files.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What to release and where to. */
export interface ReleaseOptions {
  /** Path of the built provider. */
  readonly bundle: string;
  /** Its `release` and `mirror` are replaced. */
  readonly directory: string;
  /** Without one nothing is signed. */
  readonly gpg_key?: string | undefined;
}

/** Effect: replaces `release` and `mirror` below the directory; runs gpg when there is a key. The paths written, in order. */
export function makeRelease({ bundle, directory, gpg_key }: ReleaseOptions): readonly string[] {
  const { version } = packageJson;
  const files = releaseFiles({
    version,
    bundle: readFileSync(bundle),
    license: readFileSync(join(ROOT, 'LICENSE')),
  });
  for (const folder of ['release', 'mirror'])
    rmSync(join(directory, folder), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
  if (gpg_key === undefined || gpg_key === '') return [...files.keys()];
  const sums = `release/${checksumsFile(version)}`;
  const signature = `${sums}.sig`;
  const options = ['--batch', '--yes', '--local-user', gpg_key, '--output', join(directory, signature)];
  execFileSync('gpg', [...options, '--detach-sign', join(directory, sums)], { timeout: 60_000 });
  return [...files.keys(), signature];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const gpg_key = process.env['CAIRN_RELEASE_GPG_KEY'];
  const bundle = join(ROOT, 'dist/terraform-provider-cairn.cjs');
  for (const path of makeRelease({ bundle, directory: join(ROOT, 'dist'), gpg_key })) {
    console.log(`wrote dist/${path}`);
  }
  if (gpg_key === undefined) console.log('not signed: CAIRN_RELEASE_GPG_KEY names no key');
}
