import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { poll, runOrThrow } from '../lab/processes.ts';
import { createWalker } from '../support/identity-walk/walker.ts';
import { installKeystone, startKeystone } from './keystone.ts';

/** Debian's package of Glance without its services. */
const PACKAGES = ['python3-glance', 'uwsgi-core', 'uwsgi-plugin-python3'] as const;

/** A Glance of our own and the Keystone that knows its users. */
export type Glance = {
  /** Of Keystone, for example http://127.0.0.1:41234/v3. */
  readonly auth_url: string;
  /** Of user `admin` in project `admin` of domain `default`. */
  readonly password: string;
  /** For example http://127.0.0.1:41235, which the catalogue names too. */
  readonly image_url: string;
  /** Effect: stops both. Files stay in the directory. */
  readonly stop: () => Promise<void>;
};

/** Effect: installs Glance and Keystone from Debian's archive when they are missing (needs root). Throws when apt cannot. */
export async function installGlance(): Promise<void> {
  await installKeystone();
  await runOrThrow(join(process.cwd(), 'test/lab/setup.sh'), PACKAGES, { timeout: 600_000 });
}

/** The stages that the package's own pipeline with Keystone has, less its caches. */
const PIPELINE = `[composite:glance-api]
paste.composite_factory = glance.api:root_app_factory
/: api

[pipeline:api]
pipeline = http_proxy_to_wsgi versionnegotiation authtoken context rootapp

[composite:rootapp]
paste.composite_factory = glance.api:root_app_factory
/: apiversions
/v2: apiv2app

[app:apiversions]
paste.app_factory = glance.api.versions:create_resource

[app:apiv2app]
paste.app_factory = glance.api.v2.router:API.factory

[filter:http_proxy_to_wsgi]
paste.filter_factory = oslo_middleware:HTTPProxyToWSGI.factory

[filter:versionnegotiation]
paste.filter_factory = glance.api.middleware.version_negotiation:VersionNegotiationFilter.factory

[filter:context]
paste.filter_factory = glance.api.middleware.context:ContextMiddleware.factory

[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
delay_auth_decision = true
`;

const STORES = ['default_store', 'other_store', 'os_glance_staging_store', 'os_glance_tasks_store'];

/** Pure. Two stores of files, a database in a file, everything else as Glance has it; addresses of this machine may be downloaded. */
function configuration(directory: string, auth_url: string, password: string): string {
  return [
    '[DEFAULT]',
    `log_file = ${join(directory, 'glance.log')}`,
    'enabled_backends = default_store:file, other_store:file',
    'enabled_import_methods = [glance-direct, web-download, copy-image]',
    '[glance_store]',
    'default_backend = default_store',
    ...STORES.flatMap((name) => [`[${name}]`, `filesystem_store_datadir = ${join(directory, name)}`]),
    '[import_filtering_opts]',
    'allowed_hosts = [127.0.0.1]',
    'allowed_ports = []',
    '[database]',
    `connection = sqlite:///${join(directory, 'glance.sqlite')}`,
    '[keystone_authtoken]',
    `www_authenticate_uri = ${auth_url}`,
    `auth_url = ${auth_url}`,
    'auth_type = password',
    'username = admin',
    `password = ${password}`,
    'project_name = admin',
    'user_domain_id = default',
    'project_domain_id = default',
    '[paste_deploy]',
    `config_file = ${join(directory, 'glance-api-paste.ini')}`,
    '[oslo_messaging_notifications]',
    'driver = noop',
    '',
  ].join('\n');
}

/** Effect: a port that was free a moment ago: uwsgi's router of HTTP does not tell which one it drew. */
async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Effect: names the address in Keystone's catalogue, where clients look for it. */
async function enterCatalogue(auth_url: string, password: string, url: string): Promise<void> {
  const target = { auth_url, password, username: 'admin', project_name: 'admin' };
  const { ask } = await createWalker(target);
  const service = { type: 'image', name: 'glance' };
  const made = await ask('POST /services', 'image', { body: { service } });
  const { id: service_id } = made.json['service'] as { readonly id: string };
  for (const face of ['public', 'internal', 'admin']) {
    const endpoint = { service_id, interface: face, url, region_id: 'RegionOne' };
    await ask('POST /endpoints', face, { body: { endpoint } });
  }
}

/** Effect: starts Debian's Keystone and, with its users, Debian's Glance over files in `directory`, both on free ports of 127.0.0.1. */
export async function startGlance(directory: string): Promise<Glance> {
  const keystone = await startKeystone(join(directory, 'keystone'), 1);
  const home = join(directory, 'glance');
  const log = join(home, 'uwsgi.log');
  try {
    for (const name of ['', ...STORES]) mkdirSync(join(home, name), { recursive: true });
    writeFileSync(join(home, 'glance-api-paste.ini'), PIPELINE);
    const file = join(home, 'glance-api.conf');
    writeFileSync(file, configuration(home, keystone.auth_url, keystone.password));
    const manage = ['-c', 'from glance.cmd.manage import main; main()', '--config-file', file, 'db_sync'];
    await runOrThrow('/usr/bin/python3', manage, { timeout: 300_000 });
    const image_url = `http://127.0.0.1:${await findPort()}`;
    const output = openSync(log, 'a');
    const settings = [
      '--buffer-size=65535',
      '--master',
      '--plugins=http,python3',
      '--lazy-apps',
      '--die-on-term',
      '--enable-threads',
      '--processes=1',
      '--threads=8',
      `--http=${image_url.slice('http://'.length)}`,
      '--http-chunked-input',
      '--http-auto-chunked',
      '--http-raw-body',
      // It closes every connection after the answer but does not say so.
      '--add-header=Connection: close',
      '--module=glance.common.wsgi_app:init_app()',
    ];
    const child = spawn('uwsgi_python3', settings, {
      cwd: home,
      stdio: ['ignore', output, output],
      env: { PATH: process.env['PATH'], OS_GLANCE_CONFIG_DIR: home },
    });
    closeSync(output);
    let hasEnded = false;
    const ended = new Promise<void>((resolve) =>
      child.on('close', () => {
        hasEnded = true;
        resolve();
      }),
    );
    child.on('error', () => undefined);
    const stop = async (): Promise<void> => {
      if (!hasEnded) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(timer);
      await keystone.stop();
    };
    try {
      await poll('Glance to listen', 60_000, async () => {
        if (hasEnded) throw new Error(`uwsgi ended: ${readFileSync(log, 'utf8').slice(-2000)}`);
        const answer = await fetch(image_url, { signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
        return answer?.status === 300 ? true : undefined;
      });
      await enterCatalogue(keystone.auth_url, keystone.password, image_url);
      return { auth_url: keystone.auth_url, password: keystone.password, image_url, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await keystone.stop().catch(() => undefined);
    throw error;
  }
}
