import type { ResourceView } from '../wire.ts';
import type { Condition } from '../../model/condition.ts';
import type { Tone, Toned } from './text.ts';

function find(resource: ResourceView, type: Condition['type']): Condition | undefined {
  return resource.conditions.find((condition) => condition.type === type);
}

/**
 * Pure. Where an object stands, in one word: Stuck, Deleting, why it is stalled, Drifted, Updating (an edit is not brought
 * about yet), Draining or Drained, Ready, why it is not ready, or Pending before the first look.
 */
export function statusWord(resource: ResourceView): Toned {
  const stalled = find(resource, 'Stalled');
  const drifted = find(resource, 'Drifted');
  const ready = find(resource, 'Ready');
  if (find(resource, 'Stuck')?.status === 'True') return { text: 'Stuck', tone: 'bad' };
  if (resource.deletion_requested_at !== null) return { text: 'Deleting', tone: 'busy' };
  if (stalled?.status === 'True') return { text: stalled.reason || 'Stalled', tone: 'bad' };
  if (drifted?.status === 'True') return { text: 'Drifted', tone: 'bad' };
  if (ready === undefined) return { text: 'Pending', tone: 'busy' };
  if (ready.status !== 'True') return { text: ready.reason || 'NotReady', tone: 'busy' };
  if (resource.observed_generation < resource.generation) return { text: 'Updating', tone: 'busy' };
  const drained = find(resource, 'Drained');
  if (drained !== undefined)
    return drained.status === 'True' ? { text: 'Drained', tone: 'good' } : { text: 'Draining', tone: 'busy' };
  return { text: 'Ready', tone: 'good' };
}

/** Pure. Why an object cannot become ready without another spec, or undefined while it still may. */
export function stalledBecause(resource: ResourceView): string | undefined {
  const stalled = find(resource, 'Stalled');
  if (stalled?.status !== 'True') return undefined;
  return stalled.message || stalled.reason;
}

const TONES: Readonly<Record<string, Tone>> = {
  ACTIVE: 'good',
  up: 'good',
  active: 'good',
  BUILD: 'busy',
  REBOOT: 'busy',
  queued: 'busy',
  saving: 'busy',
  ERROR: 'bad',
  down: 'bad',
  killed: 'bad',
};

/** Pure. The kind's own word for where an object is (status.state), '-' when it has none yet. */
export function stateWord(resource: ResourceView): Toned | string {
  const state = resource.status['state'];
  if (typeof state !== 'string') return '-';
  const tone = TONES[state];
  return tone === undefined ? state : { text: state, tone };
}

/** Pure. What an object still waits for, in a sentence; empty when nothing is said. */
export function readyMessage(resource: ResourceView): string {
  const ready = find(resource, 'Ready');
  return ready === undefined || ready.status === 'True' ? '' : ready.message;
}
