/** What goes wrong on a fake host, on purpose. */
import type { ProcedureName } from '../rpc/procedures.ts';

/**
 * What happens to one call:
 * `delay` it is answered late; `error` it is refused; `drop_before` the connection breaks before it is carried out;
 * `drop_after` it is carried out and the connection breaks before the answer; `half_reply` the same with half the answer
 * sent; `no_reply` it is carried out and never answered; `garbage` the answer is not RPC.
 */
export type FaultAction =
  | { readonly kind: 'delay'; readonly delay_ms: number }
  | { readonly kind: 'error'; readonly code: number; readonly message?: string; readonly int1?: number }
  | { readonly kind: 'drop_before' | 'drop_after' | 'half_reply' | 'no_reply' | 'garbage' };

/** Decides about each call as it arrives; null lets it pass. */
export type FaultDecider = (procedure: ProcedureName) => FaultAction | null;

/** A rule: the first `skip` matching calls pass, the next `times` meet `action`. */
export type FaultRule = {
  readonly procedure: ProcedureName | '*';
  readonly action: FaultAction;
  readonly skip?: number;
  readonly times?: number;
};

/** Rules that can be added while the host runs. */
export type Faults = {
  readonly decide: FaultDecider;
  readonly add: (rule: FaultRule) => void;
  readonly clear: () => void;
};

/** Effect: no rules yet. */
export function createFaults(): Faults {
  const rules: { readonly rule: FaultRule; skip: number; times: number }[] = [];
  return {
    decide(procedure) {
      for (const entry of rules) {
        if (entry.rule.procedure !== '*' && entry.rule.procedure !== procedure) continue;
        if (entry.skip-- > 0 || entry.times <= 0) continue;
        entry.times--;
        return entry.rule.action;
      }
      return null;
    },
    add(rule) {
      rules.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? 1 });
    },
    clear() {
      rules.length = 0;
    },
  };
}
