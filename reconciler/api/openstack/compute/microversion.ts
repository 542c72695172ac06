import type { IncomingHttpHeaders } from 'node:http';

/** The oldest microversion that is served: the 1 of 2.1. */
export const MINOR_MIN = 1;

/** The newest one. Source: OpenStack Compute, REST API version history; every change up to here is made where it says. */
export const MINOR_MAX = 96;

/** Which microversion a request is answered by: the number after `2.`, or what was asked for and cannot be had. */
export type AskedVersion =
  { readonly minor: number } | { readonly refused: string; readonly status: 400 | 406 };

/**
 * Pure. The microversion that a request asks for by one of the two headers; the oldest when it names none. Source: OpenStack API guide,
 * microversions; the older header is read where the newer one does not speak of compute.
 */
export function askedVersion(headers: IncomingHttpHeaders): AskedVersion {
  const written =
    versionOfCompute(headers['openstack-api-version']) ?? textOf(headers['x-openstack-nova-api-version']);
  if (written === null) return { minor: MINOR_MIN };
  if (written.toLowerCase() === 'latest') return { minor: MINOR_MAX };
  const found = /^(\d{1,9})\.(0|[1-9]\d{0,8})$/.exec(written);
  if (found === null) {
    return {
      refused: `API Version String ${written.slice(0, 60)} is of invalid format. Must be of format MajorNum.MinorNum.`,
      status: 400,
    };
  }
  const minor = Number(found[2]);
  if (found[1] === '2' && minor >= MINOR_MIN && minor <= MINOR_MAX) return { minor };
  return {
    refused: `Version ${written} is not supported by the API. Minimum is 2.${MINOR_MIN} and maximum is 2.${MINOR_MAX}.`,
    status: 406,
  };
}

/** Pure. The headers that tell by which microversion a request was answered. */
export function versionHeaders(minor: number): Readonly<Record<string, string>> {
  return {
    'OpenStack-API-Version': `compute 2.${minor}`,
    'X-OpenStack-Nova-API-Version': `2.${minor}`,
    Vary: 'OpenStack-API-Version, X-OpenStack-Nova-API-Version',
  };
}

/** One header names the versions of several services, with commas between them. */
function versionOfCompute(header: string | readonly string[] | undefined): string | null {
  for (const part of (textOf(header) ?? '').split(',')) {
    const [service = '', version] = part.trim().split(/\s+/, 2);
    if (service.toLowerCase() === 'compute' && version !== undefined) return version;
  }
  return null;
}

function textOf(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  const text = (typeof header === 'string' ? header : header.join(',')).trim();
  return text === '' ? null : text;
}
