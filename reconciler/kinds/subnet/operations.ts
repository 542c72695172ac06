import type { OperationFunction } from '../../model/kind.ts';
import { typedOperation } from '../../model/typed-operation.ts';
import type { NetworkDefinition } from '../../ports/network.ts';
import type { PortChanges } from './shapes.ts';

type At = { readonly host_id: string; readonly subnet_id: string };

/** One idempotent function per operation name. Arguments are those that plan.ts wrote. */
export const operations: Readonly<Record<string, OperationFunction>> = {
  define_network: typedOperation(
    ({ ports, signal }, args: { host_id: string; definition: NetworkDefinition }) =>
      ports.network.define(args.host_id, args.definition, signal),
  ),
  set_ports: typedOperation(async ({ ports, signal }, args: At & PortChanges) => {
    const view = await ports.network.get(args.host_id, args.subnet_id, signal);
    const gone = new Set(args.remove_macs);
    const standing = (view?.ports ?? []).filter((port) => !gone.has(port.mac));
    const byMac = new Map([...standing, ...args.add].map((port) => [port.mac, port]));
    const all = [...byMac.values()].sort((a, b) => (a.mac < b.mac ? -1 : 1));
    await ports.network.setPorts(args.host_id, args.subnet_id, all, signal);
  }),
  remove_network: typedOperation(({ ports, signal }, args: At) =>
    ports.network.remove(args.host_id, args.subnet_id, signal),
  ),
};
