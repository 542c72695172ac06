import { describe, expect, it } from 'vitest';
import { unique } from '../identity-walk/walker.ts';
import { names, refused } from './suite.ts';
import type { Row, Suite } from './suite.ts';

/** Effect: declares the tests of regions, services and endpoints. */
export function describeCatalogue(suite: Suite): void {
  describe('the catalogue', () => {
    const region = unique('region');
    const service = unique('service');

    it('makes, lists, shows and changes regions, services and endpoints', async () => {
      expect(await suite.admin.json('region', 'create', '--description', 'one', region)).toMatchObject({
        region,
      });
      await suite.admin.must('region', 'set', '--description', 'two', region);
      expect(await suite.admin.json('region', 'show', region)).toMatchObject({ description: 'two' });
      await suite.admin.must('region', 'create', '--parent-region', region, `${region}-below`);
      const below = await suite.admin.json<readonly Row[]>('region', 'list', '--parent-region', region);
      expect(below.map((row) => row['Region'])).toEqual([`${region}-below`]);

      const made = await suite.admin.json(
        'service',
        'create',
        '--name',
        service,
        '--description',
        'one',
        'test',
      );
      expect(made).toMatchObject({ name: service, type: 'test', enabled: true });
      await suite.admin.must('service', 'set', '--description', 'two', service);
      expect(await suite.admin.json('service', 'show', service)).toMatchObject({
        id: made['id'],
        description: 'two',
      });
      expect(names(await suite.admin.json('service', 'list'))).toContain(service);

      const url = 'http://127.0.0.1:1/%(project_id)s';
      const endpoint = await suite.admin.json(
        'endpoint',
        'create',
        '--region',
        region,
        service,
        'public',
        url,
      );
      expect(endpoint).toMatchObject({
        service_id: made['id'],
        interface: 'public',
        region_id: region,
        url,
        enabled: true,
      });
      const id = String(endpoint['id']);
      const listed = await suite.admin.json<readonly Row[]>('endpoint', 'list', '--service', service);
      expect(listed).toMatchObject([
        { ID: id, Region: region, 'Service Type': 'test', Interface: 'public', URL: url },
      ]);
      await suite.admin.must('endpoint', 'set', '--url', 'http://127.0.0.1:2/', '--disable', id);
      expect(await suite.admin.json('endpoint', 'show', id)).toMatchObject({
        url: 'http://127.0.0.1:2/',
        enabled: false,
      });
      // A region that is not there is made by the client.
      const other = await suite.admin.json(
        'endpoint',
        'create',
        '--region',
        `${region}-new`,
        service,
        'admin',
        url,
      );
      expect(await suite.admin.json('region', 'show', `${region}-new`)).toMatchObject({
        parent_region: null,
      });
      await suite.admin.must('endpoint', 'delete', String(other['id']));
      await suite.admin.must('region', 'delete', `${region}-new`);

      await suite.admin.must('endpoint', 'delete', id);
      await suite.admin.must('service', 'delete', service);
      await suite.admin.must('region', 'delete', `${region}-below`);
      await suite.admin.must('region', 'delete', region);
      const left = await suite.admin.json<readonly Row[]>('endpoint', 'list');
      expect(left.map((row) => row['ID'])).not.toContain(id);
      expect(await refused(suite.admin, 'endpoint', 'delete', id)).toMatch(
        /1 of 1 endpoints failed to delete/,
      );
    });
  });
}
