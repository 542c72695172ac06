import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { examineContent } from '../../../reconciler/kinds/image/examine.ts';
import type { Finding } from '../../../reconciler/kinds/image/examine.ts';
import type { ContainerFormat, DiskFormat } from '../../../reconciler/kinds/image/shapes.ts';
import {
  fixedVhdDisk,
  isoDisk,
  ovaArchive,
  ovfText,
  ploopDisk,
  qcow2Disk,
  streamVmdkDisk,
  tarArchive,
  vdiDisk,
  vhdDisk,
  vhdxDisk,
  vmdkDisk,
} from '../../support/disk-images.ts';
import { HOSTILE_IMAGES } from '../../support/hostile-images.ts';

const MIB = 1024 ** 2;

const examine = (
  disk_format: DiskFormat,
  container_format: ContainerFormat,
  bytes: Buffer,
): Promise<Finding> =>
  examineContent(
    { disk_format, container_format, size_bytes: null },
    {
      size_bytes: bytes.length,
      read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    },
  );

describe('refused, with the reason and what to do', () => {
  test.each(HOSTILE_IMAGES)('$name', async ({ disk_format, container_format, bytes, reason }) => {
    const finding = await examine(disk_format, container_format, bytes());
    expect(finding.violations).toHaveLength(1);
    const [violation] = finding.violations;
    expect(violation?.message).toMatch(reason);
    expect(violation?.message).toMatch(/^(The|disk_format|container_format) [\s\S]*\.$/);
    expect(violation?.path).toMatch(/^\/spec\/(disk|container)_format$/);
    expect(violation?.hint).toMatch(/\.$/);
    expect(finding).toMatchObject({ virtual_size_bytes: null, disk: null });
  });
});

describe('taken, with its size', () => {
  test.each<[string, DiskFormat, ContainerFormat, Buffer, number]>([
    ['qcow2', 'qcow2', 'bare', qcow2Disk(), 1024 * MIB],
    ['vdi', 'vdi', 'bare', vdiDisk(), 4 * MIB],
    ['ploop', 'ploop', 'bare', ploopDisk(), 4 * MIB],
    ['dynamic vhd', 'vhd', 'bare', vhdDisk(), 8 * MIB],
    ['fixed vhd', 'vhd', 'bare', fixedVhdDisk(), MIB],
    ['vhdx', 'vhdx', 'bare', vhdxDisk(), 4 * MIB],
    ['sparse vmdk', 'vmdk', 'bare', vmdkDisk(), 10 * MIB],
    ['vmdk with a footer', 'vmdk', 'bare', streamVmdkDisk(), 10 * MIB],
    ['iso', 'iso', 'bare', isoDisk(), 40_960],
    ['ami', 'ami', 'ami', Buffer.alloc(4096, 'x'), 4096],
  ])('%s', async (_name, disk_format, container_format, bytes, size) => {
    expect(await examine(disk_format, container_format, bytes)).toEqual({
      violations: [],
      virtual_size_bytes: size,
      disk: { format: disk_format, offset_bytes: 0, length_bytes: bytes.length },
    });
  });

  test('of an OVA the disk inside, where it is', async () => {
    const disk = vmdkDisk();
    const hex = createHash('sha256').update(disk).digest('hex');
    const manifest = { name: 'machine.mf', content: `SHA2-256(./disk.vmdk)= ${hex.toUpperCase()}\r\n` };
    const mtime = { name: 'PaxHeader', flag: 'x', content: '20 mtime=1700000000\n' };
    const files = ovaArchive(disk, ovfText(), [manifest, mtime, { name: './', flag: '5' }]);
    const found = await examine('vmdk', 'ova', files);
    expect(found).toMatchObject({ violations: [], virtual_size_bytes: 10 * MIB });
    const { offset_bytes = 0, length_bytes = 0, promised } = found.disk ?? {};
    expect(promised).toEqual({ algorithm: 'sha256', hex });
    expect(files.subarray(offset_bytes, offset_bytes + length_bytes).equals(disk)).toBe(true);
    const ovf = Buffer.from(ovfText());
    expect(await examine('vmdk', 'ovf', ovf)).toEqual({
      violations: [],
      virtual_size_bytes: null,
      disk: null,
    });
    const layers = [
      { name: 'layer/bin/sh', flag: '2', link: '/bin/busybox' },
      { name: 'manifest.json', content: '[]' },
    ];
    expect(await examine('raw', 'docker', tarArchive(layers))).toMatchObject({ violations: [], disk: null });
  });

  test('an OVA of another format says which, when disk_format does', async () => {
    const finding = await examine('qcow2', 'ova', ovaArchive(qcow2Disk()));
    expect(finding).toMatchObject({
      violations: [],
      virtual_size_bytes: 1024 * MIB,
      disk: { format: 'qcow2' },
    });
  });
});
