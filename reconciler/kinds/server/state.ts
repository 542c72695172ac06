import type { ServerSpec, ServerStatus } from '../../../schemas/generated/types.ts';
import type { DomainState } from '../../ports/hypervisor.ts';

/** Nova's word for where a server is. */
export type ServerState = NonNullable<ServerStatus['state']>;

/** What the word follows from. */
export type StateFacts = {
  /** What the guest does; absent without a domain. */
  readonly guest: DomainState | 'absent';
  readonly deleting: boolean;
  /** Whether it was never as asked before. */
  readonly is_new: boolean;
  /** Whether only a person can help. */
  readonly refused: boolean;
  /** Whether it is on its way to another host. */
  readonly is_moving: boolean;
  /** Whether it gets another root disk. */
  readonly is_rebuilding: boolean;
  /** How far a resize is that nobody confirmed yet; null without one. */
  readonly resize: 'on its way' | 'unconfirmed' | null;
  /** Whether it boots from another disk to be repaired. */
  readonly is_rescued: boolean;
  /** What the spec asks for; null while deleting. */
  readonly power_state: ServerSpec['power_state'] | null;
};

/**
 * Pure. The word that a client of Nova understands. What is being done comes before what the guest does, and what only a person can put right
 * before both. Source: OpenStack Compute API guide, Server concepts, server status.
 */
export function stateOf(facts: StateFacts): ServerState {
  const { guest, deleting, is_new, refused, is_moving, is_rebuilding, resize, power_state } = facts;
  if (refused) return 'ERROR';
  if (is_moving) return 'MIGRATING';
  if (guest === 'absent') return deleting ? 'DELETED' : 'BUILD';
  if (is_rebuilding && !deleting) return 'REBUILD';
  switch (guest) {
    case 'running':
      return facts.is_rescued ? 'RESCUE' : (resizeWord(resize) ?? 'ACTIVE');
    case 'paused':
      return 'PAUSED';
    case 'suspended':
      return 'SUSPENDED';
    case 'stopped':
    case 'crashed':
      // A domain is defined before its guest first runs.
      if (is_new && (power_state === 'running' || power_state === 'paused')) return 'BUILD';
      return power_state === 'shelved' ? 'SHELVED_OFFLOADED' : (resizeWord(resize) ?? 'SHUTOFF');
    default:
      return guest satisfies never;
  }
}

function resizeWord(resize: StateFacts['resize']): ServerState | null {
  if (resize === null) return null;
  return resize === 'unconfirmed' ? 'VERIFY_RESIZE' : 'RESIZE';
}
