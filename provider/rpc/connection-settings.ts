/** Where this process finds the service: the provider block, then what its surroundings say. */
import { homedir } from 'node:os';
import { findConnection } from '../../schemas/connection/find.ts';
import type { Configured } from '../../schemas/connection/find.ts';
import { readLogin } from '../../schemas/connection/login.ts';
import type { LoginReading } from '../../schemas/connection/login.ts';
import { readWords } from '../../schemas/connection/openstack.ts';
import { readText } from '../../schemas/connection/read.ts';
import type { ChosenConnection, ConnectionProblem, Environment } from '../../schemas/connection/settings.ts';
import { filled } from '../../schemas/connection/settings.ts';
import { isUnknown } from '../protocol/cty-value.ts';
import type { ObjectValue } from './handlers.ts';

const SETTINGS = ['endpoint', 'token', 'token_file', 'cloud', 'ca_file', 'region', 'project_id'] as const;
/** Arguments that are words of OpenStack's; there too the project of a login is the project of what names none. */
const LOGIN_ARGUMENTS = [
  'username',
  'user_id',
  'user_domain_name',
  'password',
  'application_credential_id',
  'application_credential_name',
  'application_credential_secret',
  'project_name',
  'project_domain_name',
  'domain_name',
  'system_scope',
] as const;

const isOneOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  (names as readonly string[]).includes(name);

/** The login of the block; with a scope of its own project_id only says where resources belong. */
const loginOf = (config: ObjectValue): LoginReading => {
  const words = readWords((name) => (isOneOf(LOGIN_ARGUMENTS, name) ? config?.[name] : undefined));
  const { project_name: _name, ...others } = words;
  const project_id = filled(config?.['project_id']);
  const hasScope = words.domain_name !== undefined || words.system_scope !== undefined;
  const reading = readLogin(
    project_id === undefined || hasScope ? words : { ...others, project_id },
    (word) => word,
  );
  if (reading.outcome !== 'nothing') return reading;
  const lonely = LOGIN_ARGUMENTS.filter((name) => name !== 'project_name' && words[name] !== undefined);
  if (lonely.length === 0) return reading;
  const what = `${lonely.join(' and ')} ${lonely.length === 1 ? 'belongs' : 'belong'} to a login`;
  return {
    outcome: 'fault',
    fault: `${what}; give username and password, or an application credential, too`,
  };
};

/** Pure. What is wrong with the login of the provider block; undefined when nothing is. */
export const loginFault = (config: ObjectValue): string | undefined => {
  const reading = loginOf(config);
  return reading.outcome === 'fault' ? reading.fault : undefined;
};

/** Pure. What the provider block says. */
export const configuredBy = (config: ObjectValue): Configured => {
  const values = SETTINGS.map((name) => [name, filled(config?.[name])] as const);
  const from = 'the provider block';
  const base = { from, ...Object.fromEntries(values), project_name: filled(config?.['project_name']) };
  const reading = loginOf(config);
  if (reading.outcome === 'login') return { ...base, login: reading.login };
  if (reading.outcome !== 'fault') return base;
  return {
    ...base,
    problem: `${from}: ${reading.fault}`,
    is_demanded: true,
    problem_attribute: 'username',
  };
};

/** Pure. Does the block hold a value that is not known before apply? */
export const dependsOnUnknown = (config: ObjectValue): boolean =>
  [...SETTINGS, ...LOGIN_ARGUMENTS].some((name) => isUnknown(config?.[name]));

/** Effect: reads the files that may name the service. */
export const findService = (
  config: ObjectValue,
  environment: Environment,
): ChosenConnection | ConnectionProblem =>
  findConnection(
    {
      environment,
      home: environment['HOME'] || homedir(),
      user_id: process.getuid?.() ?? -1,
      directory: process.cwd(),
      read: readText,
    },
    configuredBy(config),
  );
