import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAdministrator } from '../support/cairn-identity.ts';
import { compareAnswers, readGolden } from '../support/identity-walk/compare.ts';
import type { Difference } from '../support/identity-walk/compare.ts';
import { walkImages } from '../support/image-walk/walk.ts';
import { startSimulatedService } from '../support/simulated-service.ts';
import type { SimulatedService } from '../support/simulated-service.ts';

/** A difference from Glance that is meant, and why. */
type Meant = { readonly at: RegExp; readonly what: RegExp; readonly why: string };

const MEANT: readonly Meant[] = [
  {
    at: /^GET \/v2\/schemas\/images?, /,
    what: /^lacks properties\..*\bvalidation_data\b/,
    why: 'places of content are never shown and never given',
  },
  {
    at: /^POST \/v2\/images, (empty|without formats)$/,
    what: /^container_format is string, not null$/,
    why: 'a disk that nobody says to be wrapped in something is not',
  },
  {
    at: /^(PUT|DELETE|POST) /,
    what: /^lacks the header content-(length|type)$/,
    why: 'an answer without a body has neither length nor type',
  },
  {
    at: /^GET \/v2\/images\/\{image_id\}, deactivated$/,
    what: /^has stores$/,
    why: 'which stores have an image is no secret while it is out of use',
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

it("answers every route with the statuses, headers and keys of Glance, but where Cairn's are better", async () => {
  const golden = readGolden(readFileSync(join(process.cwd(), 'test/golden/glance-shapes.json'), 'utf8'));
  const answers = await walkImages(await makeAdministrator(service.api.credentials));
  const differences = compareAnswers(golden, answers);
  const said = differences.filter((one) => !isMeant(one)).map(({ at, what }) => `${at}: ${what}`);
  expect(said).toEqual([]);
  const unused = MEANT.filter(
    ({ at, what }) => !differences.some((one) => at.test(one.at) && what.test(one.what)),
  );
  expect(unused.map(({ why }) => why)).toEqual([]);
}, 120_000);
