import { CairnError } from '../../../model/error.ts';
import { isImageField } from '../../../store/image-list.ts';
import type { Comparison, ImageCondition, ImageField, ImageOrder } from '../../../store/image-list.ts';
import { readId } from '../ids.ts';
import { MEMBER_STATES, VISIBILITIES } from './schemas.ts';

/** What a list of images is asked for. */
export type ListQuery = {
  readonly limit: number;
  readonly marker: string | null;
  readonly order: readonly ImageOrder[];
  readonly conditions: readonly ImageCondition[];
  /** Null: what a list shows when nobody asks for a visibility. */
  readonly visibility: (typeof VISIBILITIES)[number] | 'all' | null;
  /** Which images that others share are wanted, by what the caller's project said of them. */
  readonly member_status: (typeof MEMBER_STATES)[number] | 'all';
};

/** Images of one answer when the query does not say, and at most. Source: Glance, limit_param_default and api_limit_max. */
const LIMIT_DEFAULT = 25;
const LIMIT_MAX = 1000;

const SORT_KEYS: readonly ImageField[] = [
  'name',
  'status',
  'container_format',
  'disk_format',
  'size',
  'id',
  'created_at',
  'updated_at',
];
const SORT_KEYS_LIMIT = 16;
const CONDITIONS_LIMIT = 64;
const IN_LIMIT = 1000;

/** Fields that take `in:`. */
const LISTED = ['name', 'id', 'status', 'container_format', 'disk_format'];
const TIMES = ['created_at', 'updated_at'];
const FLAGS = ['protected', 'os_hidden'];
const NUMBERS = ['size', 'virtual_size', 'min_disk', 'min_ram'];
const COMPARISONS: readonly Comparison[] = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte'];

/** What is no filter. */
const PARAMETERS = ['limit', 'marker', 'sort', 'sort_key', 'sort_dir', 'member_status', 'visibility', 'tag'];

/** A number that PostgreSQL can hold. */
const NUMBER = /^-?\d{1,18}$/;
/** An extended or basic ISO 8601 time, in UTC when it does not say otherwise. */
const TIME =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** Pure. The query of GET /images. Throws invalid_input. Source: OpenStack Image API v2, List images. */
export function readListQuery(query: URLSearchParams): ListQuery {
  const member_status = oneOf(
    query.get('member_status') ?? 'accepted',
    [...MEMBER_STATES, 'all'] as const,
    'status',
  );
  const visibility = query.get('visibility');
  if (query.has('changes-since')) throw wrong('The "changes-since" filter is not available in v2.');
  return {
    limit: limitOf(query.get('limit')),
    marker: query.get('marker'),
    order: orderOf(query),
    conditions: conditionsOf(query),
    visibility:
      visibility === null || visibility === ''
        ? null
        : oneOf(visibility, [...VISIBILITIES, 'all'] as const, 'visibility value'),
    member_status,
  };
}

function limitOf(text: string | null): number {
  if (text === null) return LIMIT_DEFAULT;
  if (!/^\d{1,15}$/.test(text.trim()))
    throw wrong('limit param must be a whole number that is not negative.');
  return Math.min(Number(text), LIMIT_MAX);
}

function orderOf(query: URLSearchParams): readonly ImageOrder[] {
  const asked = query.has('sort') ? newOrder(query) : oldOrder(query);
  if (asked.length > SORT_KEYS_LIMIT) throw wrong(`At most ${SORT_KEYS_LIMIT} sort keys are taken.`);
  const rest = (['created_at', 'id'] as const).filter((key) => asked.every(({ field }) => field !== key));
  return [...asked, ...rest.map((field) => ({ field, descending: true }))];
}

function newOrder(query: URLSearchParams): readonly ImageOrder[] {
  if (query.has('sort_key') || query.has('sort_dir')) {
    throw wrong('Old and new sorting syntax cannot be combined');
  }
  return (query.get('sort') ?? '').split(',').map((part) => {
    const [key = '', direction = ''] = part.split(':', 2);
    return { field: sortKey(key), descending: direction === '' || isDescending(direction) };
  });
}

function oldOrder(query: URLSearchParams): readonly ImageOrder[] {
  const keys = query.getAll('sort_key').map(sortKey);
  const directions = query.getAll('sort_dir').map(isDescending);
  if (directions.length > 1 && directions.length !== keys.length) {
    throw wrong('Number of sort dirs does not match the number of sort keys');
  }
  const fields = keys.length === 0 ? (['created_at'] as const) : keys;
  return fields.map((field, at) => ({ field, descending: directions[at] ?? directions[0] ?? true }));
}

function sortKey(text: string): ImageField {
  const key = SORT_KEYS.find((each) => each === text.trim());
  if (key !== undefined) return key;
  throw wrong(`Invalid sort key: ${text.slice(0, 60)}. It must be one of ${SORT_KEYS.join(', ')}.`);
}

