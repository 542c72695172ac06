/** Where the facade of Placement stands. */
export const PLACEMENT_ROOT = '/placement';
