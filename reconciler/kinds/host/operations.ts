import type { OperationFunction } from '../../model/kind.ts';
import type { LeftBehind } from '../../model/left-behind.ts';
import { typedOperation } from '../../model/typed-operation.ts';
import { removeRemains } from './sweeps.ts';

/** What Cairn does to a host itself. */
export const operations: Readonly<Record<string, OperationFunction>> = {
  remove_remains: typedOperation(({ ports, signal }, args: LeftBehind & { host_id: string }) =>
    removeRemains(ports, args, signal),
  ),
  release_pool: typedOperation(({ ports, signal }, args: { host_id: string }) =>
    ports.volumes.release(args.host_id, signal),
  ),
};
