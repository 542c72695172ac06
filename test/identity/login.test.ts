import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { mayManageCredentials } from '../../reconciler/identity/token-view.ts';
import { ADMIN_PROJECT_ID, DEFAULT_DOMAIN_ID, ROLE_IDS as ROLES } from '../../reconciler/model/built-in.ts';
import { query } from '../../reconciler/store/database.ts';
import type { TestDatabase } from '../support/database.ts';
import {
  assign,
  byPassword,
  createIdentityDatabase,
  inProject,
  insertCredential,
  insertProject,
  insertRow,
  insertUser,
  removeRow,
  setPassword,
  setSpec,
  startProcess,
} from '../support/identity.ts';
import type { TestProcess } from '../support/identity.ts';

const PASSWORD = 'correct horse';
const REFUSED = { code: 'unauthenticated', message: expect.stringMatching(/^The login failed/) as string };
const NO_SCOPE = {
  code: 'unauthenticated',
  message: expect.stringMatching(/^You may not log in there/) as string,
};
const VOID = {
  code: 'unauthenticated',
  message: expect.stringMatching(/^The token does not hold/) as string,
};

let database: TestDatabase;
let service: TestProcess;
let now_ms: number;

beforeAll(async () => {
  database = await createIdentityDatabase();
  now_ms = Date.now();
  service = await startProcess(database.url, { now: () => now_ms });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const logIn = (...login: Parameters<typeof byPassword>) => service.identity.logIn(byPassword(...login));
const validate = (token: string) => service.identity.validate(token);
/** What ends a token is heard of within a second; a busy machine may take longer to ask. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 10_000 });

/** A user with a role in a project of their own. */
async function member(role: string = ROLES.member) {
  const user_id = await insertUser(database.db, { password: PASSWORD });
  const project_id = await insertProject(database.db);
  const assignment_id = await assign(database.db, role, { user_id }, { project_id });
  return { user_id, project_id, assignment_id };
}

describe('a password', () => {
  test('gives a token that says who, where and as what', async () => {
    const user_id = await insertUser(database.db, { name: 'ada', password: PASSWORD });
    const project_id = await insertProject(database.db, { name: 'engine' });
    await assign(database.db, ROLES.manager, { user_id }, { project_id });
    const { token, view } = await logIn('ada', PASSWORD, {
      kind: 'project',
      project: { name: 'engine', domain: { name: 'Default' } },
    });
    const domain = { id: DEFAULT_DOMAIN_ID, name: 'Default' };
    expect(view).toEqual({
      methods: ['password'],
      audit_ids: [expect.stringMatching(/^[\w-]{22}$/)],
      issued_at: new Date(now_ms).toISOString(),
      expires_at: new Date(now_ms + 3_600_000).toISOString(),
      user: { id: user_id, name: 'ada', domain, default_project_id: null },
      scope: { kind: 'project', project: { id: project_id, name: 'engine', domain } },
      roles: [
        { id: ROLES.manager, name: 'manager' },
        { id: ROLES.member, name: 'member' },
        { id: ROLES.reader, name: 'reader' },
      ],
      session: {
        user_id,
        epoch: 0,
        scope: { kind: 'project', id: project_id },
        audit_id: view.audit_ids[0],
        application_credential_id: null,
      },
      credentials: {
        user_id,
        user_name: 'ada',
        user_domain_id: DEFAULT_DOMAIN_ID,
        project_id,
        project_domain_id: DEFAULT_DOMAIN_ID,
        domain_id: null,
        system_scope: null,
        roles: ['manager', 'member', 'reader'],
        is_admin_project: false,
      },
      application_credential: null,
    });
    expect(await validate(token)).toEqual(view);
    expect(token).toMatch(/^gAAAAA[\w-]+$/);
    expect(token.length).toBeLessThan(255);
    expect(token).not.toContain(user_id);
  });

  test('is asked for by id or name, in a domain by id or name', async () => {
    const domain_id = await insertRow(database.db, 'domain', { name: 'north' });
    const user_id = await insertUser(database.db, { name: 'ada.north', password: PASSWORD, domain_id });
    const users = [
      { id: user_id },
      { id: user_id.toUpperCase() },
      { name: 'ada.north', domain: { id: domain_id } },
      { name: 'ada.north', domain: { name: 'north' } },
    ];
    for (const user of users) {
      const { view } = await service.identity.logIn({
        proofs: [{ method: 'password', user, password: PASSWORD }],
        scope: null,
        source_address: '::1',
      });
      expect(view.user).toMatchObject({ id: user_id, domain: { id: domain_id, name: 'north' } });
      expect([view.scope, view.roles]).toEqual([{ kind: 'unscoped' }, []]);
    }
    await expect(logIn('ada.north', PASSWORD)).rejects.toMatchObject(REFUSED);
  });

  test('gives the same answer whatever is wrong', async () => {
    const { user_id } = await member();
    const disabled = await insertUser(database.db, { password: PASSWORD, spec: { enabled: false } });
    const without = await insertUser(database.db);
    const domain_id = await insertRow(database.db, 'domain', { spec: { enabled: false } });
    const elsewhere = await insertUser(database.db, { password: PASSWORD, domain_id });
    const wrong = [
      byPassword({ id: user_id }, 'wrong'),
      byPassword({ id: user_id }, ''),
      byPassword({ id: user_id }, 'x'.repeat(100_000)),
      byPassword({ id: randomUUID() }, PASSWORD),
      byPassword({ id: "' OR 1=1" }, PASSWORD),
      byPassword('nobody', PASSWORD),
      byPassword('no\0body', PASSWORD),
      byPassword('n'.repeat(100_000), PASSWORD),
      byPassword('', PASSWORD),
      byPassword({ id: disabled }, PASSWORD),
      byPassword({ id: without }, PASSWORD),
      byPassword({ id: without }, ''),
      byPassword({ id: elsewhere }, PASSWORD),
    ];
    const messages = new Set<string>();
    for (const login of wrong) {
      const error: unknown = await service.identity.logIn(login).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject(REFUSED);
      messages.add((error as Error).message);
    }
    expect(messages.size).toBe(1);
  });

  test('may be checked alone, before it is changed', async () => {
    const { user_id } = await member();
    const check = (password: string) =>
      service.identity.checkPassword({ user: { id: user_id }, password }, '192.0.2.9');
    expect(await check(PASSWORD)).toBe(user_id);
    await expect(check('wrong')).rejects.toMatchObject(REFUSED);
  });

  test('that was hashed at another cost is hashed anew, and nobody is logged out by it', async () => {
    const cost = { memory_kib: 16, iterations: 1, parallelism: 1 };
    const id = await insertUser(database.db, { password: PASSWORD, cost });
    const before = await logIn({ id }, PASSWORD);
    const rows = await query<{ hash: string; generation: number }>(
      database.db,
      "SELECT secrets ->> 'password_wo' AS hash, generation FROM desired WHERE id = ?",
      [id],
    );
    expect(rows).toEqual([{ hash: expect.stringContaining('$m=8,t=1,p=1$') as string, generation: 1 }]);
    await logIn({ id }, PASSWORD);
    expect((await validate(before.token)).user.id).toBe(id);
  });
});

describe('a scope', () => {
  test('is refused in the same words whether it is not there or not for the user', async () => {
    const { user_id } = await member();
    const other = await insertProject(database.db, { name: 'secret' });
    const scopes = [
      inProject(other),
      inProject(randomUUID()),
      inProject('not an id'),
      { kind: 'project', project: { name: 'secret', domain: { id: DEFAULT_DOMAIN_ID } } },
      { kind: 'project', project: { name: 'none', domain: { name: 'nowhere' } } },
      { kind: 'domain', domain: { id: DEFAULT_DOMAIN_ID } },
      { kind: 'domain', domain: { name: 'nowhere' } },
      { kind: 'system' },
    ] as const;
    const messages = new Set<string>();
    for (const scope of scopes) {
      const error: unknown = await logIn({ id: user_id }, PASSWORD, scope).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject(NO_SCOPE);
      messages.add((error as Error).message);
    }
    expect(messages.size).toBe(1);
  });

  test('may be a domain or the system', async () => {
    const id = await insertUser(database.db, { password: PASSWORD });
    await assign(database.db, ROLES.manager, { user_id: id }, { domain_id: DEFAULT_DOMAIN_ID });
    await assign(database.db, ROLES.admin, { user_id: id }, { system_wide: true });
    const domain = await logIn({ id }, PASSWORD, { kind: 'domain', domain: { name: 'Default' } });
    expect(domain.view.credentials).toMatchObject({
      domain_id: DEFAULT_DOMAIN_ID,
      project_id: null,
      system_scope: null,
      roles: ['manager', 'member', 'reader'],
    });
    const system = await logIn({ id }, PASSWORD, { kind: 'system' });
    expect(system.view.credentials).toMatchObject({
      system_scope: 'all',
      domain_id: null,
      roles: ['admin', 'manager', 'member', 'reader'],
    });
    expect(await validate(system.token)).toEqual(system.view);
  });

  test('that nobody names is the default project if the user may go there, else none', async () => {
    const { user_id, project_id, assignment_id } = await member();
    expect((await logIn({ id: user_id }, PASSWORD)).view.scope.kind).toBe('unscoped');
    await setSpec(database.db, user_id, { default_project_id: project_id });
    expect((await logIn({ id: user_id }, PASSWORD)).view.credentials.project_id).toBe(project_id);
    expect((await logIn({ id: user_id }, PASSWORD, { kind: 'unscoped' })).view.scope.kind).toBe('unscoped');
    await removeRow(database.db, assignment_id);
    expect((await logIn({ id: user_id }, PASSWORD)).view.scope.kind).toBe('unscoped');
  });

  test('is reached by groups, from above, and not through what is disabled', async () => {
    const { db } = database;
    const domain_id = await insertRow(db, 'domain');
    const top = await insertProject(db, { domain_id });
    const middle = await insertProject(db, { domain_id, parent_id: top });
    const leaf = await insertProject(db, { domain_id, parent_id: middle });
    const id = await insertUser(db, { password: PASSWORD });
    const group_id = await insertRow(db, 'group', { owner_id: DEFAULT_DOMAIN_ID });
    const membership = await insertRow(db, 'group_membership', { spec: { group_id, user_id: id } });
    const roles = async (project_id: string): Promise<readonly string[]> => {
      const answer = await logIn({ id }, PASSWORD, inProject(project_id)).catch(() => null);
      return answer?.view.credentials.roles ?? [];
    };
    await assign(db, ROLES.reader, { group_id }, { project_id: top }, true);
    expect([await roles(top), await roles(middle), await roles(leaf)]).toEqual([[], ['reader'], ['reader']]);
    await assign(db, ROLES.member, { user_id: id }, { domain_id }, true);
    expect([await roles(top), await roles(leaf)]).toEqual([
      ['member', 'reader'],
      ['member', 'reader'],
    ]);
    const domain = { kind: 'domain', domain: { id: domain_id } } as const;
    await expect(logIn({ id }, PASSWORD, domain)).rejects.toMatchObject(NO_SCOPE);
    await setSpec(db, top, { enabled: false });
    expect([await roles(top), await roles(leaf)]).toEqual([[], []]);
    await setSpec(db, top, { enabled: true });
    await setSpec(db, domain_id, { enabled: false });
    expect(await roles(leaf)).toEqual([]);
    await setSpec(db, domain_id, { enabled: true });
    await query(db, "DELETE FROM desired WHERE kind = 'role_assignment' AND spec ->> 'user_id' = ?", [id]);
    expect(await roles(leaf)).toEqual(['reader']);
    await removeRow(db, membership);
    expect(await roles(leaf)).toEqual([]);
  });

  test('of the admin project is that of the cloud, and of another project of its name is not', async () => {
    const id = await insertUser(database.db, { password: PASSWORD });
    const real = await insertProject(database.db, { id: ADMIN_PROJECT_ID, name: 'renamed' });
    const twin = await insertProject(database.db, { name: 'admin' });
    for (const project_id of [real, twin])
      await assign(database.db, ROLES.admin, { user_id: id }, { project_id });
    const isAdmin = async (project_id: string) =>
      (await logIn({ id }, PASSWORD, inProject(project_id))).view.credentials.is_admin_project;
    expect([await isAdmin(real), await isAdmin(twin)]).toEqual([true, false]);
  });
});

describe('a token', () => {
  const byToken = (token: string, scope: Parameters<typeof byPassword>[2] = null) =>
    service.identity.logIn({ proofs: [{ method: 'token', token }], scope, source_address: '192.0.2.1' });

  test('gives another, in another scope, that neither outlives it nor hides where it came from', async () => {
    const { user_id, project_id } = await member();
    const first = await logIn({ id: user_id }, PASSWORD);
    now_ms += 600_000;
    const second = await byToken(first.token, inProject(project_id));
    now_ms += 600_000;
    const third = await byToken(second.token, { kind: 'unscoped' });
    for (const { view } of [second, third]) {
      expect(view.expires_at).toBe(first.view.expires_at);
      expect(view.methods).toEqual(['password', 'token']);
      expect(view.audit_ids[1]).toBe(first.view.audit_ids[0]);
    }
    expect(new Set([first, second, third].map(({ view }) => view.audit_ids[0])).size).toBe(3);
    now_ms += 2_399_999;
    expect((await validate(third.token)).user.id).toBe(user_id);
    now_ms += 1;
    for (const { token } of [first, second, third]) await expect(validate(token)).rejects.toMatchObject(VOID);
    await expect(byToken(third.token)).rejects.toMatchObject(VOID);
  });

  test('is told from everything else', async () => {
    const { user_id } = await member();
    const { token } = await logIn({ id: user_id }, PASSWORD);
    const middle = token.length >> 1;
    const tampered = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
    for (const text of ['', 'x', tampered, token.slice(0, -8), `cairn_${'a'.repeat(43)}`, 'A'.repeat(9000)]) {
      await expect(validate(text)).rejects.toMatchObject(VOID);
      await expect(byToken(text)).rejects.toMatchObject(VOID);
    }
  });

  test('ends when it is revoked, alone', async () => {
    const { user_id } = await member();
    const one = await logIn({ id: user_id }, PASSWORD);
    const other = await logIn({ id: user_id }, PASSWORD);
    expect(await service.identity.revoke(one.token)).toEqual(one.view);
    await expect(validate(one.token)).rejects.toMatchObject(VOID);
    await expect(service.identity.revoke(one.token)).rejects.toMatchObject(VOID);
    expect(await validate(other.token)).toEqual(other.view);
  });

  test('of somebody who revokes thousands ends with all others, and leaves no rows', async () => {
    const { user_id } = await member();
    const kept = await logIn({ id: user_id }, PASSWORD);
    await query(
      database.db,
      `INSERT INTO token_revocation (audit_id, user_id, expires_at, revision)
       SELECT 'drawn ' || n, ?, now() + interval '1 day', 0 FROM generate_series(1, 1000) AS n`,
      [user_id],
    );
    await service.identity.revoke((await logIn({ id: user_id }, PASSWORD)).token);
    await soon(() => validate(kept.token).catch(() => null)).toBeNull();
    expect(await query(database.db, 'SELECT 1 FROM token_revocation WHERE user_id = ?', [user_id])).toEqual(
      [],
    );
    expect((await logIn({ id: user_id }, PASSWORD)).view.user.id).toBe(user_id);
  });

  test.each([
    ['the password is changed', (user_id: string) => setPassword(database.db, user_id, 'another horse')],
    [
      'the user is disabled and enabled again',
      async (user_id: string) => {
        await setSpec(database.db, user_id, { enabled: false });
        await setSpec(database.db, user_id, { enabled: true });
      },
    ],
    ['the user is removed', (user_id: string) => removeRow(database.db, user_id)],
    [
      'the user is about to be removed',
      async (user_id: string) => {
        await query(database.db, 'UPDATE desired SET deletion_requested_at = now() WHERE id = ?', [user_id]);
      },
    ],
  ])('ends when %s', async (_what, end) => {
    const { user_id, project_id } = await member();
    const tokens = [
      (await logIn({ id: user_id }, PASSWORD)).token,
      (await logIn({ id: user_id }, PASSWORD, inProject(project_id))).token,
    ];
    for (const token of tokens) await validate(token);
    await end(user_id);
    for (const token of tokens) await soon(() => validate(token).catch(() => null)).toBeNull();
  });

  test('ends when the last role or the project goes, and follows the roles until then', async () => {
    const { user_id, project_id, assignment_id } = await member();
    const { token } = await logIn({ id: user_id }, PASSWORD, inProject(project_id));
    const roles = () =>
      validate(token).then(
        ({ credentials }) => credentials.roles,
        () => null,
      );
    const second = await assign(database.db, ROLES.manager, { user_id }, { project_id });
    await soon(roles).toEqual(['manager', 'member', 'reader']);
    await removeRow(database.db, assignment_id);
    await removeRow(database.db, second);
    await soon(roles).toBeNull();
    await assign(database.db, ROLES.reader, { user_id }, { project_id });
    await soon(roles).toEqual(['reader']);
    await setSpec(database.db, project_id, { enabled: false });
    await soon(roles).toBeNull();
  });

  test('of before a change of password does not come from a login that began before it', async () => {
    const { user_id } = await member();
    const slow = await startProcess(database.url, {
      now: () => now_ms,
      argon2: {
        hash: () => Promise.reject(new Error('unused')),
        verify: async () => {
          await setPassword(database.db, user_id, 'another horse');
          return true;
        },
      },
    });
    await expect(slow.identity.logIn(byPassword({ id: user_id }, PASSWORD))).rejects.toMatchObject(REFUSED);
    await slow.stop();
  });
});

describe('an application credential', () => {
  const SECRET = 'a secret of its own';
  const byCredential = (credential: Parameters<typeof insertCredential>[1], id: string, secret = SECRET) =>
    ({
      by_id: { proofs: [{ method: 'application_credential', credential: { id }, secret }] },
      by_name: {
        proofs: [
          {
            method: 'application_credential',
            credential: { name: credential.name ?? '', user: { id: credential.user_id } },
            secret,
          },
        ],
      },
    }) as const;
  const rest = { scope: null, source_address: '192.0.2.1' } as const;

  async function credential(
    spec: Parameters<typeof insertCredential>[1]['spec'] = {},
    role: string = ROLES.manager,
  ) {
    const owner = await member(role);
    const made = { ...owner, secret: SECRET, name: 'robot', spec };
    const id = await insertCredential(database.db, made);
    const { by_id, by_name } = byCredential(made, id);
    return { ...owner, id, by_id: { ...by_id, ...rest }, by_name: { ...by_name, ...rest } };
  }

  test('acts for its user, in its project alone, by id or name', async () => {
    const { user_id, project_id, id, by_id, by_name } = await credential();
    for (const login of [by_id, by_name, { ...by_id, scope: inProject(project_id) }]) {
      const { token, view } = await service.identity.logIn(login);
      expect(view).toMatchObject({
        methods: ['application_credential'],
        user: { id: user_id },
        credentials: { project_id, roles: ['manager', 'member', 'reader'] },
        application_credential: { id, name: 'robot', unrestricted: false, access_rules: null },
      });
      expect(mayManageCredentials(view)).toBe(false);
      expect(await validate(token)).toEqual(view);
    }
    for (const scope of [inProject(randomUUID()), { kind: 'unscoped' }, { kind: 'system' }] as const) {
      await expect(service.identity.logIn({ ...by_id, scope })).rejects.toMatchObject(NO_SCOPE);
    }
  });

  test('carries only its own roles, as far as its user still has them', async () => {
    const { user_id, project_id, assignment_id, by_id } = await credential({ role_ids: [ROLES.member] });
    const { token, view } = await service.identity.logIn(by_id);
    expect(view.credentials.roles).toEqual(['member', 'reader']);
    await assign(database.db, ROLES.reader, { user_id }, { project_id });
    await removeRow(database.db, assignment_id);
    // What its user has is implied by what it was given, but that is not there any more.
    await soon(() => validate(token).catch(() => null)).toBeNull();
    await expect(service.identity.logIn(by_id)).rejects.toMatchObject(NO_SCOPE);
  });

  test('cannot be stretched to another scope, a longer life or another user by its token', async () => {
    const ends_ms = Math.ceil(now_ms / 1000) * 1000 + 90_000;
    const expires_at = new Date(ends_ms).toISOString().replace('.000Z', 'Z');
    const { project_id, by_id } = await credential({ expires_at });
    const { token, view } = await service.identity.logIn(by_id);
    expect(Date.parse(view.expires_at)).toBe(ends_ms);
    const again = (scope: Parameters<typeof byPassword>[2] = null) =>
      service.identity.logIn({ proofs: [{ method: 'token', token }], scope, source_address: '192.0.2.1' });
    expect((await again()).view).toMatchObject({
      expires_at: view.expires_at,
      credentials: { project_id },
      application_credential: { id: view.application_credential?.id },
    });
    await expect(again({ kind: 'unscoped' })).rejects.toMatchObject(NO_SCOPE);
    const other = await member();
    const mixed = { method: 'password', user: { id: other.user_id }, password: PASSWORD } as const;
    await expect(
      service.identity.logIn({
        proofs: [{ method: 'token', token }, mixed],
        scope: null,
        source_address: '::1',
      }),
    ).rejects.toMatchObject(REFUSED);
    now_ms = ends_ms;
    await expect(validate(token)).rejects.toMatchObject(VOID);
    await expect(service.identity.logIn(by_id)).rejects.toMatchObject(REFUSED);
  });

  test('ends with its removal, with its user and with a change of password', async () => {
    const removed = await credential();
    const leaver = await credential();
    const changer = await credential();
    const tokens = await Promise.all(
      [removed, leaver, changer].map(async ({ by_id }) => (await service.identity.logIn(by_id)).token),
    );
    await removeRow(database.db, removed.id);
    await setSpec(database.db, leaver.user_id, { enabled: false });
    await setPassword(database.db, changer.user_id, 'another horse');
    for (const token of tokens) await soon(() => validate(token).catch(() => null)).toBeNull();
    await expect(service.identity.logIn(removed.by_id)).rejects.toMatchObject(REFUSED);
    await expect(service.identity.logIn(leaver.by_id)).rejects.toMatchObject(REFUSED);
    // The credential itself is not the password: it goes on.
    expect((await service.identity.logIn(changer.by_id)).view.user.id).toBe(changer.user_id);
  });

  test('is refused with a wrong secret, by another user or under another name', async () => {
    const { user_id, project_id, id } = await credential();
    const other = await member();
    const wrong = [
      byCredential({ user_id, project_id, secret: '', name: 'robot' }, id, 'wrong'),
      byCredential({ user_id: other.user_id, project_id, secret: '', name: 'robot' }, randomUUID()),
      byCredential({ user_id, project_id, secret: '', name: 'nobody' }, 'no id'),
    ];
    for (const { by_id, by_name } of wrong) {
      await expect(service.identity.logIn({ ...by_id, ...rest })).rejects.toMatchObject(REFUSED);
      await expect(service.identity.logIn({ ...by_name, ...rest })).rejects.toMatchObject(REFUSED);
    }
  });

  test('may manage credentials when it says so', async () => {
    const { by_id } = await credential({ unrestricted: true });
    expect(mayManageCredentials((await service.identity.logIn(by_id)).view)).toBe(true);
  });
});

test('a login needs a method, and each once', async () => {
  const { user_id } = await member();
  const [proof] = byPassword({ id: user_id }, PASSWORD).proofs;
  if (proof === undefined) throw new Error('there is a proof');
  for (const proofs of [[], [proof, proof]]) {
    await expect(
      service.identity.logIn({ proofs, scope: null, source_address: '::1' }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  }
});

test('a password and a token of one user go together', async () => {
  const { user_id } = await member();
  const first = await logIn({ id: user_id }, PASSWORD);
  const { view } = await service.identity.logIn({
    proofs: [...byPassword({ id: user_id }, PASSWORD).proofs, { method: 'token', token: first.token }],
    scope: null,
    source_address: '::1',
  });
  expect(view.methods).toEqual(['password', 'token']);
  expect(view.expires_at).toBe(first.view.expires_at);
});
