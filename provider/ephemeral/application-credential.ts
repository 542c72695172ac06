/** `cairn_application_credential`: a login of OpenStack's kind for one run, with a secret that the provider draws and nothing keeps. */
import { randomBytes, randomUUID } from 'node:crypto';
import { ApiProblem } from '../client/problem.ts';
import type { JsonObject } from '../client/resource.ts';
import { checkWhole, isGiven, numberOf, refuse, textOf } from '../data-sources/data-source.ts';
import { ctyToJson } from '../protocol/cty-json.ts';
import { record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import type { EphemeralContext, EphemeralResource, Lease } from './ephemeral-resource.ts';

const COLLECTION = 'application_credentials';
const SECRET_BYTES = 32;
const SHORTEST_SECONDS = 60;
const LONGEST_SECONDS = 86_400;
/** Nothing can lengthen it, so it must cover a run that waits for servers. */
const USUAL_SECONDS = 7_200;

const leaseOf = (id: string): Lease => ({ kept: { id }, renew_in_ms: null });

/** Who the credential acts for, and where. */
const holderOf = async (
  { api, signal, project_id }: EphemeralContext,
  config: CtyRecord,
): Promise<{ readonly user_id: string; readonly scope_project_id: string }> => {
  const scope_project_id = textOf(config, 'scope_project_id') ?? project_id;
  if (scope_project_id === null) {
    const detail = 'The provider has no project. Give scope_project_id here, or project_id in the provider.';
    return refuse('Which project?', detail, 'scope_project_id');
  }
  const user_id = textOf(config, 'user_id') ?? (await api.session({ signal })).user_id;
  if (user_id === null) {
    const detail =
      'The token of the provider stands for no user. Give user_id, or let the provider log in as one.';
    return refuse('Which user?', detail, 'user_id');
  }
  return { user_id, scope_project_id };
};

/** What the user may leave to the service. */
const chosenIn = (config: CtyRecord): JsonObject =>
  Object.fromEntries(
    ['role_ids', 'access_rules']
      .filter((name) => isGiven(config, name))
      .map((name) => [name, ctyToJson(config[name] ?? null)]),
  );

const isRefusal = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status >= 400 && error.status < 500;

/** The ephemeral resource. */
export const applicationCredentialEphemeral: EphemeralResource = {
  type_name: 'cairn_application_credential',
  description:
    'An application credential for one run: another provider configuration, or a client of OpenStack, logs in by it as a user in one project. ' +
    'The provider draws the secret; the service keeps only its hash, and it stands in no state, plan or log. ' +
    'At the end of the run the credential is deleted, and the tokens that were made with it end; ' +
    'should that fail, it ends by itself at `expires_at`. Terraform 1.10 or later.',
  attributes: {
    user_id: {
      type: 'string',
      description:
        'User for whom it acts. Default: the user whom the provider logged in as; required when its token stands for none.',
      optional: true,
      computed: true,
      references: 'user',
    },
    scope_project_id: {
      type: 'string',
      description: 'Project that it is for. Default: the project of the provider.',
      optional: true,
      computed: true,
      references: 'project',
    },
    role_ids: {
      type: { set: 'string' },
      description: 'Roles that it carries; all that the user has in the project unless given. At most 64.',
      optional: true,
      references: 'role',
    },
    access_rules: {
      nested: {
        nesting: 'set',
        attributes: {
          service: {
            type: 'string',
            description: 'Type of the service, such as `compute`; `cairn` for `/v1`.',
            required: true,
          },
          method: {
            type: 'string',
            description: 'HTTP method. One of `DELETE`, `GET`, `HEAD`, `PATCH`, `POST`, `PUT`.',
            required: true,
          },
          path: {
            type: 'string',
            description:
              'Path of the request; `*` stands for one segment or a part of it, `**` for any number, `{name}` for one.',
            required: true,
          },
        },
      },
      description: 'The only requests that it may make; all unless given. At most 64.',
      optional: true,
    },
    lifetime_seconds: {
      type: 'number',
      description:
        `How long it holds, from ${SHORTEST_SECONDS} to ${LONGEST_SECONDS}, by the clock of the machine that runs Terraform. ` +
        `It is not renewed: choose more than the run takes. Default: \`${USUAL_SECONDS}\`.`,
      default: USUAL_SECONDS,
    },
    id: { type: 'string', description: 'Id, which is no secret.', computed: true },
    name: { type: 'string', description: 'Name: `terraform-` and the end of the id.', computed: true },
    secret: { type: 'string', description: 'The secret.', computed: true, sensitive: true },
    expires_at: { type: 'string', description: 'When it ends, in UTC, ISO 8601.', computed: true },
  },
  validate: (config) => checkWhole(config, 'lifetime_seconds', SHORTEST_SECONDS, LONGEST_SECONDS),
  open: async (context, config) => {
    const holder = await holderOf(context, config);
    const lifetime_seconds = numberOf(config, 'lifetime_seconds', USUAL_SECONDS);
    const ends = new Date(Date.now() + lifetime_seconds * 1_000);
    const expires_at = ends.toISOString().replace(/\.\d{3}Z$/, 'Z');
    const id = randomUUID();
    const name = `terraform-${id.slice(-12)}`;
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const spec = {
      ...holder,
      ...chosenIn(config),
      name,
      description: 'For one run of Terraform.',
      expires_at,
      secret_wo: secret,
      secret_wo_version: 1,
    };
    const { api, signal } = context;
    try {
      // With the drawn id, the same request sent again because an answer was lost makes no second one.
      await api.put({ collection: COLLECTION, id, spec, expect: { kind: 'any' } }, { signal });
    } catch (error) {
      // Terraform closes only what was opened; a credential that was made all the same is of no use to anybody.
      if (!isRefusal(error)) {
        const once = { retry_until_ms: performance.now() };
        await api.remove(COLLECTION, id, once).catch(() => undefined);
      }
      throw error;
    }
    return {
      ...leaseOf(id),
      values: record([
        ...Object.entries(holder),
        ['lifetime_seconds', lifetime_seconds],
        ['id', id],
        ['name', name],
        ['secret', secret],
        ['expires_at', expires_at],
      ]),
      secrets: [secret],
    };
  },
  renew: (_context, kept) => Promise.resolve(leaseOf(String(kept['id']))),
  close: async (api, kept) => {
    await api.remove(COLLECTION, String(kept['id']));
  },
};
