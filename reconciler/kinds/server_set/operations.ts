import type { OperationFunction } from '../../model/kind.ts';
import { typedOperation } from '../../model/typed-operation.ts';
import type { MemberSource } from './member-spec.ts';
import { memberWish, revisions } from './member-spec.ts';

/** One idempotent function per operation name, each one transaction. Arguments are those that plan.ts wrote. */
export const operations: Readonly<Record<string, OperationFunction>> = {
  put_members: typedOperation(({ ports, signal, mark }, source: MemberSource) => {
    const wishes = [...revisions(source)].map(([key, revision]) =>
      memberWish(mark.id, source, key, revision),
    );
    return ports.members.put(mark, wishes, signal);
  }),
  remove_members: typedOperation(({ ports, signal, mark }, args: { readonly keys: readonly string[] }) =>
    ports.members.remove(mark, args.keys, signal),
  ),
  repair_members: typedOperation(
    ({ ports, signal, mark }, args: { readonly generations: Readonly<Record<string, number>> }) =>
      ports.members.repair(mark, new Map(Object.entries(args.generations)), signal),
  ),
};