function isDescending(text: string): boolean {
  return oneOf(text.trim(), ['asc', 'desc'] as const, 'sort direction') === 'desc';
}

function conditionsOf(query: URLSearchParams): readonly ImageCondition[] {
  const tags = query.getAll('tag').map((tag) => tag.trim());
  const found: ImageCondition[] = tags.length === 0 ? [] : [{ tags }];
  // Glance hides hidden images from lists that do not ask.
  if (!query.has('os_hidden')) found.push({ field: 'os_hidden', comparison: 'eq', value: 'false' });
  for (const [name, value] of query) if (!PARAMETERS.includes(name)) found.push(conditionOf(name, value));
  if (found.length > CONDITIONS_LIMIT) throw wrong(`At most ${CONDITIONS_LIMIT} filters are taken.`);
  return found;
}

function conditionOf(name: string, value: string): ImageCondition {
  const range = /^(\w+)_(min|max)$/.exec(name);
  const ranged = range?.[1] ?? '';
  if (NUMBERS.includes(ranged) && isImageField(ranged)) {
    if (!NUMBER.test(value)) throw wrong('Unable to filter on a range with a non-numeric value.');
    return { field: ranged, comparison: range?.[2] === 'min' ? 'gte' : 'lte', value };
  }
  if (!isImageField(name)) return { property: name, value };
  if (TIMES.includes(name)) return timeCondition(name, value);
  if (LISTED.includes(name)) return listedCondition(name, value);
  if (FLAGS.includes(name)) {
    const text = name === 'os_hidden' ? value.toLowerCase() : value;
    if (text !== 'true' && text !== 'false') {
      throw wrong(
        `Invalid value '${value.slice(0, 60)}' for '${name}' filter. Valid values are 'true' or 'false'.`,
      );
    }
    return { field: name, comparison: 'eq', value: text };
  }
  // What no number is like finds nothing.
  if (NUMBERS.includes(name) && !NUMBER.test(value)) return { field: name, any_of: [] };
  if (name === 'owner') return { field: name, comparison: 'eq', value: readId(value) ?? value };
  return { field: name, comparison: 'eq', value };
}

function timeCondition(field: ImageField, text: string): ImageCondition {
  const [operator, rest] = TIME.test(text.trim()) ? ['eq', text] : splitOperator(text);
  const comparison = COMPARISONS.find((each) => each === operator);
  if (comparison === undefined) throw wrong('Unable to filter on an unknown operator.');
  const value = timeOf(rest.trim());
  if (value === null) throw wrong(`Bad "${field}" query filter format. Use ISO 8601 DateTime notation.`);
  return { field, comparison, value };
}

function timeOf(text: string): string | null {
  const parts = TIME.exec(text);
  if (parts === null) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', zone = 'Z'] = parts;
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset.toUpperCase()}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function listedCondition(field: ImageField, text: string): ImageCondition {
  const [operator, rest] = splitOperator(text);
  const own = (value: string): string => (field === 'id' ? (readId(value) ?? value) : value);
  if (operator === 'eq') return { field, comparison: 'eq', value: own(rest) };
  if (operator !== 'in') throw wrong(`Unable to filter by unknown operator '${operator.slice(0, 60)}'.`);
  return { field, any_of: splitList(rest).map(own) };
}

function splitOperator(text: string): readonly [string, string] {
  const at = text.indexOf(':');
  return at < 0 ? ['eq', text] : [text.slice(0, at), text.slice(at + 1)];
}

/** Words with commas between them; what stands in double quotes may hold commas, and \" for a quote. */
function splitList(text: string): readonly string[] {
  const words: string[] = [];
  const word = /"((?:[^"\\]|\\.)*)"(?=,|$)|([^",]*)(?=,|$)/y;
  while (word.lastIndex <= text.length) {
    const found = word.exec(text);
    if (found === null) {
      throw wrong(
        `Invalid filter value ${text.slice(0, 60)}: a quotation mark is not closed, or no comma is beside it.`,
      );
    }
    words.push(found[1]?.replaceAll(/\\(.)/g, '$1') ?? found[2] ?? '');
    if (words.length > IN_LIMIT) throw wrong(`in: takes at most ${IN_LIMIT} values.`);
    if (found.index + found[0].length >= text.length) break;
    word.lastIndex = found.index + found[0].length + 1;
  }
  return words;
}

function oneOf<Word extends string>(text: string, words: readonly Word[], what: string): Word {
  const word = words.find((each) => each === text);
  if (word === undefined)
    throw wrong(`Invalid ${what}: ${text.slice(0, 60)}. It must be one of ${words.join(', ')}.`);
  return word;
}

function wrong(message: string): CairnError {
  return new CairnError('invalid_input', message);
}
