import type { JsonObject } from '../../../model/json.ts';
import { originOf } from '../call.ts';
import type { Route } from '../../route.ts';
import { COMPUTE_PATH, COMPUTE_ROOT } from './addresses.ts';
import { MINOR_MAX, MINOR_MIN } from './microversion.ts';

/** Pure. The addresses at which clients find out what is served, open to everybody. */
export function discoveryRoutes(public_url: string | null): readonly Route[] {
  return [
    {
      method: 'get',
      path: COMPUTE_ROOT,
      rule: 'public',
      handle: (request, response) => {
        response.json({ versions: [version(originOf(request, public_url))] });
      },
    },
    {
      method: 'get',
      path: COMPUTE_PATH,
      rule: 'public',
      handle: (request, response) => {
        response.json({ version: { ...version(originOf(request, public_url)), 'media-types': MEDIA_TYPES } });
      },
    },
  ];
}

const MEDIA_TYPES = [
  { base: 'application/json', type: 'application/vnd.openstack.compute+json;version=2.1' },
];

/** Source: OpenStack Compute API, API versions; 2.0 is not served, which no client of today asks for. */
function version(origin: string): JsonObject {
  return {
    id: 'v2.1',
    status: 'CURRENT',
    version: `2.${MINOR_MAX}`,
    min_version: `2.${MINOR_MIN}`,
    updated: '2013-07-23T11:33:21Z',
    links: [{ rel: 'self', href: `${origin}${COMPUTE_PATH}/` }],
  };
}
