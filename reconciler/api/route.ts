import type { Request, Response } from 'express';
import type { Rule } from './authorize.ts';

/** One address of the API. */
export type Route = {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  /** In Express's form, for example /v1/servers/:id. */
  readonly path: string;
  readonly rule: Rule;
  /** Whether the body is read as JSON before the handler runs, whatever its type says or only when it says so; false leaves it to the handler. */
  readonly reads_json?: boolean | 'of any type';
  readonly handle: (request: Request, response: Response) => Promise<void> | void;
};

/** Pure. The id of this request, as it is in the answer and in the log. */
export function requestIdOf(request: Request): string {
  return String(request.id);
}
