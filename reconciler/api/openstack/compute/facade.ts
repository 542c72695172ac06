import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { fromThrown } from '../../problem.ts';
import type { Refusals } from '../../refusals.ts';
import { requestIdOf } from '../../route.ts';
import type { Route } from '../../route.ts';
import { challengeOf } from '../identity/call.ts';
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
import { networkProxyRoutes } from './network-proxy.ts';
import { partRoutes } from './server-parts.ts';
import { remoteConsoleRoutes } from './remote-consoles.ts';
import { serverRoutes } from './servers.ts';

/** Pure. Every address of the facade: OpenStack's Compute API v2.1 over the objects of /v1. */
export function computeRoutes(facade: ComputeFacade): readonly Route[] {
  const { public_url } = facade;
  const routes: readonly ComputeRoute[] = [
    ...serverRoutes(facade),
    ...actionRoutes(facade),
    ...remoteConsoleRoutes(facade),
    ...interfaceRoutes(facade),
    ...metadataRoutes(facade),
    ...partRoutes(facade),
    ...instanceActionRoutes(facade),
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
  const patterns = routes
    .filter(({ path }) => path.startsWith(COMPUTE_ROOT))
    .map(({ path, method }) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}/?$`),
    }));
  return (request, _response, next) => {
    const path = request.originalUrl.split('?')[0] ?? '';
    const known = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (known.length === 0) return next(noSuchAddress());
    const methods = [...new Set(known.includes('GET') ? ['HEAD', ...known] : known)].sort().join(', ');
    const message = `This address knows ${methods}, not ${request.method}.`;
    next(new NovaError(405, 'unsupported', message, { Allow: methods }));
  };
}

/** Effect: answers an error in Nova's form. */
export function answerComputeError(
  { log, public_url }: { readonly log: Logger; readonly public_url: string | null },
  refusals: Refusals,
): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = fromThrown(thrown);
    refusals.note(request, error);
    const status = novaStatus(error);
    if (status >= 500) {
      const { detail } = error.fields;
      const request_id = requestIdOf(request);
      log.error({ request_id, code: error.code, detail, err: error.fields.cause ?? error }, error.message);
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { retry_after_seconds } = error.fields;
    if (retry_after_seconds !== undefined) response.set('Retry-After', String(retry_after_seconds));
    if (error instanceof NovaError) response.set(error.headers);
    if (status === 401) response.set('WWW-Authenticate', challengeOf(request, public_url));
    response.status(status).json(toNovaError(error));
  };
}
