import { describe, expect, it } from 'vitest';
import { onProject, refused } from './suite.ts';
import type { Row, Suite } from './suite.ts';

/** Effect: declares the tests of sign-in in every scope, refusals, the catalogue, revocation. */
export function describeSignIn(suite: Suite): void {
  describe('signing in', () => {
    it('gives a token for a project, from variables and from clouds.yaml, and the whole program does too', async () => {
      const { username, password, project_name } = suite.peer;
      const variables = suite.passwordOf(username, password, onProject(project_name));
      const token = await suite.openstack.as(variables).json('token', 'issue');
      expect(Object.keys(token).sort()).toEqual(['expires', 'id', 'project_id', 'user_id']);
      expect(token['expires']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
      suite.openstack.writeClouds(
        `clouds:\n  peer:\n    auth:\n      auth_url: ${suite.peer.auth_url}\n      username: ${username}\n      password: ${password}\n` +
          `      project_name: ${project_name}\n      user_domain_id: default\n      project_domain_id: default\n    identity_api_version: 3\n`,
      );
      const fromFile = await suite.openstack.as({ OS_CLOUD: 'peer' }).json('token', 'issue');
      expect(fromFile['project_id']).toBe(token['project_id']);
      const whole = await suite.openstack.as({ OS_CLOUD: 'peer' }).fresh('token', 'issue', '-f', 'json');
      expect(whole.stderr).toBe('');
      expect((JSON.parse(whole.stdout) as Row)['user_id']).toBe(token['user_id']);
    });

    it('gives tokens for the system and for nothing', async () => {
      const { username, password } = suite.peer;
      const system = await suite.openstack
        .as(suite.passwordOf(username, password, { OS_SYSTEM_SCOPE: 'all' }))
        .json('token', 'issue');
      expect(system['system']).toBe('all');
      const none = await suite.openstack.as(suite.passwordOf(username, password, {})).json('token', 'issue');
      expect(Object.keys(none).sort()).toEqual(['expires', 'id', 'user_id']);
    });

    it('refuses in one and the same way, whatever was wrong', async () => {
      const { username, password, project_name } = suite.peer;
      const scope = onProject(project_name);
      const elsewhere = { OS_USER_DOMAIN_ID: 'nothing-of-this-name' };
      const wrong = [
        suite.passwordOf(username, 'wrong', scope),
        suite.passwordOf('nobody-of-this-name', 'wrong', scope),
        suite.passwordOf(username, password, scope, elsewhere),
      ];
      const said = new Set<string>();
      for (const variables of wrong) {
        const text = await refused(suite.openstack.as(variables), 'token', 'issue');
        said.add(text.replace(/req-[0-9a-f-]{36}/, 'ID'));
      }
      expect([...said]).toEqual([expect.stringMatching(/\(HTTP 401\) \(Request-ID: ID\)\n$/)]);
      const astray = suite.passwordOf(username, password, onProject('nothing-of-this-name'));
      expect(await refused(suite.openstack.as(astray), 'token', 'issue')).toMatch(/\(HTTP 401\)/);
    });

    it('shows the catalogue with the service that the client talks to', async () => {
      const catalog = await suite.admin.json<readonly Row[]>('catalog', 'list');
      const identity = catalog.find((row) => row['Type'] === 'identity');
      const endpoints = identity?.['Endpoints'] as readonly Row[];
      expect(endpoints.find((row) => row['interface'] === 'public')).toMatchObject({
        url: suite.peer.auth_url,
      });
      expect(await suite.admin.json('catalog', 'show', 'identity')).toMatchObject({ type: 'identity' });
    });

    it('ends with token revoke', async () => {
      const { username, password, project_name } = suite.peer;
      const variables = suite.passwordOf(username, password, onProject(project_name));
      const { id } = await suite.openstack.as(variables).json('token', 'issue');
      const holder = suite.openstack.as(suite.tokenOf(id, onProject(project_name)));
      await holder.must('token', 'issue');
      await suite.admin.must('token', 'revoke', String(id));
      expect(await refused(holder, 'token', 'issue')).toMatch(/\(HTTP 40[14]\)/);
      expect(await refused(suite.admin, 'token', 'revoke', String(id))).toMatch(/\(HTTP 404\)/);
    });
  });
}
