import type { Event, Problem } from '../../schemas/generated/api.ts';
import { ApiProblem } from '../../schemas/http-client.ts';
import type { Service } from './service.ts';

/** Most events that the service gives at once. */
const PAGE = 1000;

type Options = {
  readonly resource_id?: string | undefined;
  readonly actor?: string | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
  readonly most: number;
  readonly signal: AbortSignal;
};

/** Effect: the last `most` events, oldest first; of one object, or of all that the token may see. */
export async function recentEvents(service: Service, options: Options): Promise<readonly Event[]> {
  const newest: Event[] = [];
  while (newest.length < options.most) {
    const limit = Math.min(options.most - newest.length, PAGE);
    const events = await readPage(service, newest.at(-1)?.sequence, limit, options);
    newest.push(...events);
    if (events.length < limit) break;
  }
  return newest.reverse();
}

/** The newest events before a sequence (undefined: of all), newest first. */
async function readPage(
  service: Service,
  before: number | undefined,
  limit: number,
  options: Options,
): Promise<readonly Event[]> {
  const query = new URLSearchParams({ order: 'newest_first', limit: String(limit) });
  if (before !== undefined) query.set('before', String(before));
  for (const name of ['resource_id', 'actor', 'outcome'] as const) {
    const value = options[name];
    if (value !== undefined) query.set(name, value);
  }
  const response = await service.request(
    `/v1/events?${query.toString()}`,
    'application/json',
    options.signal,
  );
  if (!response.ok) throw new ApiProblem((await response.json()) as Problem);
  return (await response.json()) as readonly Event[];
}
