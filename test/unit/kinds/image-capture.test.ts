import { describe, expect, it } from 'vitest';
import type { SpecOf } from '../../../schemas/generated/types.ts';
import { captureViolations } from '../../../reconciler/kinds/image/capture.ts';
import type { SimulatedClock } from '../../../reconciler/drivers/simulated/clock.ts';
import type { SimulatedHost } from '../../../reconciler/drivers/simulated/world.ts';
import { CairnError } from '../../../reconciler/model/error.ts';
import type { JsonObject } from '../../../reconciler/model/json.ts';
import { captureVolumeName, rootVolumeName } from '../../../reconciler/model/names.ts';
import type { Pass } from '../../support/cloud.ts';
import type { SmallCloud } from '../../support/kind-objects.ts';
import { digest, imageSpec, qcow2Bytes, serverSpec, smallCloud } from '../../support/kind-objects.ts';

const GIB = 1024 ** 3;
const BYTES = qcow2Bytes(GIB);

type Ground = SmallCloud & { readonly server: string; readonly host: SimulatedHost };

/** A running server with a root disk of 4 GiB and an agent that answers. */
async function ground(storage: 'local' | 'shared' = 'local'): Promise<Ground> {
  const small = await smallCloud(1, storage);
  const { cloud, project, flavors, disk } = small;
  const spec = serverSpec({ name: 'web', project_id: project, flavor_id: flavors[2], image_id: disk });
  const server = cloud.add('server', spec);
  await cloud.settle();
  const host = [...cloud.ports.world.hosts.values()].find((one) => one.domains.has(server));
  if (host === undefined) throw new Error('the server is nowhere');
  cloud.ports.byHand.setAgent(host.name, server, 'answers');
  return { ...small, server, host };
}

/** Pure. An image of that server's disk. */
function fromServer(
  project: string,
  source_server_id: string,
  more: Partial<SpecOf['image']> = {},
): SpecOf['image'] {
  const { sha256: _sha256, size_bytes: _size, ...rest } = imageSpec(project, 'snapshot', 'qcow2', BYTES);
  return { ...rest, source_server_id, ...more };
}

/** What a copy must never leave: a volume, a job, a frozen guest, an unfinished upload. */
async function leftovers({ cloud, host }: Ground): Promise<unknown> {
  return {
    volumes: [...host.volumes.keys(), ...host.unfinished].filter((name) => name.startsWith('cairn-capture')),
    jobs: host.jobs.size,
    frozen: host.frozen.size,
    uploads: await cloud.ports.images.listUploads(),
  };
}
const NOTHING = { volumes: [], jobs: 0, frozen: 0, uploads: [] };

const reportOf = (passes: readonly Pass[], id: string): Pass['report'] | undefined =>
  passes.find((pass) => pass.id === id)?.report;

const ACTIVE = { state: 'active', virtual_size_bytes: 4 * GIB };

