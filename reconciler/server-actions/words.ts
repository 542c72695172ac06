/** Nova's words for where a server is. Source: OpenStack Compute API guide, Server concepts, server status. */
export const SERVER_WORDS = [
  'ACTIVE',
  'BUILD',
  'DELETED',
  'ERROR',
  'HARD_REBOOT',
  'MIGRATING',
  'PAUSED',
  'REBOOT',
  'REBUILD',
  'RESCUE',
  'RESIZE',
  'REVERT_RESIZE',
  'SHELVED',
  'SHELVED_OFFLOADED',
  'SHUTOFF',
  'SUSPENDED',
  'UNKNOWN',
  'VERIFY_RESIZE',
] as const;

/** One of them. */
export type ServerWord = (typeof SERVER_WORDS)[number];

/** What the guest of a server in this state does, in Nova's numbers: 0 unknown, 1 runs, 3 paused, 4 off, 7 suspended. */
export const POWER_STATES: Readonly<Record<ServerWord, number>> = {
  ACTIVE: 1,
  BUILD: 0,
  DELETED: 0,
  ERROR: 0,
  HARD_REBOOT: 1,
  MIGRATING: 1,
  PAUSED: 3,
  REBOOT: 1,
  REBUILD: 1,
  RESCUE: 1,
  RESIZE: 1,
  REVERT_RESIZE: 1,
  SHELVED: 4,
  SHELVED_OFFLOADED: 4,
  SHUTOFF: 4,
  SUSPENDED: 7,
  UNKNOWN: 0,
  VERIFY_RESIZE: 1,
};

/** What Nova calls the state that a server keeps between two things that are done with it. */
export const VM_STATES: Readonly<Record<ServerWord, string>> = {
  ACTIVE: 'active',
  BUILD: 'building',
  DELETED: 'deleted',
  ERROR: 'error',
  HARD_REBOOT: 'active',
  MIGRATING: 'active',
  PAUSED: 'paused',
  REBOOT: 'active',
  REBUILD: 'active',
  RESCUE: 'rescued',
  RESIZE: 'active',
  REVERT_RESIZE: 'resized',
  SHELVED: 'shelved',
  SHELVED_OFFLOADED: 'shelved_offloaded',
  SHUTOFF: 'stopped',
  SUSPENDED: 'suspended',
  UNKNOWN: 'active',
  VERIFY_RESIZE: 'resized',
};

/** Pure. Whether a text is one of the words. */
export function isServerWord(text: string): text is ServerWord {
  return (SERVER_WORDS as readonly string[]).includes(text);
}
