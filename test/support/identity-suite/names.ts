import { describe, expect, it } from 'vitest';
import { unique } from '../identity-walk/walker.ts';
import { SECRET, refused } from './suite.ts';
import type { Suite } from './suite.ts';

/** Effect: declares the tests of odd, equal, long and missing names. */
export function describeNames(suite: Suite): void {
  describe('names', () => {
    const ODD = ['naïve ☃', 'per%cent', 'quote"s\'', 'a&b=c?d#e', '..up', '日本語'];

    it('takes odd characters in the names of projects and users', async () => {
      for (const odd of ODD) {
        const name = `${odd}-${unique('x')}`;
        const { id } = await suite.admin.json('project', 'create', name);
        expect(await suite.admin.json('project', 'show', name), name).toMatchObject({ id, name });
        await suite.admin.must('project', 'delete', name);
      }
    });

    it('holds the same name once in each domain', async () => {
      const [one, two, name] = [unique('one'), unique('two'), unique('twin')];
      for (const domain of [one, two]) {
        await suite.admin.must('domain', 'create', domain);
        await suite.admin.must('user', 'create', '--domain', domain, '--password', SECRET, name);
      }
      const [first, second] = [
        await suite.admin.json('user', 'show', '--domain', one, name),
        await suite.admin.json('user', 'show', '--domain', two, name),
      ];
      expect(first['id']).not.toBe(second['id']);
      expect(await refused(suite.admin, 'user', 'show', name)).toContain(
        `More than one user exists with the name '${name}'.`,
      );
      for (const domain of [one, two]) {
        await suite.admin.must('user', 'delete', '--domain', domain, name);
        await suite.admin.must('domain', 'set', '--disable', domain);
        await suite.admin.must('domain', 'delete', domain);
      }
      expect(await refused(suite.admin, 'user', 'show', String(first['id']))).toContain(
        'No user with a name or ID of',
      );
    });

    it('refuses names that are too long or empty', async () => {
      expect(await refused(suite.admin, 'project', 'create', 'x'.repeat(256))).toMatch(/\(HTTP 400\)/);
      expect(await refused(suite.admin, 'domain', 'create', 'x'.repeat(256))).toMatch(/\(HTTP 400\)/);
      expect(await refused(suite.admin, 'user', 'create', '--password', SECRET, 'x'.repeat(256))).toMatch(
        /\(HTTP 400\)/,
      );
      expect(await refused(suite.admin, 'role', 'create', '')).toMatch(/\(HTTP 400\)/);
    });

    it('is a clean "no such thing" for every kind', async () => {
      for (const what of ['domain', 'project', 'user', 'group', 'role', 'service']) {
        const text = await refused(suite.admin, what, 'show', 'nothing-of-this-name');
        expect(text, what).toMatch(/^No \w+ with a .*'nothing-of-this-name' exists\./);
      }
    });
  });
}
