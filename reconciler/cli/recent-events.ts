import type { Event, Problem } from '../../schemas/generated/api.ts';
import { ApiProblem } from '../../schemas/http-client.ts';
import type { Service } from './service.ts';

const PAGE = 1000;
/** More pages than the log keeps. */
const PAGES = 1000;

/** Effect: the last `most` events, oldest first; of one object, or of all that the token may see. */
export async function recentEvents(
  service: Service,
  options: { readonly resource_id?: string | undefined; readonly most: number; readonly signal: AbortSignal },
): Promise<readonly Event[]> {
  let recent: readonly Event[] = [];
  let after = 0;
  for (let page = 0; page < PAGES; page += 1) {
    const events = await readPage(service, after, options);
    recent = [...recent, ...events].slice(-options.most);
    after = events.at(-1)?.sequence ?? after;
    if (events.length < PAGE) break;
  }
  return recent;
}

async function readPage(
  service: Service,
  after: number,
  options: { readonly resource_id?: string | undefined; readonly signal: AbortSignal },
): Promise<readonly Event[]> {
  const query = new URLSearchParams({ after: String(after), limit: String(PAGE) });
  if (options.resource_id !== undefined) query.set('resource_id', options.resource_id);
  const response = await service.request(
    `/v1/events?${query.toString()}`,
    'application/json',
    options.signal,
  );
  if (!response.ok) throw new ApiProblem((await response.json()) as Problem);
  return (await response.json()) as readonly Event[];
}
