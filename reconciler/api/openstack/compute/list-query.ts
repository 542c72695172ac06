import { SERVER_WORDS, VM_STATES, POWER_STATES } from '../../../server-actions/words.ts';
import type { ServerWord } from '../../../server-actions/words.ts';
import type { ServerCondition, ServerField, ServerOrder } from '../../../store/server-list.ts';
import { readId } from '../ids.ts';
import { wrong } from './call.ts';

/** What a list of servers is asked for. */
export type ListQuery = {
  readonly limit: number;
  readonly marker: string | null;
  readonly order: readonly ServerOrder[];
  readonly conditions: readonly ServerCondition[];
  /** Whether the servers of all projects are wanted. */
  readonly all_projects: boolean;
  /** The project whose servers are wanted among those of all; null: of each. */
  readonly project_id: string | null;
};

/** Servers of one answer, when the query does not say and at most. Source: Nova, api.max_limit. */
const LIMIT = 1000;
const PATTERN_LIMIT = 255;
const TAGS_LIMIT = 50;

/** Nova's sort keys; null for those that are the same for all servers here. */
const SORT_KEYS: Readonly<Record<string, ServerField | null>> = {
  access_ip_v4: null,
  access_ip_v6: null,
  auto_disk_config: null,
  availability_zone: 'zone',
  config_drive: null,
  created_at: 'created_at',
  display_description: 'description',
  display_name: 'name',
  host: 'host',
  hostname: 'name',
  image_ref: 'image_id',
  instance_type_id: 'flavor_id',
  kernel_id: 'kernel_id',
  key_name: 'keypair',
  launch_index: null,
  launched_at: 'created_at',
  locked: 'locked',
  locked_by: null,
  name: 'name',
  node: 'host',
  power_state: 'word',
  progress: null,
  project_id: 'project_id',
  ramdisk_id: 'ramdisk_id',
  root_device_name: null,
  task_state: 'word',
  terminated_at: null,
  updated_at: 'updated_at',
  user_id: 'user_id',
  uuid: 'id',
  vm_state: 'word',
};
const SORT_KEYS_LIMIT = 16;

/** Filters by a regular expression, and by the very value. */
const PATTERNS: Readonly<Record<string, ServerField>> = {
  name: 'name',
  description: 'description',
  hostname: 'name',
};
const EXACT: Readonly<Record<string, ServerField>> = {
  availability_zone: 'zone',
  kernel_id: 'kernel_id',
  key_name: 'keypair',
  ramdisk_id: 'ramdisk_id',
  reservation_id: 'reservation',
  user_id: 'user_id',
};
/** Filters that only administrators may use; of others they are ignored. */
const FOR_ADMINISTRATORS: Readonly<Record<string, ServerField>> = {
  host: 'host',
  node: 'host',
  hypervisor_hostname: 'host',
  instance_name: 'instance_name',
  uuid: 'id',
};
/** What may stand in a query besides, and narrows nothing down here. */
const IGNORED = [
  'access_ip_v4',
  'access_ip_v6',
  'auto_disk_config',
  'config_drive',
  'created_at',
  'deleted',
  'display_description',
  'ip6',
  'launch_index',
  'launched_at',
  'locked_by',
  'progress',
  'root_device_name',
  'soft_deleted',
  'terminated_at',
];
const PARAMETERS = ['limit', 'marker', 'sort_key', 'sort_dir', 'all_tenants', 'project_id', 'tenant_id'];
const OTHERS = [
  'status',
  'vm_state',
  'task_state',
  'power_state',
  'flavor',
  'image',
  'ip',
  'changes-since',
  'changes-before',
  'locked',
  'tags',
  'tags-any',
  'not-tags',
  'not-tags-any',
];

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Pure. The query of GET /servers and GET /servers/detail. Throws invalid_input. Source: OpenStack Compute API, List Servers. */
export function readListQuery(query: URLSearchParams, minor: number, is_admin: boolean): ListQuery {
  if (minor >= 75) requireKnown(query);
  const project = query.get('project_id') ?? query.get('tenant_id');
  return {
    limit: limitOf(query.get('limit')),
    marker: query.get('marker'),
    order: orderOf(query),
    conditions: conditionsOf(query, minor, is_admin),
    all_projects: query.has('all_tenants') && flagOf('all_tenants', query.get('all_tenants') || 'true'),
    project_id:
      project === null || !is_admin ? null : (readId(project) ?? '00000000-0000-0000-0000-000000000000'),
  };
}

