import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domainXml } from '../../../reconciler/drivers/libvirt/domain-xml.ts';
import { createHostSession } from '../../../reconciler/drivers/libvirt/rpc/connect.ts';
import { DOMAIN_EVENT } from '../../../reconciler/drivers/libvirt/rpc/flags.ts';
import type { HostSession } from '../../../reconciler/drivers/libvirt/rpc/session.ts';
import { copyVolumeName, networkName } from '../../../reconciler/model/names.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import { waitDeleted } from '../../../schemas/wait.ts';
import { startHost } from '../../lab/host.ts';
import type { LabHost } from '../../lab/host.ts';
import { buildGuestImages } from '../../lab/images.ts';
import { digest } from '../../support/kind-objects.ts';
import { interleaved } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { create, startBenchService, untilReady } from '../world.ts';

const ROUNDS = 10;
const MEMORY_MIB = 128;
const POOL_PATH = '/var/lib/cairn';

/** Objects that every server of the figure stands on, all ready. */
export type Ground = {
  /** What a server's spec names. */
  readonly references: { readonly project_id: string; readonly flavor_id: string; readonly image_id: string };
  readonly image_sha256: string;
  readonly subnet_id: string;
};

/** Effect: registers the host and makes what servers on it stand on; the disk is an image's file. */
export async function prepare(client: Client, host: LabHost, disk: string): Promise<Ground> {
  const spec = { name: 'bench', uri: host.uri, reserved_memory_mib: 0, memory_ratio: 8, cpu_ratio: 64 };
  const host_id = await create(client, 'host', spec);
  await untilReady(client, 'host', host_id);
  const project_id = await create(client, 'project', { name: 'bench' });
  const flavor_id = await create(client, 'flavor', { name: 'tiny', vcpus: 1, memory_mib: MEMORY_MIB });
  const bytes = readFileSync(disk);
  const image_id = await create(client, 'image', {
    name: 'guest',
    project_id,
    disk_format: 'qcow2',
    sha256: digest(bytes),
    size_bytes: statSync(disk).size,
  });
  await client.uploadImagePart(image_id, 0, bytes);
  const network_id = await create(client, 'network', { name: 'lan', project_id });
  const subnet = { name: 'lan', project_id, network_id, cidr: '10.81.0.0/24' };
  const subnet_id = await create(client, 'subnet', subnet);
  return { references: { project_id, flavor_id, image_id }, image_sha256: digest(bytes), subnet_id };
}

/** Effect: listens to the host; gives when a guest was said to run, on performance.now(). */
async function watchStarts(session: HostSession): Promise<(id: string) => Promise<number>> {
  const started = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  const subscription = session.subscribe('domain_lifecycle', ({ dom, event }) => {
    if (event !== DOMAIN_EVENT.started) return;
    const at = performance.now();
    started.set(dom.uuid, at);
    waiting.get(dom.uuid)?.(at);
  });
  await subscription.ready;
  return (id) =>
    new Promise((resolve, reject) => {
      const at = started.get(id);
      if (at !== undefined) return resolve(at);
      waiting.set(id, resolve);
      setTimeout(() => reject(new Error(`the guest ${id} did not start within 60 s`)), 60_000).unref();
    });
}

type Started = (id: string) => Promise<number>;

/** From the PUT to the host's word that the guest runs. The guest is removed outside the time. */
async function throughCairn(client: Client, ground: Ground, started: Started, name: string): Promise<number> {
  const { subnet_id, references } = ground;
  const asked = performance.now();
  const id = await create(client, 'server', { name, ...references, nics: { eth0: { subnet_id } } });
  const took = (await started(id)) - asked;
  await untilReady(client, 'server', id);
  await client.delete('server', id);
  const { outcome } = await waitDeleted(client, 'server', id, { timeout_seconds: 60 });
  if (outcome !== 'deleted') throw new Error(`server ${id}: ${outcome}`);
  return took;
}

/** The same guest without Cairn: overlay, define, create, through the same client on a connection that is open. */
async function raw(session: HostSession, ground: Ground, started: Started): Promise<number> {
  const id = randomUUID();
  const { pool } = await session.call('storage_pool_lookup_by_name', { name: 'cairn' });
  const volume_name = `raw-${id}`;
  const backing = `<backingStore><path>${POOL_PATH}/${copyVolumeName(ground.image_sha256)}</path><format type='qcow2'/></backingStore>`;
  const volume = `<volume><name>${volume_name}</name><allocation>0</allocation><target><format type='qcow2'/></target>${backing}</volume>`;
  const mac = `52:54:00:${[...randomBytes(3)].map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`;
  const xml = domainXml(
    {
      id,
      generation: 1,
      name: `raw-${id}`,
      title: 'raw',
      accelerator: 'tcg',
      vcpus: 1,
      memory_mib: MEMORY_MIB,
      disks: [{ volume_name, format: 'qcow2', device: 'disk', read_only: false, target: 'vda' }],
      nics: [{ name: 'eth0', mac, network_name: networkName(ground.subnet_id), mtu: 1500 }],
      kernel: null,
      console_volume: `${volume_name}-console`,
    },
    (name) => `${POOL_PATH}/${name}`,
    '127.0.0.1',
  );
  const asked = performance.now();
  const { vol } = await session.call('storage_vol_create_xml', { pool, xml: volume, flags: 0 });
  const { dom } = await session.call('domain_define_xml_flags', { xml, flags: 0 });
  await session.call('domain_create_with_flags', { dom, flags: 0 });
  const took = (await started(id)) - asked;
  await session.call('domain_destroy_flags', { dom, flags: 0 });
  await session.call('domain_undefine_flags', { dom, flags: 0 });
  await session.call('storage_vol_delete', { vol, flags: 0 });
  return took;
}

/** How long from asking for a server to its guest running, when its image is on the host already. */
export const intentToRunning: Figure = {
  name: 'intent-to-running',
  what: 'PUT of a server to the host saying that its guest runs: placement, address, root disk, config drive, domain',
  limit: { ratio: 1.5, is: 'most' },
  run: async (say) => {
    const directory = mkdtempSync(join(tmpdir(), 'cl-'));
    const images = await buildGuestImages({});
    const host = await startHost({ name: 'b1', directory: join(directory, 'b1') });
    const bench = await startBenchService({}).catch(async (error: unknown) => {
      await host.stop();
      throw error;
    });
    const session = createHostSession(host.uri);
    try {
      const ground = await prepare(bench.client, host, images.disk);
      say('warm up: the first server brings the image and the network to the host');
      const started = await watchStarts(session);
      await throughCairn(bench.client, ground, started, 'first');
      // A server that stays keeps image and network on the host while the others come and go.
      const { subnet_id, references } = ground;
      const keeper = {
        name: 'keeper',
        ...references,
        power_state: 'stopped' as const,
        nics: { eth0: { subnet_id } },
      };
      await untilReady(bench.client, 'server', await create(bench.client, 'server', keeper));
      await raw(session, ground, started);
      const { ours, theirs, all } = await interleaved(
        ROUNDS,
        (round) => throughCairn(bench.client, ground, started, `server-${round}`),
        () => raw(session, ground, started),
      );
      say(all.map(([own, other]) => `${Math.round(own)}/${Math.round(other)}`).join(' '));
      return {
        value: ours,
        unit: 'ms',
        samples: ROUNDS,
        against: 'overlay, define, create by the same client',
        against_value: theirs,
      };
    } finally {
      await session.close();
      await bench.stop();
      await host.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  },
};
