import { describe, expect, test } from 'vitest';
import { buildCpio } from '../../lab/cpio.ts';
import { masterBootRecord } from '../../lab/guest-disk.ts';
import { loadOrder, moduleDependencies, moduleName, withoutSignature } from '../../lab/kernel-modules.ts';
import { chooseVersions } from '../../lab/packages.ts';

describe('cpio', () => {
  test('is read back entry by entry', () => {
    const archive = buildCpio([
      { type: 'file', path: 'b', mode: 0o644, data: Buffer.from('hello') },
      { type: 'directory', path: 'a', mode: 0o755 },
      { type: 'link', path: 'c', target: 'b' },
      { type: 'device', path: 'd', mode: 0o600, major: 5, minor: 1 },
    ]);
    const read = [];
    const align = (at: number): number => Math.ceil(at / 4) * 4;
    for (let at = 0; ;) {
      const field = (n: number): number =>
        parseInt(archive.toString('latin1', at + 6 + 8 * n, at + 14 + 8 * n), 16);
      expect(archive.toString('latin1', at, at + 6)).toBe('070701');
      const name = archive.toString('latin1', at + 110, at + 109 + field(11));
      if (name === 'TRAILER!!!') break;
      const start = align(at + 110 + field(11));
      const data = archive.toString('latin1', start, start + field(6));
      read.push([name, field(1).toString(8), field(5), field(9), field(10), data]);
      at = align(start + field(6));
    }
    expect(read).toEqual([
      ['a', '40755', 0, 0, 0, ''],
      ['b', '100644', 0, 0, 0, 'hello'],
      ['c', '120777', 0, 0, 0, 'b'],
      ['d', '20600', 0, 5, 1, ''],
    ]);
    expect(archive.length % 512).toBe(0);
  });
});

describe('kernel modules', () => {
  const module = (depends: string): Buffer =>
    Buffer.from(`ELF\0license=GPL\0depends=${depends}\0retpoline=Y\0`);

  test('are ordered by need, each once', () => {
    const modules = new Map([
      ['net', module('fail-over,base')],
      ['fail_over', module('base')],
      ['base', module('')],
    ]);
    expect(moduleDependencies(module('fail-over,base'))).toEqual(['fail_over', 'base']);
    expect(loadOrder(['base', 'net'], modules)).toEqual(['base', 'fail_over', 'net']);
    expect(() => loadOrder(['missing'], modules)).toThrow('missing');
    expect(moduleName('kernel/drivers/virtio-pci.ko.xz')).toBe('virtio_pci');
  });

  test('lose their signature and nothing else', () => {
    const length = Buffer.alloc(12);
    length.writeUInt32BE(4, 8);
    const magic = Buffer.from('~Module signature appended~\n');
    expect(
      withoutSignature(Buffer.concat([Buffer.from('code'), Buffer.from('sign'), length, magic])).toString(),
    ).toBe('code');
    expect(withoutSignature(Buffer.from('code')).toString()).toBe('code');
  });
});

test('the master boot record has two partitions that touch, the first one active', () => {
  const sector = masterBootRecord(Buffer.alloc(440, 0xeb));
  const [start, size] = [sector.readUInt32LE(454), sector.readUInt32LE(458)];
  expect([sector[439], sector[446], sector[450], sector[466]]).toEqual([0xeb, 0x80, 0x0e, 0x83]);
  expect([start, sector.readUInt32LE(470)]).toEqual([2048, start + size]);
  expect(sector.readUInt16LE(510)).toBe(0xaa55);
});

test('the versions to fetch come from what apt shows', () => {
  const kernel =
    'Package: linux-image-cloud-amd64\nVersion: 6.1.2-1\nDepends: linux-image-6.1.0-9-cloud-amd64 (= 6.1.2-1)\n\n';
  const busybox = 'Package: busybox-static\nSource: busybox\nVersion: 1:1.35.0-4+b1\n\n';
  expect(chooseVersions(kernel + busybox)).toEqual({
    kernel: 'linux-image-6.1.0-9-cloud-amd64=6.1.2-1',
    busybox: 'busybox-static=1:1.35.0-4+b1',
  });
  expect(chooseVersions(busybox)).toBeUndefined();
});
