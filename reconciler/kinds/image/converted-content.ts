import { CairnError } from '../../model/error.ts';
import { isConverted, sourceFormat } from '../../model/disk-formats.ts';
import type { OperationContext } from '../../model/kind.ts';
import type { ContentIdentity } from '../../ports/contents.ts';
import { convertContent } from './convert.ts';
import { examineBlob } from './examine-blob.ts';
import { orRefuse, refuseFirst } from './refuse-content.ts';
import type { ContainerFormat, DiskFormat, DiskPlace } from './shapes.ts';

type Made = {
  readonly image_id: string;
  readonly sha256: string;
  readonly source_format: string;
  readonly disk: DiskPlace;
  readonly virtual_size_bytes: number;
  /** Null is the default store. */
  readonly store: string | null;
};

/** Effect: makes what hosts get from an image's own bytes, once for all images that have these. A disk that cannot be read refuses the image. */
export async function convertOwnContent(context: OperationContext, made: Made): Promise<void> {
  await orRefuse(context, made.image_id, async () => {
    await conversionOf(context, made);
  });
}

/** Effect: makes a qcow2 image from the bytes of another image, which become this one's content. What cannot be read refuses this image. */
export async function deriveConvertedContent(
  context: OperationContext,
  args: {
    readonly image_id: string;
    /** Of the other image's bytes. */
    readonly sha256: string;
    readonly size_bytes: number;
    readonly source: { readonly disk_format: DiskFormat; readonly container_format: ContainerFormat };
    readonly promised_sha256: string | null;
    readonly store: string | null;
  },
): Promise<void> {
  const { ports } = context;
  const { image_id, sha256, size_bytes, source, promised_sha256, store } = args;
  await orRefuse(context, image_id, async () => {
    const declared = { ...source, size_bytes: null };
    const { violations, disk, virtual_size_bytes } = await examineBlob(
      ports.images,
      { sha256, size_bytes },
      declared,
    );
    refuseFirst(violations);
    if (disk === null || virtual_size_bytes === null) {
      throw new CairnError('invalid_input', 'There is no disk in the other image that could be converted.');
    }
    const conversion = {
      image_id,
      sha256,
      source_format: sourceFormat(source),
      disk,
      virtual_size_bytes,
      store,
    };
    const made = await conversionOf(context, conversion, isConverted(source));
    if (promised_sha256 !== null && promised_sha256 !== made.sha256) {
      throw new CairnError(
        'invalid_input',
        `sha256 says ${promised_sha256}, but what was converted has ${made.sha256}. Leave sha256 out.`,
      );
    }
    await ports.contents.record(image_id, made);
  });
}

/** What these bytes became before, or become now. Only what hosts get is remembered for others. */
async function conversionOf(
  { ports, signal, progress }: OperationContext,
  { image_id, sha256, source_format, disk, virtual_size_bytes, store }: Made,
  is_kept = true,
): Promise<ContentIdentity> {
  const before = is_kept ? await ports.contents.conversion(sha256, source_format) : null;
  if (before !== null && (await ports.images.stat(before.sha256)) !== null) return before;
  const conversion = { sha256, disk, virtual_size_bytes, upload_id: image_id, store: store ?? undefined };
  const blob = await convertContent(ports, conversion, { signal, progress });
  const made = { sha256: blob.sha256, size_bytes: blob.size_bytes };
  if (is_kept) await ports.contents.noteConversion(sha256, source_format, made);
  return made;
}
