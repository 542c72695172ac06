import type { ServerAction } from './action.ts';

/** Lets a server that moves stay where it came from. */
export const ABORT_MIGRATION: ServerAction = {
  name: 'abort migration',
  verb: 'abort_migration',
  states: ['MIGRATING'],
  decide: ({ spec }) => ({ do: 'order', name: 'abort_migration', arguments: {}, spec }),
};
