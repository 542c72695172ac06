import { expect, test, vi } from 'vitest';
import { ovaArchive, ovfText, vmdkDisk } from '../../support/disk-images.ts';
import { HOSTILE_IMAGES } from '../../support/hostile-images.ts';
import { imageSpec, serverSpec, smallCloud } from '../../support/kind-objects.ts';

/** So many servers want a hostile image, one of each way in which it can be hostile. */
const WANTED = 12;
/** Of the large ones one of each format is enough: the simulated store digests them at every look. */
const LARGE_BYTES = 300 * 1024;

test('hostile images that are in the store are killed with the reason; nothing converts them and no host gets them', async () => {
  const { cloud, project, flavors, hosts } = await smallCloud();
  const convert = vi.spyOn(cloud.ports.converter, 'convert');
  const send = vi.spyOn(cloud.ports.volumes, 'upload');
  const ways = new Set<string>();
  const ids = new Map<string, (typeof HOSTILE_IMAGES)[number]>();
  for (const hostile of HOSTILE_IMAGES) {
    const bytes = hostile.bytes();
    const { disk_format, container_format } = hostile;
    const way = `${disk_format} ${container_format}`;
    if (bytes.length === 0 || (bytes.length > LARGE_BYTES && ways.has(way))) continue;
    ways.add(way);
    const spec = { ...imageSpec(project, hostile.name, disk_format, bytes), container_format };
    const id = cloud.add('image', spec);
    await cloud.upload(id, bytes);
    ids.set(id, hostile);
  }
  const every = Math.floor(ids.size / WANTED);
  for (const [index, image_id] of [...ids.keys()].entries()) {
    if (index % every !== 0) continue;
    const name = `wants-${index}`;
    const [flavor_id] = flavors;
    const spec = { name, project_id: project, flavor_id, image_id };
    cloud.add('server', serverSpec({ ...spec, host_id: index % 2 === 0 ? hosts[0] : hosts[1] }));
  }
  const { passes } = await cloud.settle();
  for (const [id, hostile] of ids) {
    const report = passes.findLast((pass) => pass.id === id)?.report;
    expect(report?.status, hostile.name).toMatchObject({ state: 'killed', virtual_size_bytes: null });
    expect(report?.failure?.reason, hostile.name).toBe('ImageRefused');
    expect(report?.failure?.message, hostile.name).toMatch(hostile.reason);
  }
  expect(ids.size).toBeGreaterThan(100);
  expect(convert).not.toHaveBeenCalled();
  expect(send).not.toHaveBeenCalled();
  const volumes = [...cloud.ports.world.hosts.values()].flatMap((host) => [...host.volumes.keys()]);
  expect(volumes).toEqual([]);
});

test('an OVA whose disk is not the one of its manifest is killed with both digests; no host gets it', async () => {
  const { cloud, project, flavors, hosts } = await smallCloud();
  const manifest = { name: 'machine.mf', content: `SHA1(disk.vmdk)= ${'a'.repeat(40)}` };
  const bytes = ovaArchive(vmdkDisk(), ovfText(), [manifest]);
  const spec = { ...imageSpec(project, 'changed', 'vmdk', bytes), container_format: 'ova' as const };
  const image_id = cloud.add('image', spec);
  await cloud.upload(image_id, bytes);
  const wants = { name: 'wants', project_id: project, flavor_id: flavors[0], image_id, host_id: hosts[0] };
  cloud.add('server', serverSpec(wants));
  const { passes } = await cloud.settle();
  const report = passes.findLast((pass) => pass.id === image_id)?.report;
  expect(report?.status).toMatchObject({ state: 'killed' });
  expect(report?.failure).toMatchObject({
    reason: 'ImageRefused',
    message: expect.stringMatching(/manifest says SHA1 a{40}, the disk has [0-9a-f]{40}\./) as string,
  });
  const volumes = [...cloud.ports.world.hosts.values()].flatMap((host) => [...host.volumes.keys()]);
  expect(volumes.filter((name) => name.startsWith('cairn-image-'))).toEqual([]);
});
