import { CairnError } from '../../../model/error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { TokenView } from '../../../identity/token-view.ts';
import { AUTHENTICATION_METHODS } from '../../../identity/token-payload.ts';
import { readCatalog } from '../../../store/catalog.ts';
import { readViews } from '../../../store/listing.ts';
import { accessOf } from '../../authorize.ts';
import { challengeOf } from './call.ts';
import type { Call, FacadeRoute, Reply } from '../call.ts';
import { showCatalog } from './catalog.ts';
import type { KeystoneError } from './errors.ts';
import { pageReply } from './list.ts';
import { readLogin, unknownMethods } from './login-body.ts';
import { placesOfUser } from './places.ts';
import { requireRule } from './rights.ts';
import type { Facade } from '../objects.ts';
import { showDomain, showProject } from './to-openstack.ts';
import { showToken } from './token-body.ts';

const SUBJECT = 'X-Subject-Token';

/** Pure. The routes below /auth: logging in, and what a token says, may and sees. */
export function authRoutes(facade: Facade): readonly FacadeRoute[] {
  const path = '/auth/tokens';
  return [
    { method: 'post', path, rule: 'public', reads_json: true, answer: (call) => logIn(facade, call) },
    {
      method: 'get',
      path,
      rule: 'principal',
      answer: async (call) => {
        const { token, view } = await subjectOf(facade, call);
        requireRule(call, 'identity:validate_token', { token: { user_id: view.user.id } });
        return { status: 200, body: await bodyOfToken(facade, call, view), headers: { [SUBJECT]: token } };
      },
    },
    {
      method: 'delete',
      path,
      rule: 'principal',
      answer: async (call) => {
        const { token, view } = await subjectOf(facade, call);
        requireRule(call, 'identity:revoke_token', { token: { user_id: view.user.id } });
        await facade.identity.revoke(token);
        return { status: 204 };
      },
    },
    {
      method: 'get',
      path: '/auth/projects',
      rule: { rule: 'identity:get_auth_projects' },
      answer: async (call) => {
        const { project_ids } = await placesOfUser(facade, userOf(call));
        const shown = await enabled(facade, project_ids);
        return pageReply(
          call,
          'projects',
          shown.map((each) => showProject(call.base, each)),
        );
      },
    },
    {
      method: 'get',
      path: '/auth/domains',
      rule: { rule: 'identity:get_auth_domains' },
      answer: async (call) => {
        const { domain_ids } = await placesOfUser(facade, userOf(call));
        const shown = await enabled(facade, domain_ids);
        return pageReply(
          call,
          'domains',
          shown.map((each) => showDomain(call.base, each)),
        );
      },
    },
    {
      method: 'get',
      path: '/auth/system',
      rule: { rule: 'identity:get_auth_system' },
      answer: async (call) => {
        const { has_system } = await placesOfUser(facade, userOf(call));
        return {
          status: 200,
          body: { system: has_system ? [{ all: true }] : [], links: { self: call.self } },
        };
      },
    },
    {
      method: 'get',
      path: '/auth/catalog',
      rule: { rule: 'identity:get_auth_catalog' },
      answer: async (call) => {
        const { user_id, project_id, domain_id, system_scope } = accessOf(call.request).principal.credentials;
        if (project_id === null && domain_id === null && system_scope === null) {
          throw new CairnError('forbidden', 'A token without a scope has no catalogue: log in to a project.');
        }
        const catalog = showCatalog(await readCatalog(facade.database), { user_id, project_id });
        return { status: 200, body: { catalog, links: { self: call.self } } };
      },
    },
  ];
}

async function logIn(facade: Facade, call: Call): Promise<Reply> {
  const unknown = unknownMethods(call.body);
  if (unknown.length > 0) {
    const headers = { 'WWW-Authenticate': challengeOf(call.request, facade.public_url) };
    return { status: 401, body: noSuchMethod(unknown) as unknown as JsonObject, headers };
  }
  const login = readLogin(call.body, call.request.socket.remoteAddress ?? '');
  if (login.proofs.length === 0) throw new CairnError('unauthenticated', 'The login names no method.');
  for (const proof of login.proofs) {
    // Keystone says of a token that is none that it is not found, of every other proof that it does not hold.
    if (proof.method === 'token') await tokenOrMissing(facade, proof.token);
  }
  const { token, view } = await facade.identity.logIn(login);
  return { status: 201, body: await bodyOfToken(facade, call, view), headers: { [SUBJECT]: token } };
}

async function bodyOfToken({ database }: Facade, call: Call, view: TokenView): Promise<JsonObject> {
  const needs = view.scope.kind !== 'unscoped' && !call.query.has('nocatalog');
  const project_id = view.scope.kind === 'project' ? view.scope.project.id : null;
  const catalog = needs
    ? showCatalog(await readCatalog(database), { user_id: view.user.id, project_id })
    : null;
  return { token: showToken(view, catalog) };
}

async function subjectOf(
  facade: Facade,
  { request }: Call,
): Promise<{ readonly token: string; readonly view: TokenView }> {
  const token = request.get(SUBJECT) ?? '';
  return { token, view: await tokenOrMissing(facade, token) };
}

async function tokenOrMissing({ identity }: Facade, token: string): Promise<TokenView> {
  try {
    return await identity.validate(token);
  } catch (thrown) {
    if (!(thrown instanceof CairnError) || thrown.code !== 'unauthenticated') throw thrown;
    throw new CairnError('not_found', 'Could not find token: it expired, was revoked, or was never one.');
  }
}

function userOf(call: Call): string | null {
  return accessOf(call.request).principal.credentials.user_id;
}

async function enabled(
  { database }: Facade,
  ids: readonly string[],
): Promise<readonly Parameters<typeof showProject>[1][]> {
  const views = await readViews(database, ids);
  return [...views.values()]
    .map(({ resource }) => resource)
    .filter(({ spec, deletion_requested_at }) => spec['enabled'] !== false && deletion_requested_at === null);
}

function noSuchMethod(unknown: readonly string[]): KeystoneError {
  const message = `There is no way to log in called ${unknown.map((word) => JSON.stringify(word.slice(0, 60))).join(', ')}.`;
  return {
    error: { code: 401, message, title: 'Unauthorized', identity: { methods: AUTHENTICATION_METHODS } },
  };
}
