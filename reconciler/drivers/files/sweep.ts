import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writtenMs } from './store.ts';
import type { Store } from './store.ts';

/** Younger files may be the work of this moment. */
const OLD_MS = 3_600_000;

/** Effect: removes what a crash left between two steps: records and digests that stand beside nothing. */
export async function sweep(store: Store): Promise<void> {
  const uploads = join(store.directory, 'uploads');
  await removeWidows(
    uploads,
    (name, names) => name.endsWith('.offset') && !names.has(name.replace(/offset$/, 'part')),
  );
  const blobs = join(store.directory, 'blobs');
  for (const group of await readdir(blobs)) {
    await removeWidows(
      join(blobs, group),
      (name, names) =>
        name.endsWith('.new') || (name.endsWith('.json') && !names.has(name.replace(/\.json$/, ''))),
    );
  }
}

async function removeWidows(
  directory: string,
  isWidow: (name: string, names: ReadonlySet<string>) => boolean,
): Promise<void> {
  const names = new Set(await readdir(directory));
  for (const name of names) {
    if (!isWidow(name, names)) continue;
    const path = join(directory, name);
    const written_ms = await writtenMs(path);
    if (written_ms !== null && written_ms < Date.now() - OLD_MS) await rm(path, { force: true });
  }
}
