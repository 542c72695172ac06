import { CairnError } from '../../model/error.ts';
import { counting } from '../../model/counting.ts';
import type { OperationContext } from '../../model/kind.ts';
import type { CaptureSource } from '../../ports/captures.ts';
import { finishContent } from './fetch-content.ts';
import type { Declared } from './inspect.ts';
import { orRefuse } from './refuse-content.ts';

/** Where a copy of a disk is. */
export type CaptureAt = { readonly host_id: string; readonly volume_name: string };

/** What the operation capture_disk is given. */
export type CaptureArguments = CaptureAt & {
  readonly image_id: string;
  readonly store: string | null;
  readonly source: CaptureSource;
};

/** What the operation collect_capture is given. */
export type CollectArguments = CaptureAt &
  Declared & {
    readonly image_id: string;
    readonly store: string | null;
    /** What the bytes must have; null takes what they have. */
    readonly sha256: string | null;
  };

/** Effect: copies the server's disk on its host. What an earlier copy left in the store is not of this one, so it goes first. */
export async function captureDisk(
  { ports, signal, progress }: OperationContext,
  { image_id, store, host_id, volume_name, source }: CaptureArguments,
): Promise<void> {
  const found = await ports.captures.get(host_id, volume_name, signal);
  if (found?.complete === true) return;
  await ports.images.in(store ?? undefined).discard(image_id);
  await ports.captures.take(host_id, volume_name, source, progress, signal);
}

/**
 * Effect: brings the copy of a disk from its host into the store and makes it the image's content; goes on where an earlier try stopped,
 * since a complete copy never changes. What can never become this image's content is discarded and noted as the reason. Nothing to do
 * when the copy is not complete: the next look sees that.
 */
export async function collectCapture(context: OperationContext, args: CollectArguments): Promise<void> {
  const { ports, signal, progress } = context;
  const { image_id, host_id, volume_name } = args;
  const found = await ports.captures.get(host_id, volume_name, signal);
  if (found === null || !found.complete) return;
  const { size_bytes } = found;
  const store = ports.images.in(args.store ?? undefined);
  await orRefuse(context, image_id, async () => {
    const offset = await store.uploadOffset(image_id);
    if (offset < size_bytes) {
      const bytes = ports.volumes.stream(host_id, volume_name, offset, size_bytes - offset, signal);
      const counted = counting(bytes, (done) => progress(done, size_bytes), offset);
      const reached = await store.append(image_id, offset, size_bytes, counted);
      if (reached < size_bytes) {
        const message = `Only ${reached} of the ${size_bytes} bytes of ${volume_name} came from its host; the rest follows.`;
        throw new CairnError('unavailable', message);
      }
    }
    await ports.contents.record(image_id, await finishContent(store, args));
  });
}
