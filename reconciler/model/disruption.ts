/** A rule about how many servers may be disturbed at once, as it stands now for one of them. */
export type Budget = {
  readonly kind: 'server_group' | 'server_set';
  readonly id: string;
  readonly name: string;
  /** At least 1. */
  readonly max_unavailable: number;
  /** The others that are unavailable now, by name: they do not run, or Cairn disturbs them. */
  readonly unavailable: readonly { readonly server_id: string | null; readonly name: string }[];
};

/** What keeps a server from being disturbed now, for people. */
export type BudgetHold = { readonly reason: 'WaitingForBudget'; readonly message: string };

/** Holders of a budget that are named. */
const NAMES_TOLD = 3;

/** Pure. Whether one more may become unavailable while so many others are. */
export function mayDisturb(max_unavailable: number, others_unavailable: number): boolean {
  return others_unavailable < max_unavailable;
}

/** Pure. Why a server must not be disturbed now; null when each of its budgets allows it. */
export function heldByBudget(budgets: readonly Budget[]): BudgetHold | null {
  const full = budgets.find(
    ({ max_unavailable, unavailable }) => !mayDisturb(max_unavailable, unavailable.length),
  );
  if (full === undefined) return null;
  const { kind, name, max_unavailable, unavailable } = full;
  const what = kind === 'server_group' ? 'Server group' : 'Server set';
  const names = unavailable.slice(0, NAMES_TOLD).map((each) => each.name);
  const more = unavailable.length > NAMES_TOLD ? ` and ${unavailable.length - NAMES_TOLD} more` : '';
  const message = `Waits for its turn: ${what.toLowerCase()} ${name} allows ${max_unavailable} of its servers to be unavailable at once (max_unavailable), and now ${names.join(', ')}${more} ${unavailable.length === 1 ? 'is' : 'are'}.`;
  return { reason: 'WaitingForBudget', message };
}

/** Pure. How many of `count` may be unavailable, from a number such as 3 or a percentage such as 10%; at least 1. */
export function unavailableLimit(limit: string, count: number): number {
  const number = Number.parseInt(limit, 10);
  return limit.endsWith('%') ? Math.max(1, Math.floor((count * number) / 100)) : number;
}
