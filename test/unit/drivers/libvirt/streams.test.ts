import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { startFakeServer } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import type { FakeServer, FakeServerOptions } from '../../../../reconciler/drivers/libvirt/fake/server.ts';
import { RpcConnection } from '../../../../reconciler/drivers/libvirt/rpc/connection.ts';
import type { ConnectionOptions } from '../../../../reconciler/drivers/libvirt/rpc/connection.ts';
import { CLIENT_ERROR, VIR_ERROR } from '../../../../reconciler/drivers/libvirt/rpc/errors.ts';
import type { StorageVolumeRef } from '../../../../reconciler/drivers/libvirt/rpc/procedures/types.ts';
import type { StreamItem } from '../../../../reconciler/drivers/libvirt/rpc/stream.ts';
import { download, toDuplex, upload } from '../../../../reconciler/drivers/libvirt/rpc/transfer.ts';
import { failureOf } from './failure-of.ts';
import { createManualClock, settle } from './manual-clock.ts';

const servers: FakeServer[] = [];
const POOL_XML = "<pool type='dir'><name>p</name><target><path>/p</path></target></pool>";

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

type World = { readonly server: FakeServer; readonly connection: RpcConnection };

async function connect(options: ConnectionOptions = {}, served: FakeServerOptions = {}): Promise<World> {
  const server = await startFakeServer(served);
  servers.push(server);
  const connection = new RpcConnection(await server.dial(new AbortController().signal), options);
  const { pool } = await connection.call('storage_pool_define_xml', { xml: POOL_XML, flags: 0 });
  await connection.call('storage_pool_build', { pool, flags: 0 });
  await connection.call('storage_pool_create', { pool, flags: 0 });
  return { server, connection };
}

async function makeVolume({ connection }: World, name: string, capacity: number): Promise<StorageVolumeRef> {
  const { pool } = await connection.call('storage_pool_lookup_by_name', { name: 'p' });
  const xml = `<volume><name>${name}</name><capacity>${capacity}</capacity></volume>`;
  return (await connection.call('storage_vol_create_xml', { pool, xml, flags: 0 })).vol;
}

const whole = { offset_bytes: 0n, length_bytes: 0n, flags: 0 } as const;
const sparse = { ...whole, flags: 1 } as const;

async function* from(items: Iterable<StreamItem>): AsyncGenerator<StreamItem> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

async function put(
  world: World,
  vol: StorageVolumeRef,
  items: Iterable<StreamItem>,
  how: typeof whole | typeof sparse = whole,
) {
  const { stream } = await world.connection.openStream('storage_vol_upload', { vol, ...how });
  return upload(stream, from(items));
}

async function get(world: World, vol: StorageVolumeRef, how: typeof whole | typeof sparse = whole) {
  const { stream } = await world.connection.openStream('storage_vol_download', { vol, ...how });
  const items: StreamItem[] = [];
  for await (const item of download(stream)) items.push(item);
  return items;
}