function requireKnown(query: URLSearchParams): void {
  const known = [
    ...PARAMETERS,
    ...OTHERS,
    ...IGNORED,
    ...Object.keys({ ...PATTERNS, ...EXACT, ...FOR_ADMINISTRATORS }),
  ];
  for (const name of query.keys()) {
    if (!known.includes(name)) {
      throw wrong(`Additional properties are not allowed ('${name.slice(0, 60)}' was unexpected).`);
    }
  }
}

/** Pure. How many objects of a list are wanted at most. Throws invalid_input. */
export function limitOf(text: string | null): number {
  if (text === null) return LIMIT;
  if (!/^\d{1,15}$/.test(text.trim())) {
    throw wrong(
      `Invalid input for query parameters limit. Value: ${text.slice(0, 60)}. It must be a whole number that is not negative.`,
    );
  }
  return Math.min(Number(text), LIMIT);
}

function orderOf(query: URLSearchParams): readonly ServerOrder[] {
  const keys = query.getAll('sort_key');
  const directions = query.getAll('sort_dir').map(isDescending);
  if (keys.length > SORT_KEYS_LIMIT) throw wrong(`At most ${SORT_KEYS_LIMIT} sort keys are taken.`);
  if (directions.length > Math.max(keys.length, 1)) {
    throw wrong('Sort direction array size exceeds sort key array size.');
  }
  const asked: ServerOrder[] = keys.flatMap((key, at) => {
    const field = Object.hasOwn(SORT_KEYS, key) ? SORT_KEYS[key] : undefined;
    if (field === undefined)
      throw wrong(`Invalid input for query parameters sort_key. Value: ${key.slice(0, 60)}.`);
    return field === null ? [] : [{ field, descending: directions[at] ?? directions[0] ?? true }];
  });
  const rest = (['created_at', 'id'] as const).filter((key) => asked.every(({ field }) => field !== key));
  const descending = directions[0] ?? true;
  return [...asked, ...rest.map((field) => ({ field, descending: keys.length === 0 ? descending : true }))];
}

function isDescending(text: string): boolean {
  if (text === 'asc' || text === 'desc') return text === 'desc';
  throw wrong(
    `Invalid input for query parameters sort_dir. Value: ${text.slice(0, 60)}. It must be asc or desc.`,
  );
}

function conditionsOf(query: URLSearchParams, minor: number, is_admin: boolean): readonly ServerCondition[] {
  const found: ServerCondition[] = [];
  for (const [name, field] of Object.entries({ ...EXACT, ...(is_admin ? FOR_ADMINISTRATORS : {}) })) {
    if (query.has(name)) found.push({ field, any_of: query.getAll(name) });
  }
  for (const [name, field] of Object.entries(PATTERNS)) {
    const pattern = query.get(name);
    if (pattern !== null && pattern !== '') found.push({ field, pattern: patternOf(name, pattern) });
  }
  const address = query.get('ip');
  if (address !== null) found.push({ address: patternOf('ip', address) });
  for (const [name, field] of [
    ['flavor', 'flavor_id'],
    ['image', 'image_id'],
  ] as const) {
    const ids = query.getAll(name).map((id) => readId(id) ?? id);
    if (ids.length > 0) found.push({ field, any_of: ids });
  }
  if (is_admin && flagOf('deleted', query.get('deleted') ?? 'false')) found.push({ field: 'id', any_of: [] });
  if (minor >= 73 && query.has('locked')) {
    found.push({ field: 'locked', any_of: [String(flagOf('locked', query.get('locked') ?? ''))] });
  }
  return [
    ...found,
    ...wordConditions(query, minor),
    ...timeConditions(query, minor),
    ...tagConditions(query, minor),
  ];
}

