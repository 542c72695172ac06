import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { examineContent } from '../../reconciler/kinds/image/examine.ts';
import { seedFiles } from '../../reconciler/kinds/server/seed-files.ts';
import { seedImage } from '../../reconciler/kinds/server/seed-iso.ts';
import { runOrThrow } from '../lab/processes.ts';
import { fileReader } from '../support/file-reader.ts';
import { qemuImg } from '../support/qemu-img.ts';
import { readIso } from '../support/iso-reader.ts';

type Format = 'raw' | 'qcow2' | 'iso' | 'aki' | 'ari';

const scratch = mkdtempSync(join(tmpdir(), 'inspect-'));
const place = (name: string): string => join(scratch, name);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What the API sees of a file. */
async function judge(
  file: string,
  disk_format: Format,
): Promise<{ problem: string | null; size: number | null }> {
  const declared = { disk_format, container_format: 'bare', size_bytes: null } as const;
  const { violations, virtual_size_bytes } = await examineContent(declared, fileReader(file));
  return { problem: violations[0]?.message ?? null, size: virtual_size_bytes };
}

describe('images that qemu-img makes', () => {
  const GIB = 1024 ** 3;
  const good: readonly (readonly [string, string[], string, number])[] = [
    ['plain', [], '5G', 5 * GIB],
    ['version 2', ['-o', 'compat=0.10'], '5G', 5 * GIB],
    ['small clusters', ['-o', 'cluster_size=512'], '1G', GIB],
    ['large clusters', ['-o', 'cluster_size=2M'], '1G', GIB],
    ['extended L2', ['-o', 'extended_l2=on,cluster_size=128k'], '1G', GIB],
    ['zstd', ['-o', 'compression_type=zstd'], '1G', GIB],
    ['preallocated', ['-o', 'preallocation=metadata'], '256M', GIB / 4],
    ['narrow refcounts', ['-o', 'refcount_bits=1'], '1G', GIB],
    ['lazy refcounts', ['-o', 'lazy_refcounts=on'], '1G', GIB],
    ['odd size', [], '1000000', 1000448],
    ['huge', ['-o', 'cluster_size=2M'], '64T', 64 * 1024 * GIB],
  ];
  test.each(good)('%s: accepted, with its size', async (name, options, size, bytes) => {
    const file = place(`${name}.qcow2`);
    await qemuImg('create', '-q', '-f', 'qcow2', ...options, file, size);
    expect(await judge(file, 'qcow2')).toEqual({ problem: null, size: bytes });
    expect((await judge(file, 'raw')).problem).toContain('the bytes are a qcow2 disk');
    expect((await judge(file, 'iso')).problem).toContain('the bytes are a qcow2 disk');
  });

  test('converted and compressed: accepted; cut off: refused', async () => {
    const raw = place('data.raw');
    writeFileSync(raw, Buffer.alloc(3 * 1024 * 1024, 'cairn'));
    for (const options of [[], ['-c']]) {
      const file = place(`converted${options.join('')}.qcow2`);
      await qemuImg('convert', '-q', '-O', 'qcow2', ...options, raw, file);
      expect(await judge(file, 'qcow2')).toEqual({ problem: null, size: 3 * 1024 * 1024 });
    }
    expect(await judge(raw, 'raw')).toEqual({ problem: null, size: 3 * 1024 * 1024 });
    const cut = place('cut.qcow2');
    await qemuImg('create', '-q', '-f', 'qcow2', cut, '5G');
    truncateSync(cut, 100_000);
    expect((await judge(cut, 'qcow2')).problem).toContain('smaller than its header says');
    truncateSync(cut, 50);
    expect((await judge(cut, 'qcow2')).problem).toContain('less than a header');
  });

  test('with a backing file, external data or encryption: refused', async () => {
    const base = place('base.qcow2');
    await qemuImg('create', '-q', '-f', 'qcow2', base, '1G');
    const overlay = place('overlay.qcow2');
    await qemuImg('create', '-q', '-f', 'qcow2', '-b', base, '-F', 'qcow2', overlay);
    expect((await judge(overlay, 'qcow2')).problem).toContain('backing file');
    const external = place('external.qcow2');
    await qemuImg('create', '-q', '-f', 'qcow2', '-o', `data_file=${place('data.bin')}`, external, '1G');
    expect((await judge(external, 'qcow2')).problem).toContain('external file');
    const secret = ['--object', 'secret,id=s,data=password'];
    const encrypted = place('encrypted.qcow2');
    const options = 'encrypt.format=luks,encrypt.key-secret=s,encrypt.iter-time=10';
    await qemuImg('create', '-q', ...secret, '-f', 'qcow2', '-o', options, encrypted, '1G');
    expect((await judge(encrypted, 'qcow2')).problem).toContain('encrypted');
    const luks = place('disk.luks');
    await qemuImg('create', '-q', ...secret, '-f', 'luks', '-o', 'key-secret=s,iter-time=10', luks, '8M');
    expect((await judge(luks, 'raw')).problem).toContain('LUKS');
  });

  test.each([
    ['vmdk', 'VMware'],
    ['vdi', 'VirtualBox'],
    ['vhdx', 'vhdx'],
    ['vpc', 'vhd'],
    ['qed', 'QED'],
  ])('%s: refused under any name, and named', async (format, word) => {
    const file = place(`disk.${format}`);
    await qemuImg('create', '-q', '-f', format, file, '64M');
    for (const declared of ['raw', 'qcow2'] as const)
      expect((await judge(file, declared)).problem).toContain(word);
  });
});

