import type { Request, Response } from 'express';
import type { JsonObject } from '../../../model/json.ts';
import { originOf } from '../call.ts';
import type { Route } from '../../route.ts';
import { IMAGE_PATH, IMAGE_ROOT } from './addresses.ts';

/**
 * The versions of Image v2 that are spoken, newest first: those of Glance of OpenStack 2023.1 with several stores. No later thing is served;
 * 2.14 and 2.16 manage caches, which Cairn keeps by itself.
 */
const VERSIONS = [15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];

/** Pure. The addresses at which clients find out what is served, open to everybody. */
export function discoveryRoutes(public_url: string | null): readonly Route[] {
  const answer =
    (status: number): Route['handle'] =>
    (request: Request, response: Response) => {
      response.status(status).json(versionsAt(originOf(request, public_url)));
    };
  return [
    { method: 'get', path: IMAGE_ROOT, rule: 'public', handle: answer(300) },
    { method: 'get', path: `${IMAGE_ROOT}/versions`, rule: 'public', handle: answer(200) },
    // Some clients ask the address of the version itself.
    { method: 'get', path: IMAGE_PATH, rule: 'public', handle: answer(300) },
  ];
}

function versionsAt(origin: string): JsonObject {
  const links = [{ rel: 'self', href: `${origin}${IMAGE_PATH}/` }];
  return {
    versions: VERSIONS.map((minor, at) => ({
      id: `v2.${minor}`,
      status: at === 0 ? 'CURRENT' : 'SUPPORTED',
      links,
    })),
  };
}
