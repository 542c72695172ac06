import fc from 'fast-check';
import { describe, test } from 'vitest';
import { examineContent } from '../../reconciler/kinds/image/examine.ts';
import { EXAMINATION_LIMITS } from '../../reconciler/kinds/image/formats/source.ts';
import type { ContainerFormat, DiskFormat } from '../../reconciler/kinds/image/shapes.ts';
import {
  fixedVhdDisk,
  isoDisk,
  ovaArchive,
  ovfText,
  ploopDisk,
  qcow2Disk,
  sealVhd,
  sealVhdx,
  streamVmdkDisk,
  vdiDisk,
  vhdDisk,
  vhdxDisk,
  vmdkDisk,
} from '../support/disk-images.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

type Base = {
  readonly name: string;
  readonly disk_format: DiskFormat;
  readonly container_format: ContainerFormat;
  readonly bytes: Buffer;
  /** Where the image keeps what it says of itself. */
  readonly places: readonly (readonly [from: number, to: number])[];
  /** Makes checksums right again, so that what lies behind them is reached. */
  readonly seal?: (bytes: Buffer) => void;
};

const vhd = vhdDisk();
const BASES: readonly Base[] = [
  {
    name: 'qcow2',
    disk_format: 'qcow2',
    container_format: 'bare',
    bytes: qcow2Disk(),
    places: [
      [0, 256],
      [65_536, 65_600],
      [196_608, 196_640],
      [262_144, 262_200],
    ],
  },
  {
    name: 'vdi',
    disk_format: 'vdi',
    container_format: 'bare',
    bytes: vdiDisk(),
    places: [
      [0x40, 0x54],
      [0x154, 0x1d0],
      [512, 540],
    ],
  },
  { name: 'ploop', disk_format: 'ploop', container_format: 'bare', bytes: ploopDisk(), places: [[0, 96]] },
  {
    name: 'dynamic vhd',
    disk_format: 'vhd',
    container_format: 'bare',
    bytes: vhd,
    places: [
      [0, 70],
      [512, 1536],
      [1536, 1560],
      [vhd.length - 512, vhd.length - 440],
    ],
    seal: (bytes) => {
      if (bytes.length < 4096) return;
      sealVhd(bytes.subarray(0, 512), 64);
      sealVhd(bytes.subarray(512, 1536), 36);
      sealVhd(bytes.subarray(bytes.length - 512), 64);
    },
  },
  {
    name: 'fixed vhd',
    disk_format: 'vhd',
    container_format: 'bare',
    bytes: fixedVhdDisk(),
    places: [
      [0, 16],
      [MIB, MIB + 80],
    ],
    seal: (bytes) => {
      if (bytes.length > 512) sealVhd(bytes.subarray(bytes.length - 512), 64);
    },
  },
  {
    name: 'vhdx',
    disk_format: 'vhdx',
    container_format: 'bare',
    bytes: vhdxDisk(),
    places: [
      [64 * KIB, 64 * KIB + 80],
      [192 * KIB, 192 * KIB + 90],
      [256 * KIB, 256 * KIB + 90],
      [2 * MIB, 2 * MIB + 200],
      [2 * MIB + 64 * KIB, 2 * MIB + 64 * KIB + 48],
      [3 * MIB, 3 * MIB + 40],
    ],
    seal: (bytes) => {
      if (bytes.length > MIB) sealVhdx(bytes);
    },
  },
  {
    name: 'vmdk',
    disk_format: 'vmdk',
    container_format: 'bare',
    bytes: vmdkDisk(),
    places: [
      [0, 80],
      [512, 800],
      [21 * 512, 21 * 512 + 16],
      [22 * 512, 22 * 512 + 16],
    ],
  },
  {
    name: 'stream vmdk',
    disk_format: 'vmdk',
    container_format: 'bare',
    bytes: streamVmdkDisk(),
    places: [
      [0, 80],
      [384 * 512, 384 * 512 + 1536],
    ],
  },
  {
    name: 'iso',
    disk_format: 'iso',
    container_format: 'bare',
    bytes: isoDisk(),
    places: [
      [16 * 2048, 16 * 2048 + 200],
      [17 * 2048, 17 * 2048 + 10],
    ],
  },
  {
    name: 'raw',
    disk_format: 'raw',
    container_format: 'bare',
    bytes: Buffer.alloc(4096),
    places: [
      [0, 600],
      [3584, 3600],
    ],
  },
  {
    name: 'ova',
    disk_format: 'vmdk',
    container_format: 'ova',
    bytes: ovaArchive(),
    places: [
      [0, 512],
      [512, 1100],
      [1536, 2048],
    ],
  },
  {
    name: 'ovf',
    disk_format: 'vmdk',
    container_format: 'ovf',
    bytes: Buffer.from(ovfText()),
    places: [[0, 700]],
  },
  {
    name: 'docker',
    disk_format: 'raw',
    container_format: 'docker',
    bytes: ovaArchive(),
    places: [
      [0, 512],
      [1536, 2048],
    ],
  },
];

