/** How long a minted token may live, in seconds: service and provider refuse the same. */

/** The shortest life that may be asked for. */
export const SHORTEST_TOKEN_SECONDS = 60;

/** The longest life, renewals included. */
export const LONGEST_TOKEN_SECONDS = 86_400;

/** The life of a token whose asker names none. */
export const USUAL_TOKEN_SECONDS = 3600;
