import { homedir } from 'node:os';
import { defaultDataDirectory } from '../schemas/connection/paths.ts';
import type { Config } from '../schemas/generated/types.ts';
import { validateConfig } from '../schemas/validate.ts';
import { KEYS_LIMIT, keysKept } from './identity/key-ring.ts';
import { CairnError } from './model/error.ts';
import type { Violation } from './model/error.ts';
import { imageStores } from './model/image-stores.ts';
import type { PlacementRules } from './model/placement-rules.ts';
import type { PropertyProtections } from './policy/compile.ts';
import { readProtections } from './policy/property-protections.ts';
import { QUOTA_RESOURCES } from './model/quota.ts';
import type { QuotaLimits } from './model/quota.ts';

/** The configuration with the data directory settled. */
export type Settings = Config & { readonly data_directory: string };

const NUMBERS = [
  'listen_port',
  'resync_seconds',
  'resync_per_second',
  'lease_seconds',
  'concurrency',
  'long_operations',
  'token_lifetime_seconds',
  'token_rotation_seconds',
  'password_min_length',
  'password_memory_mib',
  'password_iterations',
  'password_parallelism',
  'password_concurrency',
  'password_queue',
  'lockout_failures',
  'lockout_seconds',
  'source_failures_per_minute',
  'image_source_max_gib',
  'image_source_stall_seconds',
  'image_cache_max_age_hours',
  'image_cache_min_free_gib',
  'image_cache_keep',
  ...QUOTA_RESOURCES.map((resource) => `quota_${resource}`),
  'host_lost_seconds',
  'drain_moves',
];
const WEIGHTS = {
  weight_memory: 'memory',
  weight_vcpus: 'vcpus',
  weight_disk: 'disk',
  weight_image_locality: 'image-locality',
  weight_io: 'io',
  weight_group: 'group',
  weight_failures: 'failures',
} as const satisfies Partial<Record<keyof Config, string>>;
const LISTS = ['roles', 'image_source_schemes', 'image_source_allowed_hosts', 'placement_filters_off'];
const FLAGS = ['image_source_allow_private'];
const JSONS = ['image_stores', 'image_property_protections'];
const NAMES = [
  'data_directory',
  'region',
  'listen_host',
  'public_url',
  'database_url',
  ...LISTS,
  ...FLAGS,
  ...JSONS,
  'driver',
  'log_level',
  ...NUMBERS,
  ...Object.keys(WEIGHTS),
];

function parse(name: string, text: string): unknown {
  if (JSONS.includes(name)) return parseJson(name, text);
  if (LISTS.includes(name)) return text.split(',').map((item) => item.trim());
  if (FLAGS.includes(name) && ['true', 'false'].includes(text)) return text === 'true';
  // A word where a number belongs is left as it is, so that validation names it.
  if (Object.hasOwn(WEIGHTS, name) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (NUMBERS.includes(name) && /^-?\d+$/.test(text)) return Number(text);
  return text;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What the parser says quotes the text, which may hold secrets.
    throw new CairnError(
      'invalid_input',
      `The configuration is not valid: ${name} is not JSON. Write a list of objects.`,
    );
  }
}

/**
 * Pure. The configuration from environment variables and flags (by the names of schemas/config.json; flags win). Throws
 * invalid_input that names each wrong setting.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>>,
  user_id: number = process.getuid?.() ?? -1,
): Settings {
  const given: Record<string, unknown> = {};
  for (const name of NAMES) {
    const variable = name === 'database_url' ? 'DATABASE_URL' : `CAIRN_${name.toUpperCase()}`;
    const text = flags[name] ?? environment[variable];
    if (text !== undefined && text !== '') given[name] = parse(name, text);
  }
  const result = validateConfig(given);
  if (!result.ok) throw notValid(result.violations);
  assertKeysFew(result.value);
  const data_directory =
    result.value.data_directory ?? defaultDataDirectory({ environment, home: homedir(), user_id });
  propertyProtections(result.value);
  imageStores(result.value.image_stores, data_directory);
  return { ...result.value, data_directory };
}

/** Pure. What a project may have of each where its quota does not say. */
export function quotaDefaults(settings: Config): QuotaLimits {
  return {
    servers: settings.quota_servers,
    vcpus: settings.quota_vcpus,
    memory_mib: settings.quota_memory_mib,
    disk_gib: settings.quota_disk_gib,
    images: settings.quota_images,
    image_gib: settings.quota_image_gib,
    keypairs: settings.quota_keypairs,
    networks: settings.quota_networks,
    subnets: settings.quota_subnets,
  };
}

/** Pure. How servers are placed. */
export function placementRules(settings: Config): PlacementRules {
  return {
    drain_moves: settings.drain_moves,
    filters_off: settings.placement_filters_off,
    weights: Object.fromEntries(
      Object.entries(WEIGHTS).map(([setting, weigher]) => [
        weigher,
        settings[setting as keyof typeof WEIGHTS],
      ]),
    ),
  };
}

/** Pure. Who may what with free properties of images. Throws invalid_input where the setting holds what is no rule or no pattern. */
export function propertyProtections({ image_property_protections }: Config): PropertyProtections {
  const read = readProtections(image_property_protections);
  if ('violations' in read) throw notValid(read.violations);
  return read.protections;
}

function notValid(violations: readonly Violation[]): CairnError {
  const what = violations.map(({ path, message }) => `${path.slice(1)} ${message}`).join('; ');
  return new CairnError('invalid_input', `The configuration is not valid: ${what}.`, { violations });
}

function assertKeysFew({ token_lifetime_seconds, token_rotation_seconds }: Config): void {
  const count = keysKept(token_lifetime_seconds, token_rotation_seconds);
  if (count <= KEYS_LIMIT) return;
  throw new CairnError(
    'invalid_input',
    `The configuration is not valid: token_lifetime_seconds of ${token_lifetime_seconds} and token_rotation_seconds of ` +
      `${token_rotation_seconds} need ${count} keys at once, more than ${KEYS_LIMIT}. Rotate less often.`,
  );
}
