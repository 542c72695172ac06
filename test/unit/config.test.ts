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
    image_source_allow_private: false,
    image_source_max_gib: 1024,
    image_source_stall_seconds: 60,
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
