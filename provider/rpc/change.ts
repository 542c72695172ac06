/** One change that ApplyResourceChange carries out, as its parts share it. */
import { record } from '../protocol/cty-value.ts';
import type { CtyRecord } from '../protocol/cty-value.ts';
import type { Connection, NamedKind, ProviderContext } from './context.ts';
import type { PrivateState } from './private-state.ts';

/** One change on its way. `known` is what must stand in the state if nothing more is learnt. */
export interface Change {
  readonly context: ProviderContext;
  readonly connection: Connection;
  readonly kind: NamedKind;
  readonly private: PrivateState;
  readonly config: CtyRecord | null;
  readonly deadline_ms: number;
  readonly signal: AbortSignal;
  /** The state and private data to save if the change ends with an unforeseen error. */
  known: { readonly state: CtyRecord | null; readonly private: PrivateState };
}

/** Pure. An identity for a state; null when the state has no id. */
export const identityOf = (state: CtyRecord | null): CtyRecord | null => {
  const id = state?.['id'];
  return typeof id === 'string' ? record([['id', id]]) : null;
};

/** Pure. The id in a state; empty when there is none. */
export const idOf = (state: CtyRecord | null): string => {
  const id = state?.['id'];
  return typeof id === 'string' ? id : '';
};

/** Pure. A phrase such as `create server "web"` for messages. */
export const deedOf = (verb: string, kind: NamedKind, state: CtyRecord | null): string =>
  `${verb} ${kind.name} ${JSON.stringify(state?.['name'] ?? state?.['id'] ?? '')}`;