const joined = (items: readonly StreamItem[]): Buffer =>
  Buffer.concat(
    items.map((item) => (item instanceof Uint8Array ? item : Buffer.alloc(Number(item.hole_bytes)))),
  );

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('contents', () => {
  test('what goes up comes down, whatever its size and cutting', async () => {
    const world = await connect();
    let number = 0;
    const sizes = fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, async (lengths) => {
        const pieces = lengths.map((length, index) => Buffer.alloc(length, index + 1));
        const vol = await makeVolume(world, `v${number++}`, 0);
        const totals = await put(world, vol, pieces);
        const content = Buffer.concat(pieces);
        expect(totals).toEqual({ sent_bytes: BigInt(content.length), hole_bytes: 0n });
        expect(sha256(joined(await get(world, vol)))).toBe(sha256(content));
        await world.connection.call('storage_vol_delete', { vol, flags: 0 });
      }),
      { numRuns: 30 },
    );
  });

  test('holes are not sent and come back as holes', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'sparse', 4_294_967_296);
    const items = [Buffer.alloc(262_120, 1), { hole_bytes: 4_000_000_000n }, Buffer.from('end')];
    const totals = await put(world, vol, items, sparse);
    expect(totals).toEqual({ sent_bytes: 262_123n, hole_bytes: 4_000_000_000n });
    const info = await world.connection.call('storage_vol_get_info', { vol });
    expect(info.allocation_bytes).toBeLessThan(1_000_000n);
    const back = world.server.host.pools.values().next().value?.volumes.get('sparse');
    // What follows a hole is cut off: 4 GiB were there before.
    expect(back?.contents.length_bytes).toBe(4_000_262_123);
  });

  test('a download with holes adds up to the content', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 2_000_000);
    await put(world, vol, [Buffer.alloc(100, 1), Buffer.alloc(1_500_000), Buffer.alloc(100, 2)]);
    const items = await get(world, vol, sparse);
    expect(items.some((item) => 'hole_bytes' in item)).toBe(true);
    expect(sha256(joined(items))).toBe(sha256(joined(await get(world, vol))));
  });

  test('calls on the same connection go on during an upload', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    const uploading = put(
      world,
      vol,
      Array.from({ length: 20 }, () => Buffer.alloc(500_000, 7)),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.connection.call('connect_get_type')),
    );
    expect(answers).toHaveLength(20);
    expect((await uploading).sent_bytes).toBe(10_000_000n);
  });

  test('the source is not read faster than the host takes', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    const { stream } = await world.connection.openStream('storage_vol_upload', { vol, ...whole });
    world.server.freeze();
    let read = 0;
    async function* counted(): AsyncGenerator<StreamItem> {
      for (; read < 100; read++) yield Promise.resolve(Buffer.alloc(262_120, 1));
    }
    const uploading = upload(stream, counted());
    await settle();
    expect(read).toBeLessThan(10);
    world.server.thaw();
    expect((await uploading).sent_bytes).toBe(26_212_000n);
  });

  test('a slow reader stops the host, and the content stays right', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    const content = Buffer.alloc(8_000_000);
    for (let at = 0; at < content.length; at += 4) content.writeUInt32BE(at, at);
    await put(world, vol, [content]);
    const { stream } = await world.connection.openStream('storage_vol_download', { vol, ...whole });
    const pieces: Uint8Array[] = [];
    for await (const item of download(stream)) {
      await settle();
      pieces.push(item as Uint8Array);
    }
    expect(sha256(Buffer.concat(pieces))).toBe(sha256(content));
  });

  test('a buffer may be used again as soon as the next piece is asked for', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    const buffer = Buffer.alloc(1000);
    function* reused(): Generator<StreamItem> {
      for (let index = 0; index < 50; index++) yield buffer.fill(index);
    }
    await put(world, vol, reused());
    const content = joined(await get(world, vol));
    expect(Array.from({ length: 50 }, (_, index) => content[index * 1000 + 500])).toEqual(
      Array.from({ length: 50 }, (_, index) => index),
    );
  });
});

