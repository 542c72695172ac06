import { constants } from 'node:fs';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examineContent } from '../../reconciler/kinds/image/examine.ts';
import type { ContainerFormat, DiskFormat } from '../../reconciler/kinds/image/shapes.ts';
import { runOrThrow } from '../lab/processes.ts';
import { ovaArchive, ovfText } from '../support/disk-images.ts';
import { fileReader } from '../support/file-reader.ts';
import { qemuImg } from '../support/qemu-img.ts';

const scratch = mkdtempSync(join(tmpdir(), 'hostile-'));
const place = (name: string): string => join(scratch, name);
/** The file of the host that images refer to, and a pipe, which nobody can open for reading without being seen. */
const SECRET = place('secret');
const PIPE = place('pipe');
const LONG_AGO = new Date('2001-01-01T00:00:00Z');

beforeAll(async () => {
  // A whole disk in each form: qemu-img wants to look at what an image is to refer to.
  writeFileSync(SECRET, Buffer.alloc(1024 ** 2, 'secret'));
  await runOrThrow('mkfifo', [PIPE]);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Replaces a path in an image by another of the same length, padded with slashes. */
function redirect(file: string, from: string, to: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(`${'/'.repeat(from.length - to.length)}${to}`, at, 'latin1');
  writeFileSync(file, bytes);
}

type Made = readonly [
  name: string,
  disk_format: DiskFormat,
  container: ContainerFormat,
  reason: RegExp,
  make: (file: string, target: string) => Promise<unknown>,
];

const overlay =
  (format: string, base = 'raw') =>
  (file: string): Promise<unknown> =>
    qemuImg('create', '-q', '-u', '-f', format, '-b', SECRET, '-F', base, file, '1M');

const IMAGES: readonly Made[] = [
  ['qcow2 over a file', 'qcow2', 'bare', /backing file/, overlay('qcow2')],
  [
    'old qcow2 over a file',
    'qcow2',
    'bare',
    /backing file/,
    (file) =>
      qemuImg(
        'create',
        '-q',
        '-u',
        '-f',
        'qcow2',
        '-o',
        'compat=0.10',
        '-b',
        SECRET,
        '-F',
        'raw',
        file,
        '1M',
      ),
  ],
  [
    'qcow2 over a description of QEMU',
    'qcow2',
    'bare',
    /backing file/,
    (file) =>
      qemuImg(
        'create',
        '-q',
        '-u',
        '-f',
        'qcow2',
        '-b',
        `json:{"driver":"raw","file":{"driver":"file","filename":"${SECRET}"}}`,
        '-F',
        'raw',
        file,
        '1M',
      ),
  ],
  [
    'qcow2 over the network',
    'qcow2',
    'bare',
    /backing file/,
    (file) =>
      qemuImg('create', '-q', '-u', '-f', 'qcow2', '-b', 'nbd://127.0.0.1:9/secret', '-F', 'raw', file, '1M'),
  ],
  [
    'qcow2 with its data elsewhere',
    'qcow2',
    'bare',
    /external file/,
    (file) =>
      qemuImg('create', '-q', '-f', 'qcow2', '-o', `data_file=${place('data')},data_file_raw=on`, file, '1M'),
  ],
  [
    'encrypted qcow2',
    'qcow2',
    'bare',
    /encrypted/,
    (file) =>
      qemuImg(
        'create',
        '-q',
        '--object',
        'secret,id=s,data=abc',
        '-f',
        'qcow2',
        '-o',
        'encrypt.format=luks,encrypt.key-secret=s,encrypt.iter-time=10',
        file,
        '1M',
      ),
  ],
  [
    'LUKS',
    'raw',
    'bare',
    /LUKS/,
    (file) =>
      qemuImg(
        'create',
        '-q',
        '--object',
        'secret,id=s,data=abc',
        '-f',
        'luks',
        '-o',
        'key-secret=s,iter-time=10',
        file,
        '1M',
      ),
  ],
  ['qed over a file', 'raw', 'bare', /QED/, overlay('qed')],
  [
    'vmdk in two files',
    'vmdk',
    'bare',
    /only a descriptor/,
    (file) => qemuImg('create', '-q', '-f', 'vmdk', '-o', 'subformat=monolithicFlat', file, '1M'),
  ],
  [
    'vmdk of a file of the host',
    'vmdk',
    'bare',
    /only a descriptor/,
    async (file, target) => {
      await qemuImg('create', '-q', '-f', 'vmdk', '-o', 'subformat=monolithicFlat', file, '1M');
      writeFileSync(file, readFileSync(file, 'latin1').replace(/"[^"]*-flat[^"]*"/, `"${target}"`), 'latin1');
    },
  ],
  [
    'vmdk in parts',
    'vmdk',
    'bare',
    /only a descriptor/,
    (file) => qemuImg('create', '-q', '-f', 'vmdk', '-o', 'subformat=twoGbMaxExtentSparse', file, '3G'),
  ],
  [
    'one part of a vmdk',
    'vmdk',
    'bare',
    /descriptor/,
    async (file) => {
      await qemuImg(
        'create',
        '-q',
        '-f',
        'vmdk',
        '-o',
        'subformat=twoGbMaxExtentSparse',
        place('parts.vmdk'),
        '3G',
      );
      copyFileSync(place('parts-s001.vmdk'), file);
    },
  ],
  [
    'vmdk over another',
    'vmdk',
    'bare',
    /parent/,
    async (file, target) => {
      await qemuImg('create', '-q', '-f', 'vmdk', place('parent-of-a-disk-with-a-long-name.vmdk'), '1M');
      await qemuImg(
        'create',
        '-q',
        '-f',
        'vmdk',
        '-b',
        place('parent-of-a-disk-with-a-long-name.vmdk'),
        '-F',
        'vmdk',
        file,
      );
      redirect(file, place('parent-of-a-disk-with-a-long-name.vmdk'), target);
    },
  ],
  [
    'streamed vmdk that is cut off',
    'vmdk',
    'bare',
    /smaller than|cut off/,
    async (file) => {
      await qemuImg('create', '-q', '-f', 'vmdk', '-o', 'subformat=streamOptimized', file, '1M');
      truncateSync(file, 8192);
    },
  ],
  [
    'qcow2 that is cut off',
    'qcow2',
    'bare',
    /smaller than|cut off/,
    async (file) => {
      await qemuImg('convert', '-f', 'raw', '-O', 'qcow2', SECRET, file);
      truncateSync(file, statSync(file).size / 2);
    },
  ],
  [
    'vdi that is cut off',
    'vdi',
    'bare',
    /cut off/,
    async (file) => {
      await qemuImg('convert', '-f', 'raw', '-O', 'vdi', SECRET, file);
      truncateSync(file, statSync(file).size / 2);
    },
  ],
  [
    'vhdx that is cut off',
    'vhdx',
    'bare',
    /cut off|smaller than/,
    async (file) => {
      await qemuImg('convert', '-f', 'raw', '-O', 'vhdx', SECRET, file);
      truncateSync(file, statSync(file).size / 2);
    },
  ],
  [
    'vhd with garbage behind it',
    'vhd',
    'bare',
    /no footer/,
    async (file) => {
      await qemuImg('convert', '-f', 'raw', '-O', 'vpc', SECRET, file);
      appendFileSync(file, Buffer.alloc(4096, 'x'));
    },
  ],
  [
    'parallels disk in use',
    'ploop',
    'bare',
    /was not closed/,
    async (file) => {
      await qemuImg('create', '-q', '-f', 'parallels', file, '1M');
      const bytes = readFileSync(file);
      bytes.writeUInt32LE(0x746f6e59, 44);
      writeFileSync(file, bytes);
    },
  ],
  [
    'fixed vhd called raw',
    'raw',
    'bare',
    /footer/,
    (file) => qemuImg('convert', '-f', 'raw', '-O', 'vpc', '-o', 'subformat=fixed', SECRET, file),
  ],
  [
    'OVA with a disk over a file',
    'qcow2',
    'ova',
    /disk in the OVA refers to a backing file/,
    async (file) => {
      await overlay('qcow2')(place('inner'));
      writeFileSync(file, ovaArchive(readFileSync(place('inner')), ovfText()));
    },
  ],
  [
    'OVA by tar, with a link to a file',
    'vmdk',
    'ova',
    /link/,
    async (file, target) => {
      writeFileSync(place('machine.ovf'), ovfText());
      await runOrThrow('ln', ['-sf', target, place('disk.vmdk')]);
      await runOrThrow('tar', ['--format=ustar', '-C', scratch, '-cf', file, 'machine.ovf', 'disk.vmdk']);
    },
  ],
  [
    'OVA by tar, sparse',
    'raw',
    'ova',
    /sparse|overrides/,
    async (file) => {
      writeFileSync(place('machine.ovf'), ovfText());
      rmSync(place('disk.vmdk'), { force: true });
      await runOrThrow('truncate', ['-s', '8M', place('disk.vmdk')]);
      await runOrThrow('tar', [
        '--format=gnu',
        '--sparse',
        '-C',
        scratch,
        '-cf',
        file,
        'machine.ovf',
        'disk.vmdk',
      ]);
    },
  ],
  [
    'OVA by tar, with absolute paths',
    'raw',
    'ova',
    /absolute path|long names/,
    async (file) => {
      writeFileSync(place('machine.ovf'), ovfText());
      await runOrThrow('tar', ['--format=ustar', '-P', '-cf', file, place('machine.ovf'), SECRET]);
    },
  ],
  [
    'OVA, packed',
    'vmdk',
    'ova',
    /gzip/,
    async (file) => {
      writeFileSync(file, ovaArchive());
      await runOrThrow('gzip', ['-f', file]);
      copyFileSync(`${file}.gz`, file);
    },
  ],
];

test.each(IMAGES)(
  '%s is refused, and what it refers to is not opened',
  async (name, disk_format, container_format, reason, make) => {
    const file = place(name.replaceAll(' ', '-'));
    for (const target of make.length > 1 ? [SECRET, PIPE] : [SECRET]) {
      await make(file, target);
      // With an access time older than the change, the next read of a file sets it, whatever the file system is mounted with but noatime.
      utimesSync(SECRET, LONG_AGO, new Date());
      // An opener of the pipe would wait for a writer; one that asks not to wait would read its end. Nobody is found on the other side.
      const declared = { disk_format, container_format, size_bytes: null };
      const { violations, disk } = await examineContent(declared, fileReader(file));
      expect(violations[0]?.message).toMatch(reason);
      expect(disk).toBe(null);
      expect(statSync(SECRET).atimeMs).toBe(LONG_AGO.getTime());
      expect(() => closeSync(openSync(PIPE, constants.O_WRONLY | constants.O_NONBLOCK))).toThrow(/ENXIO/);
    }
  },
);

test('the watch on the file works: who reads it is seen', () => {
  utimesSync(SECRET, LONG_AGO, new Date());
  readFileSync(SECRET);
  expect(statSync(SECRET).atimeMs).toBeGreaterThan(LONG_AGO.getTime());
});
