import { mayDisturb } from '../../model/disruption.ts';
import type { Disruption } from '../../model/operation.ts';
import { disruptionOf } from './member-spec.ts';
import type { SeenMember, ServerSetDesired, ServerSetObserved } from './shapes.ts';

/** What may be done with the members now; keys in order. */
export type Roll = {
  /** Members to make, and those to give their new spec. */
  readonly put: readonly string[];
  /** Members to remove for good, and those to remove so that they can be made anew. */
  readonly remove: readonly string[];
  /** Members to put right what was changed on their hosts. */
  readonly repair: readonly string[];
  /** Members whose change waits for its turn. */
  readonly held: readonly string[];
  /** The member whose failure keeps others from being changed, when there is one. */
  readonly stopped_by: string | null;
};

type Wanted = { readonly key: string; readonly member: SeenMember };

/**
 * Pure. Which members may change now. What disturbs no guest is done at once: making members, changes in place, removing what is not
 * asked for. A restart or a replacement begins only while, with it, no more than max_unavailable members are not ready, for whatever
 * reason; a guest that does not run cannot be disturbed. A member that failed with the spec that is asked for stops the others: it may be
 * the new spec's fault.
 */
export function roll(desired: ServerSetDesired, observed: ServerSetObserved): Roll {
  const seen = Object.entries(observed.members);
  const leaving = seen.filter(([key]) => desired.deleting || desired.members[key] === undefined);
  const remove = leaving.filter(([, member]) => !member.deleting).map(([key]) => key);
  if (desired.deleting) return { put: [], remove, repair: [], held: [], stopped_by: null };

  const put = Object.keys(desired.members).filter((key) => observed.members[key] === undefined);
  const wanted = seen.flatMap(([key, member]): readonly Wanted[] =>
    desired.members[key] === undefined ? [] : [{ key, member }],
  );
  const stopped_by = wanted.find(({ member }) => hasFailed(member))?.key ?? null;
  const costs = wanted.map(({ key, member }) => ({ key, member, cost: costOf(member, desired.repairs) }));
  const inPlace = costs.filter(({ cost }) => cost === 'none');
  // One that is changed in place is not as asked for a moment, and may fail: nothing is disturbed meanwhile.
  const down = wanted.filter(({ member }) => !isUp(member)).length;
  let unready = put.length + down + inPlace.filter(({ member }) => isUp(member)).length;
  put.push(...inPlace.map(({ key }) => key));
  const repair: string[] = [];
  const held: string[] = [];

  // Those that are unready already go first: they cost nothing more.
  const disturbing = costs.filter(({ cost }) => cost !== null && cost !== 'none');
  for (const { key, member, cost } of disturbing.sort(
    (a, b) => Number(isUp(a.member)) - Number(isUp(b.member)),
  )) {
    const free = isDown(member);
    const fits = mayDisturb(desired.max_unavailable, isUp(member) ? unready : unready - 1);
    if (!free && (stopped_by !== null || !fits)) {
      held.push(key);
      continue;
    }
    if (!free && isUp(member)) unready += 1;
    const list = cost === 'replace' ? remove : cost === 'repair' ? repair : put;
    list.push(key);
  }
  return {
    put: put.sort(compare),
    remove: remove.sort(compare),
    repair: repair.sort(compare),
    held: held.sort(compare),
    stopped_by,
  };
}

/** Pure. Whether a member has the spec that is asked for and something stands in its way that does not go by itself. */
export function hasFailed(member: SeenMember): boolean {
  return member.problem !== null && member.differs.length === 0 && !member.deleting;
}

/** What a member needs; null when nothing. */
function costOf(member: SeenMember, repairs: boolean): Disruption | 'repair' | null {
  if (member.deleting) return null;
  if (member.differs.length > 0) return disruptionOf(member.differs);
  return repairs && member.ready && member.drift.length > 0 ? 'repair' : null;
}

function isUp(member: SeenMember): boolean {
  return member.ready && !member.deleting;
}

/** A guest that was seen not to run; one that is merely not as asked may well be serving. */
function isDown(member: SeenMember): boolean {
  return member.state !== 'ACTIVE';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
