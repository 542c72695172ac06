/** Choosing among objects that one project lends to others, such as images: by more than a name, and the newest of many. */
import type { CallOptions } from '../client/cairn-api.ts';
import type { ApiResource } from '../client/resource.ts';
import { attributePath } from '../protocol/attribute-path.ts';
import { ctyToJson } from '../protocol/cty-json.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import { DiagnosticError, errorDiagnostic } from '../protocol/diagnostics.ts';
import type { Diagnostic } from '../protocol/diagnostics.ts';
import { nearest } from '../../schemas/nearest.ts';
import type { Connection, NamedKind } from '../rpc/context.ts';
import { nameOf } from '../rpc/lookup.ts';
import type { Lookup } from '../rpc/lookup.ts';
import type { AttributeDescriptions } from '../schema/description.ts';
import { isGiven, isKnown, textOf } from './data-source.ts';
import { filterNames, filterQuery, hasAllWords, optional } from './filters.ts';

/** More objects than anybody chooses from. */
const MOST = 10_000;
/** Candidates that a refusal names. */
const SHOWN = 10;
const SORT_KEYS = ['name', 'created_at', 'updated_at'];
const SORT = /^(\w+)(?::(asc|desc))?$/;

/** Pure. Do projects lend objects of the kind to each other, so that a name in one's own project is not all there is? */
export const isLendable = (kind: NamedKind): boolean =>
  kind.description.attributes['visibility'] !== undefined;

/** Pure. The argument by which names are matched. */
export const regexAttribute: AttributeDescriptions = {
  name_regex: optional(
    'string',
    'Only those in whose name this regular expression is found, for example `^debian-12`; `(?i)` at its beginning takes capitals for small letters.',
  ),
};

/** Pure. The argument that orders the ids of a plural data source. */
export const sortAttribute: AttributeDescriptions = {
  sort: optional(
    'string',
    `Order of \`ids\`: ${SORT_KEYS.map((key) => `\`${key}\``).join(', ')}, each with \`:asc\` (unless given) or \`:desc\`, with commas between them; by name, then by id when left out.`,
  ),
};

/** Pure. The arguments by which exactly one object is chosen, beside those that are attributes of it. */
export const choiceAttributes: AttributeDescriptions = {
  name_prefix: optional('string', 'Only those whose name begins so.'),
  ...regexAttribute,
  most_recent: optional(
    'bool',
    'Whether the newest is meant when several match. Without it they are an error.',
  ),
};

const parseRegex = (text: string): RegExp | null => {
  const ignoresCase = text.startsWith('(?i)');
  try {
    return new RegExp(ignoresCase ? text.slice('(?i)'.length) : text, ignoresCase ? 'iu' : 'u');
  } catch {
    return null;
  }
};

/** Pure. What is wrong with the known arguments of a choice, and with an order. */
export const checkChoice = (config: CtyRecord): readonly Diagnostic[] => {
  const problems: Diagnostic[] = [];
  const regex = textOf(config, 'name_regex');
  if (regex !== undefined && parseRegex(regex) === null) {
    const detail = `${JSON.stringify(regex)} is not a regular expression (of JavaScript, with Unicode).`;
    problems.push(errorDiagnostic('Wrong pattern', detail, attributePath('name_regex')));
  }
  const wrong = (textOf(config, 'sort') ?? 'name')
    .split(',')
    .find((part) => !SORT_KEYS.includes(SORT.exec(part.trim())?.[1] ?? ''));
  if (wrong !== undefined) {
    const detail = `${JSON.stringify(wrong)} is no order: ${SORT_KEYS.join(', ')}, each with :asc or :desc, as in created_at:desc,name.`;
    problems.push(errorDiagnostic('Wrong order', detail, attributePath('sort')));
  }
  return problems;
};

/** Pure. Names of the arguments, beside id, by which one object of the kind is chosen. */
export const choiceNames = (kind: NamedKind): readonly string[] => [
  'name',
  'name_prefix',
  'name_regex',
  'project_id',
  ...filterNames(kind),
];

/** Pure. What is wrong with the known arguments by which exactly one object is chosen. */
export const checkOneChoice = (kind: NamedKind, config: CtyRecord): readonly Diagnostic[] => {
  const which = `Which ${kind.name}?`;
  const given = choiceNames(kind).filter((name) => name !== 'project_id' && isGiven(config, name));
  if (!isGiven(config, 'id') && given.length === 0) {
    return [errorDiagnostic(which, `Set id or name, or filters such as name_regex, visibility and tags.`)];
  }
  const beside = given.find((name) => isKnown(config, name));
  if (isKnown(config, 'id') && beside !== undefined) {
    const detail = beside === 'name' ? 'Set id or name, not both.' : `Set id or ${beside}, not both.`;
    return [errorDiagnostic(which, detail, attributePath(beside))];
  }
  return checkChoice(config);
};

