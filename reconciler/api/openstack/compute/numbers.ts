/**
 * Pure. A number for an object that older clients know by one: the first 48 bits of its UUID, which are drawn or derived, so that no two objects
 * have the same.
 */
export function numberOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
