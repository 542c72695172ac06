import { CairnError } from '../../../model/error.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Login, Proof, WantedScope } from '../../../identity/login.ts';
import { AUTHENTICATION_METHODS } from '../../../identity/token-payload.ts';
import { objectOrNull } from '../call.ts';
import { readId } from '../ids.ts';
import { readDomainId } from './ids.ts';

type Domain = { readonly id: string } | { readonly name: string };
type User = { readonly id: string } | { readonly name: string; readonly domain: Domain };

/** Pure. The methods of a login that Cairn does not know. Throws invalid_input when the body is no login. */
export function unknownMethods(body: unknown): readonly string[] {
  const known: readonly string[] = AUTHENTICATION_METHODS;
  return methodsOf(identityIn(body)).filter((method) => !known.includes(method));
}

/** Pure. The body of POST /auth/tokens -> a login; its methods are known. Throws invalid_input for what is missing or of another form. */
export function readLogin(body: unknown, source_address: string): Login {
  const identity = identityIn(body);
  const proofs = methodsOf(identity).map((method) => proofOf(method, identity));
  return { proofs, scope: readScope(objectOrNull(objectOrNull(body)?.['auth'])?.['scope']), source_address };
}

function identityIn(body: unknown): JsonObject {
  return part(part(objectOrNull(body), 'auth'), 'identity', 'auth.');
}

function methodsOf(identity: JsonObject): readonly string[] {
  const methods = identity['methods'];
  if (!Array.isArray(methods) || methods.length > AUTHENTICATION_METHODS.length * 2) {
    throw wrong('auth.identity.methods must be a short list of words');
  }
  const given: readonly Json[] = methods;
  return [...new Set(given.map((method) => textIn(method, 'auth.identity.methods')))];
}

function proofOf(method: string, identity: JsonObject): Proof {
  const given = part(identity, method, 'auth.identity.');
  if (method === 'token') return { method, token: textOf(given, 'id', 'token') };
  if (method === 'password') {
    const user = part(given, 'user', 'password.');
    return {
      method,
      user: readUser(user, 'password.user'),
      password: textOf(user, 'password', 'password.user'),
    };
  }
  const secret = textOf(given, 'secret', 'application_credential');
  if (given['id'] !== undefined) {
    const id = textOf(given, 'id', 'application_credential');
    return { method: 'application_credential', credential: { id: readId(id) ?? id }, secret };
  }
  const name = textOf(given, 'name', 'application_credential');
  const user = readUser(part(given, 'user', 'application_credential.'), 'application_credential.user');
  return { method: 'application_credential', credential: { name, user }, secret };
}

function readUser(user: JsonObject, where: string): User {
  if (user['id'] !== undefined) {
    const id = textOf(user, 'id', where);
    return { id: readId(id) ?? id };
  }
  const name = textOf(user, 'name', where);
  return { name, domain: readDomain(part(user, 'domain', `${where}.`), `${where}.domain`) };
}

function readDomain(domain: JsonObject, where: string): Domain {
  if (domain['id'] === undefined) return { name: textOf(domain, 'name', where) };
  const id = textOf(domain, 'id', where);
  return { id: readDomainId(id) ?? id };
}

function readScope(scope: Json | undefined): WantedScope | null {
  if (scope === undefined) return null;
  if (scope === 'unscoped') return { kind: 'unscoped' };
  const given = objectOrNull(scope);
  const kinds = given === null ? [] : Object.keys(given);
  if (given === null || kinds.length !== 1) {
    throw wrong('auth.scope must be "unscoped" or an object with one of project, domain and system');
  }
  if (given['unscoped'] !== undefined) return { kind: 'unscoped' };
  if (given['system'] !== undefined) {
    if (part(given, 'system', 'auth.scope.')['all'] !== true)
      throw wrong('auth.scope.system.all must be true');
    return { kind: 'system' };
  }
  if (given['domain'] !== undefined) {
    return { kind: 'domain', domain: readDomain(part(given, 'domain', 'auth.scope.'), 'auth.scope.domain') };
  }
  const project = part(given, 'project', 'auth.scope.');
  if (project['id'] !== undefined) {
    const id = textOf(project, 'id', 'auth.scope.project');
    return { kind: 'project', project: { id: readId(id) ?? id } };
  }
  const name = textOf(project, 'name', 'auth.scope.project');
  const domain = readDomain(part(project, 'domain', 'auth.scope.project.'), 'auth.scope.project.domain');
  return { kind: 'project', project: { name, domain } };
}

function part(value: JsonObject | null, name: string, where = ''): JsonObject {
  const found = objectOrNull(value?.[name]);
  if (found === null) throw wrong(`${where}${name} must be an object`);
  return found;
}

function textOf(value: JsonObject, name: string, where: string): string {
  return textIn(value[name], `${where}.${name}`);
}

function textIn(value: Json | undefined, where: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(`${where} must be a text that is not empty`);
  return value;
}

function wrong(what: string): CairnError {
  return new CairnError('invalid_input', `The login cannot be read: ${what}.`);
}
