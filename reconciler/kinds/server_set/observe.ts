import { toCairnError } from '../../model/error.ts';
import type { Observation } from '../../model/kind.ts';
import type { MemberView } from '../../ports/members.ts';
import type { Ports } from '../../ports/ports.ts';
import { differingFields, memberSpec, revisions } from './member-spec.ts';
import type { SeenMember, ServerSetDesired, ServerSetObserved } from './shapes.ts';

/** Effect: reads the set's servers as their own reconciling left them; no host is asked. */
export async function observe(
  ports: Ports,
  desired: ServerSetDesired,
  signal: AbortSignal,
): Promise<Observation<ServerSetObserved>> {
  try {
    const views = await ports.members.list(desired.set_id, revisions(desired), signal);
    const members = Object.fromEntries(views.map((view) => [view.key, seen(desired, view)]));
    return { known: true, observed: { members } };
  } catch (thrown) {
    return { known: false, error: toCairnError(thrown) };
  }
}

/** Pure. Whether no member is left. */
export function isGone(observed: ServerSetObserved): boolean {
  return Object.keys(observed.members).length === 0;
}

function seen(desired: ServerSetDesired, view: MemberView): SeenMember {
  const { key, spec, state, ...rest } = view;
  const compared = spec !== null && desired.members[key] !== undefined;
  return {
    ...rest,
    state: state as SeenMember['state'],
    differs: compared ? differingFields(memberSpec(desired, key), spec) : [],
  };
}
