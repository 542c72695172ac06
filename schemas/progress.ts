/** Reason of a Ready condition that is not true before somebody sends the object's content: nothing else is left to do. */
const AWAITS_UPLOAD = 'WaitingForUpload';

/** Reasons of a Ready condition that is not true yet because work goes on, or waits for work that goes on. */
const PROGRESS: readonly string[] = [
  'Reconciling',
  'Waiting',
  'WaitingForContent',
  AWAITS_UPLOAD,
  'Changing',
  'Moving',
  'WaitingForBudget',
  'WaitingForTurn',
  'Deleting',
];

/** Pure. Whether a Ready condition with this reason, not true, will become true without a change of any spec. */
export function isProgress(reason: string): boolean {
  return PROGRESS.includes(reason);
}

/** Pure. Whether an object of these conditions lacks nothing but content that somebody must send. */
export function awaitsUpload(
  conditions: readonly { readonly type: string; readonly status: string; readonly reason: string }[],
): boolean {
  return conditions.some(
    ({ type, status, reason }) => type === 'Ready' && status !== 'True' && reason === AWAITS_UPLOAD,
  );
}
