/** What kinds tell of an object besides whether it is as asked; what is not told any more is no condition any more. */
export const TOLD_TYPES = ['Draining', 'Drained', 'Reachable'] as const;

/** A type of condition that kinds tell themselves. */
export type ToldType = (typeof TOLD_TYPES)[number];

/** What a kind tells of an object besides whether it is as asked. */
export type Told = Omit<Condition, 'time' | 'type'> & { readonly type: ToldType };

/** One statement about an object, in the style of Kubernetes conditions. `time` is when `status` last changed. */
export type Condition = {
  readonly type: 'Ready' | 'Stalled' | 'Drifted' | 'Stuck' | ToldType;
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

/** Pure. The conditions with what is told now, and without what was told before and is not now. */
export function setTold(
  conditions: readonly Condition[],
  told: readonly Told[],
  now: string,
): readonly Condition[] {
  const isPast = ({ type }: Condition): boolean =>
    TOLD_TYPES.some((one) => one === type) && !told.some((each) => each.type === type);
  const kept = conditions.filter((each) => !isPast(each));
  return told.reduce<readonly Condition[]>((all, each) => setCondition(all, each, now), kept);
}

/** What is said of an object from the moment that something was ordered until what comes of it is reported. */
export const ORDERED = {
  type: 'Ready',
  status: 'False',
  reason: 'Ordered',
  message: 'What was ordered is about to be done.',
} as const satisfies Omit<Condition, 'time'>;