/** Pure. Whether the object meets what the service is not asked for: the pattern of its name, and words with commas. */
export const meetsRest = (kind: NamedKind, config: CtyRecord): ((resource: ApiResource) => boolean) => {
  const text = textOf(config, 'name_regex');
  const regex = text === undefined ? null : parseRegex(text);
  const hasWords = hasAllWords(kind, config);
  return (resource) => hasWords(resource) && (regex === null || regex.test(nameOf(resource)));
};

const valueOf = (resource: ApiResource, key: string): string =>
  key === 'name' ? nameOf(resource) : String(resource.envelope[key] ?? '');

/** Pure. An order of objects as `sort` writes it, then by id; undefined: by name. Texts are compared by code units. */
export const inOrderOf = (sort: string | undefined): ((a: ApiResource, b: ApiResource) => number) => {
  const keys = [...(sort ?? 'name').split(','), 'id'].map((part) => SORT.exec(part.trim()) ?? []);
  return (a, b) => {
    for (const [, key = '', direction] of keys) {
      const [left, right] = [valueOf(a, key), valueOf(b, key)];
      if (left !== right) return (left < right ? -1 : 1) * (direction === 'desc' ? -1 : 1);
    }
    return 0;
  };
};

/** What was asked for, as a sentence goes on: `with name "x" and visibility "public"`. */
const wordsFor = (kind: NamedKind, config: CtyRecord): string => {
  const parts = choiceNames(kind).flatMap((name) => {
    const value = config[name] ?? null;
    return value === null ? [] : [`${name} = ${JSON.stringify(ctyToJson(value))}`];
  });
  return parts.length === 1 && isGiven(config, 'name')
    ? `named ${JSON.stringify(config['name'])}`
    : `with ${parts.join(', ')}`;
};

const searchOf =
  (connection: Connection, kind: NamedKind, config: CtyRecord, options: CallOptions) =>
  async (query: Readonly<Record<string, string>>): Promise<readonly ApiResource[]> => {
    const all = await connection.api.search(kind.description.collection, query, MOST + 1, options);
    if (all.length > MOST) {
      const detail = `More than ${MOST} of kind ${kind.name} are asked for ${wordsFor(kind, config)}. Filter more narrowly.`;
      throw new DiagnosticError([errorDiagnostic('Too many objects match', detail)]);
    }
    return all.filter(meetsRest(kind, config));
  };

/**
 * Effect: finds the one object that the arguments of a singular data source mean: in the project that they name or else the provider's, and when there is none,
 * among those that are public. Throws ApiProblem.
 */
export const choose = async (
  connection: Connection,
  kind: NamedKind,
  config: CtyRecord,
  options: CallOptions,
): Promise<Lookup> => {
  const search = searchOf(connection, kind, config, options);
  const query = filterQuery(kind, connection.project_id, config);
  const isConfined = query['project_id'] !== undefined;
  const isAnywhere = isConfined && !isGiven(config, 'project_id') && !isGiven(config, 'visibility');
  const { project_id = '', ...elsewhere } = query;
  const places = isAnywhere ? [query, { ...elsewhere, visibility: 'public' }] : [query];
  let found: readonly ApiResource[] = [];
  for (const place of places) if (found.length === 0) found = await search(place);
  const [first, ...others] = [...found].sort(inOrderOf('created_at:desc'));
  if (first !== undefined && (others.length === 0 || config['most_recent'] === true))
    return { resource: first };
  const asked = wordsFor(kind, config);
  if (first !== undefined) return { problem: tooMany(kind, asked, [first, ...others]) };
  const where = isConfined ? ` in project ${project_id}${isAnywhere ? ', and no public one' : ''}` : '';
  const { name } = query;
  const others_asked = places.map(({ name: _name, ...place }) => place);
  const near = name === undefined ? [] : (await Promise.all(others_asked.map(search))).flat();
  const meant = nearest(
    name ?? '',
    near.map((resource) => nameOf(resource)),
  );
  const hint = meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`;
  return { problem: `There is no ${kind.name} ${asked}${where}.${hint}` };
};

const tooMany = (kind: NamedKind, asked: string, found: readonly ApiResource[]): string => {
  const lines = found.slice(0, SHOWN).map((resource) => {
    const { project_id, visibility } = resource.spec;
    const name = JSON.stringify(nameOf(resource));
    return `  - ${resource.id} ${name} (${String(visibility)}, project ${String(project_id)}, ${valueOf(resource, 'created_at')})`;
  });
  const rest = found.length > SHOWN ? [`  and ${found.length - SHOWN} more`] : [];
  const advice =
    'Set most_recent = true to take the newest, filter more narrowly, or say which one by its id:';
  return [`There are ${found.length} of kind ${kind.name} ${asked}. ${advice}`, ...lines, ...rest].join('\n');
};
