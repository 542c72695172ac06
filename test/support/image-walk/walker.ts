import { answerOf, createWalker, passwordOf, unique } from '../identity-walk/walker.ts';
import type { Answer, IdentityTarget } from '../identity-walk/walker.ts';

type Json = Readonly<Record<string, unknown>>;

/** A request of the walk. `path` defaults to the route's, less its method; bytes and texts are sent as they are. */
export type ImageCall = {
  readonly path?: string;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** What was answered. */
export type ImageReply = { readonly status: number; readonly json: Json };

/** Asks Image v2 and records. */
export type ImageWalker = {
  readonly answers: readonly Answer[];
  /** Effect: one request; records its answer. The token of a member of a project unless told otherwise, none for null. */
  readonly ask: (route: string, which: string, call?: ImageCall) => Promise<ImageReply>;
  /** Effect: waits, without recording, until the image is active. */
  readonly settle: (id: string) => Promise<void>;
  /** Tokens of the administrator and of a member of another project. */
  readonly admin: string;
  readonly other: string;
  readonly other_project_id: string;
};

/** The type of a patch. */
export const PATCH = { 'Content-Type': 'application/openstack-images-v2.1-json-patch' };
/** The type of bytes. */
export const BYTES = { 'Content-Type': 'application/octet-stream' };

const PASSWORD = 'Only-for-this-walk-1';
const SETTLE_ATTEMPTS = 200;

type Catalog = readonly {
  readonly type: string;
  readonly endpoints: readonly { readonly interface: string; readonly url: string }[];
}[];

async function imageUrl(auth_url: string, token: string): Promise<string> {
  const response = await fetch(`${auth_url}/auth/catalog`, { headers: { 'X-Auth-Token': token } });
  const { catalog } = (await response.json()) as { readonly catalog: Catalog };
  const service = catalog.find(({ type }) => type === 'image');
  const url = service?.endpoints.find((each) => each.interface === 'public')?.url;
  if (url === undefined) throw new Error('the catalogue names no image service');
  return url;
}

/** Effect: signs in, makes two projects with a member each, and finds the image service. */
export async function createImageWalker(target: IdentityTarget): Promise<ImageWalker> {
  const identity = await createWalker(target);
  const { id: role_id } = (
    (await identity.ask('GET /roles', 'member', { path: '/roles?name=member' })).json['roles'] as {
      id: string;
    }[]
  )[0] ?? { id: '' };
  const member = async (): Promise<{ readonly token: string; readonly project_id: string }> => {
    const name = unique('walk');
    const domain_id = 'default';
    const project = await identity.ask('POST /projects', name, { body: { project: { name, domain_id } } });
    const user = await identity.ask('POST /users', name, {
      body: { user: { name, domain_id, password: PASSWORD } },
    });
    const { id: project_id } = project.json['project'] as { readonly id: string };
    const { id: user_id } = user.json['user'] as { readonly id: string };
    const path = `/projects/${project_id}/users/${user_id}/roles/${role_id}`;
    await identity.ask('PUT /grant', name, { path });
    const scope = { project: { id: project_id } };
    return { project_id, token: await identity.signIn(passwordOf({ id: user_id }, PASSWORD), scope) };
  };
  const one = await member();
  const other = await member();
  const admin = await identity.signIn(
    passwordOf({ name: target.username, domain: { id: 'default' } }, target.password),
    { project: { name: target.project_name, domain: { id: 'default' } } },
  );
  const url = await imageUrl(target.auth_url, admin);
  const answers: Answer[] = [];
  const send = async (method: string, path: string, call: ImageCall): Promise<Response> => {
    const token = call.token === undefined ? one.token : call.token;
    const isPlain = typeof call.body === 'string' || call.body instanceof Uint8Array;
    return await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        ...(token === null ? {} : { 'X-Auth-Token': token }),
        ...(call.body === undefined || isPlain ? {} : { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined
        ? {}
        : { body: isPlain ? (call.body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(call.body) }),
    });
  };
  return {
    answers,
    admin,
    other: other.token,
    other_project_id: other.project_id,
    ask: async (route, which, call = {}) => {
      const [method = '', template = ''] = route.split(' ');
      const response = await send(method, call.path ?? template, call);
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      const json = isJson && text !== '' ? (JSON.parse(text) as Json) : {};
      answers.push(answerOf(route, which, response, json));
      return { status: response.status, json };
    },
    settle: async (id) => {
      for (let attempt = 0; attempt < SETTLE_ATTEMPTS; attempt += 1) {
        const response = await send('GET', `/v2/images/${id}`, { token: admin });
        const { status } = (await response.json()) as { readonly status: string };
        if (status === 'active') return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`image ${id} did not become active`);
    },
  };
}
