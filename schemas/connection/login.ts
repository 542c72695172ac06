/** Logging in as OpenStack's clients do: their words, and what Keystone's API takes. */

/** The words of OpenStack's clients, as in clouds.yaml; a variable has OS_ before them. */
export const LOGIN_WORDS = [
  'auth_type',
  'auth_url',
  'token',
  'username',
  'user_id',
  'user_domain_name',
  'user_domain_id',
  'password',
  'application_credential_id',
  'application_credential_name',
  'application_credential_secret',
  'project_name',
  'project_id',
  'project_domain_name',
  'project_domain_id',
  'domain_name',
  'domain_id',
  'system_scope',
  'default_domain_name',
  'default_domain_id',
] as const;

/** One of the words. */
export type LoginWord = (typeof LOGIN_WORDS)[number];

/** What one place says, word by word. */
export type LoginWords = Readonly<Partial<Record<LoginWord, string>>>;

/** A domain, by id or by name. */
type Domain = { readonly id: string } | { readonly name: string };

/** A user or a project: an id says all, a name needs its domain. */
type Named = { readonly id: string } | { readonly name: string; readonly domain: Domain };

/** How one proves who one is. */
export type Proof =
  | { readonly method: 'password'; readonly user: Named; readonly password: string }
  | {
      readonly method: 'application_credential';
      readonly credential: { readonly id: string } | { readonly name: string; readonly user: Named };
      readonly secret: string;
    }
  | { readonly method: 'token'; readonly token: string };

/** What the token is to be good for. */
export type Scope =
  | { readonly kind: 'project'; readonly project: Named }
  | { readonly kind: 'domain'; readonly domain: Domain }
  | { readonly kind: 'system' };

/** A whole login. Without scope it is the user's default project, or none. */
export interface Login {
  /** URL of the identity service's version 3, without slash at the end; undefined: that of the service itself. */
  readonly auth_url: string | undefined;
  readonly proof: Proof;
  readonly scope: Scope | undefined;
}

/** What the words come to: a login, a token that is sent as it is, nothing at all, or a sentence about what is wrong. */
export type LoginReading =
  | { readonly outcome: 'login'; readonly login: Login }
  | { readonly outcome: 'token'; readonly token: string }
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'fault'; readonly fault: string };

const METHODS: Readonly<Record<string, Proof['method']>> = {
  password: 'password',
  v3password: 'password',
  token: 'token',
  v3token: 'token',
  applicationcredential: 'application_credential',
  v3applicationcredential: 'application_credential',
};

/** Pure. Reads the words of one place; `label` writes a word as that place does, such as OS_PASSWORD. */
export function readLogin(words: LoginWords, label: (word: LoginWord) => string): LoginReading {
  const method = methodOf(words);
  if (method === undefined) return { outcome: 'nothing' };
  if (method === 'unknown') {
    const known = 'password, token, v3password, v3token, v3applicationcredential';
    return fault(`${label('auth_type')} is ${JSON.stringify(words.auth_type)}; Cairn knows ${known}`);
  }
  const proof = proofOf(method, words, label);
  if (typeof proof === 'string') return fault(proof);
  const scope = proof.method === 'token' && words.auth_type !== 'v3token' ? undefined : scopeOf(words, label);
  if (typeof scope === 'string') return fault(scope);
  // Exchanged for one of another scope only on demand: a token that Cairn itself made is no token of Keystone's.
  if (proof.method === 'token' && scope === undefined) return { outcome: 'token', token: proof.token };
  const auth_url = identityUrl(words.auth_url);
  if (words.auth_url !== undefined && auth_url === undefined) {
    return fault(
      `${label('auth_url')} is ${words.auth_url}, the identity service of another cloud; that of Cairn ends in /identity/v3`,
    );
  }
  return { outcome: 'login', login: { auth_url, proof, scope } };
}

const fault = (text: string): LoginReading => ({ outcome: 'fault', fault: text });

function methodOf(words: LoginWords): Proof['method'] | 'unknown' | undefined {
  if (words.auth_type !== undefined) return METHODS[words.auth_type.toLowerCase()] ?? 'unknown';
  if (words.token !== undefined) return 'token';
  const hasOne = (...names: readonly LoginWord[]): boolean => names.some((name) => words[name] !== undefined);
  if (hasOne('application_credential_id', 'application_credential_name', 'application_credential_secret')) {
    return 'application_credential';
  }
  return hasOne('username', 'user_id', 'password') ? 'password' : undefined;
}

/** The proof, or what is missing. */
function proofOf(
  method: Proof['method'],
  words: LoginWords,
  label: (word: LoginWord) => string,
): Proof | string {
  const lacks = (...names: readonly LoginWord[]): string =>
    `a login by ${method.replace('_', ' ')} needs ${names.map(label).join(' or ')} too`;
  if (method === 'token') return words.token === undefined ? lacks('token') : { method, token: words.token };
  const user = named(words, 'user');
  if (method === 'password') {
    if (user === undefined) return lacks('username', 'user_id');
    return words.password === undefined ? lacks('password') : { method, user, password: words.password };
  }
  const {
    application_credential_id: id,
    application_credential_name: name,
    application_credential_secret: secret,
  } = words;
  if (secret === undefined) return lacks('application_credential_secret');
  if (id !== undefined) return { method, credential: { id }, secret };
  if (name === undefined) return lacks('application_credential_id', 'application_credential_name');
  return user === undefined ? lacks('username', 'user_id') : { method, credential: { name, user }, secret };
}

