import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServiceProcess } from './service.ts';

/** An object as /v1 shows it. */
export type ApiObject = {
  readonly id: string;
  readonly generation: number;
  readonly observed_generation: number;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly status: Readonly<Record<string, unknown>>;
  readonly conditions: readonly { type: string; status: string; reason: string; message: string }[];
};

/** Plain calls on /v1 for tests that speak HTTP themselves; all throw with the problem's text when refused. */
export type Objects = {
  /** Effect: creates under a new id (or the given one) and gives the id. */
  readonly create: (collection: string, spec: object, id?: string) => Promise<string>;
  readonly update: (collection: string, id: string, spec: object) => Promise<void>;
  readonly get: (collection: string, id: string) => Promise<ApiObject | null>;
  /** Effect: waits until Ready (or Stalled) for the present generation; throws when it is not Ready in time. */
  readonly ready: (collection: string, id: string, limit_seconds?: number) => Promise<ApiObject>;
  /** Effect: asks for deletion. */
  readonly remove: (collection: string, id: string) => Promise<void>;
  /** Effect: waits until the object is gone. */
  readonly gone: (collection: string, id: string, limit_seconds?: number) => Promise<void>;
  /** Effect: creates an image and uploads the file's bytes. */
  readonly image: (name: string, disk_format: string, file: string, project_id: string) => Promise<string>;
};

/** Effect-free by itself: the calls go to whatever `service()` gives at that moment. */
export function objectsOf(service: () => ServiceProcess): Objects {
  const call = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await service().request(path, init);
    if (!response.ok && response.status !== 404)
      throw new Error(`${init?.method ?? 'GET'} ${path}: ${await response.text()}`);
    return response;
  };
  const put = async (path: string, spec: object, headers: Record<string, string>): Promise<void> => {
    await call(path, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ spec }),
    });
  };
  const get = async (collection: string, id: string, query = ''): Promise<ApiObject | null> => {
    const response = await call(`/v1/${collection}/${id}${query}`);
    return response.status === 404 ? null : ((await response.json()) as ApiObject);
  };
  const objects: Objects = {
    create: async (collection, spec, id = randomUUID()) => {
      await put(`/v1/${collection}/${id}`, spec, { 'If-None-Match': '*' });
      return id;
    },
    update: (collection, id, spec) => put(`/v1/${collection}/${id}`, spec, {}),
    get,
    ready: async (collection, id, limit_seconds = 60) => {
      const deadline = Date.now() + limit_seconds * 1000;
      for (;;) {
        const object = await get(collection, id, '?wait=ready&timeout_seconds=5');
        const is = (type: string): boolean =>
          object?.conditions.some((condition) => condition.type === type && condition.status === 'True') ??
          false;
        if (object !== null && is('Ready') && object.observed_generation >= object.generation) return object;
        if (Date.now() > deadline || is('Stalled')) {
          throw new Error(`${collection} ${id} is not ready: ${JSON.stringify(object?.conditions)}`);
        }
      }
    },
    remove: async (collection, id) => {
      await call(`/v1/${collection}/${id}`, { method: 'DELETE' });
    },
    gone: async (collection, id, limit_seconds = 60) => {
      const deadline = Date.now() + limit_seconds * 1000;
      while ((await get(collection, id, '?wait=deleted&timeout_seconds=5')) !== null) {
        if (Date.now() > deadline) throw new Error(`${collection} ${id} is still there`);
      }
    },
    image: async (name, disk_format, file, project_id) => {
      const bytes = readFileSync(file);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const id = await objects.create('images', {
        name,
        project_id,
        disk_format,
        sha256,
        size_bytes: bytes.length,
      });
      await call(`/v1/images/${id}/content-upload`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': '0' },
        body: bytes,
      });
      return id;
    },
  };
  return objects;
}
