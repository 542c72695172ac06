import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAdministrator } from '../support/cairn-identity.ts';
import { compareAnswers, readGolden } from '../support/identity-walk/compare.ts';
import type { Difference } from '../support/identity-walk/compare.ts';
import { walkIdentity } from '../support/identity-walk/walk.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';

/** A difference from Keystone that is meant, and why. */
type Meant = { readonly at: RegExp; readonly what: RegExp; readonly why: string };

const MEANT: readonly Meant[] = [
  {
    at: /^GET \/\{unknown\}|^GET \/OS-INHERIT\/projects\/.*\/roles\/inherited_to_projects,/,
    what: /^(has error\.|lacks $)/,
    why: 'an address that does not exist gets the envelope of every other error, not a page for people',
  },
  {
    at: /^GET \/(domains|users|services)\/\{\w+\}, (missing, )?a member$/,
    what: /^status 404, not 403$/,
    why: 'whoever may not see an object is not told that it is there',
  },
  {
    at: /^GET \/(domains|roles|services|endpoints), a member$/,
    what: /^status 200, not 403$/,
    why: 'a list shows to everybody what each may see',
  },
  {
    at: /^GET \/(roles|services)\/\{\w+\}, a member$/,
    what: /^status 200, not 403$/,
    why: 'roles and the catalogue are no secret',
  },
  {
    at: /, limit 1$/,
    what: /^(links\.next is url, not null|lacks )/,
    why: 'limit is kept, and the next page named',
  },
  {
    at: /^PATCH \/(projects|users)\//,
    what: /^lacks \w+\.extra/,
    why: 'extra repeats what the answer says already',
  },
  {
    at: /^PATCH \/services\/\{service_id\}, description of a wrong type$/,
    what: /^status 400, not 200$/,
    why: 'a description is text everywhere',
  },
  {
    at: /^PUT \/projects\/\{project_id\}\/tags\/\{tag\}, one$/,
    what: /^lacks the header content-type$/,
    why: 'an answer without a body has no type',
  },
  {
    at: /./,
    what: /roles\[\]\.description is string, not null$/,
    why: 'the shipped roles say what they are for',
  },
  {
    at: /application_credentials, /,
    what: /unrestricted is boolean, not null$/,
    why: 'what is not said is false, also in the first answer',
  },
  {
    at: /^POST \/auth\/tokens, application credential, (unknown|deleted)$/,
    what: /^status 401, not 404$/,
    why: 'a refused login does not tell which credentials there are',
  },
  {
    at: /^POST \/auth\/tokens, application credential with a scope$/,
    what: /^lacks error\.identity$/,
    why: 'the error says in its message what was wrong',
  },
  {
    at: /^GET \/role_assignments, scope\.OS-INHERIT/,
    what: /^lacks role_assignments\[\]\.scope\.system\.all$/,
    why: 'the filter lists inherited assignments only',
  },
  {
    at: /^PATCH \/endpoints\/\{endpoint_id\}, change$/,
    what: /^status 400, not 200$/,
    why: 'service, interface and region are what an endpoint is known by: another one is another endpoint',
  },
  {
    at: /^GET \/services, by type$/,
    what: /^has services\[\]\.description$/,
    why: "Cairn's own service says what it is",
  },
];

const isMeant = ({ at, what }: Difference): boolean =>
  MEANT.some((meant) => meant.at.test(at) && meant.what.test(what));

let service: SimulatedService;

beforeAll(async () => {
  service = await startSimulatedService();
});

afterAll(async () => {
  await service?.stop();
});

it("answers every route with the statuses, headers and keys of Keystone, but where Cairn's are better", async () => {
  const golden = readGolden(readFileSync(join(process.cwd(), 'test/golden/keystone-shapes.json'), 'utf8'));
  const answers = await walkIdentity(await makeAdministrator(service.api.credentials));
  const differences = compareAnswers(golden, answers);
  const said = differences.filter((one) => !isMeant(one)).map(({ at, what }) => `${at}: ${what}`);
  expect(said).toEqual([]);
  const unused = MEANT.filter(
    ({ at, what }) => !differences.some((one) => at.test(one.at) && what.test(one.what)),
  );
  expect(unused.map(({ why }) => why)).toEqual([]);
}, 120_000);
