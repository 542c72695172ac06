const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PLAIN = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Pure. An id as a client wrote it, with or without dashes -> as it is stored; null when nothing can have it. */
export function readId(text: string): string | null {
  const lower = text.toLowerCase();
  if (DASHED.test(lower)) return lower;
  return PLAIN.test(lower) ? lower.replace(PLAIN, '$1-$2-$3-$4-$5') : null;
}
