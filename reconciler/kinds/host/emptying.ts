import type { HostSpec } from '../../../schemas/generated/types.ts';
import type { Told } from '../../model/condition.ts';
import type { Snapshot, Tenant } from '../../model/kind.ts';

/** What is said of servers for each reason why they are still there, in the order in which it is told. */
const WORDS = {
  Moving: 'on the way',
  WaitingForTurn: 'waiting for a turn',
  WaitingForBudget: 'waiting for others of the group or set (max_unavailable)',
  Unschedulable: 'without a host to go to',
  NeverMoves: 'not to be moved (migration_policy never)',
  Pinned: 'bound to this host (host_id)',
  HostDown: 'not to be reached',
  Changing: 'changing first',
} as const;

/** Names told for one reason. */
const NAMES_TOLD = 3;

/** Pure. What is told of a host that is to become empty: how many servers are left, and why. */
export function emptying({ self, tenants }: Snapshot<HostSpec>): readonly Told[] {
  if (!self.resource.spec.drain) return [];
  if (tenants.length === 0) {
    return [{ type: 'Drained', status: 'True', reason: 'Empty', message: 'No server is left.' }];
  }
  const left = tenants.length === 1 ? '1 server is left' : `${tenants.length} servers are left`;
  const message = `${left}: ${groups(tenants).map(tell).join('; ')}.`;
  return [{ type: 'Drained', status: 'False', reason: 'ServersLeft', message }];
}

type Group = { readonly words: string; readonly tenants: readonly Tenant[]; readonly hint: string | null };

function groups(tenants: readonly Tenant[]): readonly Group[] {
  const reasons = Object.keys(WORDS) as (keyof typeof WORDS)[];
  const known = reasons.map((reason): Group => {
    const those = tenants.filter(({ why }) => why?.reason === reason);
    const told = those[0]?.why?.message ?? null;
    return { words: WORDS[reason], tenants: those, hint: reason === 'Unschedulable' ? told : null };
  });
  const isKnown = ({ why }: Tenant): boolean => reasons.some((reason) => reason === why?.reason);
  const others = tenants.filter((tenant) => tenant.why !== null && !isKnown(tenant));
  const other: Group = {
    words: 'not as asked',
    tenants: others,
    hint: others[0]?.why?.message ?? null,
  };
  const unseen = tenants.filter(({ why }) => why === null);
  return [...known, other, { words: 'about to be looked at', tenants: unseen, hint: null }].filter(
    (group) => group.tenants.length > 0,
  );
}

function tell({ words, tenants, hint }: Group): string {
  const names = tenants.slice(0, NAMES_TOLD).map(({ name }) => name);
  const more = tenants.length > NAMES_TOLD ? ` and ${tenants.length - NAMES_TOLD} more` : '';
  const why = hint === null ? '' : `: ${hint.replace(/\.$/, '')}`;
  return `${tenants.length} ${words} (${names.join(', ')}${more})${why}`;
}
