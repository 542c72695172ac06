import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { fromThrown } from '../../problem.ts';
import type { Refusals } from '../../refusals.ts';
import { requestIdOf } from '../../route.ts';
import type { Route } from '../../route.ts';
import { challengeOf } from '../identity/call.ts';
import { PLACEMENT_ROOT } from './addresses.ts';
import { nothingHere, toPlacementRoute } from './call.ts';
import type { PlacementFacade } from './call.ts';
import { candidateRoutes } from './candidates.ts';
import { consumerRoutes } from './consumers.ts';
import { PlacementError, placementStatus, toPlacementError } from './errors.ts';
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

/** Effect: answers what no route of the facade took: an address that does not exist, or a wish to write. */
export function placementUnknown(routes: readonly Route[]): RequestHandler {
  const patterns = routes
    .filter(({ path }) => path.startsWith(PLACEMENT_ROOT))
    .map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`));
  return (request, _response, next) => {
    const path = request.originalUrl.split('?')[0] ?? '';
    if (!patterns.some((pattern) => pattern.test(path))) return next(nothingHere());
    const message =
      'Placement is read only here: what there is and what is promised follows from hosts and servers.';
    next(new PlacementError(405, 'unsupported', message, { Allow: 'GET, HEAD' }));
  };
}

/** Effect: answers an error in Placement's form. */
export function answerPlacementError(
  { log, public_url }: { readonly log: Logger; readonly public_url: string | null },
  refusals: Refusals,
): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = fromThrown(thrown);
    refusals.note(request, error);
    const status = placementStatus(error);
    const request_id = requestIdOf(request);
    if (status >= 500) {
      const { detail } = error.fields;
      log.error({ request_id, code: error.code, detail, err: error.fields.cause ?? error }, error.message);
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error instanceof PlacementError) response.set(error.headers);
    if (status === 401) response.set('WWW-Authenticate', challengeOf(request, public_url));
    response.status(status).json(toPlacementError(error, request_id));
  };
}