/** The scope that is asked for, or what is wrong with it. */
function scopeOf(words: LoginWords, label: (word: LoginWord) => string): Scope | undefined | string {
  const { system_scope, domain_id, domain_name } = words;
  const project = named(words, 'project');
  const domain = domainOf(domain_id, domain_name);
  if (system_scope !== undefined && system_scope !== 'all') {
    return `${label('system_scope')} is ${JSON.stringify(system_scope)}; the only one there is is "all"`;
  }
  const given = [
    ...(system_scope === undefined ? [] : [label('system_scope')]),
    ...(domain === undefined ? [] : [label(domain_id === undefined ? 'domain_name' : 'domain_id')]),
    ...(project === undefined ? [] : [label('id' in project ? 'project_id' : 'project_name')]),
  ];
  if (given.length > 1) return `a token is good for one thing only, but ${given.join(' and ')} are given`;
  if (system_scope !== undefined) return { kind: 'system' };
  if (domain !== undefined) return { kind: 'domain', domain };
  return project === undefined ? undefined : { kind: 'project', project };
}

function named(words: LoginWords, what: 'user' | 'project'): Named | undefined {
  const id = words[`${what}_id`];
  if (id !== undefined) return { id };
  const name = what === 'user' ? words.username : words.project_name;
  if (name === undefined) return undefined;
  const own = domainOf(words[`${what}_domain_id`], words[`${what}_domain_name`]);
  const usual = domainOf(words.default_domain_id, words.default_domain_name);
  return { name, domain: own ?? usual ?? { id: 'default' } };
}

function domainOf(id: string | undefined, name: string | undefined): Domain | undefined {
  if (id !== undefined) return { id };
  return name === undefined ? undefined : { name };
}

/** Pure. A project by id or, in the default domain, by name, as a scope. */
export function projectScope(id: string | undefined, name: string | undefined): Scope | undefined {
  if (id !== undefined) return { kind: 'project', project: { id } };
  if (name === undefined) return undefined;
  return { kind: 'project', project: { name, domain: { id: 'default' } } };
}

/** Pure. The URL of a service from that of its identity service: `http://cairn:8788/identity/v3` -> `http://cairn:8788`. */
export function serviceUrl(auth_url: string | undefined): string | undefined {
  return auth_url
    ?.replace(/\/+$/, '')
    .replace(/\/v(3|2\.0)$/, '')
    .replace(/\/identity$/, '');
}

/** Pure. The URL of version 3 of a Cairn service's identity, from any form of it; undefined for another cloud's. */
export function identityUrl(auth_url: string | undefined): string | undefined {
  const bare = auth_url?.replace(/\/+$/, '');
  if (bare === undefined || (/\/v[\d.]+$/.test(bare) && !bare.endsWith('/identity/v3'))) return undefined;
  return `${serviceUrl(bare) ?? ''}/identity/v3`;
}

/** Pure. The body of POST /v3/auth/tokens. Source: OpenStack Identity API v3, "Authentication and token management". */
export function loginBody({ proof, scope }: Login): object {
  const identity = { methods: [proof.method], [proof.method]: proofBody(proof) };
  // The scope of an application credential is its own, and may not be asked for.
  if (scope === undefined || proof.method === 'application_credential') return { auth: { identity } };
  return { auth: { identity, scope: scopeBody(scope) } };
}

function proofBody(proof: Proof): object {
  if (proof.method === 'password') return { user: { ...proof.user, password: proof.password } };
  if (proof.method === 'token') return { id: proof.token };
  return { ...proof.credential, secret: proof.secret };
}

function scopeBody(scope: Scope): object {
  if (scope.kind === 'system') return { system: { all: true } };
  return scope.kind === 'domain' ? { domain: scope.domain } : { project: scope.project };
}

/** Pure. Who logs in for what, without secret: `user "ann" of domain "Default", for project "demo" of domain default`. */
export function describeLogin({ proof, scope }: Login): string {
  const who =
    proof.method === 'token'
      ? 'a token'
      : proof.method === 'password'
        ? `user ${describeNamed(proof.user)} with a password`
        : 'id' in proof.credential
          ? `application credential ${proof.credential.id}`
          : `application credential ${JSON.stringify(proof.credential.name)} of user ${describeNamed(proof.credential.user)}`;
  if (scope === undefined || proof.method === 'application_credential') return who;
  if (scope.kind === 'system') return `${who}, for the whole system`;
  const what =
    scope.kind === 'domain' ? describeDomain(scope.domain) : `project ${describeNamed(scope.project)}`;
  return `${who}, for ${what}`;
}

function describeNamed(one: Named): string {
  return 'id' in one ? one.id : `${JSON.stringify(one.name)} of ${describeDomain(one.domain)}`;
}

function describeDomain(domain: Domain): string {
  return `domain ${'id' in domain ? domain.id : JSON.stringify(domain.name)}`;
}

/** Pure. What of a login must never be shown. */
export function loginSecret({ proof }: Login): string {
  if (proof.method === 'password') return proof.password;
  return proof.method === 'token' ? proof.token : proof.secret;
}
