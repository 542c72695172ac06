/**
 * What the apply will do: `create`; `update` (the spec changes); `repair` (only drift is put right);
 * `continue` (an earlier apply ended too soon, and this one waits for what that one asked for); `state` (only what the provider itself keeps changes, such as timeouts); `none`.
 */
export type PlannedAction = 'create' | 'update' | 'repair' | 'continue' | 'state' | 'none';
