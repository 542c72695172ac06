import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * `make demo`: one KVM host, the service and terraform, all real, on this machine. `make demo-down` removes all of it.
 * Everything it makes lies in one directory outside the checkout: PostgreSQL's account must be able to pass through to it, and
 * the path of a Unix socket must be short.
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const HOME = '/var/tmp/cairn-demo';
const QUICKSTART = join(ROOT, 'examples', 'quickstart');
const SERVICE = join(HOME, 'service');
const LAB = join(HOME, 'lab');
const PID_FILE = join(HOME, 'service.pid');
const ENV_FILE = join(HOME, 'env');
const LIMIT_SECONDS = 180;

type Credentials = { readonly endpoint: string; readonly token: string };

function say(text: string): void {
  console.log(`\n\u2192 ${text}`);
}

function fail(text: string): never {
  console.error(`\nThe demo stopped: ${text}`);
  process.exit(1);
}

function readCredentials(): Credentials | null {
  const file = join(SERVICE, 'credentials.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Credentials) : null;
}

function servicePid(): number | null {
  if (!existsSync(PID_FILE)) return null;
  const pid = Number(readFileSync(PID_FILE, 'utf8'));
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('cairn.mjs') ? pid : null;
  } catch {
    return null;
  }
}

async function isReady(credentials: Credentials): Promise<boolean> {
  try {
    return (await fetch(`${credentials.endpoint}/readyz`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

async function startService(): Promise<Credentials> {
  const log = join(HOME, 'service.log');
  if (servicePid() === null) {
    const output = openSync(log, 'a');
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'cairn.mjs'), 'serve'], {
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...process.env, CAIRN_DATA_DIRECTORY: SERVICE, CAIRN_LISTEN_PORT: '0' },
    });
    closeSync(output);
    child.unref();
    writeFileSync(PID_FILE, String(child.pid));
  }
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    const credentials = readCredentials();
    if (credentials !== null && (await isReady(credentials))) return credentials;
    if (servicePid() === null) break;
  }
  return fail(`the service did not become ready; its log is ${log}`);
}

function demoEnvironment(
  credentials: Credentials,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const rc = join(HOME, 'terraform.rc');
  writeFileSync(
    rc,
    `provider_installation {\n  dev_overrides {\n    "cairn/cairn" = "${join(ROOT, 'dist')}"\n  }\n  direct {}\n}\n`,
  );
  const environment = {
    CAIRN_ENDPOINT: credentials.endpoint,
    CAIRN_TOKEN: credentials.token,
    TF_CLI_CONFIG_FILE: rc,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    ...variables,
  };
  const quoted = Object.entries(environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
  );
  writeFileSync(ENV_FILE, `${quoted.join('\n')}\nunset NODE_EXTRA_CA_CERTS\n`, { mode: 0o600 });
  return environment;
}

function run(
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): number {
  const { NODE_EXTRA_CA_CERTS: _slow, ...inherited } = process.env;
  const { status, error } = spawnSync(program, parameters, {
    cwd: QUICKSTART,
    stdio: 'inherit',
    env: { ...inherited, ...environment },
  });
  if (error !== undefined)
    fail(`cannot run ${program}: ${error.message}. Install it and run make demo again.`);
  return status ?? 1;
}

function output(name: string, environment: Readonly<Record<string, string>>): string {
  const { stdout } = spawnSync('terraform', ['output', '-raw', name], {
    cwd: QUICKSTART,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return stdout.trim();
}

/** The guest's own report on its console, printed with what led to it; the console is read through the service. */
async function waitForGuest(credentials: Credentials, serverId: string): Promise<string> {
  const url = `${credentials.endpoint}/v1/servers/${serverId}/console-log?limit_bytes=1048576`;
  for (const deadline = Date.now() + LIMIT_SECONDS * 1000; Date.now() < deadline; await sleep(500)) {
    const response = await fetch(url, { headers: { Authorization: `Bearer ${credentials.token}` } });
    // The guest may be in the middle of the last line.
    const lines = response.ok ? (await response.text()).split(/\r?\n/).slice(0, -1) : [];
    const index = lines.findIndex((line) => line.includes('CAIRN-GUEST '));
    if (index !== -1) return lines.slice(Math.max(0, index - 5), index + 1).join('\n');
  }
  return fail(`the guest did not report on its console within ${LIMIT_SECONDS} seconds`);
}

async function up(): Promise<void> {
  mkdirSync(HOME, { recursive: true, mode: 0o711 });
  const { startHost } = await import('../test/lab/host.ts');
  const { buildGuestImages } = await import('../test/lab/images.ts');
  say('Build the guest (a Linux kernel and a small ramdisk, from Debian packages; cached)');
  const images = await buildGuestImages({});
  say('Start a KVM host: libvirtd in namespaces of its own');
  const host = await startHost({ name: 'here', directory: LAB, persistent: true });
  say('Start the service: API, reconciler and a private PostgreSQL in one process');
  const credentials = await startService();
  const environment = demoEnvironment(credentials, {
    TF_VAR_host_uri: host.uri,
    TF_VAR_kernel: images.kernel,
    TF_VAR_ramdisk: images.initrd,
  });
  say('terraform apply examples/quickstart');
  if (run('terraform', ['apply', '-auto-approve', '-no-color'], environment) !== 0)
    fail('terraform apply failed');
  const serverId = output('server_id', environment);
  const address = output('address', environment);
  say(`The server has the address ${address}; wait for what the guest says on its console`);
  const console_lines = await waitForGuest(credentials, serverId);
  say('terraform plan says whether all is as declared');
  if (run('terraform', ['plan', '-detailed-exitcode', '-no-color'], environment) !== 0)
    fail('the plan is not empty');
  console.log(`
What next (in this directory):
  source ${ENV_FILE}                  # endpoint, token, terraform settings
  node dist/cairn.mjs list servers
  virsh -c '${host.uri}' list --all
  virsh -c '${host.uri}' destroy ${output('instance_name', environment)}
                                                    # then list again: the guest is back
  node dist/cairn.mjs events --follow
  terraform -chdir=examples/quickstart plan
  make demo-down                                    # remove everything
`);
  console.log(`The guest's console:\n${console_lines}`);
  if (!console_lines.includes(`ip=${address}/`)) fail(`the guest has another address than ${address}`);
}

async function down(): Promise<void> {
  const credentials = readCredentials();
  if (
    credentials !== null &&
    (await isReady(credentials)) &&
    existsSync(join(QUICKSTART, 'terraform.tfstate'))
  ) {
    const { buildGuestImages } = await import('../test/lab/images.ts');
    const images = await buildGuestImages({});
    const environment = demoEnvironment(credentials, {
      TF_VAR_kernel: images.kernel,
      TF_VAR_ramdisk: images.initrd,
    });
    if (run('terraform', ['destroy', '-auto-approve', '-no-color'], environment) !== 0)
      fail('terraform destroy failed');
  }
  const pid = servicePid();
  if (pid !== null) {
    process.kill(pid, 'SIGTERM');
    for (const deadline = Date.now() + 20_000; servicePid() !== null && Date.now() < deadline;)
      await sleep(100);
  }
  const { openHost } = await import('../test/lab/host.ts');
  await (await openHost(LAB))?.stop();
  rmSync(HOME, { recursive: true, force: true });
  for (const file of ['terraform.tfstate', 'terraform.tfstate.backup'])
    rmSync(join(QUICKSTART, file), { force: true });
  console.log('The demo is gone.');
}

const command = process.argv[2];
if (command === 'up') await up();
else if (command === 'down') await down();
else fail('say `up` or `down`');