describe('failures', () => {
  test('a full disk ends the upload with errno, closes the source, and leaves the volume free', async () => {
    const world = await connect({}, { disk_bytes: 5_000_000n });
    const vol = await makeVolume(world, 'v', 0);
    let closed = false;
    async function* endless(): AsyncGenerator<StreamItem> {
      try {
        for (;;) yield Promise.resolve(Buffer.alloc(262_120, 1));
      } finally {
        closed = true;
      }
    }
    const { stream } = await world.connection.openStream('storage_vol_upload', { vol, ...whole });
    const error = await failureOf(upload(stream, endless()));
    expect(error).toMatchObject({ code: VIR_ERROR.system_error, int1: 28, outcome: 'rejected' });
    await settle();
    expect(closed).toBe(true);
    await world.connection.call('storage_vol_delete', { vol, flags: 0 });
    expect(world.connection.open_streams).toBe(0);
  });

  test('more data than announced is refused, less is not', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    const limited = { vol, offset_bytes: 0n, length_bytes: 10n, flags: 0 };
    const tooMuch = await world.connection.openStream('storage_vol_upload', limited);
    expect(await failureOf(upload(tooMuch.stream, from([Buffer.alloc(11)])))).toMatchObject({ int1: 28 });
    const tooLittle = await world.connection.openStream('storage_vol_upload', limited);
    expect(await upload(tooLittle.stream, from([Buffer.alloc(9)]))).toEqual({
      sent_bytes: 9n,
      hole_bytes: 0n,
    });
  });

  test('a source that fails breaks the stream off, and its own error comes out', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    const { stream } = await world.connection.openStream('storage_vol_upload', { vol, ...whole });
    async function* failing(): AsyncGenerator<StreamItem> {
      yield Promise.resolve(Buffer.alloc(10));
      throw new RangeError('mine');
    }
    await expect(upload(stream, failing())).rejects.toThrow(RangeError);
    await world.connection.call('storage_vol_delete', { vol, flags: 0 });
  });

  test('a signal ends an upload whose source is stuck, and the volume is free at once', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    const controller = new AbortController();
    const { stream } = await world.connection.openStream('storage_vol_upload', { vol, ...whole });
    async function* stuck(): AsyncGenerator<StreamItem> {
      yield Buffer.alloc(10);
      await new Promise(() => {});
    }
    const uploading = failureOf(upload(stream, stuck(), { signal: controller.signal }));
    await settle();
    controller.abort();
    expect(await uploading).toMatchObject({ code: CLIENT_ERROR.aborted });
    await world.connection.call('storage_vol_delete', { vol, flags: 0 });
  });

  test('a host that takes no data is noticed', async () => {
    const clock = createManualClock();
    const world = await connect({ clock });
    const vol = await makeVolume(world, 'v', 0);
    const { stream } = await world.connection.openStream('storage_vol_upload', { vol, ...whole });
    world.server.freeze();
    const pieces = Array.from({ length: 20 }, () => Buffer.alloc(262_120));
    const uploading = failureOf(upload(stream, from(pieces), { idle_timeout_ms: 1000 }));
    await clock.advance(30_000);
    expect(await uploading).toMatchObject({ code: CLIENT_ERROR.stream_stalled, outcome: 'unknown' });
  });

  test('a lost connection ends the stream', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    const { stream } = await world.connection.openStream('storage_vol_upload', { vol, ...whole });
    async function* pieces(): AsyncGenerator<StreamItem> {
      yield Buffer.alloc(10);
      world.server.dropConnections();
      await settle();
      yield Buffer.alloc(10);
    }
    const error = await failureOf(upload(stream, pieces()));
    expect(error).toMatchObject({ code: CLIENT_ERROR.connection_lost, outcome: 'unknown' });
  });

  test('leaving a download early lets the volume go', async () => {
    const world = await connect();
    const vol = await makeVolume(world, 'v', 0);
    await put(world, vol, [Buffer.alloc(5_000_000, 1)]);
    const { stream } = await world.connection.openStream('storage_vol_download', { vol, ...whole });
    for await (const item of download(stream)) {
      expect(item).toBeInstanceOf(Uint8Array);
      break;
    }
    await world.connection.call('storage_vol_delete', { vol, flags: 0 });
    expect(await world.connection.call('connect_get_type')).toEqual({ type: 'QEMU' });
  });

  test('a refused stream call leaves no stream', async () => {
    const world = await connect();
    const vol = { pool: 'p', name: 'absent', key: '/p/absent' };
    const error = await failureOf(world.connection.openStream('storage_vol_download', { vol, ...whole }));
    expect(error.code).toBe(VIR_ERROR.no_storage_volume);
    expect(world.connection.open_streams).toBe(0);
  });

  test('a stream whose call was given up is broken off when the answer comes after all', async () => {
    const clock = createManualClock();
    const world = await connect({ clock });
    const vol = await makeVolume(world, 'v', 0);
    world.server.freeze();
    const opening = failureOf(
      world.connection.openStream('storage_vol_upload', { vol, ...whole }, { timeout_ms: 5 }),
    );
    await clock.advance(5);
    expect(await opening).toMatchObject({ code: CLIENT_ERROR.deadline_exceeded });
    world.server.thaw();
    await settle();
    await world.connection.call('storage_vol_delete', { vol, flags: 0 });
    expect(world.connection.open_streams).toBe(0);
  });
});

describe('consoles', () => {
  const DOMAIN_XML = '<domain type="qemu"><name>d</name><memory>1024</memory></domain>';

  test('carry text both ways and end when destroyed', async () => {
    const { connection } = await connect();
    const { dom } = await connection.call('domain_create_xml', { xml_desc: DOMAIN_XML, flags: 0 });
    const { stream } = await connection.openStream('domain_open_console', { dom, dev_name: null, flags: 0 });
    const console = toDuplex(stream);
    let seen = '';
    console.on('data', (bytes: Buffer) => (seen += bytes.toString()));
    console.write('hello');
    await settle();
    expect(seen).toBe('console of d\r\nhello');
    console.destroy();
    await new Promise((resolve) => console.once('close', resolve));
    expect(connection.open_streams).toBe(0);
  });

  test('end with an error when the connection is lost', async () => {
    const { connection, server } = await connect();
    const { dom } = await connection.call('domain_create_xml', { xml_desc: DOMAIN_XML, flags: 0 });
    const { stream } = await connection.openStream('domain_open_console', { dom, dev_name: null, flags: 0 });
    const console = toDuplex(stream).resume();
    const failed = new Promise((resolve) => console.once('error', resolve));
    server.dropConnections();
    expect(await failed).toMatchObject({ code: CLIENT_ERROR.connection_lost });
  });
});
