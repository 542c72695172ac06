import type { IncomingHttpHeaders } from 'node:http';

/** The newest microversion that is served: the n of 1.n. Source: OpenStack Placement, REST API version history. */
export const PLACEMENT_MINOR_MAX = 39;

/** Which microversion a request is answered by, or why none can. */
export type AskedPlacement =
  { readonly minor: number } | { readonly refused: string; readonly status: 400 | 406 };

/** Pure. The microversion that a request asks for; the oldest when it names none. */
export function askedPlacement(headers: IncomingHttpHeaders): AskedPlacement {
  const header = String(headers['openstack-api-version'] ?? '');
  const written = header
    .split(',')
    .map((part) => part.trim().split(/\s+/, 2))
    .find(([service]) => service?.toLowerCase() === 'placement')?.[1];
  if (written === undefined) return { minor: 0 };
  if (written.toLowerCase() === 'latest') return { minor: PLACEMENT_MINOR_MAX };
  const found = /^(\d{1,9})\.(0|[1-9]\d{0,8})$/.exec(written);
  if (found === null) return { refused: `invalid version string: ${written.slice(0, 60)}`, status: 400 };
  const minor = Number(found[2]);
  if (found[1] === '1' && minor <= PLACEMENT_MINOR_MAX) return { minor };
  return { refused: `Unacceptable version header: ${written}`, status: 406 };
}
