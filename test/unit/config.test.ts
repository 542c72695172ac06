import { expect, test } from 'vitest';
import { readConfig } from '../../reconciler/config.ts';

const NOBODY = 1000;

test('what is left out has its default', () => {
  expect(readConfig({ XDG_DATA_HOME: '/data' }, {}, NOBODY)).toEqual({
    data_directory: '/data/cairn',
    region: 'RegionOne',
    listen_host: '127.0.0.1',
    listen_port: 8788,
    roles: ['api', 'engine', 'workers'],
    driver: 'libvirt',
    log_level: 'info',
    resync_seconds: 60,
    resync_per_second: 5,
    lease_seconds: 30,
    concurrency: 16,
    long_operations: 4,
    image_source_schemes: ['https', 'http'],
    image_source_allowed_hosts: [],
    image_property_protections: [],
    image_source_allow_private: false,
    image_source_max_gib: 1024,
    image_source_stall_seconds: 60,
    image_cache_max_age_hours: 168,
    image_cache_min_free_gib: 10,
    image_cache_keep: 3,
    host_lost_seconds: 240,
    drain_moves: 2,
    placement_filters_off: [],
    weight_memory: 1,
    weight_vcpus: 1,
    weight_disk: 0.5,
    weight_image_locality: 0.5,
    weight_io: 0.1,
    weight_group: 4,
    weight_failures: 4,
    token_lifetime_seconds: 3600,
    token_rotation_seconds: 86_400,
    password_min_length: 8,
    password_memory_mib: 19,
    password_iterations: 2,
    password_parallelism: 1,
    password_concurrency: 2,
    password_queue: 64,
    lockout_failures: 10,
    lockout_seconds: 300,
    source_failures_per_minute: 60,
    quota_servers: -1,
    quota_vcpus: -1,
    quota_memory_mib: -1,
    quota_disk_gib: -1,
    quota_images: -1,
    quota_image_gib: -1,
    quota_keypairs: -1,
    quota_networks: -1,
    quota_subnets: -1,
  });
  expect(readConfig({}, {}, 0).data_directory).toBe('/var/lib/cairn-service');
});

test('the environment is read by name, and flags win', () => {
  const environment = {
    CAIRN_DATA_DIRECTORY: '/srv/cairn',
    CAIRN_LISTEN_PORT: '0',
    CAIRN_PUBLIC_URL: 'https://[2001:db8::1]:8443/cloud',
    CAIRN_ROLES: 'api, workers',
    CAIRN_RESYNC_SECONDS: '5',
    DATABASE_URL: 'postgresql://db/cairn',
    CAIRN_DRIVER: '',
  };
  expect(readConfig(environment, { roles: 'engine', log_level: 'debug' }, NOBODY)).toMatchObject({
    data_directory: '/srv/cairn',
    listen_port: 0,
    public_url: 'https://[2001:db8::1]:8443/cloud',
    roles: ['engine'],
    resync_seconds: 5,
    database_url: 'postgresql://db/cairn',
    driver: 'libvirt',
    log_level: 'debug',
  });
});

test.each([
  [{ CAIRN_LISTEN_PORT: 'http' }, 'listen_port'],
  [{ CAIRN_LISTEN_PORT: '70000' }, 'listen_port'],
  [{ CAIRN_PUBLIC_URL: 'cloud.example.com' }, 'public_url'],
  [{ CAIRN_PUBLIC_URL: 'https://cloud.example.com/' }, 'public_url'],
  [{ CAIRN_PUBLIC_URL: 'https://admin:secret@cloud.example.com' }, 'public_url'],
  [{ CAIRN_ROLES: 'api,cook' }, 'roles'],
  [{ CAIRN_DRIVER: 'vmware' }, 'driver'],
  [{ CAIRN_TOKEN_LIFETIME_SECONDS: '604801' }, 'token_lifetime_seconds'],
  [{ CAIRN_TOKEN_LIFETIME_SECONDS: '86400', CAIRN_TOKEN_ROTATION_SECONDS: '60' }, '1442 keys'],
])('%j is refused by name', (environment, name) => {
  expect(() => readConfig(environment, {}, NOBODY)).toThrow(
    expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining(name) as string }),
  );
});

