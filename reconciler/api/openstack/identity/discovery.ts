import type { Request, Response } from 'express';
import type { JsonObject } from '../../../model/json.ts';
import type { Route } from '../../route.ts';
import { originOf } from '../call.ts';
import { IDENTITY_PATH, IDENTITY_ROOT } from './call.ts';

/** The version of Identity that is spoken: what Keystone of OpenStack 2023.1 calls itself. No later thing is served. */
const VERSION = { id: 'v3.14', updated: '2020-04-07T00:00:00Z' };

/** Pure. The addresses at which clients find out what is served, open to everybody. */
export function discoveryRoutes(public_url: string | null): readonly Route[] {
  return [
    {
      method: 'get',
      path: IDENTITY_ROOT,
      rule: 'public',
      handle: (request: Request, response: Response) => {
        const version = versionAt(originOf(request, public_url));
        response
          .status(300)
          .set('Location', `${originOf(request, public_url)}${IDENTITY_PATH}/`)
          .json({ versions: { values: [version] } });
      },
    },
    {
      method: 'get',
      path: IDENTITY_PATH,
      rule: 'public',
      handle: (request: Request, response: Response) => {
        response.json({ version: versionAt(originOf(request, public_url)) });
      },
    },
  ];
}

function versionAt(origin: string): JsonObject {
  return {
    id: VERSION.id,
    status: 'stable',
    updated: VERSION.updated,
    links: [{ rel: 'self', href: `${origin}${IDENTITY_PATH}/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
  };
}
