/** The arguments by which the objects of a kind are filtered, in plural data sources and in lists alike. */
import { attributePath } from '../protocol/attribute-path.ts';
import { isRecord, isSequence } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import type { ApiResource } from '../client/resource.ts';
import type { NamedKind } from '../rpc/context.ts';
import type { AttributeDescription, AttributeDescriptions } from '../schema/description.ts';
import { isKnown, queryOf, textOf } from './data-source.ts';

type Filter = AttributeDescription['filter'] & {};

/** Pure. An argument that may be left out; `computed` when the answer then shows what was taken. */
export const optional = (
  type: AttributeDescription['type'] & {},
  description: string,
  computed = false,
): AttributeDescription => ({ type, description, optional: true, ...(computed ? { computed } : {}) });

const RULES: Readonly<Record<Filter, (name: string) => string>> = {
  equals: (name) => `Only those with this ${name}.`,
  contains: (name) => `Only those whose ${name} holds all of these.`,
  includes: (name) => `Only those whose ${name} hold all of these.`,
};

const ownFilters = (kind: NamedKind): AttributeDescriptions =>
  Object.fromEntries(
    Object.entries(kind.description.attributes).flatMap(
      ([name, { type, filter, references, description }]) => {
        if (filter === undefined || type === undefined) return [];
        const attribute = optional(type, `${RULES[filter](name)} ${description}`);
        return [[name, references === undefined ? attribute : { ...attribute, references }] as const];
      },
    ),
  );

/** Pure. Names of the arguments of a plural data source that its kind's filters give: all, or those of one form. */
export const filterNames = (kind: NamedKind, form?: Filter): readonly string[] =>
  Object.entries(kind.description.attributes)
    .filter(([, { filter }]) => filter !== undefined && (form === undefined || filter === form))
    .map(([name]) => name);

/** Pure. The words that a set argument holds. */
const wordsIn = (config: CtyRecord, name: string): readonly string[] => {
  const value = config[name];
  return isSequence(value) ? value.filter((word) => typeof word === 'string') : [];
};

/** Pure. Words of the set arguments as lists with commas; what holds a comma is left to hasAllWords. */
const listsOf = (config: CtyRecord, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const words = wordsIn(config, name).filter((word) => word !== '' && !word.includes(','));
      return words.length === 0 ? [] : [[name, words.join(',')] as const];
    }),
  );

/** Pure. Whether the object has all words of the set arguments, also those for which the service cannot be asked. */
export const hasAllWords =
  (kind: NamedKind, config: CtyRecord) =>
  ({ spec }: ApiResource): boolean =>
    filterNames(kind, 'includes').every((name) => {
      const has = spec[name];
      const words: readonly unknown[] = Array.isArray(has) ? has : [];
      return wordsIn(config, name).every((word) => words.includes(word));
    });

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

/** Pure. Does every object of the kind belong to a project? */
export const hasProject = (kind: NamedKind): boolean =>
  kind.description.attributes['project_id'] !== undefined;

/** Pure. All filters of a kind as arguments. */
export const filterAttributes = (kind: NamedKind): AttributeDescriptions => ({
  name: optional('string', 'Only the one with this name (in each project).'),
  name_prefix: optional('string', 'Only those whose name begins so.'),
  ...(hasProject(kind) ? projectAttributes : {}),
  ...ownFilters(kind),
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

/** Pure. What is wrong with the known filters. */
export const checkFilters = (config: CtyRecord): readonly Diagnostic[] => {
  const problems = ['name', 'name_prefix']
    .filter((each) => config[each] === '')
    .map((name) => errorDiagnostic('Empty', `${name} is empty; leave it out instead.`, attributePath(name)));
  if (config['all_projects'] === true && isKnown(config, 'project_id')) {
    const detail = 'Set project_id or all_projects, not both.';
    problems.push(errorDiagnostic('Which projects?', detail, attributePath('all_projects')));
  }
  return problems;
};

/** What is asked for because others lend it is looked for everywhere. */
const isLent = (config: CtyRecord): boolean => (textOf(config, 'visibility') ?? 'private') !== 'private';

const projectOf = (ownProject: string | null, config: CtyRecord): string | null =>
  config['all_projects'] === true
    ? null
    : (textOf(config, 'project_id') ?? (isLent(config) ? null : ownProject));

/** Pure. The filters as query parameters of the service; `ownProject` is the project of the provider, if it has one. */
export const filterQuery = (
  kind: NamedKind,
  ownProject: string | null,
  config: CtyRecord,
): Readonly<Record<string, string>> => {
  const project_id = hasProject(kind) ? projectOf(ownProject, config) : null;
  return {
    ...queryOf(config, ['name', 'name_prefix', ...filterNames(kind, 'equals')]),
    ...pairsOf(config, filterNames(kind, 'contains')),
    ...listsOf(config, filterNames(kind, 'includes')),
    ...(project_id === null ? {} : { project_id }),
  };
};
