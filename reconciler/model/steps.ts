import type { JsonObject } from './json.ts';
import type { Disruption, Operation } from './operation.ts';

/** An operation while a plan is put together: dependencies by key; a key that no step has is ignored. */
export type Step = {
  readonly key: string;
  readonly name: string;
  readonly arguments: JsonObject;
  readonly after: readonly string[];
  readonly timeout_seconds: number;
  readonly reason: string;
  readonly disruption?: Disruption;
  readonly destructive?: boolean;
  readonly lane?: NonNullable<Operation['lane']>;
  readonly independent?: true;
};

/** Pure. The steps as operations with ordinals; a step can only depend on steps listed before it, so `after` is acyclic. */
export function toOperations(steps: readonly Step[]): readonly Operation[] {
  const ordinals = new Map<string, number>();
  return steps.map((step, ordinal) => {
    const after = [...new Set(step.after.flatMap((key) => ordinals.get(key) ?? []))].sort((a, b) => a - b);
    ordinals.set(step.key, ordinal);
    return {
      name: step.name,
      arguments: step.arguments,
      after,
      timeout_seconds: step.timeout_seconds,
      reason: step.reason,
      disruption: step.disruption ?? 'none',
      destructive: step.destructive ?? false,
      ...(step.lane === undefined ? {} : { lane: step.lane }),
      ...(step.independent === undefined ? {} : { independent: step.independent }),
    };
  });
}
