import { createHash } from 'node:crypto';
import { CairnError } from '../../model/error.ts';
import type { BlobView } from '../../ports/images.ts';
import type { ConversionControl, ConvertibleFormat } from '../../ports/converter.ts';
import type { Ports } from '../../ports/ports.ts';
import { examineContent } from './examine.ts';
import type { DiskDigest, DiskFormat, DiskPlace } from './shapes.ts';

/** A disk among stored bytes, as an examination found it, and where its conversion goes. */
export type Conversion = {
  readonly sha256: string;
  readonly disk: DiskPlace;
  readonly virtual_size_bytes: number;
  /** Id of the upload by which the result comes into the store; what an earlier try left there is discarded. */
  readonly upload_id: string;
  /** Name of the store; undefined is the default one. */
  readonly store: string | undefined;
};

const CONVERTED: readonly DiskFormat[] = ['vmdk', 'vdi', 'vhd', 'vhdx', 'ploop'];

/** Pure. Whether the disk in these bytes must be converted before a host can run from it: its format, or its place in an archive, is not for KVM. */
export function needsConversion(disk: DiskPlace, size_bytes: number): boolean {
  return CONVERTED.includes(disk.format) || disk.length_bytes !== size_bytes;
}

/**
 * Effect: converts a disk to qcow2, examines the result like anything that was sent, and stores it. Gives the stored blob. Throws what the converter and the
 * store throw; invalid_input, before the disk is opened, when it is not what the manifest of its OVA says; internal when the result is not the disk that went in.
 */
export async function convertContent(
  ports: Pick<Ports, 'converter' | 'images'>,
  { sha256, disk, virtual_size_bytes, upload_id, store: name }: Conversion,
  control: ConversionControl,
): Promise<BlobView> {
  const { offset_bytes, length_bytes } = disk;
  const stored = ports.images.read(sha256, offset_bytes, length_bytes);
  const content = disk.promised === undefined ? stored : asPromised(stored, disk.promised);
  const source = { format: convertible(disk.format), length_bytes, virtual_size_bytes, content };
  return await ports.converter.convert(
    source,
    async (result) => {
      const declared = { disk_format: 'qcow2', container_format: 'bare', size_bytes: null } as const;
      const finding = await examineContent(declared, result);
      const [wrong] = finding.violations;
      if (wrong !== undefined || finding.virtual_size_bytes !== virtual_size_bytes) {
        throw new CairnError('internal', 'The conversion made another disk than the one that went in.', {
          detail: wrong?.message ?? `${finding.virtual_size_bytes} bytes instead of ${virtual_size_bytes}`,
        });
      }
      const store = ports.images.in(name);
      await store.discard(upload_id);
      await store.append(upload_id, 0, result.size_bytes, result.content());
      return await store.finish(upload_id, null);
    },
    control,
  );
}

/** Gives the bytes on, which a converter has read to their end before it opens the disk. */
async function* asPromised(
  content: AsyncIterable<Uint8Array>,
  { algorithm, hex }: DiskDigest,
): AsyncIterable<Uint8Array> {
  const digest = createHash(algorithm);
  for await (const piece of content) {
    digest.update(piece);
    yield piece;
  }
  const found = digest.digest('hex');
  if (found === hex) return;
  const word = algorithm.toUpperCase();
  throw new CairnError(
    'invalid_input',
    `The disk in the OVA is not the one that its manifest speaks of: the manifest says ${word} ${hex}, the disk has ${found}. ` +
      'Get the OVA again from where it came from; if you changed the disk yourself, make the manifest again: openssl sha256 *.ovf *.vmdk > machine.mf.',
  );
}

function convertible(format: DiskFormat): ConvertibleFormat {
  switch (format) {
    case 'iso':
    case 'aki':
    case 'ari':
    case 'ami':
      return 'raw';
    case 'raw':
    case 'qcow2':
    case 'vmdk':
    case 'vdi':
    case 'vhd':
    case 'vhdx':
    case 'ploop':
      return format;
    default:
      return format satisfies never;
  }
}
