import type { OperationFunction } from '../../model/kind.ts';
import { typedOperation } from '../../model/typed-operation.ts';
import { NO_ARRIVAL } from '../../ports/contents.ts';
import { captureDisk, collectCapture } from './capture-content.ts';
import { convertOwnContent, deriveConvertedContent } from './converted-content.ts';
import { fetchContent } from './fetch-content.ts';
import { removeCopy, sendCopy } from './write-copy.ts';

/** One idempotent function per operation name. Arguments are those that plan.ts wrote. */
export const operations: Readonly<Record<string, OperationFunction>> = {
  distribute_image: typedOperation(sendCopy),
  remove_copy: typedOperation(removeCopy),
  fetch_content: typedOperation(fetchContent),
  derive_content: typedOperation(async ({ ports }, args: { image_id: string; from_image_id: string }) => {
    // Whatever has become of the other since the plan was made is seen by the next one.
    await ports.contents.share(args.image_id, args.from_image_id);
  }),
  capture_disk: typedOperation(captureDisk),
  collect_capture: typedOperation(collectCapture),
  clear_capture: typedOperation(
    ({ ports, signal }, args: { host_id: string; volume_name: string } & { server_id: string }) =>
      ports.captures.remove(args.host_id, args.volume_name, args.server_id, signal),
  ),
  refuse_content: typedOperation(({ ports }, args: { image_id: string; reason: string }) =>
    ports.contents.noteArrival(args.image_id, { ...NO_ARRIVAL, refusal: args.reason }),
  ),
  convert_content: typedOperation(convertOwnContent),
  derive_converted_content: typedOperation(deriveConvertedContent),
  move_content: typedOperation(
    async (
      { ports, signal, progress },
      args: { image_id: string; sha256: string; from: string; to: string },
    ) => {
      const { image_id: upload_id, sha256, from, to } = args;
      await ports.images.copyBlob({ sha256, from, to, upload_id }, progress, signal);
    },
  ),
  leave_store: typedOperation(({ ports }, args: { sha256: string; store: string }) =>
    ports.images.in(args.store).remove(args.sha256),
  ),
  remove_blob: typedOperation(async ({ ports }, args: { sha256: string }) => {
    for (const sha256 of await ports.contents.release(args.sha256)) await ports.images.remove(sha256);
  }),
  discard_upload: typedOperation(({ ports }, args: { image_id: string }) =>
    ports.images.discard(args.image_id),
  ),
};
