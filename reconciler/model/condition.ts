/** One statement about an object, in the style of Kubernetes conditions. `time` is when `status` last changed. */
export type Condition = {
  readonly type: 'Ready' | 'Stalled' | 'Drifted' | 'Stuck';
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  readonly time: string;
};

/** Pure. The conditions with `next` set; keeps the old time when the status did not change. */
export function setCondition(
  conditions: readonly Condition[],
  next: Omit<Condition, 'time'>,
  now: string,
): readonly Condition[] {
  const previous = conditions.find((condition) => condition.type === next.type);
  const time = previous !== undefined && previous.status === next.status ? previous.time : now;
  const others = conditions.filter((condition) => condition.type !== next.type);
  return [...others, { ...next, time }].sort((a, b) => a.type.localeCompare(b.type));
}

/** Pure. Whether the condition of this type holds. */
export function hasCondition(conditions: readonly Condition[], type: Condition['type']): boolean {
  return conditions.some((condition) => condition.type === type && condition.status === 'True');
}
