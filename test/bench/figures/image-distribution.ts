import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHostSession } from '../../../reconciler/drivers/libvirt/rpc/connect.ts';
import type { HostSession } from '../../../reconciler/drivers/libvirt/rpc/session.ts';
import { copyVolumeName } from '../../../reconciler/model/names.ts';
import type { Client } from '../../../schemas/generated/client.ts';
import { startHost } from '../../lab/host.ts';
import { sendWhole, writeRandom } from '../image-files.ts';
import { interleaved, timed } from '../measure.ts';
import type { Figure } from '../measure.ts';
import { create, startBenchService, untilReady } from '../world.ts';

const MIB = 1024 * 1024;
const MB = 1_000_000;
const SIZE_MIB = 256;
const SIZE_BYTES = SIZE_MIB * MIB;
const ROUNDS = 7;
/** Pieces that the raw upload reads the file by. */
const PIECE_BYTES = MIB;
const LIMIT_MS = 120_000;
const EVERY_MS = 250;

/** The last copy that was sent to a host: its place in the journal and when it was whole there, in milliseconds since 1970. */
async function lastSent(
  client: Client,
  image_id: string,
): Promise<{ readonly sequence: number; readonly at_ms: number }> {
  const { items } = await client.journal('image', image_id, { limit: 20 });
  const done = items.find(({ operation, outcome }) => operation === 'distribute_image' && outcome === 'done');
  return { sequence: done?.sequence ?? 0, at_ms: Date.parse(done?.finished_at ?? '') };
}

/**
 * From the request to the time at which the journal says that the copy is whole on the host, in milliseconds. Asked seldom: questions cost
 * the service time.
 */
async function throughCairn(client: Client, image_id: string, host_id: string): Promise<number> {
  const { sequence: before } = await lastSent(client, image_id);
  const asked_ms = Date.now();
  await client.prefetchImage(image_id, { host_ids: [host_id] });
  for (let turn = 0; turn < LIMIT_MS / EVERY_MS; turn += 1) {
    await sleep(EVERY_MS);
    const { sequence, at_ms } = await lastSent(client, image_id);
    if (sequence > before) return at_ms - asked_ms;
  }
  throw new Error(`no copy within ${LIMIT_MS} ms`);
}

/** The same bytes by libvirt's calls alone: a volume, and one stream into it. */
async function raw(session: HostSession, file: string, name: string): Promise<void> {
  const { pool } = await session.call('storage_pool_lookup_by_name', { name: 'cairn' });
  const xml = `<volume><name>${name}</name><capacity>${SIZE_BYTES}</capacity><allocation>0</allocation><target><format type='raw'/></target></volume>`;
  const { vol } = await session.call('storage_vol_create_xml', { pool, xml, flags: 0 });
  const whole = { vol, offset_bytes: 0n, length_bytes: BigInt(SIZE_BYTES), flags: 0 };
  await session.upload('storage_vol_upload', whole, createReadStream(file, { highWaterMark: PIECE_BYTES }));
}

/** A copy of an image on its way from the store to a host, against the host's own upload of the same bytes. */
export const imageDistribution: Figure = {
  name: 'image-distribution',
  what: `copy of an image of ${SIZE_MIB} MiB to a libvirt host, from the request until it is whole there`,
  limit: { ratio: 0.8, is: 'least' },
  run: async (say) => {
    const directory = mkdtempSync(join(tmpdir(), 'cl-'));
    const host = await startHost({ name: 'b2', directory: join(directory, 'b2') });
    const bench = await startBenchService({}).catch(async (error: unknown) => {
      await host.stop();
      throw error;
    });
    const session = createHostSession(host.uri);
    try {
      const { client } = bench;
      const host_id = await create(client, 'host', { name: 'bench', uri: host.uri });
      const project_id = await create(client, 'project', { name: 'bench' });
      const file = join(directory, 'image');
      writeRandom(file, SIZE_MIB);
      const image_id = await create(client, 'image', { name: 'disk', project_id, disk_format: 'raw' });
      await sendWhole(bench.service, image_id, file, SIZE_BYTES);
      await untilReady(client, 'host', host_id);
      await untilReady(client, 'image', image_id);
      const { status } = await client.get('image', image_id);
      const copy = copyVolumeName(String(status.content_sha256));
      const rate = (took_ms: number): number => (SIZE_BYTES / MB / took_ms) * 1000;
      const remove = (name: string): Promise<string> => host.virsh('vol-delete', name, '--pool', 'cairn');
      const ours = async (): Promise<number> => {
        const took = await throughCairn(client, image_id, host_id);
        await remove(copy);
        return rate(took);
      };
      const theirs = async (): Promise<number> => {
        const took = await timed(() => raw(session, file, 'raw'));
        await remove('raw');
        return rate(took);
      };
      await ours();
      await theirs();
      const measured = await interleaved(ROUNDS, ours, theirs);
      say(measured.all.map(([own, other]) => `${Math.round(own)}/${Math.round(other)}`).join(' '));
      await host.virsh('vol-create-as', 'cairn', 'virsh', String(SIZE_BYTES), '--format', 'raw');
      const virsh = await timed(() => host.virsh('vol-upload', 'virsh', file, '--pool', 'cairn'));
      say(`virsh vol-upload, its start included: ${Math.round(rate(virsh))} MB/s`);
      return {
        value: measured.ours,
        unit: 'MB/s',
        samples: ROUNDS,
        against: 'one bare stream into a volume, by the same client',
        against_value: measured.theirs,
      };
    } finally {
      await session.close();
      await bench.stop();
      await host.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  },
};
