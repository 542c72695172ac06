import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConverter } from '../../reconciler/drivers/qemu-img/converter.ts';
import { examineContent } from '../../reconciler/kinds/image/examine.ts';
import type { ContainerFormat, DiskFormat } from '../../reconciler/kinds/image/shapes.ts';
import type { Converter, ConvertibleFormat } from '../../reconciler/ports/converter.ts';
import { runOrThrow } from '../lab/processes.ts';
import { ovfText } from '../support/disk-images.ts';
import { fileReader } from '../support/file-reader.ts';
import { qemuImg } from '../support/qemu-img.ts';

const SECTOR = 512;
const MIB = 1024 ** 2;
const scratch = mkdtempSync(join(tmpdir(), 'honest-'));
const place = (name: string): string => join(scratch, name);
let converter: Converter;

beforeAll(async () => {
  converter = await createConverter({ directory: place('conversions') });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Made = readonly [name: string, disk_format: DiskFormat, driver: string, options: readonly string[]];

const FORMATS: readonly Made[] = [
  ['raw', 'raw', 'raw', []],
  ['qcow2', 'qcow2', 'qcow2', []],
  ['qcow2, compressed', 'qcow2', 'qcow2', ['-c']],
  ['qcow2, small clusters', 'qcow2', 'qcow2', ['-o', 'cluster_size=4k,extended_l2=off']],
  ['qcow2, subclusters', 'qcow2', 'qcow2', ['-o', 'cluster_size=64k,extended_l2=on']],
  ['qcow2, version 2', 'qcow2', 'qcow2', ['-o', 'compat=0.10']],
  ['qcow2, zstd', 'qcow2', 'qcow2', ['-c', '-o', 'compression_type=zstd']],
  ['vmdk', 'vmdk', 'vmdk', []],
  ['vmdk, streamed', 'vmdk', 'vmdk', ['-o', 'subformat=streamOptimized']],
  ['vmdk, for ESX', 'vmdk', 'vmdk', ['-o', 'adapter_type=lsilogic,compat6=on']],
  ['vdi', 'vdi', 'vdi', []],
  ['vdi, fixed', 'vdi', 'vdi', ['-o', 'static=on']],
  ['vhd', 'vhd', 'vpc', []],
  ['vhd, exact size', 'vhd', 'vpc', ['-o', 'force_size=on']],
  ['vhd, fixed', 'vhd', 'vpc', ['-o', 'subformat=fixed']],
  ['vhd, fixed, exact size', 'vhd', 'vpc', ['-o', 'subformat=fixed,force_size=on']],
  ['vhdx', 'vhdx', 'vhdx', []],
  ['vhdx, fixed', 'vhdx', 'vhdx', ['-o', 'subformat=fixed']],
  ['vhdx, small blocks', 'vhdx', 'vhdx', ['-o', 'block_size=1M']],
  ['ploop', 'ploop', 'parallels', []],
  ['ploop, small clusters', 'ploop', 'parallels', ['-o', 'cluster_size=64k']],
];

/** A disk of some sectors with data here and there. */
const disk = fc.record({
  sectors: fc.integer({ min: 1, max: 48 * 2048 }),
  pieces: fc.array(
    fc.record({
      at: fc.nat(48 * 2048),
      length: fc.integer({ min: 1, max: 3 * MIB }),
      byte: fc.integer({ min: 1, max: 255 }),
    }),
    { maxLength: 5 },
  ),
});

function rawDisk({
  sectors,
  pieces,
}: {
  sectors: number;
  pieces: readonly { at: number; length: number; byte: number }[];
}): Buffer {
  const bytes = Buffer.alloc(sectors * SECTOR);
  for (const { at, length, byte } of pieces) {
    const start = (at % sectors) * SECTOR;
    // Lines that differ, so that parts which change places are seen.
    for (let offset = start; offset < Math.min(start + length, bytes.length); offset += 64)
      bytes.write(`${byte} ${offset}\n`, offset);
  }
  return bytes;
}

async function examine(file: string, disk_format: DiskFormat, container_format: ContainerFormat = 'bare') {
  return await examineContent({ disk_format, container_format, size_bytes: null }, fileReader(file));
}

async function infoSize(file: string, driver: string): Promise<number> {
  const info = JSON.parse(await qemuImg('info', '-f', driver, '--output=json', file)) as {
    'virtual-size': number;
  };
  return info['virtual-size'];
}

async function convert(
  file: string,
  format: ConvertibleFormat,
  virtual_size_bytes: number,
  start = 0,
  length?: number,
): Promise<string> {
  const length_bytes = length ?? statSync(file).size;
  const content = createReadStream(file, { start, end: start + length_bytes - 1 });
  const result = place('result.qcow2');
  await converter.convert(
    { format, length_bytes, virtual_size_bytes, content },
    async (made) => pipeline(made.content(), createWriteStream(result)),
    { signal: new AbortController().signal },
  );
  const finding = await examine(result, 'qcow2');
  expect(finding).toMatchObject({ violations: [], virtual_size_bytes });
  return result;
}

describe('what qemu-img makes of any disk is taken with its size, and converted without a change', () => {
  test.each(FORMATS)('%s', async (_name, disk_format, driver, options) => {
    await fc.assert(
      fc.asyncProperty(disk, async (drawn) => {
        const [raw, file] = [place('disk.raw'), place(`made.${disk_format}`)];
        writeFileSync(raw, rawDisk(drawn));
        rmSync(file, { force: true });
        await qemuImg('convert', '-f', 'raw', '-O', driver, ...options, raw, file);
        const size = await infoSize(file, driver);
        const finding = await examine(file, disk_format);
        expect(finding).toEqual({
          violations: [],
          virtual_size_bytes: size,
          disk: { format: disk_format, offset_bytes: 0, length_bytes: statSync(file).size },
        });
        const result = await convert(file, disk_format as ConvertibleFormat, size);
        await qemuImg('compare', '-f', driver, '-F', 'qcow2', file, result);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });
});

describe('large disks with nothing in them', () => {
  test.each<Made>([
    ['qcow2 of 64 TiB', 'qcow2', 'qcow2', ['-o', 'cluster_size=2M']],
    ['vmdk of 500 GiB', 'vmdk', 'vmdk', []],
    ['vdi of 500 GiB', 'vdi', 'vdi', []],
    ['vhd of 500 GiB', 'vhd', 'vpc', []],
    ['vhdx of 60 TiB', 'vhdx', 'vhdx', []],
    ['ploop of 500 GiB', 'ploop', 'parallels', []],
  ])('%s', async (name, disk_format, driver, options) => {
    const file = place('large');
    const [, number = '', unit = ''] = /of (\d+) ([TG])iB/.exec(name) ?? [];
    await qemuImg('create', '-q', '-f', driver, ...options, file, `${number}${unit}`);
    expect(await examine(file, disk_format)).toMatchObject({
      violations: [],
      virtual_size_bytes: await infoSize(file, driver),
    });
    rmSync(file);
  });
});

test('a disk in an OVA that tar makes is taken out of it and converted', async () => {
  const raw = place('disk.raw');
  writeFileSync(raw, rawDisk({ sectors: 20_480, pieces: [{ at: 7, length: MIB, byte: 3 }] }));
  await qemuImg(
    'convert',
    '-f',
    'raw',
    '-O',
    'vmdk',
    '-o',
    'subformat=streamOptimized',
    raw,
    place('disk.vmdk'),
  );
  writeFileSync(place('machine.ovf'), ovfText());
  const named = await runOrThrow('sh', ['-c', `cd ${scratch} && sha256sum --tag machine.ovf disk.vmdk`]);
  writeFileSync(place('machine.mf'), named);
  for (const format of ['ustar', 'gnu', 'v7', 'pax']) {
    const ova = place(`${format}.ova`);
    await runOrThrow('tar', [
      `--format=${format}`,
      '-C',
      scratch,
      '-cf',
      ova,
      'machine.ovf',
      'machine.mf',
      'disk.vmdk',
    ]);
    const finding = await examine(ova, 'vmdk', 'ova');
    expect(finding).toMatchObject({ violations: [], virtual_size_bytes: 20_480 * SECTOR });
    const { offset_bytes = 0, length_bytes = 0 } = finding.disk ?? {};
    const inside = readFileSync(ova).subarray(offset_bytes, offset_bytes + length_bytes);
    expect(inside.equals(readFileSync(place('disk.vmdk')))).toBe(true);
    const result = await convert(ova, 'vmdk', 20_480 * SECTOR, offset_bytes, length_bytes);
    await qemuImg('compare', '-f', 'raw', '-F', 'qcow2', raw, result);
  }
});

test('kernels and ramdisks of this machine, an ISO of genisoimage, and what docker would save', async () => {
  writeFileSync(place('hello'), 'hello');
  await runOrThrow('genisoimage', ['-quiet', '-J', '-R', '-o', place('cd.iso'), place('hello')]);
  expect(await examine(place('cd.iso'), 'iso')).toMatchObject({
    violations: [],
    virtual_size_bytes: statSync(place('cd.iso')).size,
  });
  expect(await examine(place('cd.iso'), 'raw')).toMatchObject({ violations: [] });
  await runOrThrow('ln', ['-sf', '/bin/busybox', place('sh')]);
  await runOrThrow('tar', ['-C', scratch, '-cf', place('docker.tar'), 'hello', 'sh']);
  expect(await examine(place('docker.tar'), 'raw', 'docker')).toMatchObject({ violations: [], disk: null });
  await runOrThrow('sh', [
    '-c',
    `cd ${scratch} && echo hello | cpio -o -H newc 2>/dev/null | gzip > ramdisk`,
  ]);
  expect(await examine(place('ramdisk'), 'ari')).toMatchObject({ violations: [] });
  await runOrThrow('mke2fs', ['-q', '-t', 'ext4', place('fs'), '8M']);
  for (const disk_format of ['ami', 'raw'] as const) {
    expect(await examine(place('fs'), disk_format)).toMatchObject({
      violations: [],
      virtual_size_bytes: 8 * MIB,
    });
  }
});
