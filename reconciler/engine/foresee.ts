import type { JsonObject } from '../model/json.ts';
import { readDesired } from '../store/desired.ts';
import type { Engine } from './context.ts';
import { load } from './resolve.ts';

/** Stands for an order that nobody gave. */
const FORESEEN = '00000000-0000-0000-0000-000000000000';

/**
 * Effect: reads. Why an order could not be followed if it were given now, in a sentence for people; null when it could, or when it would have
 * to wait. Whoever asks is told at once what the event of a refused order would tell nobody who listens.
 */
export async function foreseeOrder(
  engine: Engine,
  id: string,
  order: { readonly name: string; readonly arguments: JsonObject },
): Promise<string | null> {
  const row = await readDesired(engine.db, id);
  const kind = row === null ? undefined : engine.kinds.get(row.kind);
  const loaded = kind === undefined ? null : await load(engine, kind, id, 'choose');
  if (kind === undefined || loaded === null) return null;
  const { snapshot } = loaded;
  const ordered_at = new Date(engine.ports.clock.nowMs()).toISOString();
  const others = snapshot.orders.filter(({ name }) => name !== order.name);
  const resolution = kind.resolve({
    ...snapshot,
    orders: [...others, { ...order, id: FORESEEN, ordered_at }],
  });
  if (resolution.outcome !== 'resolved') return null;
  return (resolution.refused_orders ?? []).find((refused) => refused.id === FORESEEN)?.message ?? null;
}
