import { cloudFiles, credentialsFiles } from './paths.ts';
import type { Place } from './paths.ts';
import { cloudSource, openstackEnvironmentSource } from './openstack.ts';
import type { NamedText, WantedCloud } from './openstack.ts';
import { chooseConnection, environmentSource, filled, parseCredentials } from './settings.ts';
import type { ChosenConnection, ConnectionProblem, ConnectionSource } from './settings.ts';

/** What reading a file gave: its text, or why there is none. */
export type FileText =
  | { readonly outcome: 'read'; readonly text: string }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'failed'; readonly reason: string };

/** Where to look, and how to read a file there. */
export interface Surroundings extends Place {
  readonly read: (file: string) => FileText;
}

/** What the user configured: the provider block, or the flags of a command. */
export interface Configured extends ConnectionSource {
  /** Name of a cloud of clouds.yaml. */
  readonly cloud?: string | undefined;
}

/**
 * Pure. Over what `read` answers, finds the service, strongest first: the configuration, CAIRN_* variables, OS_* variables, the cloud that
 * OS_CLOUD names, the credentials files. A cloud that the configuration or CAIRN_CLOUD names comes right after them.
 */
export function findConnection(
  around: Surroundings,
  configured: Configured,
): ChosenConnection | ConnectionProblem {
  const { environment } = around;
  const region =
    configured.region ?? filled(environment['CAIRN_REGION']) ?? filled(environment['OS_REGION_NAME']);
  const cloud = (
    name: string | undefined,
    from: string,
    is_demanded: boolean,
  ): readonly ConnectionSource[] =>
    name === undefined ? [] : [readCloud(around, { name, from, region, is_demanded })];
  return chooseConnection([
    configured,
    ...cloud(configured.cloud, configured.from, true),
    environmentSource(environment),
    ...cloud(
      configured.cloud === undefined ? filled(environment['CAIRN_CLOUD']) : undefined,
      'CAIRN_CLOUD',
      true,
    ),
    openstackEnvironmentSource(environment),
    ...cloud(filled(environment['OS_CLOUD']), 'OS_CLOUD', false),
    ...credentialsFiles(around).map((file) => readCredentials(around, file)),
  ]);
}

function readCloud(around: Surroundings, wanted: WantedCloud): ConnectionSource {
  const files = cloudFiles(around);
  const clouds = firstOf(around, files.clouds);
  if (clouds !== undefined && 'reason' in clouds) return unreadable(clouds, wanted);
  const secure = firstOf(around, files.secure);
  return secure !== undefined && 'reason' in secure
    ? unreadable(secure, wanted)
    : cloudSource(wanted, clouds, secure, files.clouds);
}

interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

function unreadable({ file, reason }: Unreadable, { is_demanded }: WantedCloud): ConnectionSource {
  return { from: file, problem: `${file} cannot be read (${reason})`, is_demanded, is_foreign: true };
}

function firstOf(around: Surroundings, files: readonly string[]): NamedText | Unreadable | undefined {
  for (const file of files) {
    const found = around.read(file);
    if (found.outcome === 'read') return { file, text: found.text };
    if (found.outcome === 'failed') return { file, reason: found.reason };
  }
  return undefined;
}

function readCredentials(around: Surroundings, file: string): ConnectionSource {
  const found = around.read(file);
  if (found.outcome === 'read') return parseCredentials(file, found.text);
  return found.outcome === 'absent'
    ? { from: file }
    : { from: file, problem: `${file} cannot be read (${found.reason})` };
}
