/** What OpenStack's variables and clouds.yaml say, in the words of Cairn. */
import { LOGIN_WORDS, readLogin, serviceUrl } from './login.ts';
import type { LoginReading, LoginWord, LoginWords } from './login.ts';
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

const NO_CAIRN =
  'says nothing of a Cairn service: it has neither cairn_endpoint_override nor auth.endpoint nor auth.token nor a login';

interface Fields {
  readonly from: string;
  readonly words: LoginWords;
  /** How the place writes a word. */
  readonly label: (word: LoginWord) => string;
  /** URL of Cairn itself; without it, it is derived from that of the identity service. */
  readonly endpoint: string | undefined;
  readonly ca_file: string | undefined;
  readonly is_insecure: boolean;
  readonly region: string | undefined;
}

/** Older names that OpenStack's clients still read. */
const OLD_NAMES: Readonly<Partial<Record<LoginWord, string>>> = {
  username: 'user_name',
  project_id: 'tenant_id',
  project_name: 'tenant_name',
};

/** Pure. What OS_* variables say; they speak of a Cairn service only when they hold its URL, a token or a login. */
export function openstackEnvironmentSource(environment: Environment): ConnectionSource {
  const read = (...names: readonly string[]): string | undefined =>
    names.map((name) => filled(environment[name])).find((value) => value !== undefined);
  const label = (word: string): string => `OS_${word.toUpperCase()}`;
  return toSource({
    from: 'the environment of OpenStack (OS_TOKEN, OS_CAIRN_ENDPOINT_OVERRIDE, OS_ENDPOINT, OS_AUTH_URL, OS_USERNAME, ...)',
    words: readWords((word) => environment[label(word)]),
    label,
    endpoint: read('OS_CAIRN_ENDPOINT_OVERRIDE', 'OS_ENDPOINT'),
    ca_file: read('OS_CACERT'),
    is_insecure: /^(true|1|yes)$/i.test(read('OS_INSECURE') ?? ''),
    region: read('OS_REGION_NAME'),
  });
}

/** Pure. The words that a place says; a secret is taken as it is, spaces and all. */
export function readWords(read: (name: string) => unknown): LoginWords {
  const entries = LOGIN_WORDS.map((word) => {
    const value = read(word);
    if (word === 'password' || word === 'application_credential_secret') {
      return [word, typeof value === 'string' && value !== '' ? value : undefined];
    }
    const old = OLD_NAMES[word];
    return [word, filled(value) ?? (old === undefined ? undefined : filled(read(old)))];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as LoginWords;
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
    const isEmpty = source.endpoint === undefined && source.token === undefined && source.login === undefined;
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
    words: readWords((word) => auth[word] ?? cloud[word]),
    label: (word) => (word === 'auth_type' ? word : `auth.${word}`),
    endpoint: filled(cloud['cairn_endpoint_override']) ?? filled(auth['endpoint']),
    ca_file: filled(cloud['cacert']),
    is_insecure: cloud['verify'] === false || cloud['insecure'] === true,
    region: filled(cloud['region_name']),
  };
}

/** Whatever has neither URL nor token of Cairn speaks of another cloud, and is only told to the user. */
function toSource({ from, words, label, ...fields }: Fields): ConnectionSource {
  const reading = readLogin(words, label);
  const { token, login, fault } = usableOf(reading, words, label);
  const isKnown = token !== undefined || login !== undefined;
  const endpoint = fields.endpoint ?? (isKnown ? serviceUrl(words.auth_url) : undefined);
  const problem =
    fault !== undefined
      ? `${from}: ${fault}`
      : fields.is_insecure && endpoint !== undefined
        ? `${from} switches off the check of certificates, which Cairn does not do: name the authority by cacert, OS_CACERT or ca_file`
        : undefined;
  const base = { from, is_foreign: true, ...(problem === undefined ? {} : { problem }) };
  if (endpoint === undefined && !isKnown) return base;
  return {
    ...base,
    endpoint,
    token,
    login,
    ca_file: fields.ca_file,
    region: fields.region,
    project_id: asUuid(words.project_id),
    project_name: words.project_name,
  };
}

/** The token or the login; a login is for the service that stands beside it and for no other. */
function usableOf(
  reading: LoginReading,
  words: LoginWords,
  label: (word: LoginWord) => string,
): Pick<ConnectionSource, 'token' | 'login'> & { readonly fault?: string } {
  if (reading.outcome === 'nothing') return {};
  if (reading.outcome === 'token') return { token: reading.token };
  if (reading.outcome === 'fault') return { fault: reading.fault };
  const isHomeless = words.auth_url === undefined;
  return isHomeless ? { fault: `a login needs ${label('auth_url')} too` } : { login: reading.login };
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
