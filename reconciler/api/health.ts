import type { ApiDependencies } from './dependencies.ts';
import type { Route } from './route.ts';
import { query } from '../store/database.ts';

const CHECK_LIMIT_MS = 5000;

/** Pure. The routes for who watches the service: alive, ready, metrics; and the description of the API. */
export function healthRoutes(
  dependencies: Pick<ApiDependencies, 'database' | 'checkEngine' | 'metrics' | 'openapi'>,
): readonly Route[] {
  const { database, checkEngine, metrics, openapi } = dependencies;
  const checks = {
    database: async (): Promise<void> => void (await query(database, 'SELECT 1')),
    engine: checkEngine,
  };
  return [
    {
      method: 'get',
      path: '/healthz',
      rule: 'public',
      handle: (_request, response) => void response.json({ status: 'ok' }),
    },
    {
      method: 'get',
      path: '/readyz',
      rule: 'public',
      handle: async (_request, response) => {
        const results = await Promise.all(
          Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check)] as const),
        );
        const isReady = results.every(([, outcome]) => outcome === 'ok');
        response
          .status(isReady ? 200 : 503)
          .json({ status: isReady ? 'ok' : 'unavailable', checks: Object.fromEntries(results) });
      },
    },
    {
      method: 'get',
      path: '/metrics',
      rule: 'public',
      handle: async (_request, response) => {
        const text = await metrics.metrics();
        response.set('Content-Type', metrics.contentType).send(text);
      },
    },
    {
      method: 'get',
      path: '/v1/openapi.json',
      rule: 'public',
      handle: (_request, response) => void response.json(openapi),
    },
  ];
}

/** 'ok', or that the part does not work. Why is for the log alone: anybody may ask. */
async function outcomeOf(check: () => Promise<void>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer in time'), CHECK_LIMIT_MS);
  });
  try {
    return await Promise.race([check().then(() => 'ok'), late]);
  } catch {
    return 'unavailable';
  } finally {
    clearTimeout(timer);
  }
}
