/** Many small calls made few: Terraform asks about each resource by a call of its own, ten at a time. */

/** How long to wait for others, and how many travel together. */
export interface GatherOptions {
  readonly within_ms: number;
  readonly most: number;
}

interface Batch<Item, Result> {
  readonly items: Item[];
  readonly results: Promise<readonly Result[]>;
}

/**
 * Effect: items that arrive within a moment of each other are sent in one call; each caller gets its own result. `send` answers in the
 * order of the items; when it throws, all of them hear of it.
 */
export const createGather = <Item, Result>(
  options: GatherOptions,
  send: (items: readonly Item[]) => Promise<readonly Result[]>,
): ((item: Item) => Promise<Result>) => {
  let open: Batch<Item, Result> | undefined;
  const begin = (): Batch<Item, Result> => {
    const items: Item[] = [];
    const results = new Promise<readonly Result[]>((resolve, reject) => {
      setTimeout(() => {
        if (open === batch) open = undefined;
        send(items).then(resolve, reject);
      }, options.within_ms);
    });
    const batch = { items, results };
    return batch;
  };
  return async (item) => {
    if (open === undefined || open.items.length >= options.most) open = begin();
    const { items, results } = open;
    const index = items.push(item) - 1;
    const all = await results;
    if (all.length !== items.length) throw new TypeError('there must be one answer for each question');
    return all[index] as Result;
  };
};
