import { describe, expect, it } from 'vitest';
import { knowingStores } from '../../../reconciler/kinds/image/known-stores.ts';
import { kindOf } from '../../../reconciler/kinds/index.ts';
import { Cloud } from '../../support/cloud.ts';
import type { SpecOf } from '../../../schemas/generated/types.ts';
import {
  flavorSpec,
  digest,
  hostSpec,
  imageSpec,
  projectSpec,
  qcow2Bytes,
  serverSpec,
  vdiBytes,
} from '../../support/kind-objects.ts';

const URL_OF = 'https://images.example/debian.qcow2?signature=secret';
const BYTES = qcow2Bytes(1024 ** 3, 7);

/** Pure. The spec of an image that promises nothing and comes from somewhere. */
function sourced(project: string, more: Partial<SpecOf['image']>): SpecOf['image'] {
  const { sha256: _sha256, size_bytes: _size, ...rest } = imageSpec(project, 'debian', 'qcow2', BYTES);
  return { ...rest, ...more };
}

function newCloud(): { cloud: Cloud; project: string } {
  const cloud = new Cloud();
  const domain_id = cloud.add('domain', { name: 'Default', enabled: true });
  return { cloud, project: cloud.add('project', { ...projectSpec('demo'), domain_id }) };
}

const statusOf = (cloud: Cloud, id: string): unknown => cloud.entry(id).status;

/** Everything that is kept of images anywhere. */
async function leftovers(cloud: Cloud): Promise<unknown> {
  const { images, contents } = cloud.ports;
  return {
    blobs: await images.list(),
    uploads: await images.listUploads(),
    contents: contents.recorded.size,
    arrivals: contents.arrivals.size,
    conversions: contents.conversions.size,
  };
}
const NOTHING = { blobs: [], uploads: [], contents: 0, arrivals: 0, conversions: 0 };

