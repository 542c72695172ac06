import type { OperationFunction } from '../../model/kind.ts';
import { typedOperation } from '../../model/typed-operation.ts';

/** The one thing that Cairn does to a host itself. */
export const operations: Readonly<Record<string, OperationFunction>> = {
  release_pool: typedOperation(({ ports, signal }, args: { host_id: string }) =>
    ports.volumes.release(args.host_id, signal),
  ),
};
