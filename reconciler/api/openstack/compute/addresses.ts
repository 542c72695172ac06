/** Where the facade of compute stands. */
export const COMPUTE_ROOT = '/compute';

/** Where its version stands: what the catalogue names. */
export const COMPUTE_PATH = `${COMPUTE_ROOT}/v2.1`;
