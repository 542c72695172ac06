import type { RunningTransfer, Transfers } from '../model/transfer.ts';

/** Uploads that arrive in parts, each a request of its own: to people they are one transfer. */
export type Arriving = {
  /** Effect: a part of this object's content begins, or goes on. End it when the part ends. */
  readonly part: (resource_id: string) => RunningTransfer;
};

/** So long after a part an upload counts as going on: the next part is on its way. */
const BETWEEN_PARTS_MS = 3000;

/** Pure. Nothing arrives yet. */
export function createArriving(transfers: Transfers): Arriving {
  const open = new Map<string, { readonly transfer: RunningTransfer; timer: NodeJS.Timeout | null }>();
  return {
    part: (resource_id) => {
      const known = open.get(resource_id);
      if (known?.timer) clearTimeout(known.timer);
      const one = known ?? {
        transfer: transfers.begin({ resource_id, host_id: null, activity: 'upload' }),
        timer: null,
      };
      one.timer = null;
      open.set(resource_id, one);
      return {
        at: one.transfer.at,
        end: () => {
          one.timer = setTimeout(() => {
            open.delete(resource_id);
            one.transfer.end();
          }, BETWEEN_PARTS_MS);
          one.timer.unref();
        },
      };
    },
  };
}