describe('an image from a server', () => {
  it.each(['local', 'shared'] as const)(
    'is the disk of a running server, which goes on as it was (%s)',
    async (storage) => {
      const all = await ground(storage);
      const { cloud, project, server, host } = all;
      const before = host.domains.get(server);
      const id = cloud.add('image', fromServer(project, server));
      const { passes } = await cloud.settle();
      expect(reportOf(passes, id)).toMatchObject({ status: ACTIVE, failure: null, pending: null });
      expect(host.domains.get(server)).toEqual(before);
      expect(host.freezes.get(server)).toBe(1);
      expect(await leftovers(all)).toEqual(NOTHING);
      expect(cloud.allocations.filter((claim) => claim.owner_id === id)).toEqual([]);
      // It stays when the server goes, and is not taken again.
      const { content_sha256 } = cloud.entry(id).status;
      cloud.remove(server);
      await cloud.settle();
      expect(cloud.entries.has(server)).toBe(false);
      expect(cloud.entry(id).status).toMatchObject({ ...ACTIVE, content_sha256 });
    },
  );

  it('is the disk of a stopped server', async () => {
    const all = await ground();
    const { cloud, project, server, host } = all;
    cloud.update(server, { power_state: 'stopped' });
    await cloud.settle();
    const id = cloud.add('image', fromServer(project, server));
    await cloud.settle();
    expect(cloud.entry(id).status).toMatchObject(ACTIVE);
    expect(host.domains.get(server)?.state).toBe('stopped');
    expect(await leftovers(all)).toEqual(NOTHING);
  });

  it('waits for a server that is not built, and for a host that cannot be reached', async () => {
    const all = await ground();
    const { cloud, project, flavors, disk, host, server } = all;
    const id = cloud.add('image', fromServer(project, server));
    cloud.ports.byHand.setReachable(host.name, false);
    const [pass] = [await cloud.pass(id)];
    expect(pass.plan.operations).toEqual([]);
    expect(pass.report).toMatchObject({
      status: { state: 'importing' },
      pending: { reason: 'HostUnreachable', message: expect.stringContaining(host.name) as string },
    });
    cloud.ports.byHand.setReachable(host.name, true);
    const spec = serverSpec({ name: 'late', project_id: project, flavor_id: flavors[2], image_id: disk });
    const late = cloud.add('server', spec);
    const other = cloud.add('image', { ...fromServer(project, late), name: 'other' });
    expect((await cloud.pass(other)).report?.pending).toMatchObject({
      reason: 'WaitingForContent',
      message: expect.stringContaining('late') as string,
    });
    await cloud.settle();
    for (const image of [id, other]) expect(cloud.entry(image).status).toMatchObject(ACTIVE);
    expect(await leftovers(all)).toEqual(NOTHING);
  });

  it('is killed with the reason when its server goes first, and leaves nothing', async () => {
    const all = await ground();
    const { cloud, project, server } = all;
    const id = cloud.add('image', fromServer(project, server));
    cloud.watcher = (operation) => operation.name !== 'collect_capture' && operation.name !== 'capture_disk';
    await cloud.pass(id);
    cloud.watcher = () => true;
    cloud.remove(server);
    for (let rounds = 0; rounds < 3; rounds += 1) await cloud.pass(server).catch(() => undefined);
    const { passes } = await cloud.settle();
    const report = reportOf(passes, id);
    expect(report?.status).toMatchObject({ state: 'killed' });
    expect(report?.failure?.message).toMatch(/was deleted before its disk was copied/);
    expect(await leftovers(all)).toEqual(NOTHING);
    cloud.remove(id);
    await cloud.settle();
    expect(cloud.entries.has(id)).toBe(false);
  });

  it('is killed with the reason when the disk is not what it promises', async () => {
    const all = await ground();
    const { cloud, project, server } = all;
    const id = cloud.add('image', fromServer(project, server, { sha256: digest(Buffer.from('x')) }));
    const { passes } = await cloud.settle();
    expect(reportOf(passes, id)?.status).toMatchObject({ state: 'killed' });
    expect(reportOf(passes, id)?.failure?.message).toMatch(/have the SHA-256/);
    expect(await leftovers(all)).toEqual(NOTHING);
  });

  it('that is deleted in the middle ends the copy, thaws the guest and leaves nothing', async () => {
    for (const broken of ['captures.begin', 'captures.thaw', 'captures.watch']) {
      const all = await ground();
      const { cloud, project, server, host } = all;
      const id = cloud.add('image', fromServer(project, server));
      const isBegun = (): boolean => host.frozen.size > 0 || host.jobs.size > 0;
      cloud.ports.setFaults({ fail: 1, applies: ({ method }) => method === broken && isBegun() });
      expect((await cloud.pass(id)).blocked?.code).toBe('unavailable');
      cloud.ports.setFaults({});
      expect(await leftovers(all)).not.toEqual(NOTHING);
      cloud.remove(id);
      await cloud.settle();
      expect(cloud.entries.has(id)).toBe(false);
      expect(await leftovers(all)).toEqual(NOTHING);
    }
  });

  it('becomes active whatever call fails or loses its answer, and leaves nothing', async () => {
    const all = await ground();
    const { cloud, project, server } = all;
    let cut = 0;
    for (let nth = 1; nth <= cut + 1; nth += 1) {
      for (const when of ['before', 'after'] as const) {
        const id = cloud.add('image', fromServer(project, server));
        let calls = 0;
        cloud.ports.setFaults({
          applies: ({ method }) => /^captures\.|^volumes\.stream|^images\.(app|fin|dis)/.test(method),
          [when]: () => {
            calls += 1;
            if (calls === nth) throw new CairnError('unavailable', 'cut off');
          },
        });
        await cloud.pass(id);
        cut = Math.max(cut, calls);
        cloud.ports.setFaults({});
        for (let passes = 0; passes < 4; passes += 1) await cloud.pass(id);
        expect(cloud.entry(id).status).toMatchObject(ACTIVE);
        expect(await leftovers(all)).toEqual(NOTHING);
        cloud.remove(id);
        for (let passes = 0; passes < 2 && cloud.entries.has(id); passes += 1) await cloud.pass(id);
        expect(cloud.entries.has(id)).toBe(false);
      }
    }
    expect(cut).toBeGreaterThan(10);
  });

  it('two images of one server are taken one after the other', async () => {
    const all = await ground();
    const { cloud, project, server, host } = all;
    cloud.ports.world.capture_ms = 60_000;
    const first = cloud.add('image', fromServer(project, server));
    const second = cloud.add('image', { ...fromServer(project, server), name: 'second' });
    cloud.ports.setFaults({ fail: 1, applies: ({ method }) => method === 'captures.watch' });
    await cloud.pass(first);
    expect([...host.jobs.values()].map((job) => job.volume.name)).toEqual([captureVolumeName(first)]);
    cloud.ports.setFaults({});
    expect((await cloud.pass(second)).blocked).toMatchObject({ code: 'conflict' });
    expect(host.domains.get(server)?.disks.map((disk) => disk.volume_name)).toContain(
      rootVolumeName(server, 0),
    );
    // The host went on with the first one by itself.
    await (cloud.ports.clock as SimulatedClock).advance(120_000);
    cloud.ports.world.capture_ms = 0;
    await cloud.settle();
    for (const image of [first, second]) expect(cloud.entry(image).status).toMatchObject(ACTIVE);
    expect(await leftovers(all)).toEqual(NOTHING);
  });

  it('keeps the host of the copy although the last look was from before there was one', async () => {
    const all = await ground();
    const { cloud, project, server, host } = all;
    const id = cloud.add('image', fromServer(project, server));
    // The engine keeps what it saw at the beginning of a pass that is cut off behind its last operation.
    cloud.watcher = () => false;
    await cloud.pass(id);
    cloud.watcher = () => true;
    const entry = cloud.entry(id);
    const absent = { known: true, view: null };
    await cloud.pass(id);
    entry.observed = { ...entry.observed, blob: null, for_hosts: null, capture: absent } as JsonObject;
    expect(cloud.ports.contents.recorded.has(id)).toBe(true);
    expect(host.volumes.has(captureVolumeName(id))).toBe(true);
    await cloud.settle();
    expect(cloud.entry(id).status).toMatchObject(ACTIVE);
    expect(await leftovers(all)).toEqual(NOTHING);
  });

  it('needs a server with a disk, and the format that it will have', async () => {
    const { cloud, project, server, flavors, kernel } = await ground();
    const bare = cloud.add(
      'server',
      serverSpec({ name: 'bare', project_id: project, flavor_id: flavors[0], kernel_id: kernel }),
    );
    await cloud.settle();
    const paths = (spec: SpecOf['image']): readonly string[] => {
      const id = cloud.add('image', { ...spec, name: 'asked' });
      const { references } = cloud.snapshot(id);
      cloud.remove(id);
      const admission = { id, spec, secrets: {}, previous: null, references, peers: [] };
      return captureViolations({ ...admission, taken_addresses: new Map() }).map(({ path }) => path);
    };
    expect(paths(fromServer(project, server))).toEqual([]);
    expect(paths(fromServer(project, server, { disk_format: 'raw' }))).toEqual(['/spec/disk_format']);
    expect(paths(fromServer(project, server, { container_format: 'ova' }))).toEqual([
      '/spec/container_format',
    ]);
    expect(paths(fromServer(project, bare))).toEqual(['/spec/source_server_id']);
    cloud.remove(server);
    expect(paths(fromServer(project, server))).toEqual(['/spec/source_server_id']);
  });
});
