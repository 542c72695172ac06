import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { defaultDataDirectory } from '../../../schemas/connection/paths.ts';
import { endpointFault, filled } from '../../../schemas/connection/settings.ts';
import { cloudsYaml, openrc } from '../bootstrap/client-files.ts';
import type { AdminLogin } from '../bootstrap/client-files.ts';
import { bootstrapCloud, hasAdministrator } from '../bootstrap/cloud.ts';
import { ensureFlavors, flavorSet } from '../bootstrap/flavors.ts';
import { Failure } from '../failure.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { runWithService } from '../run.ts';
import type { ConnectionFlags, Service } from '../service.ts';

type Flags = ConnectionFlags & {
  readonly passwordFile?: string;
  readonly resetPassword?: boolean;
  readonly publicUrl?: string;
  readonly output?: string;
  readonly flavors?: string;
};

const VARIABLE = 'CAIRN_ADMIN_PASSWORD';

/** Effect: adds `bootstrap` to the program. */
export function registerBootstrap(program: Command, io: Io): void {
  program
    .command('bootstrap')
    .summary('make the first administrator and the catalogue, and print how to log in')
    .description(
      'Make the project and the user admin, give the user the role admin there and on the system, and write the catalogue of services. ' +
        'Prints an openrc for the openstack command, Terraform and cairn. What is there already is left as it is, so it can be run again.',
    )
    .option(
      '--password-file <file>',
      `file of the password; when there is none, one is drawn and written to it (mode 0600). Default: ${VARIABLE}, else admin-password in the data directory`,
    )
    .option('--reset-password', 'also set the password of a user admin that is there already')
    .option(
      '--public-url <url>',
      'URL by which clients reach the service; default: CAIRN_PUBLIC_URL, else the endpoint of this command',
    )
    .option(
      '--output <directory>',
      'write admin-openrc.sh and clouds.yaml there (mode 0600) in place of printing',
    )
    .option(
      '--flavors <set>',
      'also make well-known flavors: m1 (m1.tiny to m1.xlarge), or devstack (those and seven small ones for tests)',
    )
    .addHelpText('after', '\nExample:\n  source <(cairn bootstrap --flavors m1); openstack flavor list')
    .action((_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      return runWithService(io, flags, (service) => bootstrap(io, service, flags));
    });
}

async function bootstrap(io: Io, { client, connection }: Service, flags: Flags): Promise<number> {
  const configured = filled(io.environment['CAIRN_PUBLIC_URL']);
  const url = publicUrl(flags.publicUrl ?? configured ?? connection.endpoint);
  const { region } = await client.getSession({ signal: io.signal });
  const isThere = await hasAdministrator(client, io.signal);
  const mayDraw = !isThere || flags.resetPassword === true;
  const password = await passwordOf(io, flags, mayDraw);
  const cloud = {
    region,
    url,
    is_url_told: flags.publicUrl !== undefined,
    password: password?.text ?? null,
    is_password_reset: flags.resetPassword === true,
  };
  const flavors = flags.flavors === undefined ? [] : flavorSet(flags.flavors);
  const steps = [
    ...(await bootstrapCloud(client, cloud, io.signal)),
    ...(await ensureFlavors(client, flavors, io.signal)),
  ];
  const done = steps.filter(({ outcome }) => outcome !== 'unchanged');
  for (const { outcome, what } of done) io.note(`${outcome}: ${what}\n`);
  if (done.length === 0) io.note(`Nothing to do: all ${steps.length} objects are as they should be.\n`);
  if (isThere && flags.resetPassword !== true) {
    io.note('The password of the user admin was left as it is; --reset-password sets it.\n');
  }
  const login = { url, region, ca_file: connection.ca_file };
  if (flags.output === undefined) await io.write(printed({ ...login, password: password?.place ?? null }));
  else await writeFiles(io, flags.output, { ...login, password: password?.text ?? null });
  return EXIT.done;
}

/** Pure. The variables, and the same as a cloud in comments: a shell reads the whole, and no secret is shown. */
function printed(login: AdminLogin): string {
  const cloud = cloudsYaml(login).trimEnd().split('\n');
  const lines = ['The same as clouds.yaml:', ...cloud].map((line) => `# ${line}\n`);
  return `${openrc(login)}${lines.join('')}`;
}

async function writeFiles(io: Io, directory: string, login: AdminLogin): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const files = { 'admin-openrc.sh': openrc(login), 'clouds.yaml': cloudsYaml(login) };
  for (const [name, text] of Object.entries(files)) {
    await writeSecret(join(directory, name), text);
    io.note(`Wrote ${join(directory, name)}.\n`);
  }
}

function publicUrl(url: string): string {
  const fault = endpointFault(url);
  if (fault !== undefined) throw new Failure('Bad URL', fault);
  return url.replace(/\/+$/, '');
}

type Password = { readonly text: string; readonly place: AdminLogin['password'] };

/** The password that is given, that an earlier run wrote, or a new one where one is needed. */
async function passwordOf(io: Io, flags: Flags, mayDraw: boolean): Promise<Password | null> {
  const { environment, home, user_id } = io;
  const told = environment[VARIABLE];
  if (flags.passwordFile === undefined && told !== undefined && told !== '') {
    return { text: told, place: { variable: VARIABLE } };
  }
  const directory = defaultDataDirectory({ environment, home, user_id });
  const file = resolve(flags.passwordFile ?? join(directory, 'admin-password'));
  const known = await readPassword(file);
  if (known !== null) return { text: known, place: { file } };
  if (!mayDraw) return null;
  const text = randomBytes(24).toString('base64url');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeSecret(file, `${text}\n`);
  io.note(`Drew a password for the user admin and wrote it to ${file}.\n`);
  return { text, place: { file } };
}

async function readPassword(file: string): Promise<string | null> {
  try {
    const text = (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
    if (text === '') throw new Failure('No password', `The password file ${file} is empty.`);
    return text;
  } catch (error) {
    if (error instanceof Failure) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Failure(
      'No password',
      `The password file ${file} cannot be read: ${(error as Error).message}.`,
      {
        cause: error,
      },
    );
  }
}

/** An old file goes first: its mode may be too wide. */
async function writeSecret(file: string, text: string): Promise<void> {
  try {
    await rm(file, { force: true });
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Failure('Cannot write', `${file} cannot be written: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
