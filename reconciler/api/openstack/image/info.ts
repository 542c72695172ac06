import type { JsonObject } from '../../../model/json.ts';
import { CairnError } from '../../../model/error.ts';
import type { StoreView } from '../../../ports/images.ts';
import type { FacadeRoute } from '../call.ts';
import { SCHEMAS } from './schemas.ts';
import type { ImageFacade } from './store.ts';

/** Ways in which an image's content may come besides being sent at once. Nothing is copied to further stores: content is kept in one, and moved. */
export const IMPORT_METHODS: readonly string[] = ['glance-direct', 'web-download'];

/** Pure. The routes that tell what this service can do, and what its objects look like. */
export function infoRoutes(facade: ImageFacade): readonly FacadeRoute[] {
  return [
    {
      method: 'get',
      path: '/schemas/:name',
      rule: 'principal',
      answer: ({ params }) => {
        const name = params['name'] ?? '';
        const schema = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
        if (schema === undefined) throw new CairnError('not_found', 'The resource could not be found.');
        return { status: 200, body: schema };
      },
    },
    {
      method: 'get',
      path: '/info/import',
      rule: 'principal',
      answer: () => ({
        status: 200,
        body: {
          'import-methods': {
            description: 'Ways in which content may come.',
            type: 'array',
            value: IMPORT_METHODS,
          },
        },
      }),
    },
    {
      method: 'get',
      path: '/info/stores',
      rule: 'principal',
      answer: () => ({ status: 200, body: { stores: facade.images.stores.map(showStore) } }),
    },
    {
      method: 'get',
      path: '/info/stores/detail',
      rule: 'administrator',
      answer: () => ({
        status: 200,
        body: {
          stores: facade.images.stores.map((store) => ({
            ...showStore(store),
            type: TYPES[store.type],
            // Where a store keeps things is its own affair.
            properties: {},
          })),
        },
      }),
    },
    // Limits are those of the project's quota, which is not of this API.
    {
      method: 'get',
      path: '/info/usage',
      rule: 'principal',
      answer: () => ({ status: 200, body: { usage: {} } }),
    },
  ];
}

const TYPES: Readonly<Record<StoreView['type'], string>> = { files: 'file', s3: 's3', simulated: 'file' };

function showStore({ name, is_default }: StoreView): JsonObject {
  return { id: name, ...(is_default ? { default: 'true' } : {}) };
}
