/** Telling the service which objects stand in a state file, many at once. */
import type { CairnApi } from './api.ts';

/** Marks objects as kept. */
export interface Claims {
  /** Resolves when the service has noted it. Throws ApiProblem. */
  readonly claim: (id: string) => Promise<void>;
}

const GATHER_MS = 2;
const IDS_PER_CALL = 1_000;

interface Gathering {
  readonly ids: string[];
  readonly sent: Promise<void>;
}

/** Effect: claims that arrive within two milliseconds are sent in one call. */
export const createClaims = (api: CairnApi): Claims => {
  let gathering: Gathering | undefined;
  const begin = (): Gathering => {
    const ids: string[] = [];
    const sent = new Promise<void>((resolve, reject) => {
      setTimeout(() => {
        gathering = undefined;
        api.claim(ids).then(resolve, reject);
      }, GATHER_MS);
    });
    return { ids, sent };
  };
  return {
    claim: (id) => {
      if (gathering === undefined || gathering.ids.length >= IDS_PER_CALL) gathering = begin();
      gathering.ids.push(id);
      return gathering.sent;
    },
  };
};