describe('config drives', () => {
  const files = seedFiles({
    server_id: '6e8bb2b4-6a51-4b8e-8d5c-3c8e1d5f7a01',
    project_id: '6e8bb2b4-6a51-4b8e-8d5c-3c8e1d5f7a02',
    hostname: 'web',
    metadata: { role: 'front' },
    macs: { eth0: '52:54:00:00:00:01' },
    public_key: 'ssh-ed25519 AAAA me',
    keypair_name: 'me',
    user_data: '#!/bin/sh\necho hello\n',
  });

  test('isoinfo reads both file systems, blkid their labels', async () => {
    const image = Buffer.from(seedImage(files));
    const start = image.readUInt32LE(446 + 8) * 512;
    const parts = [
      ['whole.iso', image, 'config-2', files.config_drive],
      ['partition.iso', image.subarray(start), 'cidata', files.no_cloud],
    ] as const;
    for (const [name, bytes, label, wanted] of parts) {
      const file = place(name);
      writeFileSync(file, bytes);
      expect(await runOrThrow('blkid', ['-p', '-o', 'value', '-s', 'LABEL', file])).toBe(`${label}\n`);
      expect(await runOrThrow('blkid', ['-p', '-o', 'value', '-s', 'TYPE', file])).toBe('iso9660\n');
      for (const [path, content] of Object.entries(wanted)) {
        const plain = await runOrThrow('isoinfo', ['-i', file, '-x', `/${path};1`]);
        const joliet = await runOrThrow('isoinfo', ['-J', '-i', file, '-x', `/${path}`]);
        expect([plain, joliet]).toEqual([Buffer.from(content).toString(), Buffer.from(content).toString()]);
      }
    }
    expect((await judge(place('whole.iso'), 'iso')).problem).toBe(null);
    expect((await judge(place('whole.iso'), 'raw')).problem).toBe(null);
    expect((await judge(place('whole.iso'), 'qcow2')).problem).toContain('an ISO 9660 image');
  });

  test("the test's own reader agrees with genisoimage", async () => {
    const directory = place('tree');
    await runOrThrow('mkdir', ['-p', join(directory, 'openstack/latest')]);
    writeFileSync(join(directory, 'openstack/latest/user_data'), 'hello');
    const file = place('theirs.iso');
    await runOrThrow('genisoimage', ['-quiet', '-J', '-V', 'config-2', '-o', file, directory]);
    const read = readIso(readFileSync(file), 'joliet');
    expect(read.label).toBe('config-2');
    expect(read.files['openstack/latest/user_data']?.toString()).toBe('hello');
  });
});
