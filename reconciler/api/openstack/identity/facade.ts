import type { ErrorRequestHandler, RequestHandler } from 'express';
import { CairnError } from '../../../model/error.ts';
import type { Refusals } from '../../refusals.ts';
import { requestIdOf } from '../../route.ts';
import type { Route } from '../../route.ts';
import { answerFacadeError } from '../answer-error.ts';
import type { ErrorDependencies } from '../answer-error.ts';
import { FacadeError, statusOf } from '../errors.ts';
import { methodMessage, unknownAddress } from '../unknown.ts';
import { assignmentRoutes } from './assignments.ts';
import { authRoutes } from './auth.ts';
import { toRoute } from '../call.ts';
import { IDENTITY_PATH, IDENTITY_ROOT } from './call.ts';
import { collectionRoutes } from './collections.ts';
import { credentialRoutes } from './credentials.ts';
import { discoveryRoutes } from './discovery.ts';
import { toKeystoneError } from './errors.ts';
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
  return unknownAddress(IDENTITY_ROOT, routes, {
    absent: () => new CairnError('not_found', 'There is nothing at this address.'),
    refused: (method, methods) =>
      new FacadeError(405, 'unsupported', methodMessage(method, methods), { Allow: methods }),
  });
}

/** Effect: answers an error in Keystone's form. */
export function answerIdentityError(
  dependencies: ErrorDependencies,
  refusals: Refusals,
): ErrorRequestHandler {
  return answerFacadeError(dependencies, refusals, statusOf, (error, status, _request, response) =>
    // What Flask answers before Keystone is asked.
    response.json(status === 405 ? { message: error.message } : toKeystoneError(error)),
  );
}
