import { CairnError } from '../model/error.ts';
import type { ImageStore, Images, StoreView } from '../ports/images.ts';

/** Pure. The port `images` over the only store there is. */
export function onlyStore(store: ImageStore, view: Pick<StoreView, 'name' | 'type'>): Images {
  return {
    ...store,
    stores: [{ ...view, is_default: true }],
    in: (name) => {
      if (name === undefined || name === view.name) return store;
      throw new CairnError('invalid_input', `There is no image store "${name}"; there is: ${view.name}.`);
    },
    whereIs: async (sha256) => ((await store.stat(sha256)) === null ? [] : [view.name]),
  };
}
