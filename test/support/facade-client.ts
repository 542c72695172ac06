/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** One answer of the facade; an empty object where it has no body. */
export type FacadeAnswer = { readonly status: number; readonly headers: Headers; readonly body: Json };

/** Asks Identity v3 of OpenStack with a token, or without one. */
export type FacadeClient = {
  readonly auth_url: string;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<FacadeAnswer>;
  /** Effect: logs in by password; a token. Throws with the status when that is refused. */
  readonly logIn: (user: Json, scope?: unknown) => Promise<string>;
};

/** Pure. A client of the facade at `auth_url`. */
export function createFacadeClient(auth_url: string, token: string | null): FacadeClient {
  const ask: FacadeClient['ask'] = async (method, path, body) => {
    const response = await fetch(`${auth_url}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { 'X-Auth-Token': token }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? {} : (JSON.parse(text) as Json),
    };
  };
  return {
    auth_url,
    ask,
    logIn: async (user, scope) => {
      const identity = { methods: ['password'], password: { user } };
      const answer = await ask('POST', '/auth/tokens', {
        auth: { identity, ...(scope === undefined ? {} : { scope }) },
      });
      const made = answer.headers.get('x-subject-token');
      if (made === null) throw new Error(`the login failed: ${answer.status} ${JSON.stringify(answer.body)}`);
      return made;
    },
  };
}
