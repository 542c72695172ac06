import type { HostConnection } from '../ports/ports.ts';

/** How hosts are reached, read once for many calls. */
export type HostCache = {
  /** Effect: as `find`, at most MAX_AGE_MS old. */
  readonly find: (host_id: string) => Promise<HostConnection>;
  /** Effect: the next call reads anew: the host's spec may have changed. */
  readonly forget: (host_id: string) => void;
};

/** A creation makes twenty calls to its host. What another process changes is seen after this time; its own changes a process forgets at once. */
const MAX_AGE_MS = 1000;

/** Effect: keeps what `find` gave; failures are not kept. */
export function createHostCache(
  find: (host_id: string) => Promise<HostConnection>,
  nowMs: () => number,
): HostCache {
  const found = new Map<string, { readonly connection: Promise<HostConnection>; readonly read_ms: number }>();
  return {
    find: (host_id) => {
      const known = found.get(host_id);
      if (known !== undefined && nowMs() - known.read_ms < MAX_AGE_MS) return known.connection;
      const connection = find(host_id);
      const entry = { connection, read_ms: nowMs() };
      found.set(host_id, entry);
      connection.catch(() => {
        if (found.get(host_id) === entry) found.delete(host_id);
      });
      return connection;
    },
    forget: (host_id) => void found.delete(host_id),
  };
}