function wordConditions(query: URLSearchParams, minor: number): readonly ServerCondition[] {
  const found: ServerCondition[] = [];
  const states = query.getAll('status').filter((text) => text !== '');
  if (states.length > 0) {
    const words = states.map((text) => text.toUpperCase());
    const known = SERVER_WORDS.filter((word) => words.includes(word));
    if (minor >= 38 && known.length === 0)
      throw wrong(`Invalid status value: ${states.join(', ').slice(0, 60)}.`);
    found.push({ field: 'word', any_of: known });
  }
  const wordsWhere = (isMeant: (word: ServerWord) => boolean): ServerCondition => ({
    field: 'word',
    any_of: SERVER_WORDS.filter(isMeant),
  });
  const vm = query.getAll('vm_state');
  if (vm.length > 0) found.push(wordsWhere((word) => vm.includes(VM_STATES[word])));
  const power = query.get('power_state');
  if (power !== null) found.push(wordsWhere((word) => String(POWER_STATES[word]) === power));
  // A task goes by while one asks.
  if (query.has('task_state')) found.push({ field: 'id', any_of: [] });
  return found;
}

function timeConditions(query: URLSearchParams, minor: number): readonly ServerCondition[] {
  const since = query.get('changes-since');
  const before = minor >= 66 ? query.get('changes-before') : null;
  return [
    ...(since === null ? [] : [{ changed: 'since', time: timeOf('changes-since', since) } as const]),
    ...(before === null ? [] : [{ changed: 'before', time: timeOf('changes-before', before) } as const]),
  ];
}

/** Pure. A time of a query in ISO 8601, UTC when it does not say otherwise. Throws invalid_input. */
export function timeOf(name: string, text: string): string {
  const parts = TIME.exec(text.trim());
  const [, day = '', minute = '00:00', second = '00', zone = 'Z'] = parts ?? [];
  const offset = zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase();
  const time = Date.parse(`${day}T${minute}:${second}${offset}`);
  if (parts !== null && !Number.isNaN(time)) return new Date(time).toISOString();
  throw wrong(
    `Invalid input for query parameters ${name}. Value: ${text.slice(0, 60)}. It must be a time in ISO 8601.`,
  );
}

function tagConditions(query: URLSearchParams, minor: number): readonly ServerCondition[] {
  if (minor < 26) return [];
  const kinds = [
    ['tags', 'all', false],
    ['tags-any', 'any', false],
    ['not-tags', 'all', true],
    ['not-tags-any', 'any', true],
  ] as const;
  return kinds.flatMap(([name, match, is_negated]) => {
    const tags = query
      .getAll(name)
      .flatMap((text) => text.split(','))
      .filter((tag) => tag !== '');
    if (tags.length > TAGS_LIMIT) throw wrong(`${name} takes at most ${TAGS_LIMIT} tags.`);
    return tags.length === 0 ? [] : [{ tags, match, is_negated }];
  });
}

function patternOf(name: string, text: string): string {
  if (text.length <= PATTERN_LIMIT) return text;
  throw wrong(`The filter ${name} has at most ${PATTERN_LIMIT} characters.`);
}

function flagOf(name: string, text: string): boolean {
  const word = text.trim().toLowerCase();
  if (['1', 't', 'true', 'on', 'y', 'yes'].includes(word)) return true;
  if (['0', 'f', 'false', 'off', 'n', 'no'].includes(word)) return false;
  throw wrong(`Invalid value '${text.slice(0, 60)}' for ${name}. It must be true or false.`);
}
