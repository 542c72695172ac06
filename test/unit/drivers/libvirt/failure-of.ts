import { LibvirtError } from '../../../../reconciler/drivers/libvirt/rpc/errors.ts';

/** Effect: waits for a failure, which must be a LibvirtError. */
export async function failureOf(promise: Promise<unknown>): Promise<LibvirtError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof LibvirtError) return error;
  throw new Error(`expected a LibvirtError, got ${String(error)}`);
}
