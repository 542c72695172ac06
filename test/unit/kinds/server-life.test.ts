import { expect, test } from 'vitest';
import { copyVolumeName } from '../../../reconciler/model/names.ts';
import { serverSpec, smallCloud } from '../../support/kind-objects.ts';

test('a server is built, runs, and leaves nothing behind', async () => {
  const { cloud, project, flavors, disk, subnets } = await smallCloud();
  const id = cloud.add(
    'server',
    serverSpec({
      name: 'web 1',
      project_id: project,
      flavor_id: flavors[0],
      image_id: disk,
      nics: { eth0: { subnet_id: subnets[0] }, eth1: { subnet_id: subnets[1], address: '10.30.0.9' } },
    }),
  );
  const { rounds, passes } = await cloud.settle();
  const last = passes.find((pass) => pass.id === id);
  expect(last?.report).toMatchObject({
    pending: null,
    failure: null,
    status: {
      state: 'ACTIVE',
      addresses: { eth0: '10.20.0.2', eth1: '10.30.0.9' },
      instance_name: `cairn-${id}`,
      accelerator: 'kvm',
    },
  });
  expect(rounds).toBeLessThanOrEqual(5);
  const host = cloud.ports.byHand.host('kvm1');
  const copy = copyVolumeName(cloud.ports.contents.recorded.get(disk)?.sha256 ?? '');
  expect(host.domains.get(id)).toMatchObject({ state: 'running', title: 'web 1', vcpus: 1, memory_mib: 256 });
  expect([...host.volumes.keys()].sort()).toEqual([
    copy,
    `cairn-server-${id}-console`,
    `cairn-server-${id}-root`,
    `cairn-server-${id}-seed`,
  ]);
  expect(host.networks.get(subnets[0])?.ports).toMatchObject([{ address: '10.20.0.2', hostname: 'web-1' }]);

  cloud.remove(id);
  await cloud.settle();
  expect(cloud.entries.has(id)).toBe(false);
  expect(host.domains.size).toBe(0);
  expect([...host.volumes.keys()]).toEqual([copy]);
  expect(host.networks.get(subnets[0])?.ports).toEqual([]);

  for (const gone of [...subnets, disk]) cloud.remove(gone);
  await cloud.settle();
  expect(host.volumes.size).toBe(0);
  expect(host.networks.size).toBe(0);
});
