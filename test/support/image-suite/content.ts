import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { unique } from './suite.ts';
import type { Actor, ImageSuite, Shown } from './suite.ts';

const digest = (algorithm: 'md5' | 'sha512', content: Buffer): string =>
  createHash(algorithm).update(content).digest('hex');

/** Effect: waits until an image is active, and gives it. */
export async function active(actor: Actor, id: string): Promise<Shown> {
  return await eventually(`image ${id} active`, 30, async () => {
    const shown = await actor.json(['image', 'show', id]);
    return shown['status'] === 'active' && shown;
  });
}

/** Effect: declares the tests of content: how it comes and goes. */
export function describeContent(suite: ImageSuite): void {
  describe('content', () => {
    it('goes up from a qcow2 file and comes down byte for byte', async () => {
      const path = await suite.qcow2('disk.qcow2');
      const content = readFileSync(path);
      const create = ['image', 'create', '--disk-format', 'qcow2', '--container-format', 'bare'];
      const made = await suite.one.json([...create, '--file', path, unique('qcow2')]);
      const id = String(made['id']);
      const shown = await active(suite.one, id);
      expect(shown).toMatchObject({
        disk_format: 'qcow2',
        container_format: 'bare',
        size: content.byteLength,
        checksum: digest('md5', content),
        visibility: 'shared',
        owner: suite.project_ids.one,
        properties: { os_hash_algo: 'sha512', os_hash_value: digest('sha512', content) },
      });
      const saved = join(suite.directory, 'saved.qcow2');
      await suite.one.must(['image', 'save', '--file', saved, id]);
      expect(readFileSync(saved)).toEqual(content);
    });

    it('goes up through a pipe, and a raw disk is what it was', async () => {
      const content = randomBytes(3 * 1024 * 1024 + 17);
      const path = suite.file('disk.raw', content);
      const create = ['image', 'create', '--disk-format', 'raw', '--container-format', 'bare', unique('raw')];
      const made = await suite.one.json(create, { pipe: path });
      const shown = await active(suite.one, String(made['id']));
      expect(shown).toMatchObject({ size: content.byteLength, checksum: digest('md5', content) });
      const saved = join(suite.directory, 'saved.raw');
      await suite.one.glance(['image-download', '--file', saved, '--progress', String(made['id'])]);
      expect(readFileSync(saved).equals(content)).toBe(true);
    });

    it('goes up with a bar, comes from a URL, and is staged and imported', async () => {
      const content = randomBytes(1024 * 1024);
      const path = suite.file('bar.raw', content);
      const formats = ['--disk-format', 'raw', '--container-format', 'bare'];
      const name = unique('bar');
      const create = ['image-create', '--name', name, ...formats, '--file', path, '--progress'];
      const bar = await suite.one.glance(create);
      expect(bar).toContain('active');
      expect(bar.replaceAll(/[\s|]/g, '')).toContain(digest('sha512', content).slice(0, 80));

      const { url, content: there } = suite.peer.download;
      const queued = await suite.one.json(['image', 'create', ...formats, unique('web')]);
      const id = String(queued['id']);
      expect(queued['status']).toBe('queued');
      await suite.one.glance(['image-import', '--import-method', 'web-download', '--uri', url, id]);
      expect(await active(suite.one, id)).toMatchObject({ checksum: digest('md5', there) });
      expect(await suite.one.glance(['image-tasks', id])).toContain('success');

      const staged = String((await suite.one.json(['image', 'create', ...formats, unique('staged')]))['id']);
      await suite.one.glance(['image-stage', '--file', path, staged]);
      expect(await suite.one.json(['image', 'show', staged])).toMatchObject({ status: 'uploading' });
      await suite.one.glance(['image-import', '--import-method', 'glance-direct', staged]);
      expect(await active(suite.one, staged)).toMatchObject({ checksum: digest('md5', content) });

      const via = ['image-create-via-import', '--name', unique('via'), ...formats];
      const direct = await suite.one.glance([...via, '--import-method', 'glance-direct', '--file', path]);
      const made = /\| id +\| (\S+)/.exec(direct)?.[1] ?? '';
      await active(suite.one, made);
    });

    it('may be out of use for a while', async () => {
      const path = suite.file('small.raw', randomBytes(4096));
      const create = ['image', 'create', '--disk-format', 'raw', '--file', path, unique('small')];
      const id = String((await suite.one.json(create))['id']);
      await active(suite.one, id);
      await suite.admin.must(['image', 'set', '--deactivate', id]);
      expect(await suite.one.json(['image', 'show', id])).toMatchObject({ status: 'deactivated' });
      const saved = join(suite.directory, 'never.raw');
      expect(await suite.one.refused(['image', 'save', '--file', saved, id])).toMatch(
        /403|Forbidden|Unable to download/,
      );
      await suite.admin.must(['image', 'set', '--activate', id]);
      await suite.one.must(['image', 'save', '--file', saved, id]);
      const again = ['image-upload', '--file', path, id];
      expect(await suite.one.glanceRefused(again)).toMatch(/409/);
    });
  });
}
