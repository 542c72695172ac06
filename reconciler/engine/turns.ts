/** Lets one caller at a time do its work, first come first served. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Pure. A row of callers. Objects of one process that choose from the same pools at once would snatch choices from each other; in turns
 * each sees what the one before it took. Other processes are held off by the database's constraints.
 */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return await mine;
  };
}
