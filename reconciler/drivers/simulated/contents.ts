import { CairnError } from '../../model/error.ts';
import type { ContentIdentity, Contents } from '../../ports/contents.ts';

/** The port, and what it was told, by image id. */
export type SimulatedContents = Contents & { readonly recorded: Map<string, ContentIdentity> };

/** Effect: the port `contents` in memory. */
export function createSimulatedContents(): SimulatedContents {
  const recorded = new Map<string, ContentIdentity>();
  return {
    recorded,
    record: (image_id, content) => {
      const has = recorded.get(image_id);
      if (has !== undefined && has.sha256 !== content.sha256) {
        const message = `Image ${image_id} has other content already: ${has.sha256}.`;
        return Promise.reject(new CairnError('conflict', message));
      }
      recorded.set(image_id, { sha256: content.sha256, size_bytes: content.size_bytes });
      return Promise.resolve();
    },
  };
}
