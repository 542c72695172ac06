import { API_VERSION, MIN_PROVIDER_VERSION } from '../../../schemas/versions.ts';
import type { Database } from '../../store/database.ts';
import { claim } from '../../store/claims.ts';
import { CairnError } from '../../model/error.ts';
import { isAdministrator } from '../../policy/credentials.ts';
import { principalOf } from '../authorize.ts';
import { bodyObject } from '../body.ts';
import { ID_PATTERN, parseQuery } from '../query.ts';
import type { Route } from '../route.ts';

const CLAIM_LIMIT = 1000;

/** Pure. The routes by which a client learns what its token stands for and confirms what it keeps. */
export function sessionRoutes(
  database: Database,
  { service_version, region }: { readonly service_version: string; readonly region: string },
): readonly Route[] {
  return [
    {
      method: 'get',
      path: '/v1/session',
      rule: 'principal',
      handle: (request, response) => {
        parseQuery(request.url, []);
        const { name, credentials, default_project_id } = principalOf(request);
        response.json({
          service_version,
          api_version: API_VERSION,
          min_provider_version: MIN_PROVIDER_VERSION,
          region,
          principal: name,
          administrator: isAdministrator(credentials),
          project_id: default_project_id,
          user_id: credentials.user_id,
        });
      },
    },
    {
      method: 'post',
      path: '/v1/claims',
      rule: 'principal',
      reads_json: true,
      handle: async (request, response) => {
        parseQuery(request.url, []);
        const ids = parseIds(bodyObject(request.body, ['ids'])['ids']);
        await claim(database, ids, principalOf(request).confined_to);
        response.status(204).end();
      },
    },
  ];
}

function parseIds(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > CLAIM_LIMIT) throw wrongIds();
  const ids: readonly unknown[] = value;
  return ids.map((id) => {
    if (typeof id !== 'string' || !ID_PATTERN.test(id)) throw wrongIds();
    return id;
  });
}

function wrongIds(): CairnError {
  const message = `must be a list of up to ${CLAIM_LIMIT} lower-case UUIDs`;
  return new CairnError('invalid_input', `ids ${message}.`, { violations: [{ path: '/ids', message }] });
}
