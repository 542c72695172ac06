import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unique } from '../identity-walk/walker.ts';
import { SECRET, names, onProject, refused } from './suite.ts';
import type { Row, Suite } from './suite.ts';

/** Effect: declares the tests of roles, what they imply, and assignments. */
export function describeRoles(suite: Suite): void {
  describe('roles', () => {
    const role = unique('role');
    const user = unique('user');
    const group = unique('group');
    const project = unique('project');

    beforeAll(async () => {
      await suite.admin.must('user', 'create', '--password', SECRET, user);
      await suite.admin.must('group', 'create', group);
      await suite.admin.must('project', 'create', project);
    });

    afterAll(async () => {
      await suite.admin.must('project', 'delete', project);
      await suite.admin.must('group', 'delete', group);
      await suite.admin.must('user', 'delete', user);
    });

    it('makes, lists, shows and changes a role', async () => {
      const made = await suite.admin.json('role', 'create', '--description', 'one', role);
      expect(made).toMatchObject({ name: role, description: 'one', domain_id: null });
      await suite.admin.must('role', 'set', '--description', 'two', role);
      expect(await suite.admin.json('role', 'show', role)).toMatchObject({
        id: made['id'],
        description: 'two',
      });
      expect(names(await suite.admin.json('role', 'list'))).toEqual(
        expect.arrayContaining([role, 'admin', 'member', 'reader']),
      );
      expect(await refused(suite.admin, 'role', 'create', role)).toMatch(/\(HTTP 409\)/);
    });

    it('gives and takes it, to a user and to a group, everywhere', async () => {
      const on = { Project: '', Domain: '', System: '', Inherited: false };
      const places: readonly (readonly [readonly string[], Row])[] = [
        [['--project', project], { ...on, Project: `${project}@Default` }],
        [['--domain', 'Default'], { ...on, Domain: 'Default' }],
        [['--system', 'all'], { ...on, System: 'all' }],
        [['--project', project, '--inherited'], { ...on, Project: `${project}@Default`, Inherited: true }],
        [['--domain', 'Default', '--inherited'], { ...on, Domain: 'Default', Inherited: true }],
      ];
      const sorted = (rows: readonly Row[]): readonly string[] =>
        rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
      for (const [subject, name, column] of [
        ['--user', user, 'User'],
        ['--group', group, 'Group'],
      ] as const) {
        const list = ['role', 'assignment', 'list', '--names', subject, name];
        const rows = places.map(([, place]) => ({
          Role: role,
          User: '',
          Group: '',
          [column]: `${name}@Default`,
          ...place,
        }));
        for (const [place] of places) await suite.admin.must('role', 'add', subject, name, ...place, role);
        expect(sorted(await suite.admin.json<readonly Row[]>(...list))).toEqual(sorted(rows));
        for (const [place] of places) await suite.admin.must('role', 'remove', subject, name, ...place, role);
        expect(await suite.admin.json(...list)).toEqual([]);
        const gone = ['role', 'remove', subject, name, '--project', project, role];
        expect(await refused(suite.admin, ...gone)).toMatch(/\(HTTP 404\)/);
      }
    });

    it('shows what is effective: through groups, implied roles and domains', async () => {
      await suite.admin.must('implied', 'role', 'create', '--implied-role', 'reader', role);
      const implied = await suite.admin.json<readonly Row[]>('implied', 'role', 'list');
      expect(implied.find((row) => row['Prior Role Name'] === role)).toMatchObject({
        'Implied Role Name': 'reader',
      });
      await suite.admin.must('group', 'add', 'user', group, user);
      await suite.admin.must('role', 'add', '--group', group, '--project', project, role);
      const list = [
        'role',
        'assignment',
        'list',
        '--effective',
        '--names',
        '--user',
        user,
        '--project',
        project,
      ];
      const rows = await suite.admin.json<readonly Row[]>(...list);
      expect(rows.map((row) => [row['Role'], row['User'], row['Project']]).sort()).toEqual(
        [
          [role, `${user}@Default`, `${project}@Default`],
          ['reader', `${user}@Default`, `${project}@Default`],
        ].sort(),
      );
      const own = suite.openstack.as(suite.passwordOf(user, SECRET, onProject(project)));
      await own.must('token', 'issue');
      await suite.admin.must('group', 'remove', 'user', group, user);
      expect(await refused(own, 'token', 'issue')).toMatch(/\(HTTP 401\)/);
      await suite.admin.must('role', 'add', '--user', user, '--domain', 'default', '--inherited', role);
      await own.must('token', 'issue');
      await suite.admin.must('role', 'remove', '--user', user, '--domain', 'default', '--inherited', role);
      await suite.admin.must('implied', 'role', 'delete', '--implied-role', 'reader', role);
      expect(
        await refused(suite.admin, 'implied', 'role', 'delete', '--implied-role', 'reader', role),
      ).toMatch(/\(HTTP 404\)/);
    });

    it('removes it with what was given', async () => {
      await suite.admin.must('role', 'add', '--user', user, '--project', project, role);
      await suite.admin.must('role', 'delete', role);
      expect(await suite.admin.json('role', 'assignment', 'list', '--user', user)).toEqual([]);
      expect(await refused(suite.admin, 'role', 'show', role)).toContain(
        `No role with a name or ID of '${role}' exists.`,
      );
    });
  });
}
