/** The data source of all objects of a kind that some filters let through. */
import { stateOf } from '../plan/resource-state.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { isRecord, record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { ApiResource } from '../client/resource.ts';
import type { Connection, NamedKind } from '../rpc/context.ts';
import type { AttributeDescription, AttributeDescriptions } from '../schema/description.ts';
import { checkWhole, isGiven, isKnown, numberOf, queryOf, refuse, textOf } from './data-source.ts';
import type { DataSource } from './data-source.ts';
import { objectAttributes } from './singular.ts';

const DEFAULT_LIMIT = 1_000;
const MOST = 10_000;

const optional = (
  type: AttributeDescription['type'] & {},
  description: string,
  computed = false,
): AttributeDescription => ({ type, description, optional: true, ...(computed ? { computed } : {}) });

const filterAttributes = (kind: NamedKind): AttributeDescriptions =>
  Object.fromEntries(
    Object.entries(kind.description.attributes).flatMap(
      ([name, { type, filter, references, description }]) => {
        if (filter === undefined || type === undefined) return [];
        const rule =
          filter === 'equals'
            ? `Only those with this ${name}.`
            : `Only those whose ${name} holds all of these.`;
        const attribute = optional(type, `${rule} ${description}`);
        return [[name, references === undefined ? attribute : { ...attribute, references }] as const];
      },
    ),
  );

/** Pure. Names of the arguments of a plural data source that its kind's filters give. */
const namesOf = (kind: NamedKind, filter: 'equals' | 'contains'): readonly string[] =>
  Object.entries(kind.description.attributes)
    .filter(([, attribute]) => attribute.filter === filter)
    .map(([name]) => name);

const projectAttributes: AttributeDescriptions = {
  project_id: {
    ...optional(
      'string',
      'Only those of this project. Else those of the project of the provider, if it has one.',
      true,
    ),
    references: 'project',
  },
  all_projects: optional(
    'bool',
    'Those of all projects that the token may see, whatever the project of the provider is.',
  ),
};

const attributesOf = (kind: NamedKind, hasProject: boolean): AttributeDescriptions => ({
  name: optional('string', 'Only the one with this name (in each project).'),
  name_prefix: optional('string', 'Only those whose name begins so.'),
  ...(hasProject ? projectAttributes : {}),
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

/** Pure. Keys and values of the map arguments, as `metadata[tier]`. */
const pairsOf = (config: CtyRecord, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = config[name];
      if (!isRecord(value)) return [];
      return Object.entries(value).map(([key, inner]) => [`${name}[${key}]`, String(inner ?? '')] as const);
    }),
  );

const validate = (config: CtyRecord): readonly Diagnostic[] => {
  const problems = [...checkWhole(config, 'limit', 1, MOST)];
  for (const name of ['name', 'name_prefix'].filter((each) => config[each] === '')) {
    problems.push(errorDiagnostic('Empty', `${name} is empty; leave it out instead.`, attributePath(name)));
  }
  if (config['all_projects'] === true && isKnown(config, 'project_id')) {
    const detail = 'Set project_id or all_projects, not both.';
    problems.push(errorDiagnostic('Which projects?', detail, attributePath('all_projects')));
  }
  return problems;
};

/** Pure. By name, then by id, in the order of code units: the same everywhere. */
const inOrder = (a: ApiResource, b: ApiResource): number => {
  const [left, right] = [String(a.spec['name']), String(b.spec['name'])];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

const projectOf = (connection: Connection, config: CtyRecord): string | null =>
  config['all_projects'] === true ? null : (textOf(config, 'project_id') ?? connection.project_id);

/** Pure. The plural data source of a kind. Whatever has no object left is an empty answer, not an error. */
export const pluralDataSource = (kind: NamedKind): DataSource => {
  const { collection } = kind.description;
  const words = collection.replaceAll('_', ' ');
  const hasProject = kind.description.attributes['project_id'] !== undefined;
  const attributes = attributesOf(kind, hasProject);
  const objectNames = Object.keys(objectAttributes(kind));
  const arguments_ = ['name', 'name_prefix', ...namesOf(kind, 'equals')];
  return {
    type_name: `cairn_${collection}`,
    description: `All ${words} that the filters let through. ${kind.description.description}`,
    attributes,
    validate,
    read: async ({ connection, signal }, config) => {
      const limit = numberOf(config, 'limit', DEFAULT_LIMIT);
      const project_id = hasProject ? projectOf(connection, config) : null;
      const query = {
        ...queryOf(config, arguments_),
        ...pairsOf(config, namesOf(kind, 'contains')),
        ...(project_id === null ? {} : { project_id }),
      };
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
        ...(hasProject ? [['project_id', project_id] as const] : []),
        ['ids', sorted.map(({ id }) => id)],
        ['items', record(sorted.map((resource) => [resource.id, item(resource)]))],
      ]);
    },
  };
};
