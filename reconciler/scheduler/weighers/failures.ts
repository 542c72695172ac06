import { always } from '../request.ts';
import type { Weigher } from '../request.ts';

/** Pure. Prefers hosts on which nothing failed lately. Source: Nova, BuildFailureWeigher. */
export const failuresWeigher: Weigher = {
  name: 'failures',
  concerns: always,
  weigh: (_request, host) => 1 / (1 + host.failures),
};
