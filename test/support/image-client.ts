import type { Json } from './facade-client.ts';

/** One answer of the facade of images. */
export type ImageAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; an empty object where there is none. */
  readonly body: Json;
  readonly text: string;
};

/** Asks Image v2 of OpenStack with a token, or without one. */
export type ImageClient = {
  readonly url: string;
  /** Effect: one request below /v2; bytes and texts are sent as they are, all else as JSON. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<ImageAnswer>;
  /** Effect: makes an image; throws unless the answer is 201. */
  readonly make: (image: Json) => Promise<Json>;
  /** Effect: PATCH with a patch of the newer type. */
  readonly patch: (id: unknown, changes: unknown) => Promise<ImageAnswer>;
};

/** The type of a patch. */
export const PATCH_TYPE = 'application/openstack-images-v2.1-json-patch';

/** Pure. A client of the facade at `url`, for example http://127.0.0.1:8788/image. */
export function createImageClient(url: string, token: string | null): ImageClient {
  const ask: ImageClient['ask'] = async (method, path, body, headers = {}) => {
    const isPlain = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${url}/v2${path}`, {
      method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        ...(token === null ? {} : { 'X-Auth-Token': token }),
        ...(body === undefined || isPlain ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isPlain ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const { status } = response;
    return { status, headers: response.headers, text, body: isJson ? (JSON.parse(text) as Json) : {} };
  };
  return {
    url,
    ask,
    make: async (image) => {
      const answer = await ask('POST', '/images', image);
      if (answer.status !== 201) throw new Error(`POST /images: ${answer.status} ${answer.text}`);
      return answer.body;
    },
    patch: (id, changes) =>
      ask('PATCH', `/images/${String(id)}`, JSON.stringify(changes), { 'Content-Type': PATCH_TYPE }),
  };
}
