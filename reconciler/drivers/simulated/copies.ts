import type { Copies } from '../../ports/copies.ts';

/** Pure. The port `copies` where nobody else works on anything. */
export function createSimulatedCopies(): Copies {
  return {
    take: () => Promise.resolve({ turn: 'mine', begun_removal: false }),
    giveBack: () => Promise.resolve(),
    makeRoom: () => Promise.resolve(0),
  };
}
