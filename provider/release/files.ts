/** What a release consists of, as bytes by path: archives, checksums, manifest, mirror. Pure. */
import { createHash } from 'node:crypto';
import { zip } from './zip.ts';
import type { ZipEntry } from './zip.ts';

/** What goes into every archive. */
export interface ReleaseContent {
  /** Without a leading v, as in package.json. */
  readonly version: string;
  /** The provider's one file, with its launcher. */
  readonly bundle: Uint8Array;
  readonly license: Uint8Array;
}

/** Platforms by Terraform's names. The file is the same for all: a script that Node runs. */
export const PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64'] as const;

/** Default registries of Terraform and OpenTofu: a mirror has a folder per host. */
const MIRRORED_HOSTS = ['registry.terraform.io', 'registry.opentofu.org'] as const;

const NAME = 'terraform-provider-cairn';
const NAMESPACE = 'cairn/cairn';

/** Pure. The file that lists the checksums, below `release`. */
export function checksumsFile(version: string): string {
  return `${NAME}_${version}_SHA256SUMS`;
}

/**
 * Pure. Every file by path: `release/` is what a registry takes, `mirror/` what `filesystem_mirror` and, served over
 * HTTPS, `network_mirror` read. The same content gives the same bytes.
 */
export function releaseFiles(content: ReleaseContent): ReadonlyMap<string, Uint8Array> {
  const { version } = content;
  const entries = archiveEntries(content);
  const archive = zip(entries);
  const archives = PLATFORMS.map((platform) => [`${NAME}_${version}_${platform}.zip`, archive] as const);
  const manifest = [`${NAME}_${version}_manifest.json`, toJson(MANIFEST)] as const;
  const released = [...archives, manifest];
  const sums = released.map(([name, bytes]) => `${sha256(bytes, 'hex')}  ${name}\n`).join('');
  const hashes = [directoryHash(entries), `zh:${sha256(archive, 'hex')}`];
  const index = { versions: { [version]: {} } };
  const listed = Object.fromEntries(
    PLATFORMS.map((platform) => [platform, { hashes, url: `${NAME}_${version}_${platform}.zip` }]),
  );
  const mirrored: readonly (readonly [string, Uint8Array])[] = [
    ...archives,
    ['index.json', toJson(index)],
    [`${version}.json`, toJson({ archives: listed })],
  ];
  return new Map<string, Uint8Array>([
    ...released.map(([name, bytes]) => [`release/${name}`, bytes] as const),
    [`release/${checksumsFile(version)}`, Buffer.from(sums, 'utf8')],
    ...MIRRORED_HOSTS.flatMap((host) =>
      mirrored.map(([name, bytes]) => [`mirror/${host}/${NAMESPACE}/${name}`, bytes] as const),
    ),
  ]);
}

const MANIFEST = { version: 1, metadata: { protocol_versions: ['6.0'] } };

/** `.cjs`: without it Node takes the file for a module wherever a package.json above says so. */
function archiveEntries({ version, bundle, license }: ReleaseContent): readonly ZipEntry[] {
  return [
    { name: 'LICENSE', content: license, mode: 0o644 },
    { name: `${NAME}_v${version}.cjs`, content: bundle, mode: 0o755 },
  ];
}

/**
 * The `h1:` hash of lock files: over a list of the files' own hashes.
 * Source: Terraform documentation, "Dependency Lock File", and Go's dirhash, "Hash1".
 */
function directoryHash(entries: readonly ZipEntry[]): string {
  const lines = entries
    .map(({ name, content }) => `${sha256(content, 'hex')}  ${name}\n`)
    .sort((left, right) => (left.slice(66) < right.slice(66) ? -1 : 1));
  return `h1:${sha256(Buffer.from(lines.join(''), 'utf8'), 'base64')}`;
}

function sha256(bytes: Uint8Array, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(bytes).digest(encoding);
}

function toJson(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}
