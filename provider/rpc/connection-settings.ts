/** Where this process finds the service: the provider block, then what its surroundings say. */
import { homedir } from 'node:os';
import { findConnection } from '../../schemas/connection/find.ts';
import type { Configured } from '../../schemas/connection/find.ts';
import { readText } from '../../schemas/connection/read.ts';
import type { ChosenConnection, ConnectionProblem, Environment } from '../../schemas/connection/settings.ts';
import { filled } from '../../schemas/connection/settings.ts';
import { isUnknown } from '../protocol/cty-value.ts';
import type { ObjectValue } from './handlers.ts';

const SETTINGS = ['endpoint', 'token', 'token_file', 'cloud', 'ca_file', 'region', 'project_id'] as const;

/** Pure. What the provider block says. */
export const configuredBy = (config: ObjectValue): Configured => {
  const values = SETTINGS.map((name) => [name, filled(config?.[name])] as const);
  return { from: 'the provider block', ...Object.fromEntries(values) };
};

/** Pure. Does the block hold a value that is not known before apply? */
export const dependsOnUnknown = (config: ObjectValue): boolean =>
  SETTINGS.some((name) => isUnknown(config?.[name]));

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
