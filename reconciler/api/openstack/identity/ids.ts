import { DEFAULT_DOMAIN_ID } from '../../../model/built-in.ts';
import { readId } from '../ids.ts';

/** What clients call the domain that every installation has. */
const DEFAULT_DOMAIN = 'default';

/** Pure. The id of a domain as a client wrote it; null when no domain can have it. */
export function readDomainId(text: string): string | null {
  return text === DEFAULT_DOMAIN ? DEFAULT_DOMAIN_ID : readId(text);
}

/** Pure. The id of a domain as clients know it. */
export function showDomainId(id: string): string {
  return id === DEFAULT_DOMAIN_ID ? DEFAULT_DOMAIN : id;
}