/** Numbers with which parsers are known to go wrong. */
const NASTY = [
  0n,
  1n,
  2n,
  511n,
  512n,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  0x100000000n,
  2n ** 53n,
  2n ** 62n,
  2n ** 63n,
  2n ** 64n - 1n,
];

type Mutation = {
  readonly place: number;
  readonly at: number;
  readonly value: bigint;
  readonly size: number;
  readonly big: boolean;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(100),
  at: fc.nat(2000),
  value: fc.oneof(fc.constantFrom(...NASTY), fc.bigInt(0n, 2n ** 64n - 1n), fc.bigInt(0n, 300n)),
  size: fc.constantFrom(1, 2, 4, 8),
  big: fc.boolean(),
});

function mutated(base: Base, mutations: readonly Mutation[], cut: number | null, seals: boolean): Buffer {
  const bytes = Buffer.from(base.bytes);
  for (const { place, at, value, size, big } of mutations) {
    const [from, to] = base.places[place % base.places.length] ?? [0, 1];
    const start = from + (at % (to - from));
    for (let index = 0; index < size && start + index < bytes.length; index += 1) {
      const shift = BigInt(8 * (big ? size - 1 - index : index));
      bytes[start + index] = Number((value >> shift) & 255n);
    }
  }
  const whole = cut === null ? bytes : bytes.subarray(0, cut % (bytes.length + 1));
  if (seals) base.seal?.(whole);
  return whole;
}

describe('whatever an image says, the examination ends with a finding and reads little', () => {
  test.each(BASES)('$name', async (base) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { maxLength: 6 }),
        fc.option(fc.nat(6 * MIB), { freq: 4 }),
        fc.boolean(),
        async (mutations, cut, seals) => {
          const bytes = mutated(base, mutations, cut, seals);
          let reads = 0;
          let read_bytes = 0;
          const { disk_format, container_format } = base;
          const finding = await examineContent(
            { disk_format, container_format, size_bytes: null },
            {
              size_bytes: bytes.length,
              read: (offset, length) => {
                reads += 1;
                read_bytes += length;
                if (offset < 0 || length < 0 || offset + length > bytes.length)
                  throw new Error('it reads outside');
                return Promise.resolve(bytes.subarray(offset, offset + length));
              },
            },
          );
          const is_good = finding.violations.length === 0;
          if (reads > EXAMINATION_LIMITS.reads || read_bytes > EXAMINATION_LIMITS.bytes)
            throw new Error('it reads too much');
          if (!is_good && (finding.disk !== null || finding.virtual_size_bytes !== null))
            throw new Error('a refused image has a disk');
          if (!is_good) return;
          const size = finding.virtual_size_bytes ?? 1;
          if (size <= 0 || size > 64 * 1024 ** 4) throw new Error(`an absurd size was taken: ${size}`);
          const { offset_bytes = 0, length_bytes = 0 } = finding.disk ?? {};
          if (offset_bytes + length_bytes > bytes.length) throw new Error('the disk lies outside');
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('an archive or a descriptor of any text', async () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<',
      '>',
      '/>',
      '</',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '&#x41;',
      '&#99999999;',
      '&amp;',
      '"',
      "'",
      '<Envelope>',
      '</Envelope>',
      '<References>',
      '<File ovf:href="a"/>',
      'xmlns:a="b"',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
      const bytes = ovaArchive(vmdkDisk(), parts.join(''));
      const declared = { disk_format: 'vmdk', container_format: 'ova', size_bytes: null } as const;
      const read = (offset: number, length: number): Promise<Uint8Array> =>
        Promise.resolve(bytes.subarray(offset, offset + length));
      const finding = await examineContent(declared, { size_bytes: bytes.length, read });
      if (finding.violations.length !== 1) throw new Error('it was taken');
    }),
    { numRuns: 300 },
  );
});
