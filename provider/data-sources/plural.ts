/** The data source of all objects of a kind that some filters let through. */
import type { ApiResource } from '../client/resource.ts';
import { stateOf } from '../plan/resource-state.ts';
import { record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { NamedKind } from '../rpc/context.ts';
import type { AttributeDescriptions } from '../schema/description.ts';
import { checkWhole, isGiven, numberOf, refuse, textOf } from './data-source.ts';
import type { DataSource } from './data-source.ts';
import { checkChoice, inOrderOf, isLendable, meetsRest, regexAttribute, sortAttribute } from './choice.ts';
import { checkFilters, filterAttributes, filterQuery, hasProject, optional } from './filters.ts';
import { objectAttributes } from './singular.ts';

const DEFAULT_LIMIT = 1_000;
const MOST = 10_000;

const attributesOf = (kind: NamedKind): AttributeDescriptions => ({
  ...filterAttributes(kind),
  ...(isLendable(kind) ? { ...regexAttribute, ...sortAttribute } : {}),
  limit: optional(
    'number',
    `How many objects may match, from 1 to ${MOST}; more are an error, never cut off. ${DEFAULT_LIMIT} when left out.`,
  ),
  ids: {
    type: { list: 'string' },
    description: isLendable(kind)
      ? 'Ids of all that match, in the order of `sort`.'
      : 'Ids of all that match, by name, then by id.',
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
  ...checkChoice(config),
];

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
      const isPattern = isLendable(kind) && isGiven(config, 'name_regex');
      // What is left of more than the limit may well be within it.
      const most = isPattern ? MOST : limit + 1;
      const found = (await connection.api.search(collection, query, most, { signal })).filter(
        meetsRest(kind, config),
      );
      if (found.length > limit) {
        const detail = `More than ${limit} ${words} match. Filter more narrowly, or set limit higher (at most ${MOST}).`;
        return refuse('Too many objects match', detail, isGiven(config, 'limit') ? 'limit' : 'items');
      }
      const sorted = [...found].sort(inOrderOf(textOf(config, 'sort')));
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
