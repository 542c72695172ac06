import { describe, expect, it } from 'vitest';
import { unique } from './suite.ts';
import type { ImageSuite, Shown } from './suite.ts';

const QCOW2 = ['--disk-format', 'qcow2', '--container-format', 'bare'];

/** Effect: declares the tests of images as objects: made, listed, shown, changed and deleted. */
export function describeObjects(suite: ImageSuite): void {
  describe('an image', () => {
    it('is made, listed, shown, changed and deleted', async () => {
      const name = unique('image');
      const made = await suite.one.json([
        'image',
        'create',
        ...QCOW2,
        '--min-disk',
        '2',
        '--min-ram',
        '512',
        '--property',
        'os_distro=debian',
        '--tag',
        'first',
        '--private',
        name,
      ]);
      const id = String(made['id']);
      expect(made).toMatchObject({
        name,
        status: 'queued',
        min_disk: 2,
        min_ram: 512,
        visibility: 'private',
        protected: false,
        tags: ['first'],
        file: `/v2/images/${id}/file`,
        schema: '/v2/schemas/image',
      });
      expect(made['properties']).toMatchObject({ os_distro: 'debian', os_hidden: false });
      expect(await suite.one.json(['image', 'show', name])).toMatchObject({ id });

      const listed = await suite.one.json<readonly Shown[]>(['image', 'list']);
      expect(listed).toContainEqual({ ID: id, Name: name, Status: 'queued' });
      const long = ['image', 'list', '--long', '--private', '--tag', 'first', '--sort', 'name:asc'];
      expect(await suite.one.json(long)).toMatchObject([{ ID: id, 'Disk Format': 'qcow2', Tags: ['first'] }]);
      expect(await suite.one.json(['image', 'list', '--property', 'os_distro=debian'])).toHaveLength(1);
      expect(await suite.one.json(['image', 'list', '--name', `${name}-not`])).toEqual([]);

      const renamed = `${name}-renamed`;
      const changes = ['--name', renamed, '--min-disk', '3', '--property', 'colour=red', '--tag', 'second'];
      await suite.one.must(['image', 'set', ...changes, '--protected', '--shared', id]);
      const changed = await suite.one.json(['image', 'show', id]);
      expect(changed).toMatchObject({ name: renamed, min_disk: 3, protected: true, visibility: 'shared' });
      expect(changed['tags']).toHaveLength(2);
      expect(changed['properties']).toMatchObject({ os_distro: 'debian', colour: 'red' });
      await suite.one.must(['image', 'unset', '--tag', 'first', '--property', 'colour', id]);
      const unset = await suite.one.json(['image', 'show', id]);
      expect(unset['tags']).toEqual(['second']);
      expect(unset['properties']).not.toHaveProperty('colour');

      expect(await suite.one.refused(['image', 'delete', id])).toMatch(/protected/i);
      await suite.one.must(['image', 'set', '--unprotected', id]);
      await suite.one.must(['image', 'delete', renamed]);
      expect(await suite.one.refused(['image', 'show', id])).toMatch(/No Image found|could not be found/);
    });

    it('may have the name of another, and be hidden from lists', async () => {
      const name = unique('twin');
      const create = async (): Promise<string> =>
        String((await suite.one.json(['image', 'create', ...QCOW2, name]))['id']);
      const [first, second] = [await create(), await create()];
      expect(await suite.one.json(['image', 'list', '--name', name])).toHaveLength(2);
      expect(await suite.one.refused(['image', 'show', name])).toMatch(/More than one/);
      await suite.one.must(['image', 'set', '--hidden', first]);
      expect(await suite.one.json(['image', 'list', '--name', name])).toMatchObject([{ ID: second }]);
      expect(await suite.one.json(['image', 'list', '--name', name, '--hidden'])).toMatchObject([
        { ID: first },
      ]);
      await suite.one.must(['image', 'delete', first, second]);
      expect(await suite.one.json(['image', 'list', '--name', name])).toEqual([]);
    });

    it('answers to the older client', async () => {
      const name = unique('older');
      const table = await suite.one.glance([
        'image-create',
        '--name',
        name,
        ...QCOW2,
        '--property',
        'kind=test',
        '--tags',
        'a',
        'b',
      ]);
      const id = /\| id +\| (\S+)/.exec(table)?.[1] ?? '';
      expect(table).toMatch(/\| kind +\| test/);
      expect(await suite.one.glance(['image-list'])).toContain(`| ${id} | ${name}`);
      const sorted = [
        'image-list',
        '--sort-key',
        'name',
        '--sort-dir',
        'asc',
        '--page-size',
        '1',
        '--limit',
        '2',
      ];
      expect((await suite.one.glance(sorted)).split('\n').length).toBeGreaterThan(4);
      expect(
        await suite.one.glance(['image-list', '--property-filter', 'kind=test', '--tag', 'a']),
      ).toContain(id);
      await suite.one.glance(['image-update', '--name', `${name}-2`, '--remove-property', 'kind', id]);
      const shown = await suite.one.glance(['image-show', id]);
      expect(shown).toContain(`${name}-2`);
      expect(shown).not.toContain('kind');
      await suite.one.glance(['image-tag-update', id, 'c']);
      await suite.one.glance(['image-tag-delete', id, 'a']);
      expect(await suite.one.glance(['image-show', id])).toMatch(/\["b", "c"\]|\["c", "b"\]/);
      expect(await suite.one.glance(['import-info'])).toContain('web-download');
      expect(await suite.one.glance(['stores-info'])).toContain('default');
      await suite.one.glance(['image-delete', id]);
      expect(await suite.one.glanceRefused(['image-show', id])).toMatch(/404|No image found/);
    });
  });
}
