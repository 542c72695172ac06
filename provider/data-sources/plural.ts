/** The data source of all objects of a kind that some filters let through. */
import type { ApiResource } from '../client/resource.ts';
import { stateOf } from '../plan/resource-state.ts';
import { record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { NamedKind } from '../rpc/context.ts';
import { nameOf } from '../rpc/lookup.ts';
import type { AttributeDescriptions } from '../schema/description.ts';
import { checkWhole, isGiven, numberOf, refuse } from './data-source.ts';
import type { DataSource } from './data-source.ts';
import { checkFilters, filterAttributes, filterQuery, hasProject, optional } from './filters.ts';
import { objectAttributes } from './singular.ts';

const DEFAULT_LIMIT = 1_000;
const MOST = 10_000;

const attributesOf = (kind: NamedKind): AttributeDescriptions => ({
  ...filterAttributes(kind),
  limit: optional(
    'number',
    `How many objects may match, from 1 to ${MOST}; more are an error, never cut off. ${DEFAULT_LIMIT} when left out.`,
  ),
  ids: {
    type: { list: 'string' },
    description: 'Ids of all that match, by name, then by id.',
    computed: true,
  },
  items: {
    nested: { nesting: 'map', attributes: objectAttributes(kind) },
    description: 'All that match, by id.',
    computed: true,
  },
});

const validate = (config: CtyRecord): readonly Diagnostic[] => [
  ...checkWhole(config, 'limit', 1, MOST),
  ...checkFilters(config),
];

/** Pure. By name, then by id, in the order of code units: the same everywhere. */
const inOrder = (a: ApiResource, b: ApiResource): number => {
  const [left, right] = [nameOf(a), nameOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/** Pure. The plural data source of a kind. Whatever has no object left is an empty answer, not an error. */
export const pluralDataSource = (kind: NamedKind): DataSource => {
  const { collection } = kind.description;
  const words = collection.replaceAll('_', ' ');
  const attributes = attributesOf(kind);
  const objectNames = Object.keys(objectAttributes(kind));
  return {
    type_name: `cairn_${collection}`,
    description: `All ${words} that the filters let through. ${kind.description.description}`,
    attributes,
    validate,
    read: async ({ connection, signal }, config) => {
      const limit = numberOf(config, 'limit', DEFAULT_LIMIT);
      const query = filterQuery(kind, connection.project_id, config);
      const found = await connection.api.search(collection, query, limit + 1, { signal });
      if (found.length > limit) {
        const detail = `More than ${limit} ${words} match. Filter more narrowly, or set limit higher (at most ${MOST}).`;
        return refuse('Too many objects match', detail, isGiven(config, 'limit') ? 'limit' : 'items');
      }
      const sorted = [...found].sort(inOrder);
      const item = (resource: ApiResource): CtyRecord => {
        const state = stateOf(kind.description, resource, null);
        return record(objectNames.map((name) => [name, state[name] ?? null]));
      };
      return record([
        ...Object.keys(attributes).map((name) => [name, config[name] ?? null] as const),
        ...(hasProject(kind) ? [['project_id', query['project_id'] ?? null] as const] : []),
        ['ids', sorted.map(({ id }) => id)],
        ['items', record(sorted.map((resource) => [resource.id, item(resource)]))],
      ]);
    },
  };
};