test('sources of images are read as lists and flags', () => {
  const environment = {
    CAIRN_IMAGE_SOURCE_ALLOWED_HOSTS: 'mirror.example.com, *.cdn.example.net,[fd00::1]',
    CAIRN_IMAGE_SOURCE_ALLOW_PRIVATE: 'true',
    CAIRN_IMAGE_SOURCE_SCHEMES: 'https',
    CAIRN_IMAGE_SOURCE_MAX_GIB: '8',
  };
  expect(readConfig(environment, {}, NOBODY)).toMatchObject({
    image_source_allowed_hosts: ['mirror.example.com', '*.cdn.example.net', '[fd00::1]'],
    image_source_allow_private: true,
    image_source_schemes: ['https'],
    image_source_max_gib: 8,
  });
  expect(() => readConfig({ CAIRN_IMAGE_SOURCE_ALLOW_PRIVATE: 'yes' }, {}, NOBODY)).toThrow(
    /image_source_allow_private/,
  );
  expect(() => readConfig({ CAIRN_IMAGE_SOURCE_SCHEMES: 'https,file' }, {}, NOBODY)).toThrow(
    /image_source_schemes/,
  );
});
test('image stores are read from JSON', () => {
  const stores = [
    { name: 'default', type: 'files' },
    { name: 'archive', type: 's3', bucket: 'images', endpoint: 'http://127.0.0.1:9000' },
  ];
  const settings = readConfig({ CAIRN_IMAGE_STORES: JSON.stringify(stores) }, {}, NOBODY);
  expect(settings.image_stores).toEqual(stores);
});

const SECRET = 'qwertyuiop';

test.each([
  [`[{"name": "a", "type": "s3", "secret_access_key": "${SECRET}"`, 'image_stores is not JSON'],
  ['[]', 'image_stores'],
  ['{"name": "a", "type": "files"}', 'image_stores'],
  ['[{"name": "a", "type": "tape"}]', 'image_stores/0/type'],
  ['[{"name": "A b", "type": "files"}]', 'image_stores/0/name'],
  [
    '[{"name": "a", "type": "files", "directory": "relative"}]',
    'image_stores/0/directory must be an absolute path',
  ],
  ['[{"name": "a", "type": "files", "bucket": "images"}]', 'image_stores/0/bucket means nothing'],
  ['[{"name": "a", "type": "s3"}]', 'image_stores/0/bucket is missing'],
  ['[{"name": "a", "type": "s3", "bucket": "UPPER"}]', 'image_stores/0/bucket'],
  [
    '[{"name": "a", "type": "s3", "bucket": "images", "directory": "/x"}]',
    'image_stores/0/directory means nothing',
  ],
  [
    '[{"name": "a", "type": "s3", "bucket": "images", "access_key_id": "k"}]',
    'image_stores/0/secret_access_key is missing',
  ],
  [
    `[{"name": "a", "type": "s3", "bucket": "images", "secret_access_key": "${SECRET}"}]`,
    'image_stores/0/access_key_id is missing',
  ],
  [
    `[{"name": "a", "type": "s3", "bucket": "images", "secret_access_key": ["${SECRET}"]}]`,
    'image_stores/0/secret_access_key',
  ],
  [
    '[{"name": "a", "type": "s3", "bucket": "images", "endpoint": "s3.example.com"}]',
    'image_stores/0/endpoint',
  ],
  [
    '[{"name": "a", "type": "s3", "bucket": "images", "endpoint": "https://key:word@s3.example.com"}]',
    'image_stores/0/endpoint',
  ],
  [
    '[{"name": "a", "type": "files"}, {"name": "a", "type": "files", "directory": "/x"}]',
    'image_stores/1/name "a" is the name of another',
  ],
  [
    '[{"name": "a", "type": "files"}, {"name": "b", "type": "files"}]',
    'image_stores/1/directory is where store "a"',
  ],
  [
    '[{"name": "a", "type": "s3", "bucket": "images"}, {"name": "b", "type": "s3", "bucket": "images", "prefix": "/"}]',
    'image_stores/1/bucket is where store "a"',
  ],
  [
    '[{"name": "a", "type": "files", "default": true}, {"name": "b", "type": "files", "directory": "/x", "default": true}]',
    'image_stores/1/default',
  ],
  ['[{"name": "a", "type": "s3", "bucket": "images", "buckets": "x"}]', 'image_stores/0/buckets'],
])('the image stores %s are refused by path', (text, message) => {
  const refusal = refusalOf(() => readConfig({ CAIRN_IMAGE_STORES: text }, {}, NOBODY));
  expect(refusal).toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(message) as string,
  });
  expect(JSON.stringify([refusal, (refusal as Error).message])).not.toContain(SECRET);
});

function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  return null;
}
