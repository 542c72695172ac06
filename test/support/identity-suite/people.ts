import { describe, expect, it } from 'vitest';
import { unique } from '../identity-walk/walker.ts';
import { SECRET, names, onProject, refused } from './suite.ts';
import type { Row, Suite } from './suite.ts';

/** Effect: declares the tests of domains, projects, users and groups from creation to removal. */
export function describePeople(suite: Suite): void {
  describe('domains, projects, users and groups', () => {
    const domain = unique('domain');
    const project = unique('project');
    const user = unique('user');
    const group = unique('group');

    it('makes, lists, shows and changes a domain', async () => {
      const made = await suite.admin.json('domain', 'create', '--description', 'one', domain);
      expect(made).toMatchObject({ name: domain, description: 'one', enabled: true });
      expect(await suite.admin.json('domain', 'show', domain)).toMatchObject({
        id: made['id'],
        name: domain,
      });
      await suite.admin.must('domain', 'set', '--description', 'two', domain);
      const listed = await suite.admin.json<readonly Row[]>('domain', 'list');
      expect(listed.find((row) => row['Name'] === domain)).toEqual({
        ID: made['id'],
        Name: domain,
        Enabled: true,
        Description: 'two',
      });
      expect(listed.find((row) => row['ID'] === 'default')).toMatchObject({ Name: 'Default' });
      expect(await refused(suite.admin, 'domain', 'create', domain)).toMatch(/\(HTTP 409\)/);
      expect(await suite.admin.json('domain', 'create', '--or-show', domain)).toMatchObject({
        id: made['id'],
      });
      await suite.admin.must('role', 'add', '--user', suite.peer.username, '--domain', domain, 'reader');
      const variables = suite.passwordOf(suite.peer.username, suite.peer.password, {
        OS_DOMAIN_NAME: domain,
      });
      const token = await suite.openstack.as(variables).json('token', 'issue');
      expect(token['domain_id']).toBe(made['id']);
    });

    it('makes, lists, shows and changes a project and a project below it', async () => {
      const tags = ['--tag', 'red', '--tag', 'blue'];
      const create = ['project', 'create', '--domain', domain, '--description', 'one', ...tags, project];
      const made = await suite.admin.json(...create);
      expect(made).toMatchObject({ name: project, description: 'one', enabled: true, is_domain: false });
      expect(made['tags']).toEqual(expect.arrayContaining(['red', 'blue']));
      expect(made['parent_id']).toBe(made['domain_id']);
      const below = await suite.admin.json(
        'project',
        'create',
        '--domain',
        domain,
        '--parent',
        project,
        `${project}-below`,
      );
      expect(below['parent_id']).toBe(made['id']);
      const shown = await suite.admin.json(
        'project',
        'show',
        '--domain',
        domain,
        '--parents',
        `${project}-below`,
      );
      expect(Object.keys(shown['parents'] as Row)).toEqual([made['id']]);
      await suite.admin.must(
        'project',
        'set',
        '--domain',
        domain,
        '--description',
        'two',
        '--tag',
        'green',
        project,
      );
      expect(await suite.admin.json('project', 'show', '--domain', domain, project)).toMatchObject({
        description: 'two',
      });
      const tagged = await suite.admin.json<readonly Row[]>(
        'project',
        'list',
        '--tags',
        'green',
        '--domain',
        domain,
      );
      expect(names(tagged)).toEqual([project]);
      expect(names(await suite.admin.json('project', 'list', '--domain', domain))).toEqual(
        expect.arrayContaining([project, `${project}-below`]),
      );
      expect(await refused(suite.admin, 'project', 'delete', '--domain', domain, project)).toMatch(
        /HTTP 403/,
      );
      await suite.admin.must('project', 'delete', '--domain', domain, `${project}-below`);
      expect(await refused(suite.admin, 'project', 'create', '--domain', domain, project)).toMatch(
        /\(HTTP 409\)/,
      );
    });

    it('makes, lists, shows and changes a user', async () => {
      const home = ['--domain', domain, '--project', project, '--project-domain', domain];
      const about = ['--password', SECRET, '--email', 'one@example.org', '--description', 'one'];
      const made = await suite.admin.json('user', 'create', ...home, ...about, user);
      expect(made).toMatchObject({ name: user, email: 'one@example.org', description: 'one', enabled: true });
      expect(made).not.toHaveProperty('password');
      await suite.admin.must('user', 'set', '--domain', domain, '--email', 'two@example.org', user);
      const [listed] = await suite.admin.json<readonly Row[]>('user', 'list', '--domain', domain, '--long');
      expect(listed).toMatchObject({ ID: made['id'], Name: user, Email: 'two@example.org', Enabled: true });
      expect(await suite.admin.json('user', 'show', '--domain', domain, user)).toMatchObject({
        id: made['id'],
      });
      expect(
        await refused(suite.admin, 'user', 'create', '--domain', domain, '--password', SECRET, user),
      ).toMatch(/\(HTTP 409\)/);
    });

    it('makes a group, puts the user in and takes it out', async () => {
      const domains = ['--group-domain', domain, '--user-domain', domain, group, user];
      await suite.admin.must('group', 'create', '--domain', domain, '--description', 'one', group);
      await suite.admin.must('group', 'set', '--domain', domain, '--description', 'two', group);
      expect(await suite.admin.json('group', 'show', '--domain', domain, group)).toMatchObject({
        description: 'two',
      });
      expect((await suite.admin.run('group', 'contains', 'user', ...domains)).stderr).toContain(
        `${user} not in group ${group}`,
      );
      await suite.admin.must('group', 'add', 'user', ...domains);
      expect(await suite.admin.must('group', 'contains', 'user', ...domains)).toContain(
        `${user} in group ${group}`,
      );
      expect(names(await suite.admin.json('user', 'list', '--domain', domain, '--group', group))).toEqual([
        user,
      ]);
      expect(names(await suite.admin.json('group', 'list', '--user', user, '--user-domain', domain))).toEqual(
        [group],
      );
      await suite.admin.must('group', 'remove', 'user', ...domains);
      expect(names(await suite.admin.json('user', 'list', '--domain', domain, '--group', group))).toEqual([]);
      expect(await refused(suite.admin, 'group', 'remove', 'user', ...domains)).toMatch(
        /not removed|HTTP 404/,
      );
    });

    it('lets a user sign in with roles and change the password, which ends what was before', async () => {
      const at = ['--project', project, '--project-domain', domain, '--user', user, '--user-domain', domain];
      const scope = onProject(project, domain);
      const variables = suite.passwordOf(user, SECRET, scope, { OS_USER_DOMAIN_NAME: domain });
      expect(await refused(suite.openstack.as(variables), 'token', 'issue')).toMatch(/\(HTTP 401\)/);
      await suite.admin.must('role', 'add', ...at, 'member');
      const own = suite.openstack.as(variables);
      const before = await own.json('token', 'issue');
      expect(names(await own.json('project', 'list', '--my-projects'))).toEqual([project]);
      const other = `${SECRET}-other`;
      await own.must('user', 'password', 'set', '--password', other, '--original-password', SECRET);
      expect(await refused(own, 'token', 'issue')).toMatch(/\(HTTP 401\)/);
      const holder = suite.openstack.as(suite.tokenOf(before['id'], scope));
      expect(await refused(holder, 'token', 'issue')).toMatch(/HTTP 40[14]/);
      const changed = suite.openstack.as({ ...variables, OS_PASSWORD: other });
      await changed.must('token', 'issue');
      await suite.admin.must('user', 'set', '--domain', domain, '--password', SECRET, user);
      expect(await refused(changed, 'token', 'issue')).toMatch(/\(HTTP 401\)/);
      await suite.admin.must('user', 'set', '--domain', domain, '--disable', user);
      expect(await refused(own, 'token', 'issue')).toMatch(/\(HTTP 401\)/);
      await suite.admin.must('user', 'set', '--domain', domain, '--enable', user);
      await own.must('token', 'issue');
    });

    it('refuses to a member what only administrators may, and says which action', async () => {
      const scope = onProject(project, domain);
      const variables = suite.passwordOf(user, SECRET, scope, { OS_USER_DOMAIN_NAME: domain });
      const member = suite.openstack.as(variables);
      const text = await refused(member, 'user', 'create', '--password', SECRET, 'more');
      expect(text).toMatch(/identity:create_user.*\(HTTP 403\) \(Request-ID: req-/);
      for (const what of ['user', 'group']) {
        expect(await refused(member, what, 'list')).toMatch(/\(HTTP 403\)/);
      }
      expect(await refused(member, 'role', 'add', '--user', user, '--project', project, 'admin')).toMatch(
        /No role|HTTP 403/,
      );
    });

    it('removes all of it, the domain last and only when it is disabled', async () => {
      await suite.admin.must('group', 'delete', '--domain', domain, group);
      await suite.admin.must('user', 'delete', '--domain', domain, user);
      await suite.admin.must('project', 'delete', '--domain', domain, project);
      expect(await refused(suite.admin, 'domain', 'delete', domain)).toMatch(/HTTP 403/);
      await suite.admin.must('domain', 'set', '--disable', domain);
      await suite.admin.must('domain', 'delete', domain);
      for (const [what, name] of [
        ['group', group],
        ['user', user],
        ['project', project],
        ['domain', domain],
      ] as const) {
        expect(await refused(suite.admin, what, 'show', name)).toContain(
          `No ${what} with a name or ID of '${name}' exists.`,
        );
      }
    });
  });
}
