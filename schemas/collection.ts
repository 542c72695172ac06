/**
 * Pure. Name of the API collection that holds a kind: `server` -> `servers`, `policy` -> `policies`.
 * A kind's singular in snake_case goes in; the plural, also snake_case, comes out.
 */
export function collectionOf(kind: string): string {
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
