import type { Change } from '../../model/operation.ts';
import { disruptionOf } from './member-spec.ts';
import type { SeenMember, ServerSetDesired, ServerSetObserved } from './shapes.ts';

/** Pure. Members that are missing, differ, must go, or were changed on their hosts; a member that is merely not ready yet is no difference. */
export function diff(desired: ServerSetDesired, observed: ServerSetObserved): readonly Change[] {
  const wanted = desired.deleting ? [] : Object.keys(desired.members);
  const missing = wanted
    .filter((key) => observed.members[key] === undefined)
    .map((key) => change(`members.${key}`, 'present', 'absent'));
  const present = Object.entries(observed.members).flatMap(([key, member]) => {
    const isWanted = !desired.deleting && desired.members[key] !== undefined;
    return isWanted ? memberChanges(key, member) : [change(`members.${key}`, 'absent', 'present')];
  });
  return [...missing, ...present];
}

function memberChanges(key: string, member: SeenMember): readonly Change[] {
  const field = `members.${key}`;
  if (member.deleting) return [change(field, 'present', 'being deleted')];
  const { differs } = member;
  if (differs.length > 0) {
    return [
      {
        field,
        expected: 'as asked',
        found: `other ${differs.join(', ')}`,
        disruption: disruptionOf(differs),
      },
    ];
  }
  return member.drift.map((each) => ({ ...each, field: `${field}.${each.field}`, disruption: 'restart' }));
}

function change(field: string, expected: string, found: string): Change {
  return { field, expected, found, disruption: 'none' };
}
