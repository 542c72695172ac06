import type { Ground } from './ground.ts';
import type { IdentityTarget, Walker } from './walker.ts';
import { passwordOf } from './walker.ts';

/** Effect: discovery, sign-in in every way, validation, revocation, and what a token may ask about itself. */
export async function walkTokens(
  { ask, signIn }: Walker,
  target: IdentityTarget,
  ground: Ground,
): Promise<void> {
  const { user_id, user_password, project_id, domain_id, user_token, nobody_id } = ground;
  await ask('GET /', 'root of the service', { path: '/..', token: null });
  await ask('GET /v3', 'discovery', { path: '', token: null });
  await ask('GET /v3', 'discovery with a slash', { path: '/', token: null });
  await ask('GET /{unknown}', 'no such route', { path: '/nothing-of-this-name' });
  await ask('GET /{unknown}', 'no such route, no token', { path: '/nothing-of-this-name', token: null });

  const post = (which: string, auth: unknown, path?: string) =>
    ask('POST /auth/tokens', which, {
      body: { auth },
      token: null,
      ...(path === undefined ? {} : { path }),
    });
  const right = passwordOf({ id: user_id }, user_password);
  const admin = passwordOf({ name: target.username, domain: { id: 'default' } }, target.password);
  const project = { project: { id: project_id } };
  await post('password, unscoped', { identity: right });
  await post('password, explicitly unscoped', { identity: right, scope: 'unscoped' });
  const scoped = await post('password, project', { identity: right, scope: project });
  await post(
    'password, project, no catalogue',
    { identity: right, scope: project },
    '/auth/tokens?nocatalog',
  );
  await post('password, system', { identity: admin, scope: { system: { all: true } } });
  await post('password, domain without a role there', {
    identity: right,
    scope: { domain: { id: domain_id } },
  });
  await post('password, project without a role there', {
    identity: right,
    scope: { project: { name: target.project_name, domain: { id: 'default' } } },
  });
  await post('password, unknown project', { identity: right, scope: { project: { id: nobody_id } } });
  await post('wrong password', { identity: passwordOf({ id: user_id }, 'wrong') });
  await post('unknown user', { identity: passwordOf({ id: nobody_id }, 'wrong') });
  await post('unknown user by name', {
    identity: passwordOf({ name: 'nobody', domain: { id: 'default' } }, 'x'),
  });
  await post('user without a domain', { identity: passwordOf({ name: 'nobody' }, 'x') });
  await post('no methods', { identity: { methods: [] } });
  await post('unknown method', { identity: { methods: ['magic'], magic: {} } });
  await post('method without its part', { identity: { methods: ['password'] } });
  await post('no identity', {});
  await ask('POST /auth/tokens', 'not JSON', { body: '{', token: null });
  await ask('POST /auth/tokens', 'empty body', { body: {}, token: null });
  const subject = scoped.headers.get('x-subject-token') ?? '';
  const byToken = { methods: ['token'], token: { id: subject } };
  await post('token, project', { identity: byToken, scope: project });
  await post('token, unscoped', { identity: byToken, scope: 'unscoped' });
  await post('token that is none', { identity: { methods: ['token'], token: { id: 'nonsense' } } });

  const about = (method: string, which: string, asked: string, token?: string | null, path?: string) =>
    ask(`${method} /auth/tokens`, which, {
      headers: { 'X-Subject-Token': asked },
      ...(token === undefined ? {} : { token }),
      ...(path === undefined ? {} : { path }),
    });
  await about('GET', 'of another, by the administrator', subject);
  await about('GET', 'no catalogue', subject, undefined, '/auth/tokens?nocatalog');
  await about('GET', 'own', subject, subject);
  await about('GET', 'nonsense as subject', 'nonsense');
  await about('GET', 'no token', subject, null);
  await about('GET', 'nonsense as token', subject, 'nonsense');
  await ask('GET /auth/tokens', 'no subject');
  await about('HEAD', 'own', subject, subject);
  await about('HEAD', 'nonsense as subject', 'nonsense');
  const system = await signIn(admin, { system: { all: true } });
  await about('GET', 'of another, by a user who may not', system, user_token);
  await about('DELETE', 'own', subject, subject);
  await about('GET', 'revoked', subject);
  await about('GET', 'own, revoked', subject, subject);
  await about('DELETE', 'revoked already', subject);
  await about('DELETE', 'nonsense as subject', 'nonsense');

  for (const what of ['projects', 'domains', 'system', 'catalog']) {
    await ask(`GET /auth/${what}`, 'a member of one project', { token: user_token });
    await ask(`GET /auth/${what}`, 'the administrator');
    await ask(`GET /auth/${what}`, 'no token', { token: null });
  }
  await ask('GET /auth/catalog', 'unscoped', { token: await signIn(right, 'unscoped') });
}
