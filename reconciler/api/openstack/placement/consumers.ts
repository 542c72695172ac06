import type { JsonObject } from '../../../model/json.ts';
import { confinedTo } from '../../principal.ts';
import { accessFor } from '../call.ts';
import { readId } from '../ids.ts';
import { readHostClaims } from '../../../store/host-claims.ts';
import { classAmounts, claimedOnly, RESOURCE_CLASSES } from './amounts.ts';
import { CairnError } from '../../../model/error.ts';
import { wrong } from './call.ts';
import type { PlacementFacade, PlacementRoute } from './call.ts';
import { generationOf, hostsOf } from './providers.ts';

/** Pure. The addresses of what consumers, which are servers, hold, and of what a project uses. */
export function consumerRoutes(facade: PlacementFacade): readonly PlacementRoute[] {
  return [
    {
      path: '/allocations/:id',
      answer: async ({ params, minor }) => {
        const id = readId(params['id'] ?? '');
        const claims = id === null ? [] : await readHostClaims(facade.database, { owner_ids: [id] });
        const generations = new Map(
          (await hostsOf(facade)).map((host) => [host.resource.id, generationOf(host)]),
        );
        const allocations = Object.fromEntries(
          claims.map((claim) => [
            claim.host_id,
            {
              generation: generations.get(claim.host_id) ?? 0,
              resources: claimedOnly(classAmounts(claim)),
            },
          ]),
        );
        const [first] = claims;
        const whose = {
          ...(minor < 12
            ? {}
            : { project_id: first?.project_id ?? null, user_id: first?.created_by ?? null }),
          ...(minor < 28 ? {} : { consumer_generation: first?.generation ?? 0 }),
          ...(minor < 38 ? {} : { consumer_type: 'INSTANCE' }),
        };
        return { status: 200, body: { allocations, ...(first === undefined ? {} : whose) } };
      },
    },
    {
      path: '/usages',
      since: 9,
      for_projects: true,
      answer: async (call) => {
        const project_id = readId(call.query.get('project_id') ?? '');
        if (project_id === null)
          throw wrong("Invalid query string parameters: 'project_id' is a required property");
        const confined = confinedTo(accessFor(call).principal.credentials);
        if (confined !== null && confined !== project_id) {
          throw new CairnError('forbidden', 'The usage of other projects is for administrators.');
        }
        const claims = await readHostClaims(facade.database, { project_id });
        const sums = RESOURCE_CLASSES.map((name) => [
          name,
          claims.reduce((sum, claim) => sum + classAmounts(claim)[name], 0),
        ]);
        const usages = Object.fromEntries(sums) as JsonObject;
        const consumer_count = new Set(claims.map(({ owner_id }) => owner_id)).size;
        const byType = claims.length === 0 ? {} : { INSTANCE: { consumer_count, ...usages } };
        return { status: 200, body: { usages: call.minor < 38 ? usages : byType } };
      },
    },
  ];
}