describe('an image from a URL', () => {
  it('becomes active with what was fetched, and is not fetched again', async () => {
    const { cloud, project } = newCloud();
    cloud.ports.fetch.web.set(URL_OF, { bytes: BYTES, version: '"1"' });
    const id = cloud.add('image', sourced(project, { source_url: URL_OF }));
    await cloud.settle();
    expect(statusOf(cloud, id)).toMatchObject({
      state: 'active',
      content_sha256: digest(BYTES),
      content_size_bytes: BYTES.length,
      virtual_size_bytes: 1024 ** 3,
    });
    expect(cloud.ports.fetch.sent.bytes).toBe(BYTES.length);
    cloud.remove(id);
    await cloud.settle();
    expect(await leftovers(cloud)).toEqual(NOTHING);
  });

  it('goes on where a connection broke, and begins anew when the file has changed meanwhile', async () => {
    const { cloud, project } = newCloud();
    const { web, sent } = cloud.ports.fetch;
    web.set(URL_OF, { bytes: BYTES, version: '"1"', breaks_after_bytes: 100_000 });
    const id = cloud.add('image', sourced(project, { source_url: URL_OF }));
    await cloud.settle();
    expect(sent.bytes).toBe(BYTES.length);
    expect(statusOf(cloud, id)).toMatchObject({ state: 'active' });

    const other = cloud.add('image', sourced(project, { name: 'two', source_url: `${URL_OF}2` }));
    const [old, changed] = [qcow2Bytes(1024 ** 3, 1), qcow2Bytes(1024 ** 3, 2)];
    web.set(`${URL_OF}2`, { bytes: old, version: '"old"', breaks_after_bytes: 100_000 });
    cloud.ports.setFaults({
      before: ({ method }) => {
        const file = web.get(`${URL_OF}2`);
        if (method === 'fetch.open' && file?.version === '"old"' && file.breaks_after_bytes === undefined)
          web.set(`${URL_OF}2`, { bytes: changed, version: '"new"' });
      },
    });
    await cloud.settle();
    expect(statusOf(cloud, other)).toMatchObject({ state: 'active', content_sha256: digest(changed) });
  });

  it('takes room of the quota before its bytes move, and comes when there is room', async () => {
    const { cloud, project } = newCloud();
    const { web, sent } = cloud.ports.fetch;
    web.set(URL_OF, { bytes: BYTES, version: '"1"' });
    cloud.ports.contents.room.bytes = BYTES.length - 1;
    const id = cloud.add('image', sourced(project, { source_url: URL_OF }));
    await expect(cloud.settle()).rejects.toThrow();
    expect(sent.bytes).toBe(0);
    cloud.ports.contents.room.bytes = BYTES.length;
    await cloud.settle();
    expect(statusOf(cloud, id)).toMatchObject({ state: 'active' });
  });

  it('goes on after the service was killed in the middle', async () => {
    const { cloud, project } = newCloud();
    const { web, sent } = cloud.ports.fetch;
    web.set(URL_OF, { bytes: BYTES, version: '"1"', breaks_after_bytes: 150_000 });
    const id = cloud.add('image', sourced(project, { source_url: URL_OF }));
    cloud.ports.setFaults({
      applies: ({ method }) => method === 'fetch.open' && sent.bytes > 0,
      fail: 1,
    });
    const pass = await cloud.pass(id);
    expect(pass.blocked?.code).toBe('unavailable');
    expect(await cloud.ports.images.uploadOffset(id)).toBe(150_000);
    cloud.ports.setFaults({});
    await cloud.settle();
    expect(statusOf(cloud, id)).toMatchObject({ state: 'active', content_sha256: digest(BYTES) });
    expect(sent.bytes).toBe(BYTES.length);
  });

  it.each([
    ['that is not there', {}, /status 404/],
    ['with another digest', { sha256: digest(Buffer.from('x')) }, /have the SHA-256 .* was announced/],
    ['of another size', { size_bytes: 5 }, /size_bytes says 5, and the file behind source_url has/],
    ['of another format', { disk_format: 'vmdk' as const }, /disk_format is vmdk/],
    ['that has no disk in it', { container_format: 'ova' as const }, /container_format/],
  ])('%s is killed with the reason, and leaves nothing', async (what, spec, message) => {
    const { cloud, project } = newCloud();
    if (what !== 'that is not there') cloud.ports.fetch.web.set(URL_OF, { bytes: BYTES, version: null });
    const id = cloud.add('image', sourced(project, { source_url: URL_OF, ...spec }));
    const { passes } = await cloud.settle();
    const report = passes.find((pass) => pass.id === id)?.report;
    expect(report?.status).toMatchObject({ state: 'killed', content_sha256: null });
    expect(report?.failure?.message).toMatch(message);
    expect(JSON.stringify(report)).not.toMatch(/secret/);
    expect(await leftovers(cloud)).toMatchObject({ blobs: [], uploads: [], contents: 0 });
    cloud.remove(id);
    await cloud.settle();
    expect(await leftovers(cloud)).toEqual(NOTHING);
  });

  it('says where it is fetched from, and nothing of what may be secret', async () => {
    const { cloud, project } = newCloud();
    const id = cloud.add('image', sourced(project, { source_url: URL_OF }));
    cloud.ports.setFaults({ fail: 1, applies: ({ method }) => method.startsWith('fetch') });
    const pass = await cloud.pass(id);
    expect(pass.plan.operations).toMatchObject([
      { name: 'fetch_content', lane: 'arrival', reason: 'the content is fetched from images.example' },
    ]);
  });

  it('leaves nothing when it is deleted with half of its bytes', async () => {
    const { cloud, project } = newCloud();
    const { web } = cloud.ports.fetch;
    web.set(URL_OF, { bytes: BYTES, version: '"1"', breaks_after_bytes: 100_000 });
    const id = cloud.add('image', sourced(project, { source_url: URL_OF }));
    cloud.ports.setFaults({
      fail: 1,
      applies: ({ method }) => method === 'fetch.open' && web.get(URL_OF)?.breaks_after_bytes === undefined,
    });
    await cloud.pass(id);
    expect(await cloud.ports.images.uploadOffset(id)).toBe(100_000);
    cloud.remove(id);
    await cloud.settle();
    expect(await leftovers(cloud)).toEqual(NOTHING);
  });
});

