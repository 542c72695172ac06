/** Where the facade of images stands: what the catalogue names. */
export const IMAGE_ROOT = '/image';

/** Where its version stands. */
export const IMAGE_PATH = `${IMAGE_ROOT}/v2`;
