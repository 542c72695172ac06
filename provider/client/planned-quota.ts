/** What a plan takes of projects' quotas before anything of it is stored. */
import type { LosslessJson } from '../protocol/json.ts';
import { isJsonObject } from './resource.ts';

/** How much of each an object, or several, take of a project's quota. */
export interface QuotaShare {
  readonly project_id: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** More than the service takes in one request. */
const MOST_PROJECTS = 100;

/** Pure. What an answer says that an object takes; null from a service that says nothing. */
export const quotaShareOf = (json: LosslessJson | undefined): QuotaShare | null => {
  if (!isJsonObject(json)) return null;
  const { project_id, amounts } = json;
  if (typeof project_id !== 'string' || !isJsonObject(amounts)) return null;
  const numbers = Object.entries(amounts).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return { project_id, amounts: Object.fromEntries(numbers) };
};

/** Pure. One sum for each project. */
export const sumOf = (shares: Iterable<QuotaShare>): readonly QuotaShare[] => {
  const sums = new Map<string, Record<string, number>>();
  for (const { project_id, amounts } of shares) {
    const sum = sums.get(project_id) ?? {};
    for (const [name, amount] of Object.entries(amounts)) sum[name] = (sum[name] ?? 0) + amount;
    sums.set(project_id, sum);
  }
  return [...sums].slice(0, MOST_PROJECTS).map(([project_id, amounts]) => ({ project_id, amounts }));
};
