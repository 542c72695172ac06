import { CairnError } from '../../model/error.ts';
import type { Violation } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import type { AnyKind } from '../../model/kind.ts';
import { isLimited, limitsOf, moreOf, placesOf, plus, quotaViolations } from '../../model/quota.ts';
import type { Amounts, QuotaAsk, QuotaLimits } from '../../model/quota.ts';
import type { Known, Resource } from '../../model/resource.ts';
import { readContent } from '../../store/content.ts';
import type { Database, Transaction } from '../../store/database.ts';
import { lockUsage, readClaims, readQuotas, readUsage, storeClaims } from '../../store/quota.ts';

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
  const wanted = kind.quota.amounts(await withContentSize(database, kind, id, spec), known);
  const held_by = previous === null ? replaces : id;
  const held =
    held_by === undefined ? {} : ((await readClaims(database, project_id, [held_by])).get(held_by) ?? {});
  if (previous !== null && Object.keys(plus(wanted, held, -1)).length === 0) return null;
  const places = placesOf(kind.quota, previous?.spec ?? null, spec);
  return { kind: kind.name, project_id, wanted, held, places, owner_id: id, is_new: previous === null };
}

/** A content counts by its size, also when the spec promised none. */
async function withContentSize(
  database: Database,
  { content }: AnyKind,
  id: string,
  spec: JsonObject,
): Promise<JsonObject> {
  if (content === undefined || spec['size_bytes'] !== undefined) return spec;
  const own = await readContent(database, id);
  return own === null ? spec : { ...spec, size_bytes: own.size_bytes };
}

/**
 * Pure. A judge that stores what it allows. Only who asks for more of something limited waits for others who do: they are judged one after
 * the other, each knowing what the one before took.
 */
export function storingJudge(defaults: QuotaLimits): Judge {
  return async (transaction, ask) => {
    if (ask === null) return;
    const { project_id, owner_id, wanted, is_new } = ask;
    const limits = await readLimits(transaction, project_id, defaults);
    if (isLimited(ask, limits)) {
      await lockUsage(transaction, project_id);
      requireWithin(ask, limits, (await readUsage(transaction, [project_id])).get(project_id) ?? {});
    }
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

async function readLimits(
  database: Database,
  project_id: string,
  defaults: QuotaLimits,
): Promise<QuotaLimits> {
  return limitsOf((await readQuotas(database, [project_id])).get(project_id) ?? null, defaults);
}

function requireWithin(ask: QuotaAsk, limits: QuotaLimits, used: Amounts): void {
  const violations = quotaViolations(ask, limits, used);
  if (violations.length > 0) throw exceeded(ask, violations);
}

function exceeded({ kind }: QuotaAsk, violations: readonly Violation[]): CairnError {
  const what = violations.map(({ message }) => message).join('; ');
  return new CairnError(
    'quota_exceeded',
    `The ${kind} does not fit into the quota of its project: it ${what}.`,
    {
      violations,
    },
  );
}
