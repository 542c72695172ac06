/** Telling the service which objects stand in a state file, many at once. */
import type { CairnApi } from './cairn-api.ts';
import { createGather } from './gather.ts';

/** Marks objects as kept. */
export interface Claims {
  /** Resolves when the service has noted it. Throws ApiProblem. */
  readonly claim: (id: string) => Promise<void>;
}

/** Effect: claims that arrive within two milliseconds are sent in one call. */
export const createClaims = (api: CairnApi): Claims => {
  const gather = createGather({ within_ms: 2, most: 1_000 }, async (ids: readonly string[]) => {
    await api.claim(ids);
    return ids;
  });
  return {
    claim: async (id) => {
      await gather(id);
    },
  };
};
