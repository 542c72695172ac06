/** What OpenStack's variables and clouds.yaml say, in the words of Cairn. */
import { filled } from './settings.ts';
import type { ConnectionSource, Environment } from './settings.ts';
import { YamlError } from './yaml-scalars.ts';
import type { YamlValue } from './yaml-scalars.ts';
import { parseYaml } from './yaml.ts';

/** A file as it was read. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** Which cloud is wanted. `from` says who wants it, such as "OS_CLOUD". */
export interface WantedCloud {
  readonly name: string;
  readonly from: string;
  readonly region: string | undefined;
  /** Asked for by the provider block or CAIRN_CLOUD, so that it must be usable. */
  readonly is_demanded: boolean;
}

type YamlMap = { readonly [key: string]: YamlValue };

const SUPPORTED =
  'This version of Cairn takes API tokens only: give OS_TOKEN, or auth.token in clouds.yaml with auth_type: token, ' +
  'or CAIRN_TOKEN (cairn token create NAME makes one). User names, passwords and application credentials are not supported yet';

const NO_CAIRN =
  'says nothing of a Cairn service: it has neither cairn_endpoint_override nor auth.endpoint nor auth.token';

interface Fields {
  readonly from: string;
  readonly token: string | undefined;
  /** URL of Cairn itself. */
  readonly endpoint: string | undefined;
  /** URL of the identity service, which Cairn's own URL is derived from when there is a token. */
  readonly auth_url: string | undefined;
  readonly ca_file: string | undefined;
  readonly is_insecure: boolean;
  readonly region: string | undefined;
  readonly project_id: string | undefined;
  readonly project_name: string | undefined;
  /** Names of credentials that are given and not understood. */
  readonly others: readonly string[];
}

/** Pure. What OS_* variables say; they speak of a Cairn service only when they hold its URL or a token. */
export function openstackEnvironmentSource(environment: Environment): ConnectionSource {
  const read = (...names: readonly string[]): string | undefined =>
    names.map((name) => filled(environment[name])).find((value) => value !== undefined);
  return toSource({
    from: 'the environment of OpenStack (OS_TOKEN, OS_CAIRN_ENDPOINT_OVERRIDE, OS_ENDPOINT, OS_AUTH_URL, ...)',
    token: read('OS_TOKEN'),
    endpoint: read('OS_CAIRN_ENDPOINT_OVERRIDE', 'OS_ENDPOINT'),
    auth_url: read('OS_AUTH_URL'),
    ca_file: read('OS_CACERT'),
    is_insecure: /^(true|1|yes)$/i.test(read('OS_INSECURE') ?? ''),
    region: read('OS_REGION_NAME'),
    project_id: read('OS_PROJECT_ID', 'OS_TENANT_ID'),
    project_name: read('OS_PROJECT_NAME', 'OS_TENANT_NAME'),
    others: [
      'OS_USERNAME',
      'OS_USER_ID',
      'OS_PASSWORD',
      'OS_APPLICATION_CREDENTIAL_ID',
      'OS_APPLICATION_CREDENTIAL_NAME',
    ].filter((name) => read(name) !== undefined),
  });
}

/** Pure. What a cloud of clouds.yaml says, with secure.yaml laid over it. */
export function cloudSource(
  wanted: WantedCloud,
  clouds: NamedText | undefined,
  secure: NamedText | undefined,
  looked: readonly string[],
): ConnectionSource {
  const { name, is_demanded } = wanted;
  const from = `cloud ${JSON.stringify(name)} (${wanted.from}) of ${clouds?.file ?? 'clouds.yaml'}`;
  const fail = (problem: string): ConnectionSource => ({ from, problem, is_demanded, is_foreign: true });
  if (clouds === undefined) {
    return fail(
      `${wanted.from} names the cloud ${JSON.stringify(name)}, but there is no clouds.yaml; looked at ${looked.join(', ')}`,
    );
  }
  try {
    const known = mapAt(parseYaml(clouds.text), 'clouds');
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known)
        .map((one) => JSON.stringify(one))
        .join(', ');
      return fail(
        `${wanted.from} names the cloud ${JSON.stringify(name)}; ${clouds.file} has ${names === '' ? 'none' : names}`,
      );
    }
    const hidden = secure === undefined ? {} : mapAt(parseSecure(secure), 'clouds');
    const cloud = overlay(asMap(known[name]), asMap(hidden[name]));
    const regional = inRegion(cloud, wanted);
    if (typeof regional === 'string') return fail(`${from}: ${regional}`);
    const source = { ...toSource(cloudFields(from, regional)), is_demanded };
    const isEmpty = source.endpoint === undefined && source.token === undefined;
    return isEmpty && source.problem === undefined ? fail(`${from} ${NO_CAIRN}`) : source;
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return fail(`${clouds.file} cannot be understood, line ${error.line}: ${error.message}`);
  }
}

