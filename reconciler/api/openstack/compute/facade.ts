import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Refusals } from '../../refusals.ts';
import { requestIdOf } from '../../route.ts';
import type { Route } from '../../route.ts';
import { answerFacadeError } from '../answer-error.ts';
import type { ErrorDependencies } from '../answer-error.ts';
import { methodMessage, unknownAddress } from '../unknown.ts';
import { actionRoutes } from './actions.ts';
import { COMPUTE_ROOT } from './addresses.ts';
import { catalogRoutes } from './catalog-routes.ts';
import { noSuchAddress, toComputeRoute } from './call.ts';
import type { ComputeFacade, ComputeRoute } from './call.ts';
import { diagnosticsRoutes } from './diagnostics.ts';
import { discoveryRoutes } from './discovery.ts';
import { NovaError, novaStatus, toNovaError } from './errors.ts';
import { instanceActionRoutes } from './instance-actions.ts';
import { interfaceRoutes } from './interfaces.ts';
import { metadataRoutes } from './metadata.ts';
import { MINOR_MAX, MINOR_MIN, askedVersion, versionHeaders } from './microversion.ts';
import { migrationRoutes } from './migrations.ts';
import { networkProxyRoutes } from './network-proxy.ts';
import { partRoutes } from './server-parts.ts';
import { remoteConsoleRoutes } from './remote-consoles.ts';
import { serverRoutes } from './servers.ts';
import { strangerRoutes } from './strangers.ts';
import { tagRoutes } from './tags.ts';

/** Pure. Every address of the facade: OpenStack's Compute API v2.1 over the objects of /v1. */
export function computeRoutes(facade: ComputeFacade): readonly Route[] {
  const { public_url } = facade;
  const routes: readonly ComputeRoute[] = [
    ...serverRoutes(facade),
    ...actionRoutes(facade),
    ...remoteConsoleRoutes(facade),
    ...interfaceRoutes(facade),
    ...metadataRoutes(facade),
    ...tagRoutes(facade),
    ...partRoutes(facade),
    ...instanceActionRoutes(facade),
    ...migrationRoutes(facade),
    ...strangerRoutes(facade),
    ...diagnosticsRoutes(facade),
    ...networkProxyRoutes(facade),
    ...catalogRoutes(facade),
  ];
  return [...discoveryRoutes(public_url), ...routes.map((route) => toComputeRoute(route, public_url))];
}

/** Effect: gives every answer of the facade the headers by which users quote requests, and that tell its microversion. */
export const computeHeaders: RequestHandler = (request, response, next) => {
  const id = requestIdOf(request);
  const asked = askedVersion(request.headers);
  // A version that cannot be had is told by an answer of the newest one; Nova does so as well.
  const minor = 'minor' in asked ? asked.minor : asked.status === 406 ? MINOR_MAX : MINOR_MIN;
  response.set({ 'X-Openstack-Request-Id': id, 'X-Compute-Request-Id': id, ...versionHeaders(minor) });
  next();
};

/** Effect: answers what no route of the facade took: an address that does not exist, or a method that it does not know. */
export function computeUnknown(routes: readonly Route[]): RequestHandler {
  return unknownAddress(COMPUTE_ROOT, routes, {
    absent: noSuchAddress,
    refused: (method, methods) =>
      new NovaError(405, 'unsupported', methodMessage(method, methods), { Allow: methods }),
  });
}

/** Effect: answers an error in Nova's form. */
export function answerComputeError(dependencies: ErrorDependencies, refusals: Refusals): ErrorRequestHandler {
  return answerFacadeError(dependencies, refusals, novaStatus, (error, _status, _request, response) =>
    response.json(toNovaError(error)),
  );
}
