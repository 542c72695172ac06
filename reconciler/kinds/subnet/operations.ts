import type { OperationFunction } from '../../model/kind.ts';
import { typedOperation } from '../../model/typed-operation.ts';
import type { NetworkDefinition, PortReservation } from '../../ports/network.ts';

type At = { readonly host_id: string; readonly subnet_id: string };

/** One idempotent function per operation name. Arguments are those that plan.ts wrote. */
export const operations: Readonly<Record<string, OperationFunction>> = {
  define_network: typedOperation(
    ({ ports, signal }, args: { host_id: string; definition: NetworkDefinition }) =>
      ports.network.define(args.host_id, args.definition, signal),
  ),
  set_ports: typedOperation(({ ports, signal }, args: At & { ports: readonly PortReservation[] }) =>
    ports.network.setPorts(args.host_id, args.subnet_id, args.ports, signal),
  ),
  remove_network: typedOperation(({ ports, signal }, args: At) =>
    ports.network.remove(args.host_id, args.subnet_id, signal),
  ),
};
