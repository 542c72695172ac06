import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { CairnError } from '../../model/error.ts';
import { fromThrown } from '../problem.ts';
import type { Refusals } from '../refusals.ts';
import { requestIdOf } from '../route.ts';
import { FacadeError } from './errors.ts';
import { challengeOf } from './identity/call.ts';

/** What the answering of errors needs of the service. */
export type ErrorDependencies = { readonly log: Logger; readonly public_url: string | null };

/** Effect: answers an error in the form of a facade; what is the service's own fault goes to the log, what was refused to the event log; `send` is given the response with status and headers set. */
export function answerFacadeError(
  { log, public_url }: ErrorDependencies,
  refusals: Refusals,
  statusOf: (error: CairnError) => number,
  send: (error: CairnError, status: number, request: Request, response: Response) => void,
): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = fromThrown(thrown);
    refusals.note(request, error);
    const status = statusOf(error);
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
    if (error instanceof FacadeError) response.set(error.headers);
    if (status === 401) response.set('WWW-Authenticate', challengeOf(request, public_url));
    send(error, status, request, response.status(status));
  };
}
