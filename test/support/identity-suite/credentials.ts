import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unique } from '../identity-walk/walker.ts';
import type { Openstack } from '../openstack.ts';
import { SECRET, names, onProject, refused } from './suite.ts';
import type { Row, Suite } from './suite.ts';

/** Effect: declares the tests of application credentials. */
export function describeCredentials(suite: Suite): void {
  describe('application credentials', () => {
    const user = unique('user');
    const project = unique('project');
    let own: Openstack;

    beforeAll(async () => {
      await suite.admin.must('user', 'create', '--password', SECRET, user);
      await suite.admin.must('project', 'create', project);
      await suite.admin.must('role', 'add', '--user', user, '--project', project, 'member');
      await suite.admin.must('role', 'add', '--user', user, '--project', project, 'reader');
      own = suite.openstack.as(suite.passwordOf(user, SECRET, onProject(project)));
    });

    afterAll(async () => {
      await suite.admin.must('user', 'delete', user);
      await suite.admin.must('project', 'delete', project);
    });

    const asCredential = (id: unknown, secret: unknown): Openstack =>
      suite.openstack.as({
        OS_AUTH_TYPE: 'v3applicationcredential',
        OS_AUTH_URL: suite.peer.auth_url,
        OS_IDENTITY_API_VERSION: '3',
        OS_APPLICATION_CREDENTIAL_ID: String(id),
        OS_APPLICATION_CREDENTIAL_SECRET: String(secret),
      });

    it('signs in with one until it is deleted, in the project where it was made, with the roles that it has', async () => {
      const create = ['application', 'credential', 'create'];
      const made = await own.json(...create, '--role', 'reader', '--description', 'one', 'plain');
      expect(made).toMatchObject({ name: 'plain', description: 'one', unrestricted: false, roles: 'reader' });
      expect(String(made['secret']).length).toBeGreaterThan(40);
      expect(await own.json('application', 'credential', 'show', 'plain')).not.toHaveProperty('secret');
      const holder = asCredential(made['id'], made['secret']);
      const token = await holder.json('token', 'issue');
      expect(token['project_id']).toBe(made['project_id']);
      expect(await refused(holder, ...create, 'second')).toMatch(/\(HTTP 403\)/);
      expect(await refused(asCredential(made['id'], 'wrong'), 'token', 'issue')).toMatch(/\(HTTP 401\)/);
      expect(names(await own.json('application', 'credential', 'list'))).toEqual(['plain']);
      expect(await refused(own, ...create, 'plain')).toMatch(/\(HTTP 409\)/);
      expect(await refused(own, ...create, '--role', 'admin', 'more')).toMatch(/\(HTTP 40[03]\)|No role/);
      await own.must('application', 'credential', 'delete', 'plain');
      expect(await refused(holder, 'token', 'issue')).toMatch(/\(HTTP 40[14]\)/);
    });

    it('takes a secret, an end and rules of access', async () => {
      const rules = JSON.stringify([{ path: '/v2.1/servers', method: 'GET', service: 'compute' }]);
      const secret = ['--secret', 'chosen by the user', '--unrestricted'];
      const limits = ['--expiration', '2099-01-02T03:04:05', '--access-rules', rules];
      const made = await own.json('application', 'credential', 'create', ...secret, ...limits, 'full');
      expect(made).toMatchObject({ expires_at: '2099-01-02T03:04:05.000000', unrestricted: true });
      await asCredential(made['id'], 'chosen by the user').must('token', 'issue');
      const [rule] = await own.json<readonly Row[]>('access', 'rule', 'list');
      expect(rule).toMatchObject({ Service: 'compute', Method: 'GET', Path: '/v2.1/servers' });
      const past = ['--expiration', '2001-01-02T03:04:05', 'old'];
      expect(await refused(own, 'application', 'credential', 'create', ...past)).toMatch(/\(HTTP 400\)/);
      await own.must('application', 'credential', 'delete', 'full');
    });
  });
}
