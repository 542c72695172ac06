import { DEFAULT_DOMAIN_ID } from '../../../model/built-in.ts';

const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PLAIN = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** What clients call the domain that every installation has. */
const DEFAULT_DOMAIN = 'default';

/** Pure. An id as a client wrote it, with or without dashes -> as it is stored; null when nothing can have it. */
export function readId(text: string): string | null {
  const lower = text.toLowerCase();
  if (DASHED.test(lower)) return lower;
  return PLAIN.test(lower) ? lower.replace(PLAIN, '$1-$2-$3-$4-$5') : null;
}

/** Pure. The id of a domain as a client wrote it; null when no domain can have it. */
export function readDomainId(text: string): string | null {
  return text === DEFAULT_DOMAIN ? DEFAULT_DOMAIN_ID : readId(text);
}

/** Pure. The id of a domain as clients know it. */
export function showDomainId(id: string): string {
  return id === DEFAULT_DOMAIN_ID ? DEFAULT_DOMAIN : id;
}
