import { join } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { readCredentials, writeCredentials } from '../../api/bootstrap.ts';
import { ID_PATTERN } from '../../api/query.ts';
import { issueToken } from '../../api/tokens.ts';
import { primaryOf } from '../../identity/key-ring.ts';
import { rotateTokenKeys } from '../../identity/rotate.ts';
import { CairnError } from '../../model/error.ts';
import type { Database } from '../../store/database.ts';
import { readDefaultProject } from '../../store/settings.ts';
import { listTokens, revokeTokens } from '../../store/tokens.ts';
import { Failure } from '../failure.ts';
import { age } from '../format/age.ts';
import { table } from '../format/table.ts';
import { EXIT } from '../io.ts';
import type { Io } from '../io.ts';
import { run } from '../run.ts';
import { durationFlag, json } from './options.ts';

type CreateFlags = { readonly project?: string; readonly expires?: number; readonly save?: boolean };

const COLUMNS = [
  { header: 'NAME' },
  { header: 'PROJECT' },
  { header: 'AGE' },
  { header: 'EXPIRES' },
  { header: 'LAST USED' },
];

/**
 * Effect: adds `cairn token`: tokens by way of the database, on the machine of the service and as its user, so that it also helps when
 * every token is lost.
 */
export function registerToken(program: Command, io: Io): void {
  const token = program
    .command('token')
    .summary('make, list and end tokens, on the machine of the service')
    .description(
      'Make, list and end tokens. Works on the database itself (DATABASE_URL, else the one in CAIRN_DATA_DIRECTORY): run it on the machine of the service, as its user. The service may run or not.',
    );
  token
    .command('create <name>')
    .description(
      'Print a new token, which cannot be shown again. NAME says who acts; tokens of one name are one user.',
    )
    .option('--project <id>', 'confine the token to one project; without it, it is an administrator')
    .option(
      '--expires <duration>',
      'end it after a time, such as 12h or 30d; without it, never',
      durationFlag,
    )
    .option(
      '--save',
      'also write it to credentials.json in the data directory, for cairn and Terraform on this machine',
    )
    .action((name: string, flags: CreateFlags) =>
      run(io, () => withDatabase(io, (database, where) => create(io, database, where, name, flags))),
    );
  token
    .command('list')
    .description('List the tokens that were not revoked. The tokens themselves are not stored.')
    .addOption(
      new Option('-o, --output <form>', 'form of the result').choices(['table', 'json']).default('table'),
    )
    .action((flags: { readonly output: string }) =>
      run(io, () =>
        withDatabase(io, async (database) => {
          const tokens = await listTokens(database);
          const rows = tokens.map((each) => [
            each.name,
            each.project_id ?? '(all)',
            age(each.created_at, io.now()),
            each.expires_at ?? 'never',
            each.last_used_at === null ? 'never' : `${age(each.last_used_at, io.now())} ago`,
          ]);
          await io.write(flags.output === 'json' ? json(tokens) : table(COLUMNS, rows));
        }),
      ),
    );
  token
    .command('rotate-keys')
    .description(
      'Make the tokens of logins with another key from now on, in every process within a second. Tokens that live stay good. The service does so by itself every CAIRN_TOKEN_ROTATION_SECONDS.',
    )
    .action(() =>
      run(io, () =>
        withDatabase(io, async (database, where) => {
          const ring = await rotateTokenKeys(database, where, io.now().getTime());
          io.note(`Tokens are made with key ${primaryOf(ring).number} now; ${ring.length} keys are kept.\n`);
        }),
      ),
    );
  token
    .command('revoke <name>')
    .description('End all tokens of this name, within five seconds everywhere.')
    .action((name: string) =>
      run(io, () =>
        withDatabase(io, async (database) => {
          const count = await revokeTokens(database, name);
          if (count === 0)
            throw new Failure('Not found', `There is no token named ${name}.`, {
              hints: ['cairn token list'],
            });
          io.note(`${count} ${count === 1 ? 'token' : 'tokens'} revoked.\n`);
        }),
      ),
    );
}

/** Where the service keeps its data and listens. */
type Where = {
  readonly data_directory: string;
  readonly listen_host: string;
  readonly listen_port: number;
  readonly token_lifetime_seconds: number;
};

async function create(
  io: Io,
  database: Database,
  where: Where,
  name: string,
  flags: CreateFlags,
): Promise<void> {
  if (flags.project !== undefined && !ID_PATTERN.test(flags.project)) {
    throw new Failure('Invalid id', '--project must be the id of a project.', {
      hints: ['cairn list projects'],
    });
  }
  const token = await issueToken(database, {
    name,
    project_id: flags.project ?? null,
    expires_at:
      flags.expires === undefined ? null : new Date(io.now().getTime() + flags.expires * 1000).toISOString(),
  });
  if (flags.save === true) await save(io, database, where, token, flags.project);
  await io.write(`${token}\n`);
}

async function save(
  io: Io,
  database: Database,
  where: Where,
  token: string,
  project: string | undefined,
): Promise<void> {
  const file = join(where.data_directory, 'credentials.json');
  const project_id = project ?? (await readDefaultProject(database));
  if (project_id === null)
    throw new Failure('No project', 'There is no default project; name one with --project.');
  // A service that listens elsewhere writes the right address when it starts.
  const endpoint =
    (await readCredentials(file))?.endpoint ?? `http://${where.listen_host}:${where.listen_port}`;
  await writeCredentials(file, { endpoint, token, project_id });
  io.note(`Written to ${file}.\n`);
}

async function withDatabase(
  io: Io,
  work: (database: Database, where: Where) => Promise<void>,
): Promise<number> {
  // Loaded only here: the service's packages take 0.4 s to load, which every other command would pay.
  const build = await import('../../build.ts');
  const { readConfig } = await import('../../config.ts');
  try {
    const settings = readConfig(io.environment, {});
    await build.withDatabase(settings, (database) => work(database, settings));
    return EXIT.done;
  } catch (thrown) {
    if (thrown instanceof CairnError) throw new Failure('Cannot be done', thrown.message, { cause: thrown });
    throw thrown;
  }
}
