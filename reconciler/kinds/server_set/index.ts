import type { ServerSetSpec } from '../../../schemas/generated/types.ts';
import { validateSpec } from '../../../schemas/validate.ts';
import type { Violation } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import { eraseKind } from '../../model/kind.ts';
import type { Admission, AnyKind } from '../../model/kind.ts';
import { admit } from './admit.ts';
import { diff } from './diff.ts';
import { isGone, observe } from './observe.ts';
import { operations } from './operations.ts';
import { plan } from './plan.ts';
import { quotaUse } from './quota.ts';
import { resolve } from './resolve.ts';
import type { ServerSetDesired, ServerSetObserved } from './shapes.ts';
import type { ServerSetReport } from './status.ts';
import { report } from './status.ts';

/** Longest time until a set that is not as asked looks at its members again: a crash may lose what they had to say. */
const WATCH_SECONDS = 15;

/** Pure. The kind server_set: servers by key, made from one template. Its members are judged as `server` judges a server. */
export function serverSet(server: Pick<AnyKind, 'admit'>): AnyKind {
  return eraseKind<ServerSetSpec, ServerSetDesired, ServerSetObserved, ServerSetReport>({
    name: 'server_set',
    needs: { address_pools: true },
    admit: (admission) => admit(admission, (member) => admitMember(server, member)),
    resolve,
    observe,
    diff,
    plan,
    operations,
    report,
    quota: quotaUse,
    isGone,
    watch_seconds: WATCH_SECONDS,
  });
}

/** The set's own schema borrows a server's properties one by one; what these need of each other only the server's schema says. */
function admitMember(server: Pick<AnyKind, 'admit'>, member: Admission<JsonObject>): readonly Violation[] {
  const whole = validateSpec('server', member.spec);
  return whole.ok ? server.admit(member) : whole.violations;
}
