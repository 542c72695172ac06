import { always } from '../request.ts';
import type { Weigher } from '../request.ts';

/** Pure. Prefers hosts on which little is being made or moved now. Source: Nova, IoOpsWeigher. */
export const ioWeigher: Weigher = {
  name: 'io',
  concerns: always,
  weigh: (_request, host) => 1 / (1 + host.in_flight),
};