describe('an image from another image', () => {
  it('has the same content without a byte moved, and keeps it when the other goes', async () => {
    const { cloud, project } = newCloud();
    const source = cloud.add('image', imageSpec(project, 'debian', 'qcow2', BYTES));
    const copy = cloud.add('image', sourced(project, { name: 'copy', source_image_id: source }));
    const waiting = (await cloud.round()).find((pass) => pass.id === copy);
    expect(waiting?.plan.waiting?.message).toBe(
      'Image debian, from which the content comes, is queued, not active yet.',
    );
    expect(statusOf(cloud, copy)).toMatchObject({ state: 'importing' });
    await cloud.upload(source, BYTES);
    await cloud.settle();
    expect(statusOf(cloud, copy)).toMatchObject({ state: 'active', content_sha256: digest(BYTES) });
    cloud.remove(source);
    await cloud.settle();
    expect(await cloud.ports.images.list()).toHaveLength(1);
    cloud.remove(copy);
    await cloud.settle();
    expect(await leftovers(cloud)).toEqual(NOTHING);
  });

  it('is killed when the other goes before', async () => {
    const { cloud, project } = newCloud();
    const source = cloud.add('image', imageSpec(project, 'debian', 'qcow2', BYTES));
    const copy = cloud.add('image', sourced(project, { name: 'copy', source_image_id: source }));
    await cloud.settle();
    cloud.remove(source);
    await cloud.settle();
    expect(statusOf(cloud, copy)).toMatchObject({ state: 'killed' });
  });

  it('waits while the other is deactivated', async () => {
    const { cloud, project } = newCloud();
    const source = cloud.add('image', { ...imageSpec(project, 'debian', 'qcow2', BYTES), deactivated: true });
    await cloud.upload(source, BYTES);
    const copy = cloud.add('image', sourced(project, { name: 'copy', source_image_id: source }));
    await cloud.settle();
    expect([statusOf(cloud, source), statusOf(cloud, copy)]).toMatchObject([
      { state: 'deactivated' },
      { state: 'importing' },
    ]);
    cloud.update(source, { deactivated: false });
    await cloud.settle();
    expect(statusOf(cloud, copy)).toMatchObject({ state: 'active' });
  });

  it('is killed when it promises other content', async () => {
    const { cloud, project } = newCloud();
    const source = cloud.add('image', imageSpec(project, 'debian', 'qcow2', BYTES));
    await cloud.upload(source, BYTES);
    const sha256 = digest(Buffer.from('other'));
    const copy = cloud.add('image', sourced(project, { name: 'copy', source_image_id: source, sha256 }));
    const { passes } = await cloud.settle();
    expect(passes.find((pass) => pass.id === copy)?.report?.failure?.message).toMatch(
      /sha256 says .* but the content of image debian has/,
    );
  });
});

describe('the store of an image', () => {
  it('is changed by moving the content, which then is only there', async () => {
    const { cloud, project } = newCloud();
    const { images } = cloud.ports;
    const spec = imageSpec(project, 'debian', 'qcow2', BYTES);
    const id = cloud.add('image', spec);
    await cloud.upload(id, BYTES);
    await cloud.settle();
    expect(await images.whereIs(digest(BYTES))).toEqual(['default']);
    cloud.update(id, { store: 'archive' });
    await cloud.settle();
    expect(await images.whereIs(digest(BYTES))).toEqual(['archive']);
    expect(statusOf(cloud, id)).toMatchObject({ state: 'active' });

    const twin = cloud.add('image', { ...spec, name: 'twin', store: 'default' });
    await cloud.settle();
    expect(await images.whereIs(digest(BYTES))).toEqual(['default', 'archive']);
    for (const each of [id, twin]) cloud.remove(each);
    await cloud.settle();
    expect(await leftovers(cloud)).toEqual(NOTHING);
  });

  it('is where a fetch puts the bytes from the beginning', async () => {
    const { cloud, project } = newCloud();
    cloud.ports.fetch.web.set(URL_OF, { bytes: BYTES, version: '"1"' });
    const id = cloud.add('image', sourced(project, { source_url: URL_OF, store: 'archive' }));
    await cloud.settle();
    expect(statusOf(cloud, id)).toMatchObject({ state: 'active' });
    expect(await cloud.ports.images.whereIs(digest(BYTES))).toEqual(['archive']);
  });

  it('must be one that there is', async () => {
    const { cloud, project } = newCloud();
    const [kind] = knowingStores([kindOf('image')], ['default', 'archive']);
    const ask = (store: string, previous: string | null) => {
      const id = cloud.add('image', { ...sourced(project, { name: `${store} ${previous}` }), store });
      const { resource } = cloud.entry(id);
      const before = previous === null ? null : { ...resource, spec: { ...resource.spec, store: previous } };
      const rest = { secrets: {}, references: new Map(), peers: [], taken_addresses: new Map() };
      return kind?.admit({ id, spec: resource.spec, previous: before, ...rest });
    };
    expect(ask('archive', null)).toEqual([]);
    expect(ask('lost', 'lost')).toEqual([]);
    expect(ask('lost', null)).toMatchObject([
      { path: '/spec/store', message: 'There is no image store lost; there is: default, archive.' },
    ]);
  });
});

