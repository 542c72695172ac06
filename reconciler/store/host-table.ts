import { sameJson } from '../model/canonical-json.ts';
import type { HostGroup } from '../model/host-groups.ts';
import type { HostView } from '../model/kind.ts';
import type { Known } from '../model/resource.ts';
import { readKnown } from './admission.ts';
import { query } from './database.ts';
import type { Database } from './database.ts';
import { HOST_ACTIVITY_SQL, HOST_CHANGES_SQL, readHostGroups } from './host-facts.ts';
import type { HostActivity, HostChanges } from './host-facts.ts';

/** All hosts as the scheduler sees them, kept by this process: reading them anew for every server is what makes large clouds slow. */
export type HostTable = {
  /**
   * Effect: every host, those that are being deleted included, oldest first, as of a moment after the call. What did not change is the same
   * object as before. Calls at the same time share one statement.
   */
  readonly read: () => Promise<readonly HostView[]>;
};

/** How the table judges what it reads. */
export type HostTableSettings = {
  /** A host that no engine has seen for so long is lost. */
  readonly host_lost_seconds: number;
};

/** How old what is merely weighed may be (who works where, what failed), and who is lost. */
const ACTIVITY_MS = 500;

const NOTHING_CLAIMED = { vcpus: 0, memory_mib: 0, disk_gib: 0 };

/** What changes by itself besides a host's own rows. */
type Extras = Pick<HostView, 'claimed' | 'aggregates' | 'lost' | 'in_flight' | 'failures'>;

/** Effect: a table that is empty until it is read first. `nowMs` only spaces statements. */
export function createHostTable(db: Database, settings: HostTableSettings, nowMs: () => number): HostTable {
  const known = new Map<string, Known>();
  const views = new Map<string, HostView>();
  const claimed = new Map<string, HostView['claimed']>();
  let groups: ReadonlyMap<string, readonly HostGroup[]> = new Map();
  let group_ids: ReadonlySet<string> = new Set();
  let activity = new Map<string, HostActivity>();
  let activity_ms = Number.NEGATIVE_INFINITY;
  /** Oldest transaction that may still change something that was read before. */
  let horizon = '0';
  let list: readonly HostView[] = [];
  /** Where each host is in the list. */
  let places: ReadonlyMap<string, number> = new Map();

  const extrasOf = (host_id: string): Extras => {
    const now = activity.get(host_id);
    return {
      claimed: claimed.get(host_id) ?? NOTHING_CLAIMED,
      aggregates: groups.get(host_id) ?? [],
      lost: now?.lost ?? false,
      in_flight: now?.in_flight ?? 0,
      failures: now?.failures ?? 0,
    };
  };
  const renew = (host_id: string): void => {
    const host = known.get(host_id);
    if (host !== undefined) views.set(host_id, { ...host, ...extrasOf(host_id) });
  };

  const readMoved = async (ids: readonly string[]): Promise<readonly string[]> => {
    const found = await readKnown(db, ids);
    const changed = ids.filter((id) => {
      const one = found.get(id);
      if (one?.resource.kind !== 'host') {
        views.delete(id);
        return known.delete(id);
      }
      // A transaction that is open for long makes much be read again that did not change.
      if (sameJson(known.get(id), one)) return false;
      known.set(id, one);
      return true;
    });
    const grouped = ids.some((id) => group_ids.has(id) || found.get(id)?.resource.kind === 'aggregate');
    if (!grouped) return changed;
    const now = await readHostGroups(db);
    const touched = [...known.keys()].filter(
      (id) => !sameJson(groups.get(id) ?? [], now.by_host.get(id) ?? []),
    );
    groups = now.by_host;
    group_ids = now.ids;
    return [...changed, ...touched];
  };

  const readActivity = async (): Promise<readonly string[]> => {
    if (nowMs() - activity_ms < ACTIVITY_MS) return [];
    const rows = await query<HostActivity>(db, HOST_ACTIVITY_SQL, [settings.host_lost_seconds]);
    activity_ms = nowMs();
    const now = new Map(rows.map((row) => [row.host_id, row]));
    const ids = new Set([...activity.keys(), ...now.keys()]);
    const moved = [...ids].filter((id) => !sameJson(activity.get(id) ?? null, now.get(id) ?? null));
    activity = now;
    return moved;
  };

  const refresh = async (): Promise<readonly HostView[]> => {
    const statement = db.raw(HOST_CHANGES_SQL, { since: horizon }).options({ name: 'host-changes' });
    const { rows } = (await statement) as { rows: readonly HostChanges[] };
    const [changes] = rows;
    if (changes === undefined) return list;
    const reclaimed = (changes.claims ?? []).filter(({ host_id, pinning, ...sums }) => {
      const amounts = pinning === null ? sums : { ...sums, pinning };
      if (sameJson(claimed.get(host_id) ?? null, amounts)) return false;
      claimed.set(host_id, amounts);
      return true;
    });
    const moved = changes.moved === null ? [] : await readMoved(changes.moved);
    const renewed = new Set([
      ...moved,
      ...reclaimed.map(({ host_id }) => host_id),
      ...(await readActivity()),
    ]);
    horizon = changes.horizon;
    if (renewed.size === 0) return list;
    for (const id of renewed) renew(id);
    if (moved.length > 0) {
      list = [...views.values()].sort(byAge);
      places = new Map(list.map((view, place) => [view.resource.id, place]));
      return list;
    }
    // A claim renews one host of thousands.
    const next = [...list];
    for (const id of renewed) {
      const [place, view] = [places.get(id), views.get(id)];
      if (place !== undefined && view !== undefined) next[place] = view;
    }
    list = next;
    return list;
  };

  let running: Promise<readonly HostView[]> | null = null;
  let next: Promise<readonly HostView[]> | null = null;
  const begin = (): Promise<readonly HostView[]> => {
    next = null;
    running = refresh().finally(() => (running = null));
    return running;
  };
  return {
    // What runs may have read before the caller's own writes: it waits for the one after, with all who come meanwhile.
    read: () => {
      if (running === null) return begin();
      next ??= running.then(begin, begin);
      return next;
    },
  };
}

function byAge(a: HostView, b: HostView): number {
  const [first, second] = [a.resource, b.resource];
  if (first.created_at !== second.created_at) return first.created_at < second.created_at ? -1 : 1;
  return first.id < second.id ? -1 : 1;
}
