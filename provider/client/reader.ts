/**
 * Reads of many single resources made few: Terraform refreshes each resource by a call of its own, ten at a time.
 * Reads that arrive together travel together; after a few of one collection the whole collection is fetched
 * once, and serves until something is written.
 */
import type { CairnApi } from './cairn-api.ts';
import type { ApiResource } from './resource.ts';

/** Reads resources; a write anywhere must be followed by `invalidate`. */
export interface Reader {
  /** Null when the object does not exist (confirmed by a read of its own). Throws ApiProblem. */
  readonly read: (collection: string, id: string) => Promise<ApiResource | null>;
  /** Effect: forgets what was fetched ahead. */
  readonly invalidate: () => void;
}

/** When to change from single reads to the whole collection, and other limits. */
export interface ReaderOptions {
  /** Reads of one collection before all of it is fetched. */
  readonly snapshot_after: number;
  /** How long to wait for more reads to travel with the first. */
  readonly gather_ms: number;
  readonly snapshot_max_age_ms: number;
  /** A collection of more pages than this is not fetched whole. */
  readonly max_pages: number;
}

/** The values that the provider uses. */
export const READER_DEFAULTS: ReaderOptions = {
  snapshot_after: 8,
  gather_ms: 2,
  snapshot_max_age_ms: 30_000,
  max_pages: 50,
};

type Found = ReadonlyMap<string, ApiResource>;

interface Waiting {
  readonly id: string;
  readonly resolve: (found: Found) => void;
  readonly reject: (error: unknown) => void;
}

interface Snapshot {
  readonly found: Promise<Found>;
  readonly taken_ms: number;
}

interface CollectionState {
  reads: number;
  snapshot: Snapshot | undefined;
  gathering: Waiting[];
}

const IDS_PER_CALL = 50;

const byId = (resources: readonly ApiResource[]): Found =>
  new Map(resources.map((resource) => [resource.id, resource]));

/** Effect: a reader over the API; it keeps what it fetched ahead until `invalidate`. */
export const createReader = (api: CairnApi, options: ReaderOptions = READER_DEFAULTS): Reader => {
  const collections = new Map<string, CollectionState>();

  const stateOf = (collection: string): CollectionState => {
    const known = collections.get(collection);
    if (known !== undefined) return known;
    const made: CollectionState = { reads: 0, snapshot: undefined, gathering: [] };
    collections.set(collection, made);
    return made;
  };

  const fetchAll = async (collection: string): Promise<Found> => {
    const all: ApiResource[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < options.max_pages; pages++) {
      const page = await api.page(collection, cursor);
      all.push(...page.items);
      if (page.next_cursor === null) break;
      cursor = page.next_cursor;
    }
    // Beyond the limit what is missing is read one by one.
    return byId(all);
  };

  const snapshotOf = (collection: string, state: CollectionState): Promise<Found> => {
    const now = performance.now();
    if (state.snapshot === undefined || now - state.snapshot.taken_ms > options.snapshot_max_age_ms) {
      const made = { found: fetchAll(collection), taken_ms: now };
      state.snapshot = made;
      // The readers waiting for it hear of the failure; the next one tries anew.
      made.found.catch(() => {
        if (state.snapshot === made) state.snapshot = undefined;
      });
    }
    return state.snapshot.found;
  };

  const fetchGathered = async (collection: string, state: CollectionState): Promise<void> => {
    const waiting = state.gathering;
    state.gathering = [];
    try {
      const found =
        state.reads > options.snapshot_after
          ? await snapshotOf(collection, state)
          : byId(
              await api.byIds(
                collection,
                waiting.map(({ id }) => id),
              ),
            );
      for (const { resolve } of waiting) resolve(found);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  };

  const gather = (collection: string, state: CollectionState, id: string): Promise<Found> =>
    new Promise((resolve, reject) => {
      state.gathering.push({ id, resolve, reject });
      if (state.gathering.length === 1) {
        setTimeout(() => void fetchGathered(collection, state), options.gather_ms);
      } else if (state.gathering.length >= IDS_PER_CALL) void fetchGathered(collection, state);
    });

  return {
    read: async (collection, id) => {
      const state = stateOf(collection);
      state.reads += 1;
      const found =
        state.reads > options.snapshot_after
          ? await snapshotOf(collection, state)
          : await gather(collection, state, id);
      return found.get(id) ?? api.get(collection, id);
    },
    invalidate: () => {
      for (const state of collections.values()) state.snapshot = undefined;
    },
  };
};
