import type { SubnetSpec } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { oneOf } from '../../model/quota.ts';
import { admit } from './admit.ts';
import { diff } from './diff.ts';
import { isGone, observe } from './observe.ts';
import { operations } from './operations.ts';
import { plan } from './plan.ts';
import { resolve } from './resolve.ts';
import type { SubnetDesired, SubnetObserved } from './shapes.ts';
import type { SubnetReport } from './status.ts';
import { report } from './status.ts';

/** The kind subnet: one libvirt network on every host where a server uses it. */
export const subnet = eraseKind<SubnetSpec, SubnetDesired, SubnetObserved, SubnetReport>({
  name: 'subnet',
  needs: { hosts: true, peers: true, users: true },
  admit,
  resolve,
  observe,
  diff,
  plan,
  operations,
  report,
  quota: oneOf('subnets'),
  isGone,
});
