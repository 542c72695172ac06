/** Objects that may wait for a place in one lane; those beyond come back by their back-off alone. */
const WAITING_LIMIT = 10_000;

/**
 * Places for operations that may take hours, lane by lane (`arrival`: content comes into the service; `copies`: it goes to
 * hosts; `moves`: servers go from one to another). A pass
 * that is in a lane counts in none of the places that short passes need, so that a server never waits for somebody's download.
 */
export type Lanes = {
  /**
   * Effect: takes a place for an object and gives what gives it back; null when all are taken: then `wake` is called for the object as
   * soon as one is free. An object that has a place already shares it.
   */
  readonly enter: (lane: string, id: string) => (() => void) | null;
  /** Objects that are in some lane now. */
  readonly ids: () => ReadonlySet<string>;
};

/** Pure. Lanes of `places` objects each. `wake` is told who may come, `moved` that a place was taken or given back. */
export function createLanes(places: number, wake: (id: string) => void, moved: () => void): Lanes {
  const lanes = new Map<string, { readonly inside: Map<string, number>; readonly waiting: Set<string> }>();

  const laneOf = (name: string) => {
    const known = lanes.get(name) ?? { inside: new Map<string, number>(), waiting: new Set<string>() };
    lanes.set(name, known);
    return known;
  };

  return {
    enter: (name, id) => {
      const { inside, waiting } = laneOf(name);
      const shared = inside.get(id) ?? 0;
      if (shared === 0 && inside.size >= places) {
        if (waiting.size < WAITING_LIMIT) waiting.add(id);
        return null;
      }
      waiting.delete(id);
      inside.set(id, shared + 1);
      moved();
      return () => {
        const left = (inside.get(id) ?? 1) - 1;
        if (left > 0) {
          inside.set(id, left);
          return;
        }
        inside.delete(id);
        const [next] = waiting;
        if (next !== undefined) {
          waiting.delete(next);
          wake(next);
        }
        moved();
      };
    },
    ids: () => new Set([...lanes.values()].flatMap(({ inside }) => [...inside.keys()])),
  };
}
