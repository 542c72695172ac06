import { describe, expect, it } from 'vitest';
import { unique } from './suite.ts';
import type { ImageSuite, Shown } from './suite.ts';

/** Effect: declares the tests of images that one project shares with another. */
export function describeSharing(suite: ImageSuite): void {
  describe('an image of two projects', () => {
    it('is seen by whoever it is shared with, and listed once that is accepted', async () => {
      const { one, other, project_ids } = suite;
      const create = ['image', 'create', '--disk-format', 'raw', '--shared', unique('shared')];
      const id = String((await one.json(create))['id']);
      const listed = async (...more: string[]): Promise<readonly unknown[]> =>
        (await other.json<readonly Shown[]>(['image', 'list', ...more])).map((row) => row['ID']);
      expect(await other.refused(['image', 'show', id])).toMatch(/No Image found|could not be found/);

      const added = await one.json(['image', 'add', 'project', id, project_ids.other]);
      expect(added).toMatchObject({ image_id: id, member_id: project_ids.other, status: 'pending' });
      const members = ['image', 'member', 'list', id];
      expect(await one.json(members)).toMatchObject([{ 'Member ID': project_ids.other, Status: 'pending' }]);
      expect(await other.json(['image', 'show', id])).toMatchObject({ id, owner: project_ids.one });
      expect(await listed()).not.toContain(id);
      expect(await listed('--member-status', 'pending', '--shared')).toContain(id);

      await other.must(['image', 'set', '--accept', id]);
      expect(await listed('--shared')).toContain(id);
      expect(await one.json(members)).toMatchObject([{ Status: 'accepted' }]);
      expect(await other.glance(['member-list', '--image-id', id])).toContain('accepted');
      await other.glance(['member-update', id, project_ids.other, 'rejected']);
      expect(await listed('--shared')).not.toContain(id);
      expect(await other.refused(['image', 'set', '--name', 'mine', id])).toMatch(/403|Forbidden|not/i);
      expect(await one.glanceRefused(['member-create', id, project_ids.other])).toMatch(/409/);

      // The client looks the project up first, and takes the id as it is when it may not.
      await one.must(['image', 'remove', 'project', id, project_ids.other]);
      expect(await one.json(members)).toEqual([]);
      await one.glance(['member-create', id, project_ids.other]);
      await one.glance(['member-delete', id, project_ids.other]);
      expect(await one.json(members)).toEqual([]);
      expect(await other.refused(['image', 'show', id])).toMatch(/No Image found|could not be found/);
      await one.must(['image', 'delete', id]);
    });

    it('is of nobody else, and public only by the word of an administrator', async () => {
      const id = String(
        (await suite.one.json(['image', 'create', '--disk-format', 'raw', unique('own')]))['id'],
      );
      expect(await suite.other.refused(['image', 'show', id])).toMatch(/No Image found|could not be found/);
      expect(await suite.one.refused(['image', 'set', '--public', id])).toMatch(
        /403|Forbidden|not authorized/,
      );
      await suite.admin.must(['image', 'set', '--public', id]);
      expect(await suite.other.json(['image', 'show', id])).toMatchObject({ visibility: 'public' });
      expect(await suite.other.refused(['image', 'set', '--name', 'mine', id])).toMatch(/403|Forbidden|not/i);
      expect(await suite.other.refused(['image', 'delete', id])).toMatch(/403|Forbidden|not/i);
      await suite.admin.must(['image', 'delete', id]);
    });

    it('has members only while it is shared', async () => {
      const { one, project_ids } = suite;
      const create = ['image', 'create', '--disk-format', 'raw', '--private', unique('private')];
      const id = String((await one.json(create))['id']);
      const add = ['image', 'add', 'project', id, project_ids.other];
      expect(await one.refused(add)).toMatch(/403|Forbidden|not/i);
      await one.must(['image', 'delete', id]);
    });
  });
}
