import { toCairnError } from '../model/error.ts';
import { isOldCopyName } from '../model/names.ts';
import type { Volumes } from '../ports/volumes.ts';
import type { Database } from '../store/database.ts';
import { neededOldCopies, stayingHosts } from '../store/old-copies.ts';

/** Longest that one host is waited for. */
const HOST_SECONDS = 60;

/** What the removal came to. */
export type OldCopyRemoval = {
  readonly removed: number;
  /** Hosts that could not be asked; their turn comes again. */
  readonly unseen: number;
};

type HostVolumes = Pick<Volumes, 'isPrepared' | 'list' | 'remove'>;

/**
 * Effect: removes copies from hosts that are called by the id of an image, as all were before migration 000016, once no server and no other volume needs them.
 * Nothing is ever called so anew, so what is not needed stays so. A host that Cairn has no pool on is left as it is.
 */
export async function removeOldCopies(database: Database, volumes: HostVolumes): Promise<OldCopyRemoval> {
  const counts = { removed: 0, unseen: 0 };
  for (const host_id of await stayingHosts(database)) {
    const deadline = AbortSignal.timeout(HOST_SECONDS * 1000);
    try {
      counts.removed += await removeFrom(database, volumes, host_id, deadline);
    } catch (thrown) {
      if (toCairnError(thrown).code === 'internal') throw thrown;
      counts.unseen += 1;
    }
  }
  return counts;
}

async function removeFrom(
  database: Database,
  volumes: HostVolumes,
  host_id: string,
  signal: AbortSignal,
): Promise<number> {
  if (!(await volumes.isPrepared(host_id, signal))) return 0;
  const views = await volumes.list(host_id, signal);
  const old = views.filter(({ name }) => isOldCopyName(name));
  if (old.length === 0) return 0;
  const backing = new Set(views.map(({ backing_name }) => backing_name));
  const needed = await neededOldCopies(database, host_id);
  const free = old.filter(({ name }) => !backing.has(name) && !needed.has(name));
  for (const { name } of free) await volumes.remove(host_id, name, signal);
  return free.length;
}
