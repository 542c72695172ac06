import { expect, test } from 'vitest';
import type { SmallCloud } from '../../support/kind-objects.ts';
import { serverSpec, smallCloud } from '../../support/kind-objects.ts';

/** What is said of guests in trouble, and what is done about it. */

async function settled(): Promise<readonly [SmallCloud, string]> {
  const small = await smallCloud();
  const { cloud, project, flavors, disk, hosts } = small;
  const base = { project_id: project, flavor_id: flavors[0], image_id: disk, host_id: hosts[0] };
  const id = cloud.add('server', serverSpec({ ...base, name: 'web' }));
  await cloud.settle();
  return [small, id];
}

test.each([
  [
    'disk_full',
    'DiskFull',
    'host kvm1 has no space left for its disk vda. Free some there',
    'paused (its host has no space left: vda)',
  ],
  [
    'disk_error',
    'DiskError',
    'reading or writing its disk vda fails on host kvm1.',
    'paused (reading or writing fails: vda)',
  ],
] as const)(
  'a guest that stands still at its disk (%s) is let go on, and people learn what they can do',
  async (what, reason, words, found) => {
    const [{ cloud }, id] = await settled();
    const { byHand } = cloud.ports;
    byHand.breakDisk('kvm1', id, { what, disks: ['vda'] });
    const pass = await cloud.pass(id);
    expect(pass.changes).toMatchObject([{ field: 'power_state', expected: 'running', found }]);
    expect(pass.plan.operations.map(({ name }) => name)).toEqual(['start_domain']);
    expect(pass.report?.pending).toEqual({ reason, message: expect.stringContaining(words) as string });
    expect(pass.report?.status).toMatchObject({ state: 'PAUSED' });
    byHand.breakDisk('kvm1', id, null);
    await cloud.settle();
    expect(byHand.domain('kvm1', id)?.state).toBe('running');
    expect(cloud.entry(id).status).toMatchObject({ state: 'ACTIVE' });
  },
);

test('a guest that ended by itself is started again, and it is said how it ended', async () => {
  const [{ cloud }, id] = await settled();
  const { byHand } = cloud.ports;
  for (const [end, found] of [
    [byHand.shutDownInside, 'stopped (it shut itself down)'],
    [byHand.crash, 'crashed'],
    [byHand.destroy, 'stopped'],
  ] as const) {
    end('kvm1', id);
    const { changes } = await cloud.pass(id);
    expect(changes).toMatchObject([{ field: 'power_state', expected: 'running', found }]);
    expect(byHand.domain('kvm1', id)?.state).toBe('running');
  }
});
