import { ApiProblem } from '../../../schemas/http-client.ts';

/** Pure. Whether the same request may get through later: what was refused (400) never will. */
export function mayPass(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 409 || error.status === 429 || error.status >= 500);
}
