/** Why no answer came, as a problem. */
import { unreachableFault } from '../../schemas/connection/unreachable.ts';
import { ApiProblem } from './problem.ts';

/** Pure. The problem of a call that got no answer. Status 0 means that another attempt may help, status 495 that none will. */
export const unreachable = (endpoint: string, error: unknown, hasCa: boolean): ApiProblem => {
  const { title, detail, setting, is_final } = unreachableFault(endpoint, error, hasCa);
  return new ApiProblem({ status: is_final ? 495 : 0, code: 'unavailable', title, detail, setting }, error);
};
