/**
 * Digests of large local files, remembered between runs: every plan needs them, and hashing an image takes
 * seconds. An entry holds for exactly one path, size, modification time and inode.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Digest (64 lower-case hexadecimal digits) and size of a file. */
export interface FileDigest {
  readonly sha256: string;
  readonly size_bytes: number;
}

/** Computes or remembers digests. */
export interface Digests {
  /** Null when there is no such file. Throws the system's error when it cannot be read, RangeError for a directory. */
  readonly of: (file: string) => Promise<FileDigest | null>;
}

const MAX_ENTRIES = 200;
const READ_BYTES = 1024 * 1024;

type Entries = Readonly<Record<string, string>>;

/** Pure. Where the cache lies: `$XDG_CACHE_HOME/cairn/digests.json`, by default below `~/.cache`. */
export const digestCachePath = (environment: Readonly<Record<string, string | undefined>>): string =>
  join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'cairn', 'digests.json');

const keyOf = (file: string, stats: BigIntStats): string =>
  [resolve(file), stats.size, stats.mtimeNs, stats.ino].join('\u0000');

const hash = async (file: string): Promise<string> => {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: READ_BYTES }))
    digest.update(chunk as Buffer);
  return digest.digest('hex');
};

const readEntries = async (path: string): Promise<Entries> => {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof json !== 'object' || json === null) return {};
    return Object.fromEntries(
      Object.entries(json).filter(
        ([, digest]) => typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest),
      ),
    ) as Entries;
  } catch {
    return {};
  }
};

const remember = async (path: string, key: string, digest: string): Promise<void> => {
  const kept = Object.entries(await readEntries(path)).slice(-(MAX_ENTRIES - 1));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(temporary, JSON.stringify({ ...Object.fromEntries(kept), [key]: digest }), { mode: 0o600 });
  await rename(temporary, path);
};

const fileStats = async (file: string): Promise<BigIntStats | null> => {
  try {
    return await stat(file, { bigint: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
};

/** Effect: digests with the cache at `path`; a cache that cannot be read or written is done without. */
export const createDigests = (path: string): Digests => {
  const running = new Map<string, Promise<string>>();
  const digestOf = async (file: string, key: string): Promise<string> => {
    const known = (await readEntries(path))[key];
    if (known !== undefined) return known;
    const computed = await hash(file);
    await remember(path, key, computed).catch(() => undefined);
    return computed;
  };
  return {
    of: async (file) => {
      const stats = await fileStats(file);
      if (stats === null) return null;
      if (!stats.isFile()) throw new RangeError(`${file} is not a file`);
      const key = keyOf(file, stats);
      // Two images of one file in one plan are hashed once.
      const started = running.get(key) ?? digestOf(file, key);
      running.set(key, started);
      try {
        return { sha256: await started, size_bytes: Number(stats.size) };
      } catch (error) {
        running.delete(key);
        throw error;
      }
    },
  };
};
