import type { Change, Plan } from '../../model/operation.ts';
import { EMPTY_PLAN } from '../../model/operation.ts';
import { toOperations } from '../../model/steps.ts';
import type { HostDesired, HostObserved } from './shapes.ts';
import { sweepField, sweepSteps, sweepsFound } from './sweeps.ts';

/** Pure. Cairn changes nothing about a host but for what deleted servers left there, until it is unregistered: then its pool is to go. */
export function diff(desired: HostDesired, observed: HostObserved): readonly Change[] {
  const remains = sweepsFound(desired, observed).map((left): Change => ({
    field: sweepField(left),
    expected: 'absent',
    found: 'present',
    disruption: 'none',
    is_urgent: true,
  }));
  if (!desired.deleting || observed.reachable !== null || !observed.prepared) return remains;
  return [...remains, { field: 'pool', expected: 'absent', found: 'present', disruption: 'none' }];
}

/** Pure. The pool goes last, when nothing of any other object is left in it. */
export function plan(changes: readonly Change[], desired: HostDesired, observed: HostObserved): Plan {
  if (changes.length === 0) return EMPTY_PLAN;
  const fields = changes.map((change) => change.field);
  const remains = sweepsFound(desired, observed).filter((left) => fields.includes(sweepField(left)));
  if (remains.length > 0) return { operations: toOperations(sweepSteps(desired, remains)), waiting: null };
  if (desired.held_by.length > 0) {
    const message = `${desired.held_by.length} objects still have something on the host.`;
    return { operations: [], waiting: { reason: 'Waiting', message, for_ids: desired.held_by } };
  }
  const step = {
    key: 'pool',
    name: 'release_pool',
    arguments: { host_id: desired.host_id },
    after: [],
    timeout_seconds: 60,
    reason: 'the host is being unregistered',
    destructive: true,
  };
  return { operations: toOperations([step]), waiting: null };
}
