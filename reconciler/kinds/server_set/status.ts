import type {
  ServerSetCounts,
  ServerSetServer,
  ServerSetSpec,
  ServerSetStatus,
} from '../../../schemas/generated/types.ts';
import type { Report, Snapshot } from '../../model/kind.ts';
import type { Change } from '../../model/operation.ts';
import { hasFailed, roll } from './roll.ts';
import type { SeenMember, ServerSetDesired, ServerSetObserved } from './shapes.ts';

/** What a set reports; the engine adds drift. */
export type ServerSetReport = Omit<ServerSetStatus, 'drift'>;

/** Pure. The members one by one and counted, and what is still missing. */
export function report(
  desired: ServerSetDesired,
  observed: ServerSetObserved,
  _changes: readonly Change[],
  _snapshot: Snapshot<ServerSetSpec>,
): Report<ServerSetReport> {
  const wanted = Object.keys(desired.members);
  const present = wanted.flatMap((key): readonly (readonly [string, SeenMember])[] => {
    const member = observed.members[key];
    return member === undefined ? [] : [[key, member]];
  });
  const ready = present.filter(([, member]) => isReady(member)).length;
  const failed = present.filter(([, member]) => hasFailed(member)).length;
  const counts = { wanted: wanted.length, ready, updating: wanted.length - ready - failed, failed };
  const servers = Object.fromEntries(present.map(([key, member]) => [key, toServer(member)]));
  return { status: { servers, counts }, ...standing(desired, observed, counts) };
}

function isReady(member: SeenMember): boolean {
  return member.ready && !member.deleting && member.differs.length === 0;
}

function toServer(member: SeenMember): ServerSetServer {
  const { server_id, name, state, addresses, generation, problem } = member;
  return {
    server_id,
    name,
    state: state ?? 'BUILD',
    ready: isReady(member),
    addresses,
    generation,
    ...(problem === null ? {} : { problem: problem.message }),
  };
}

function standing(
  desired: ServerSetDesired,
  observed: ServerSetObserved,
  counts: ServerSetCounts,
): Pick<Report<ServerSetReport>, 'failure' | 'pending'> {
  const entries = Object.entries(observed.members);
  if (desired.deleting) {
    const left = `${entries.length} of its servers ${entries.length === 1 ? 'is' : 'are'} left.`;
    return { failure: null, pending: { reason: 'Deleting', message: `Being deleted: ${left}` } };
  }
  const { held, stopped_by } = roll(desired, observed);
  const waiting = held.length === 0 ? '' : ` ${turns(held.length)}`;
  const bad = entries.filter(([key, member]) => desired.members[key] !== undefined && hasFailed(member));
  const final = bad.find(([, member]) => member.problem?.final === true);
  const named = final ?? bad.find(([key]) => key === stopped_by) ?? bad[0];
  if (named !== undefined) {
    const [key, member] = named;
    const others = bad.length === 1 ? '' : `, and ${bad.length - 1} more`;
    const stops = held.length === 0 ? '' : ` Until then no other member is changed: ${turns(held.length)}`;
    const said = {
      reason: 'MemberFailed',
      message: `Member ${key} (server ${member.name}, ${member.server_id})${others}: ${member.problem?.message ?? ''}${stops}`,
    };
    return final === undefined ? { failure: null, pending: said } : { failure: said, pending: null };
  }
  const leaving = entries.filter(([key]) => desired.members[key] === undefined).length;
  if (counts.updating === 0 && leaving === 0) return { failure: null, pending: null };
  const going = leaving === 0 ? '' : ` Servers still to go: ${leaving}.`;
  const message = `${counts.ready} of ${counts.wanted} members are as asked.${waiting}${going}`;
  return { failure: null, pending: { reason: 'Changing', message } };
}

function turns(count: number): string {
  return count === 1 ? '1 member waits for its turn.' : `${count} members wait for their turn.`;
}