function parseSecure({ file, text }: NamedText): YamlValue {
  try {
    return parseYaml(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new YamlError(error.line, `(of ${file}) ${error.message}`);
  }
}

/** The settings of a cloud in one of its regions: the wanted one, else its own, else the first; or what is wrong. */
function inRegion(cloud: YamlMap, wanted: WantedCloud): YamlMap | string {
  const regions = Array.isArray(cloud['regions'])
    ? (cloud['regions'] as readonly YamlValue[]).map((region) =>
        typeof region === 'string'
          ? { name: region, values: {} }
          : { name: filled(asMap(region)['name']), values: asMap(asMap(region)['values']) },
      )
    : [];
  const name = wanted.region ?? filled(cloud['region_name']) ?? regions[0]?.name;
  if (name === undefined) return cloud;
  const chosen = regions.find((region) => region.name === name);
  if (regions.length > 0 && chosen === undefined) {
    const names = regions.map((region) => region.name ?? '').join(', ');
    return `it has no region ${JSON.stringify(name)}, only ${names}`;
  }
  return { ...overlay(cloud, chosen?.values ?? {}), region_name: name };
}

function cloudFields(from: string, cloud: YamlMap): Fields {
  const auth = asMap(cloud['auth']);
  return {
    from,
    token: filled(auth['token']),
    endpoint: filled(cloud['cairn_endpoint_override']) ?? filled(auth['endpoint']),
    auth_url: filled(auth['auth_url']),
    ca_file: filled(cloud['cacert']),
    is_insecure: cloud['verify'] === false || cloud['insecure'] === true,
    region: filled(cloud['region_name']),
    project_id: filled(auth['project_id']) ?? filled(auth['tenant_id']),
    project_name: filled(auth['project_name']) ?? filled(auth['tenant_name']),
    others: ['username', 'user_id', 'password', 'application_credential_id', 'application_credential_name']
      .filter((name) => filled(auth[name]) !== undefined)
      .map((name) => `auth.${name}`),
  };
}

/** Whatever has neither URL nor token of Cairn speaks of another cloud, and is only told to the user. */
function toSource(fields: Fields): ConnectionSource {
  const { from, token } = fields;
  const derived = token === undefined ? undefined : serviceUrl(fields.auth_url);
  const endpoint = fields.endpoint ?? derived;
  const problem =
    token === undefined && fields.others.length > 0
      ? `${from} gives ${fields.others.join(', ')}. ${SUPPORTED}`
      : fields.is_insecure && endpoint !== undefined
        ? `${from} switches off the check of certificates, which Cairn does not do: name the authority by cacert, OS_CACERT or ca_file`
        : undefined;
  const base = { from, is_foreign: true, ...(problem === undefined ? {} : { problem }) };
  if (endpoint === undefined && token === undefined) return base;
  return {
    ...base,
    endpoint,
    token,
    ca_file: fields.ca_file,
    region: fields.region,
    project_id: asUuid(fields.project_id),
    project_name: fields.project_name,
  };
}

/** The URL of a service from that of its identity service: `http://cairn:8788/identity/v3` -> `http://cairn:8788`. */
function serviceUrl(auth_url: string | undefined): string | undefined {
  return auth_url
    ?.replace(/\/+$/, '')
    .replace(/\/v(3|2\.0)$/, '')
    .replace(/\/identity$/, '');
}

/** OpenStack writes ids without dashes, Cairn with. */
function asUuid(id: string | undefined): string | undefined {
  return id?.replace(
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/,
    '$1-$2-$3-$4-$5',
  );
}

function overlay(below: YamlMap, above: YamlMap): YamlMap {
  const merged = Object.entries(above).map(([key, value]): [string, YamlValue] => {
    const under = below[key];
    return [key, isMap(value) && isMap(under) ? overlay(under, value) : value];
  });
  return Object.fromEntries([...Object.entries(below), ...merged]);
}

function mapAt(value: YamlValue, key: string): YamlMap {
  return asMap(asMap(value)[key]);
}

function asMap(value: YamlValue | undefined): YamlMap {
  return isMap(value) ? value : {};
}

function isMap(value: YamlValue | undefined): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
