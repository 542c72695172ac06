/** Following the copies of an image on their way to hosts. */
import type { LosslessJson } from '../protocol/json.ts';
import { pause } from '../../schemas/connection/pause.ts';
import type { AskedAction } from '../actions/action.ts';
import type { CairnApi } from './cairn-api.ts';
import { isJsonObject, wrongAnswer } from './resource.ts';
import type { JsonObject } from './resource.ts';

/** How often the service is asked, which knows more once a second. */
const EVERY_MS = 2_000;

const itemsOf = (json: LosslessJson | undefined): readonly JsonObject[] => {
  const items = isJsonObject(json) ? json['items'] : undefined;
  if (!Array.isArray(items)) throw wrongAnswer('The answer is not a list');
  return (items as readonly LosslessJson[]).filter(isJsonObject);
};

const namesOf = (copies: readonly JsonObject[]): string =>
  copies.map((copy) => String(copy['host_name'])).join(', ');

/** Pure. How far the copies are that hosts lack, in words; empty while nothing moves. */
const movedWords = (transfers: readonly JsonObject[], missing: readonly JsonObject[]): string => {
  const ids = new Set(missing.map((copy) => copy['host_id']));
  const moving = transfers.filter((each) => each['activity'] === 'distribute' && ids.has(each['host_id']));
  const sum = (name: string): number =>
    moving.reduce((total, each) => total + (typeof each[name] === 'number' ? each[name] : 0), 0);
  const total_bytes = sum('total_bytes');
  if (total_bytes === 0) return '';
  return `, ${Math.floor((sum('done_bytes') / total_bytes) * 100)} % of ${moving.length === 1 ? 'the next' : `the next ${moving.length}`}`;
};

const problemOf = (missing: readonly JsonObject[]): string => {
  for (const { host_name, problem } of missing) {
    const message = isJsonObject(problem) ? problem['message'] : undefined;
    if (typeof message === 'string') return ` Cairn says of host ${String(host_name)}: ${message}`;
  }
  return '';
};

/**
 * Effect: asks until every host that the body named, `hosts`: every one on which the image is asked for, has its copy; yields how far they
 * are. Gives what went wrong in words, null when nothing did. Throws ApiProblem and AbortedError.
 */
export async function* followCopies(
  api: Pick<CairnApi, 'ask'>,
  { id, body, deadline_ms, signal }: AskedAction,
): AsyncGenerator<string, string | null> {
  const { host_ids } = body;
  const asked = Array.isArray(host_ids) ? new Set(host_ids as readonly LosslessJson[]) : null;
  const options = { signal, retry_until_ms: deadline_ms };
  for (let said = ''; ;) {
    const all = itemsOf(await api.ask(`/v1/images/${id}/copies`, {}, options));
    const copies = all.filter(({ host_id, asked_at }) => asked?.has(host_id ?? null) ?? asked_at !== null);
    const missing = copies.filter(({ state }) => state !== 'present');
    const there = `${copies.length - missing.length} of ${copies.length} hosts have it`;
    if (missing.length === 0) {
      yield there;
      return null;
    }
    const given_up = missing.filter(({ asked_at, needed }) => asked_at === null && needed !== true);
    if (given_up.length > 0) {
      return `the copy on ${namesOf(given_up)} is no longer asked for: somebody withdrew it, or the host needed the room.`;
    }
    if (performance.now() >= deadline_ms) {
      return `it is not on ${namesOf(missing)} yet; Cairn goes on by itself.${problemOf(missing)}`;
    }
    const transfers = itemsOf(await api.ask(`/v1/images/${id}/transfers`, {}, options));
    const words = `${there}${movedWords(transfers, missing)}`;
    if (words !== said) yield words;
    said = words;
    await pause(Math.min(EVERY_MS, Math.max(0, deadline_ms - performance.now())), signal);
  }
}
