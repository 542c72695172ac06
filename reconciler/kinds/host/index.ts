import type { HostSpec, HostStatus } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { EMPTY_PLAN } from '../../model/operation.ts';
import { admit } from './admit.ts';
import { observe } from './observe.ts';
import type { HostDesired, HostObserved } from './shapes.ts';
import { resolve } from './resolve.ts';
import { capacity, report } from './status.ts';

/** The kind host: a machine with libvirt. Cairn looks at it and changes nothing about it. */
export const host = eraseKind<HostSpec, HostDesired, HostObserved, HostStatus>({
  name: 'host',
  needs: { peers: true },
  admit,
  resolve,
  observe,
  diff: () => [],
  plan: () => EMPTY_PLAN,
  operations: {},
  report,
  capacity,
  isGone: () => true,
});
