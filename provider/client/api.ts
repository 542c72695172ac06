/** The calls of `CairnApi` over HTTP. */
import type { LosslessJson } from '../protocol/json.ts';
import type { CairnApi, CallOptions, CheckAnswer, Expectation, Provenance } from './cairn-api.ts';
import type { Http } from './http.ts';
import { placeShareOf, placeSharesOf } from './planned-places.ts';
import { quotaShareOf } from './planned-quota.ts';
import { ApiProblem, problemFrom } from './problem.ts';
import { isJsonObject, parseResource, wrongAnswer } from './resource.ts';
import type { ApiResource } from './resource.ts';

const RETRY_MS = 15_000;
const PAGE_SIZE = 1_000;
/** Most bytes that the service gives of a console at once. */
export const CONSOLE_PIECE_BYTES = 1_048_576;
/** More pages than any search reads: 100,000 objects. */
const MAX_PAGES = 100;

const words = (json: LosslessJson | undefined, ...names: readonly string[]): string | null => {
  if (!isJsonObject(json)) return null;
  for (const name of names) {
    const value = json[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
};

const parseItems = (json: LosslessJson | undefined): readonly ApiResource[] => {
  const items = isJsonObject(json) ? json['items'] : undefined;
  if (!Array.isArray(items)) throw wrongAnswer('The answer is not a list of resources');
  return (items as readonly LosslessJson[]).map(parseResource);
};

const checkAnswer = (result: LosslessJson): CheckAnswer => {
  const { problem, quota, place, member_places, makes_room } = isJsonObject(result) ? result : {};
  if (problem === null)
    return {
      problem,
      quota: quotaShareOf(quota),
      place: placeShareOf(place),
      member_places: placeSharesOf(member_places),
      makes_room: makes_room === true,
    };
  if (!isJsonObject(problem)) throw wrongAnswer('The result of a check has no problem, not even null');
  const status = typeof problem['status'] === 'number' ? problem['status'] : 400;
  return {
    problem: problemFrom(status, problem),
    quota: null,
    place: null,
    member_places: [],
    makes_room: false,
  };
};

const nullWhenAbsent = (error: unknown): null => {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
};

const preconditions = (expect: Expectation): Record<string, string> => {
  if (expect.kind === 'new') return { 'if-none-match': '*' };
  return expect.kind === 'generation' ? { 'if-match': `"${expect.generation}"` } : {};
};

/** Pure. The calls over an HTTP client. */
export const createApi = (http: Http, provenance: Provenance): CairnApi => {
  const origin = { 'cairn-origin': provenance.origin, 'cairn-run': provenance.run };
  const address = (collection: string, id?: string): string =>
    id === undefined ? `/v1/${collection}` : `/v1/${collection}/${encodeURIComponent(id)}`;
  const common = (options: CallOptions | undefined) => ({
    signal: options?.signal,
    retry_until_ms: options?.retry_until_ms ?? performance.now() + RETRY_MS,
  });
  const list = async (
    collection: string,
    query: Readonly<Record<string, string | number | undefined>>,
    options: CallOptions | undefined,
  ): Promise<LosslessJson | undefined> => {
    const answer = await http.send({ method: 'GET', path: address(collection), query, ...common(options) });
    return answer.json;
  };
  return {
    session: async (options) => {
      const { json } = await http.send({ method: 'GET', path: '/v1/session', ...common(options) });
      if (!isJsonObject(json)) throw wrongAnswer('The session is not an object');
      return {
        service_version: words(json, 'service_version', 'version') ?? '',
        api_version: words(json, 'api_version') ?? 'v1',
        min_provider_version: words(json, 'min_provider_version'),
        region: words(json, 'region'),
        project_id: words(json, 'project_id', 'default_project_id'),
        user_id: words(json, 'user_id'),
      };
    },
    get: (collection, id, options) =>
      http
        .send({ method: 'GET', path: address(collection, id), ...common(options) })
        .then((answer) => parseResource(answer.json), nullWhenAbsent),
    poll: (collection, id, wait, options) =>
      http
        .send({
          method: 'GET',
          path: address(collection, id),
          query: { wait: wait.for, generation: wait.generation, timeout_seconds: wait.hold_seconds },
          hold_ms: wait.hold_seconds * 1_000,
          ...common(options),
        })
        .then((answer) => parseResource(answer.json), nullWhenAbsent),
    byIds: async (collection, ids, options) =>
      parseItems(await list(collection, { ids: ids.join(','), limit: PAGE_SIZE }, options)),
    byName: async (collection, name, project_id, options) =>
      parseItems(await list(collection, { name, project_id }, options)),
    page: async (collection, cursor, options, query = {}) => {
      const json = await list(collection, { limit: PAGE_SIZE, ...query, cursor }, options);
      return { items: parseItems(json), next_cursor: words(json, 'next_cursor') };
    },
    search: async (collection, query, most, options) => {
      const found: ApiResource[] = [];
      let cursor: string | undefined;
      // A page of objects that are all being deleted still brings the search on.
      for (let pages = 0; pages < MAX_PAGES && found.length < most; pages++) {
        const limit = pages === 0 ? Math.min(PAGE_SIZE, most) : PAGE_SIZE;
        const json = await list(collection, { ...query, limit, cursor }, options);
        found.push(...parseItems(json).filter((resource) => resource.deletion_requested_at === null));
        cursor = words(json, 'next_cursor') ?? undefined;
        if (cursor === undefined) return found.slice(0, most);
      }
      if (found.length < most) throw wrongAnswer(`The list of ${collection} does not end`);
      return found.slice(0, most);
    },
    ask: async (path, { query, body, idempotency_key }, options) => {
      const sent = body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, json: body };
      const asked = query === undefined ? {} : { query };
      const headers =
        idempotency_key === undefined ? {} : { headers: { 'idempotency-key': idempotency_key } };
      return (await http.send({ path, ...sent, ...asked, ...headers, ...common(options) })).json;
    },
    console: (server_id, offset_bytes, options) =>
      http
        .send({
          method: 'GET',
          path: `${address('servers', server_id)}/console-log`,
          query: { offset_bytes, limit_bytes: CONSOLE_PIECE_BYTES },
          wants_bytes: true,
          ...common(options),
        })
        .then(({ bytes, headers }) => {
          const next_offset_bytes = Number(headers['cairn-next-offset']);
          if (bytes === undefined || !Number.isSafeInteger(next_offset_bytes)) {
            throw wrongAnswer('The console log has no Cairn-Next-Offset');
          }
          return { content: bytes, next_offset_bytes };
        }, nullWhenAbsent),
    put: async (call, options) => {
      const { json } = await http.send({
        method: 'PUT',
        path: address(call.collection, call.id),
        query: { repair: call.repair === true ? true : undefined },
        headers: { ...preconditions(call.expect), ...origin },
        json: { spec: call.spec },
        ...common(options),
      });
      return parseResource(json);
    },
    checks: async (puts, options) => {
      const items = puts.map(({ kind, id, spec, expect, replaces }) => ({
        kind,
        id,
        spec,
        must_be_new: expect.kind === 'new',
        generation: expect.kind === 'generation' ? expect.generation : null,
        // Left out where there is nothing to say: a service of the time before does not know it.
        ...(replaces === undefined ? {} : { replaces }),
      }));
      const planned = (options?.planned ?? []).map(({ project_id, amounts }) => ({ project_id, amounts }));
      const places = (options?.places ?? []).map((share) => ({ ...share }));
      const { json } = await http.send({
        method: 'POST',
        path: '/v1/checks',
        headers: origin,
        // Likewise: what a service never answered it is not told.
        json: {
          items,
          ...(planned.length === 0 ? {} : { planned }),
          ...(places.length === 0 ? {} : { places }),
        },
        ...common(options),
      });
      const results = isJsonObject(json) ? json['results'] : undefined;
      if (!Array.isArray(results) || results.length !== puts.length) {
        throw wrongAnswer(`There are not as many results as the ${puts.length} checks`);
      }
      return (results as readonly LosslessJson[]).map(checkAnswer);
    },
    remove: (collection, id, options) =>
      http
        .send({ method: 'DELETE', path: address(collection, id), headers: origin, ...common(options) })
        .then(
          () => true,
          (error: unknown) => nullWhenAbsent(error) ?? false,
        ),
    act: async (collection, id, action, body, options) => {
      const path = `${address(collection, id)}/actions/${action}`;
      const signal = options?.signal;
      const { json } = await http.send({ method: 'POST', path, headers: origin, json: body, signal });
      return parseResource(json);
    },
    claim: async (ids, options) => {
      const json = { ids };
      await http.send({ method: 'POST', path: '/v1/claims', headers: origin, json, ...common(options) });
    },
    uploadState: async (collection, id, options) => {
      const path = `${address(collection, id)}/content-upload`;
      const { json } = await http.send({ method: 'GET', path, ...common(options) });
      if (!isJsonObject(json) || typeof json['offset_bytes'] !== 'number') {
        throw wrongAnswer('The state of the upload has no offset_bytes');
      }
      return {
        offset_bytes: json['offset_bytes'],
        size_bytes: typeof json['size_bytes'] === 'number' ? json['size_bytes'] : 0,
        complete: json['complete'] === true,
      };
    },
    uploadPart: async (collection, id, offset_bytes, body, options) => {
      await http.send({
        method: 'PATCH',
        path: `${address(collection, id)}/content-upload`,
        headers: { ...origin, 'upload-offset': String(offset_bytes) },
        stream: body,
        signal: options?.signal,
      });
    },
  };
};
