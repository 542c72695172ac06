import type { HostSpec, HostStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { admit } from './admit.ts';
import { observe } from './observe.ts';
import { operations } from './operations.ts';
import { diff, plan } from './plan.ts';
import type { HostDesired, HostObserved } from './shapes.ts';
import { resolve } from './resolve.ts';
import { capacity, report } from './status.ts';

/** The kind host: a machine with libvirt. Cairn looks at it and changes nothing about it, but for the pool that it made there. */
export const host = eraseKind<HostSpec, HostDesired, HostObserved, HostStatus>({
  name: 'host',
  needs: { hosts: true, peers: true },
  admit,
  resolve,
  observe,
  diff,
  plan,
  operations,
  report,
  capacity,
  // A host that cannot be reached is given up, once all objects that have something on it have done so.
  isGone: (observed) =>
    observed.reachable === false
      ? !observed.held
      : observed.reachable === null &&
        !observed.prepared &&
        Object.values(observed.sweeps ?? {}).every((left) => left === null),
});
