import type { JsonObject } from './json.ts';
import type { OperationContext, OperationFunction } from './kind.ts';

/** Pure. An operation with its arguments' type: the journal keeps them as plain JSON, and only the plan of the same kind writes them. */
export function typedOperation(
  run: (context: OperationContext, args: never) => Promise<void>,
): OperationFunction {
  return (context, args: JsonObject) => run(context, args as never);
}
