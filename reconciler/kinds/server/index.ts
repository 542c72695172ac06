import type { ServerSpec } from '../../../schemas/generated/types.ts';
import { eraseKind } from '../../model/kind.ts';
import { admit } from './admit.ts';
import { bequeaths } from './bequeaths.ts';
import { blamedHost } from './failed-tries.ts';
import { diff } from './diff.ts';
import { unseen } from './evacuation.ts';
import { isGone, observe } from './observe.ts';
import { operations } from './operations.ts';
import { plan } from './plan.ts';
import { quotaUse } from './quota.ts';
import { resolve } from './resolve.ts';
import type { ServerDesired, ServerObserved } from './shapes.ts';
import type { ServerReport } from './status.ts';
import { report } from './status.ts';

/** The kind server: a guest, its root disk and its config drive on one host. */
export const server = eraseKind<ServerSpec, ServerDesired, ServerObserved, ServerReport>({
  name: 'server',
  needs: { hosts: true, address_pools: true },
  admit,
  resolve,
  observe,
  diff,
  plan,
  operations,
  report,
  blamedHost,
  quota: quotaUse,
  isGone,
  bequeaths,
  unseen,
  serves: ({ domain }) => domain?.state === 'running',
});
