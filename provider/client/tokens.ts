/** The bearer token of a connection, renewed once for all calls that were refused with the same one. */
import { ApiProblem } from './problem.ts';

/** Another token, or a sentence that says why there is none. */
export type Renewal = { readonly token: string } | { readonly reason: string };

/** The token to send. */
export interface Tokens {
  readonly current: () => string;
  /** The token to try after `refused` was refused with `problem`. Throws that problem, with the reason, when there is none. */
  readonly after: (refused: string, problem: ApiProblem) => Promise<string>;
}

/** Pure. A refusal with a sentence more. */
export const withReason = (problem: ApiProblem, reason: string): ApiProblem =>
  new ApiProblem({
    status: problem.status,
    code: problem.code,
    title: problem.title,
    detail: `${problem.detail.replace(/[.\s]*$/, '.')} ${reason}`,
    ...(problem.request_id === undefined ? {} : { request_id: problem.request_id }),
  });

/** Effect: calls `renew` when a token was refused, once for all that wait. */
export const createTokens = (options: {
  readonly token: string;
  readonly renew?: (refused: string) => Promise<Renewal>;
}): Tokens => {
  const { renew } = options;
  let token = options.token;
  let renewing: Promise<Renewal> | undefined;
  return {
    current: () => token,
    after: async (refused, problem) => {
      if (token !== refused) return token;
      if (renew === undefined) throw problem;
      renewing ??= renew(refused)
        .then((renewal) => {
          if ('token' in renewal) token = renewal.token;
          return renewal;
        })
        .finally(() => {
          renewing = undefined;
        });
      const renewal = await renewing;
      if ('reason' in renewal) throw withReason(problem, renewal.reason);
      return renewal.token;
    },
  };
};
