/** A piece of memory that threads may read too: what is written to disk at once. With a quarter of it, telling threads costs as much as receiving. */
const SLOT_BYTES = 1024 * 1024;
/** Slots that one upload may hold: enough to keep disk, digests and network busy at once. */
const UPLOAD_SLOTS = 4;
/** Slots that each upload may hold however many there are, so that slow ones cannot stop the others. */
const SURE_SLOTS = 1;
/** Slots of all uploads together, those above that are sure. */
const ALL_SLOTS = 48;
/** Unused slots that are kept for the next upload. */
const KEPT_SLOTS = 8;

/** One upload's share of the memory. */
export type SlotUser = {
  /** Effect: memory for the next bytes; waits until there is some. */
  readonly take: () => Uint8Array | Promise<Uint8Array>;
  /** Effect: gives it back, for whoever waits. */
  readonly give: (slot: Uint8Array) => void;
};

type Waiting = { readonly isDue: () => boolean; readonly serve: () => void };

/** Effect: the memory of all uploads: at most 48 MiB, and 1 MiB more for each upload above. */
export function createSlots(): { readonly join: () => SlotUser } {
  const unused: Uint8Array[] = [];
  const waiting = new Set<Waiting>();
  let out = 0;
  const serveDue = (): void => {
    for (const one of waiting) {
      if (!one.isDue()) continue;
      waiting.delete(one);
      one.serve();
    }
  };
  const join = (): SlotUser => {
    let held = 0;
    const isDue = (): boolean => held < SURE_SLOTS || (held < UPLOAD_SLOTS && out < ALL_SLOTS);
    const hand = (): Uint8Array => {
      held += 1;
      out += 1;
      return unused.pop() ?? new Uint8Array(new SharedArrayBuffer(SLOT_BYTES));
    };
    return {
      take: () => {
        if (isDue()) return hand();
        return new Promise((resolve) => waiting.add({ isDue, serve: () => resolve(hand()) }));
      },
      give: (slot) => {
        held -= 1;
        out -= 1;
        if (unused.length < KEPT_SLOTS) unused.push(slot);
        serveDue();
      },
    };
  };
  return { join };
}
