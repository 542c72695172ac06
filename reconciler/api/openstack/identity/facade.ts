import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { CairnError } from '../../../model/error.ts';
import { fromThrown } from '../../problem.ts';
import type { Refusals } from '../../refusals.ts';
import { requestIdOf } from '../../route.ts';
import type { Route } from '../../route.ts';
import { assignmentRoutes } from './assignments.ts';
import { authRoutes } from './auth.ts';
import { toRoute } from '../call.ts';
import { IDENTITY_PATH, IDENTITY_ROOT, challengeOf } from './call.ts';
import { collectionRoutes } from './collections.ts';
import { credentialRoutes } from './credentials.ts';
import { discoveryRoutes } from './discovery.ts';
import { keystoneStatus, toKeystoneError } from './errors.ts';
import { grantRoutes } from './grants.ts';
import { DOMAINS, SERVICES } from './plain-collections.ts';
import { projectRoutes } from './projects.ts';
import { regionRoutes } from './regions.ts';
import { roleRoutes } from './roles.ts';
import type { Facade } from '../objects.ts';
import { userRoutes } from './users.ts';

/** Pure. Every address of the facade: OpenStack's Identity API v3 over the objects of /v1. */
export function identityRoutes(facade: Facade): readonly Route[] {
  const routes = [
    ...authRoutes(facade),
    ...collectionRoutes(facade, DOMAINS),
    ...projectRoutes(facade),
    ...userRoutes(facade),
    ...credentialRoutes(facade),
    ...roleRoutes(facade),
    ...grantRoutes(facade),
    ...assignmentRoutes(facade),
    ...collectionRoutes(facade, SERVICES),
    ...regionRoutes(facade),
  ];
  const { public_url } = facade;
  return [
    ...discoveryRoutes(public_url),
    ...routes.map((route) => toRoute(route, IDENTITY_PATH, public_url)),
  ];
}

/** Effect: gives every answer of the facade the headers that clients of Keystone expect. */
export const identityHeaders: RequestHandler = (request, response, next) => {
  response.set({ 'X-Openstack-Request-Id': requestIdOf(request), Vary: 'X-Auth-Token' });
  next();
};

/** Effect: answers what no route of the facade took: an address that does not exist, or a method that it does not know. */
export function identityUnknown(routes: readonly Route[]): RequestHandler {
  const patterns = routes
    .filter(({ path }) => path.startsWith(IDENTITY_ROOT))
    .map(({ path, method }) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`),
    }));
  return (request, response, next) => {
    const path = request.originalUrl.split('?')[0] ?? '';
    const known = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (known.length === 0) return next(new CairnError('not_found', 'There is nothing at this address.'));
    const methods = [...new Set(known.includes('GET') ? ['HEAD', ...known] : known)].sort().join(', ');
    response.set('Allow', methods);
    response.status(405).json({ message: `This address knows ${methods}, not ${request.method}.` });
  };
}

/** Effect: answers an error in Keystone's form. */
export function answerIdentityError(
  { log, public_url }: { readonly log: Logger; readonly public_url: string | null },
  refusals: Refusals,
): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = fromThrown(thrown);
    refusals.note(request, error);
    const status = keystoneStatus(error);
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
    if (status === 401) response.set('WWW-Authenticate', challengeOf(request, public_url));
    response.status(status).json(toKeystoneError(error));
  };
}
