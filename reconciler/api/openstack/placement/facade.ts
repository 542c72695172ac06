import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Refusals } from '../../refusals.ts';
import { requestIdOf } from '../../route.ts';
import type { Route } from '../../route.ts';
import { answerFacadeError } from '../answer-error.ts';
import type { ErrorDependencies } from '../answer-error.ts';
import { statusOf } from '../errors.ts';
import { unknownAddress } from '../unknown.ts';
import { PLACEMENT_ROOT } from './addresses.ts';
import { nothingHere, toPlacementRoute } from './call.ts';
import type { PlacementFacade } from './call.ts';
import { candidateRoutes } from './candidates.ts';
import { consumerRoutes } from './consumers.ts';
import { PlacementError, toPlacementError } from './errors.ts';
import { askedPlacement, PLACEMENT_MINOR_MAX } from './microversion.ts';
import { providerRoutes } from './providers.ts';
import { vocabularyRoutes } from './vocabulary.ts';

/** Pure. Every address of the facade: OpenStack's Placement API, read from Cairn's own claims. */
export function placementFacadeRoutes(facade: PlacementFacade): readonly Route[] {
  const { public_url } = facade;
  const routes = [
    ...providerRoutes(facade),
    ...vocabularyRoutes(facade),
    ...consumerRoutes(facade),
    ...candidateRoutes(facade),
  ];
  return [
    {
      method: 'get',
      path: PLACEMENT_ROOT,
      rule: 'public',
      handle: (_request, response) => {
        const links = [{ rel: 'self', href: '' }];
        const max_version = `1.${PLACEMENT_MINOR_MAX}`;
        response.json({
          versions: [{ id: 'v1.0', status: 'CURRENT', min_version: '1.0', max_version, links }],
        });
      },
    },
    ...routes.map((route) => toPlacementRoute(route, public_url)),
  ];
}

/** Effect: gives every answer the headers by which users quote requests, and that tell its microversion. */
export const placementHeaders: RequestHandler = (request, response, next) => {
  const asked = askedPlacement(request.headers);
  const minor = 'minor' in asked ? asked.minor : PLACEMENT_MINOR_MAX;
  response.set({
    'X-Openstack-Request-Id': requestIdOf(request),
    'OpenStack-API-Version': `placement 1.${minor}`,
    Vary: 'OpenStack-API-Version',
  });
  next();
};

/** Why nothing can be written. */
const READ_ONLY =
  'Placement is read only here: what there is and what is promised follows from hosts and servers.';

/** Effect: answers what no route of the facade took: an address that does not exist, or a wish to write. */
export function placementUnknown(routes: readonly Route[]): RequestHandler {
  return unknownAddress(PLACEMENT_ROOT, routes, {
    absent: nothingHere,
    refused: (_method, methods) => new PlacementError(405, 'unsupported', READ_ONLY, { Allow: methods }),
  });
}

/** Effect: answers an error in Placement's form. */
export function answerPlacementError(
  dependencies: ErrorDependencies,
  refusals: Refusals,
): ErrorRequestHandler {
  return answerFacadeError(dependencies, refusals, statusOf, (error, _status, request, response) =>
    response.json(toPlacementError(error, requestIdOf(request))),
  );
}
