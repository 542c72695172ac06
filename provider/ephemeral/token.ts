/** `cairn_token`: a token of the service for one run, which acts as the provider's own or as a member of one project. */
import { randomUUID } from 'node:crypto';
import {
  LONGEST_TOKEN_SECONDS,
  SHORTEST_TOKEN_SECONDS,
  USUAL_TOKEN_SECONDS,
} from '../../schemas/token-lifetime.ts';
import { ApiProblem } from '../client/problem.ts';
import { isJsonObject, wrongAnswer } from '../client/resource.ts';
import type { JsonObject } from '../client/resource.ts';
import { checkWhole, numberOf, textOf } from '../data-sources/data-source.ts';
import { record } from '../protocol/cty-value.ts';
import type { LosslessJson } from '../protocol/json.ts';
import type { EphemeralResource, Lease } from './ephemeral-resource.ts';

/** A renewal that brings less than what was asked for but this, in seconds, shows that there is no more to be had. */
const TOLERANCE_SECONDS = 5;
/** A token with less to live is renewed now or never. */
const LAST_CHANCE_MS = 10_000;

interface TokenAnswer {
  readonly id: string;
  readonly expires_at: string;
  readonly remaining_seconds: number;
  readonly json: JsonObject;
}

const parse = (json: LosslessJson | undefined): TokenAnswer => {
  if (isJsonObject(json)) {
    const { id, expires_at, remaining_seconds } = json;
    if (typeof id === 'string' && typeof expires_at === 'string' && typeof remaining_seconds === 'number') {
      return { id, expires_at, remaining_seconds, json };
    }
  }
  throw wrongAnswer('The answer is not a token with id, expires_at and remaining_seconds');
};

/** Pure. Half of what is left goes by before the next renewal, so that a service that is away for a while does no harm. */
const leaseOf = (answer: TokenAnswer, lifetime_seconds: number, now_ms: number): Lease => {
  const left_ms = answer.remaining_seconds * 1_000;
  const isWhole = answer.remaining_seconds >= lifetime_seconds - TOLERANCE_SECONDS;
  return {
    kept: { id: answer.id, lifetime_seconds, ends_ms: now_ms + left_ms },
    renew_in_ms: isWhole ? left_ms / 2 : null,
  };
};

const isPassing = ({ status }: ApiProblem): boolean => status === 0 || status === 429 || status >= 500;

const address = (id: LosslessJson | undefined): string => `/v1/tokens/${encodeURIComponent(String(id))}`;

/** The ephemeral resource. */
export const tokenEphemeral: EphemeralResource = {
  type_name: 'cairn_token',
  description:
    'A short-lived token, for a second provider configuration or for another tool. It acts as the token of the provider does, ' +
    'or as a member of one project; it is renewed while Terraform runs, revoked at the end, and stands in no state or plan. ' +
    'It ends with the token of the provider and can mint no further ones. Terraform 1.10 or later.',
  attributes: {
    lifetime_seconds: {
      type: 'number',
      description:
        `How long the token holds when nobody renews it, from ${SHORTEST_TOKEN_SECONDS} to ${LONGEST_TOKEN_SECONDS}; ` +
        `a day in all. Default: \`${USUAL_TOKEN_SECONDS}\`.`,
      default: USUAL_TOKEN_SECONDS,
    },
    project_id: {
      type: 'string',
      description:
        'Project that the token is confined to. Default: what the token of the provider is confined to.',
      optional: true,
      computed: true,
      references: 'project',
    },
    id: { type: 'string', description: 'Id of the token, which is no secret.', computed: true },
    token: { type: 'string', description: 'The token.', computed: true, sensitive: true },
    expires_at: {
      type: 'string',
      description: 'When the token ends unless it is renewed, ISO 8601.',
      computed: true,
    },
  },
  validate: (config) => checkWhole(config, 'lifetime_seconds', SHORTEST_TOKEN_SECONDS, LONGEST_TOKEN_SECONDS),
  open: async ({ api, signal }, config) => {
    const lifetime_seconds = numberOf(config, 'lifetime_seconds', USUAL_TOKEN_SECONDS);
    const project_id = textOf(config, 'project_id');
    const body = { lifetime_seconds, ...(project_id === undefined ? {} : { project_id }) };
    // An answer that is lost on the way must not leave a token behind that nobody revokes.
    const question = { body, idempotency_key: randomUUID() };
    const answer = parse(await api.ask('/v1/tokens', question, { signal }));
    const { token, project_id: confined } = answer.json;
    if (typeof token !== 'string') throw wrongAnswer('The answer holds no token');
    return {
      ...leaseOf(answer, lifetime_seconds, Date.now()),
      values: record([
        ['lifetime_seconds', lifetime_seconds],
        ['project_id', typeof confined === 'string' ? confined : null],
        ['id', answer.id],
        ['token', token],
        ['expires_at', answer.expires_at],
      ]),
      secrets: [token],
    };
  },
  renew: async ({ api, signal }, kept) => {
    const lifetime_seconds = Number(kept['lifetime_seconds']);
    const left_ms = Number(kept['ends_ms']) - Date.now();
    try {
      const body = { lifetime_seconds };
      const answer = parse(await api.ask(`${address(kept['id'])}/renewals`, { body }, { signal }));
      return leaseOf(answer, lifetime_seconds, Date.now());
    } catch (error) {
      const canWait = error instanceof ApiProblem && isPassing(error) && left_ms > LAST_CHANCE_MS;
      if (canWait) return { kept, renew_in_ms: left_ms / 2 };
      throw error;
    }
  },
  close: async (api, kept) => {
    try {
      await api.remove('tokens', String(kept['id']));
    } catch (error) {
      // With the token of the provider all those ended that it asked for.
      if (error instanceof ApiProblem && error.code === 'unauthenticated') return;
      throw error;
    }
  },
};
