import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSimulatedPorts } from '../../../reconciler/drivers/simulated/ports.ts';
import { convertContent, needsConversion } from '../../../reconciler/kinds/image/convert.ts';
import { examineContent } from '../../../reconciler/kinds/image/examine.ts';
import type { DiskFormat, DiskPlace } from '../../../reconciler/kinds/image/shapes.ts';
import { CairnError } from '../../../reconciler/model/error.ts';

const UPLOAD_ID = '6e8bb2b4-6a51-4b8e-8d5c-3c8e1d5f7a01';
const SIZE_BYTES = 5 * 1024 ** 3;
const never = new AbortController().signal;

async function stored(
  bytes: Uint8Array,
): Promise<{ ports: ReturnType<typeof createSimulatedPorts>; sha256: string }> {
  const ports = createSimulatedPorts({ seed: 1, findHost: () => Promise.reject(new Error('no hosts')) });
  async function* content(): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  await ports.images.append(UPLOAD_ID, 0, bytes.length, content());
  const { sha256 } = await ports.images.finish(UPLOAD_ID, null);
  return { ports, sha256 };
}

test('a disk becomes a qcow2 blob of its size, once for the same bytes, and what a try left does not matter', async () => {
  const { ports, sha256 } = await stored(Buffer.from('a vmdk, as far as anybody looks here'));
  const disk: DiskPlace = { format: 'vmdk', offset_bytes: 2, length_bytes: 4 };
  const conversion = { sha256, disk, virtual_size_bytes: SIZE_BYTES, upload_id: UPLOAD_ID, store: undefined };
  async function* leftover(): AsyncIterable<Uint8Array> {
    yield await Promise.resolve(Buffer.from('left'));
  }
  await ports.images.append(UPLOAD_ID, 0, 100, leftover());
  const told: number[] = [];
  const control = { signal: never, progress: (done: number): void => void told.push(done) };
  const blob = await convertContent(ports, conversion, control);
  expect(await convertContent(ports, conversion, { signal: never })).toEqual(blob);
  expect(told).toEqual([4, 4 + SIZE_BYTES]);
  const parts: Uint8Array[] = [];
  for await (const part of ports.images.read(blob.sha256, 0, blob.size_bytes)) parts.push(part);
  const bytes = Buffer.concat(parts);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(blob.sha256);
  const declared = { disk_format: 'qcow2', container_format: 'bare', size_bytes: null } as const;
  const reader = {
    size_bytes: bytes.length,
    read: (offset: number, length: number) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
  expect(await examineContent(declared, reader)).toMatchObject({
    violations: [],
    virtual_size_bytes: SIZE_BYTES,
  });
  expect(await ports.images.uploadOffset(UPLOAD_ID)).toBe(0);
});

test('a disk that is not what the manifest of its OVA says is not opened, and the reason has both digests', async () => {
  const bytes = Buffer.from('an ova, as far as anybody looks here');
  const { ports, sha256 } = await stored(bytes);
  const hexOf = (algorithm: string, part: Uint8Array): string =>
    createHash(algorithm).update(part).digest('hex');
  const place = { format: 'vmdk', offset_bytes: 3, length_bytes: 8 } as const;
  const convert = (disk: DiskPlace): Promise<unknown> => {
    const conversion = {
      sha256,
      disk,
      virtual_size_bytes: SIZE_BYTES,
      upload_id: UPLOAD_ID,
      store: undefined,
    };
    return convertContent(ports, conversion, { signal: never });
  };
  const before = await ports.images.list();
  for (const algorithm of ['sha1', 'sha256', 'sha512'] as const) {
    const found = hexOf(algorithm, bytes.subarray(3, 11));
    const promised = { algorithm, hex: hexOf(algorithm, bytes.subarray(2, 10)) };
    await expect(convert({ ...place, promised })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(
        `the manifest says ${algorithm.toUpperCase()} ${promised.hex}, the disk has ${found}.`,
      ) as string,
    });
    expect(await ports.images.list()).toEqual(before);
  }
  await convert({ ...place, promised: { algorithm: 'sha1', hex: hexOf('sha1', bytes.subarray(3, 11)) } });
  expect(await ports.images.list()).toHaveLength(before.length + 1);
});

test('a result that is not the disk that went in is never stored', async () => {
  const { ports, sha256 } = await stored(Buffer.from('bytes'));
  const disk: DiskPlace = { format: 'vdi', offset_bytes: 0, length_bytes: 5 };
  const before = await ports.images.list();
  const results = [Buffer.from('no qcow2'), Buffer.alloc(0)];
  for (const bytes of results) {
    const broken = {
      ...ports,
      converter: {
        convert: async (_source: unknown, take: (disk: never) => Promise<never>) =>
          await take({
            size_bytes: bytes.length,
            read: (offset: number, length: number) =>
              Promise.resolve(bytes.subarray(offset, offset + length)),
            content: () => expect.fail('it was stored'),
          } as never),
      },
    };
    const conversion = { sha256, disk, virtual_size_bytes: 1024, upload_id: UPLOAD_ID, store: undefined };
    await expect(convertContent(broken as never, conversion, { signal: never })).rejects.toBeInstanceOf(
      CairnError,
    );
  }
  expect(await ports.images.list()).toEqual(before);
});

test.each([
  ['raw', false],
  ['qcow2', false],
  ['iso', false],
  ['aki', false],
  ['vmdk', true],
  ['vdi', true],
  ['vhd', true],
  ['vhdx', true],
  ['ploop', true],
] as const)('%s needs a conversion: %s; inside an OVA everything does', (format: DiskFormat, needs) => {
  expect(needsConversion({ format, offset_bytes: 0, length_bytes: 10 }, 10)).toBe(needs);
  expect(needsConversion({ format, offset_bytes: 512, length_bytes: 10 }, 2048)).toBe(true);
});
