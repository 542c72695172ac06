import type { CairnError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { AnyKind } from '../../model/kind.ts';
import {
  exceeded,
  isLimited,
  limitsOf,
  moreOf,
  placesOf,
  plus,
  quotaViolations,
  requireWithin,
} from '../../model/quota.ts';
import type { Amounts, QuotaAsk, QuotaLimits } from '../../model/quota.ts';
import type { Known, Resource } from '../../model/resource.ts';
import { gibFor } from '../../model/units.ts';
import type { Database, Transaction } from '../../store/database.ts';
import {
  readClaims,
  readLimits,
  readQuotas,
  readUsage,
  requireRoom,
  storeClaims,
} from '../../store/quota.ts';

/** What one object asks of a quota, as it stands in a request. */
export type Ask = QuotaAsk & { readonly owner_id: string; readonly is_new: boolean };

/** Effect: judges what an object asks of its project's quota (null: nothing). Throws quota_exceeded. */
export type Judge = (transaction: Transaction, ask: Ask | null) => Promise<void>;

type Asking = { readonly kind: AnyKind; readonly id: string; readonly replaces?: string };

/**
 * Effect: reads what the object has of the quota already, or the one whose place it takes. Null when it takes nothing, or as much as
 * before.
 */
export async function askOf(
  database: Database,
  { kind, id, replaces }: Asking,
  spec: JsonObject,
  previous: Resource | null,
  known: ReadonlyMap<string, Known>,
): Promise<Ask | null> {
  const project_id = spec['project_id'];
  if (kind.quota === undefined || typeof project_id !== 'string') return null;
  const size_bytes = kind.quota.bytes?.(spec) ?? null;
  const held_by = previous === null ? replaces : id;
  const held =
    held_by === undefined ? {} : ((await readClaims(database, project_id, [held_by])).get(held_by) ?? {});
  const grows = previous !== null && kind.quota.bytes !== undefined && size_bytes === null;
  const wanted = {
    ...kind.quota.amounts(spec, known),
    ...(grows ? { image_gib: held.image_gib ?? 0 } : {}),
  };
  if (previous !== null && Object.keys(plus(wanted, held, -1)).length === 0) return null;
  const places = placesOf(kind.quota, previous?.spec ?? null, spec);
  return {
    kind: kind.name,
    project_id,
    wanted,
    held,
    places,
    size_bytes,
    owner_id: id,
    is_new: previous === null,
  };
}

/** Pure. What an image asks that has bytes from the start, of which it did not say how many there are. */
export function askWithBytes(ask: Ask | null, size_bytes: number): Ask | null {
  if (ask === null || (ask.size_bytes ?? null) !== null) return ask;
  const wanted = { ...ask.wanted, image_gib: gibFor(size_bytes) };
  return { ...ask, size_bytes, wanted, places: { ...ask.places, image_gib: '/spec/sha256' } };
}

/**
 * Pure. A judge that stores what it allows. Only who asks for more of something limited waits for others who do: they are judged one after
 * the other, each knowing what the one before took.
 */
export function storingJudge(defaults: QuotaLimits): Judge {
  return async (transaction, ask) => {
    if (ask === null) return;
    const { project_id, owner_id, wanted, is_new } = ask;
    await requireRoom(transaction, ask, defaults);
    await storeClaims(transaction, owner_id, project_id, wanted, is_new);
  };
}

/** Pure. A judge for a dry run of one object. */
export function dryJudge(defaults: QuotaLimits): Judge {
  return async (transaction, ask) => {
    if (ask === null) return;
    const limits = await readLimits(transaction, ask.project_id, defaults);
    if (!isLimited(ask, limits)) return;
    requireWithin(ask, limits, (await readUsage(transaction, [ask.project_id])).get(ask.project_id) ?? {});
  };
}

/** What is planned besides, by project. */
export type Planned = ReadonlyMap<string, Amounts>;

/**
 * Effect: reads. Judges objects that are planned together, each with those before it and what else is planned; null stands for one that asks
 * nothing or is refused already. What each would be refused with.
 */
export async function judgeTogether(
  database: Database,
  defaults: QuotaLimits,
  asks: readonly (QuotaAsk | null)[],
  planned: Planned,
): Promise<readonly (CairnError | null)[]> {
  const projects = [...new Set(asks.flatMap((ask) => ask?.project_id ?? []))];
  if (projects.length === 0) return asks.map(() => null);
  const quotas = await readQuotas(database, projects);
  const limits = new Map(projects.map((id) => [id, limitsOf(quotas.get(id) ?? null, defaults)]));
  const limited = asks.flatMap((ask) =>
    ask !== null && isLimited(ask, limits.get(ask.project_id) ?? defaults) ? [ask.project_id] : [],
  );
  const used = await readUsage(database, [...new Set(limited)]);
  const coming = new Map(planned);
  return asks.map((ask) => {
    if (ask === null) return null;
    const { project_id } = ask;
    const others = coming.get(project_id) ?? {};
    const violations = quotaViolations(
      ask,
      limits.get(project_id) ?? defaults,
      used.get(project_id) ?? {},
      others,
    );
    if (violations.length > 0) return exceeded(ask, violations);
    coming.set(project_id, plus(others, moreOf(ask)));
    return null;
  });
}