describe('an image of a format that hosts cannot run from', () => {
  const VDI = vdiBytes(64);

  it('is converted once, whatever number of images has the bytes, and what was made goes with the last', async () => {
    const { cloud, project } = newCloud();
    const { contents, images } = cloud.ports;
    const first = cloud.add('image', imageSpec(project, 'one', 'vdi', VDI));
    await cloud.upload(first, VDI);
    const passes = await cloud.round();
    const names = passes.flatMap(({ plan }) => plan.operations.map(({ name, lane }) => [name, lane]));
    expect(names).toEqual([['convert_content', 'arrival']]);
    const second = cloud.add('image', imageSpec(project, 'two', 'vdi', VDI));
    await cloud.settle();
    for (const id of [first, second]) {
      expect(statusOf(cloud, id)).toMatchObject({
        state: 'active',
        content_sha256: digest(VDI),
        virtual_size_bytes: 64 * 1024 ** 2,
      });
    }
    expect(await images.list()).toHaveLength(2);
    expect(contents.conversions.size).toBe(1);
    cloud.remove(first);
    await cloud.settle();
    expect(await images.list()).toHaveLength(2);
    cloud.remove(second);
    await cloud.settle();
    expect(await leftovers(cloud)).toEqual(NOTHING);
  });

  it('is importing until then, and what was made is made anew when it is lost', async () => {
    const { cloud, project } = newCloud();
    const { contents, images } = cloud.ports;
    const id = cloud.add('image', imageSpec(project, 'one', 'vdi', VDI));
    await cloud.upload(id, VDI);
    cloud.ports.setFaults({ fail: 1, applies: ({ method }) => method === 'converter.convert' });
    expect((await cloud.pass(id)).blocked?.code).toBe('unavailable');
    cloud.ports.setFaults({});
    cloud.watcher = () => false;
    await cloud.pass(id);
    cloud.watcher = () => true;
    await cloud.settle();
    expect(statusOf(cloud, id)).toMatchObject({ state: 'active' });
    for (const { sha256 } of contents.conversions.values()) await images.remove(sha256);
    await cloud.settle();
    for (const { sha256 } of contents.conversions.values()) expect(await images.stat(sha256)).not.toBeNull();
    expect(statusOf(cloud, id)).toMatchObject({ state: 'active' });
  });

  it('goes to hosts as qcow2, and servers have it under their disks as that', async () => {
    const { cloud, project } = newCloud();
    cloud.add('host', hostSpec('kvm1'));
    const id = cloud.add('image', imageSpec(project, 'one', 'vdi', VDI));
    await cloud.upload(id, VDI);
    const flavor_id = cloud.add(
      'flavor',
      flavorSpec({ name: 'tiny', vcpus: 1, memory_mib: 256, disk_gib: 0 }),
    );
    const server = cloud.add(
      'server',
      serverSpec({ name: 's', project_id: project, flavor_id, image_id: id }),
    );
    await cloud.settle();
    const host = cloud.ports.byHand.host('kvm1');
    const root = host.volumes.get(`cairn-server-${server}-root`);
    const copy = host.volumes.get(root?.backing_name ?? '');
    expect([copy?.format, root?.capacity_bytes]).toEqual(['qcow2', 64 * 1024 ** 2]);
    const made = [...cloud.ports.contents.conversions.values()].map(({ sha256 }) => sha256);
    expect(digest(Buffer.concat(copy?.content ?? []))).toBe(made[0]);
  });

  it('whose other image is qcow2 becomes that, and the promise is of what was made', async () => {
    const { cloud, project } = newCloud();
    const source = cloud.add('image', imageSpec(project, 'one', 'vdi', VDI));
    const spec = { name: 'copy', source_image_id: source };
    const copy = cloud.add('image', sourced(project, spec));
    const wrong = cloud.add('image', sourced(project, { ...spec, name: 'wrong', sha256: digest(VDI) }));
    await cloud.upload(source, VDI);
    await cloud.settle();
    const made = [...cloud.ports.contents.conversions.values()].map(({ sha256 }) => sha256);
    expect(statusOf(cloud, copy)).toMatchObject({ state: 'active', content_sha256: made[0] });
    expect(statusOf(cloud, wrong)).toMatchObject({ state: 'killed' });
    cloud.remove(source);
    cloud.remove(wrong);
    await cloud.settle();
    expect((await cloud.ports.images.list()).map(({ sha256 }) => sha256)).toEqual(made);
    cloud.remove(copy);
    await cloud.settle();
    expect(await leftovers(cloud)).toEqual(NOTHING);
  });
});
