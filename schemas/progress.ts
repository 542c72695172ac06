/** Reasons of a Ready condition that is not true yet because work goes on, or waits for work that goes on. */
const PROGRESS: readonly string[] = [
  'Reconciling',
  'Waiting',
  'WaitingForContent',
  'Changing',
  'Moving',
  'Deleting',
];

/** Pure. Whether a Ready condition with this reason, not true, will become true without anybody's help. */
export function isProgress(reason: string): boolean {
  return PROGRESS.includes(reason);
}
