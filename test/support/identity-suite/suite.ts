import { afterAll, beforeAll, expect } from 'vitest';
import type { IdentityTarget } from '../identity-walk/walker.ts';
import { startOpenstack } from '../openstack.ts';
import type { Openstack, OpenstackEnvironment } from '../openstack.ts';

/** An Identity v3 that runs for a test file, with its administrator. */
export type IdentityPeer = IdentityTarget & { readonly stop: () => Promise<void> };

/** A row of what the client lists, by the headings that it prints. */
export type Row = Readonly<Record<string, unknown>>;

/** What the tests of one file share. Ready once its hooks have run. */
export type Suite = {
  readonly peer: IdentityPeer;
  readonly openstack: Openstack;
  /** The administrator, by a token: a sign-in without a password to hash. */
  readonly admin: Openstack;
  /** Pure. Variables of a sign-in by password; the user's domain is the default one unless `domain` says otherwise. */
  readonly passwordOf: (
    user: string,
    password: string,
    scope: OpenstackEnvironment,
    domain?: OpenstackEnvironment,
  ) => OpenstackEnvironment;
  /** Pure. Variables of a sign-in by token. */
  readonly tokenOf: (token: unknown, scope: OpenstackEnvironment) => OpenstackEnvironment;
};

/** A password for what the tests make. */
export const SECRET = 'Only-for-this-suite-1';

/** Pure. Scope of a project by its name; its domain is the default one unless `domain` names another. */
export function onProject(name: string, domain?: string): OpenstackEnvironment {
  const home =
    domain === undefined ? { OS_PROJECT_DOMAIN_ID: 'default' } : { OS_PROJECT_DOMAIN_NAME: domain };
  return { OS_PROJECT_NAME: name, ...home };
}

/** Effect: what a command that must fail wrote. */
export async function refused(client: Openstack, ...parameters: string[]): Promise<string> {
  const { code, stdout, stderr } = await client.run(...parameters);
  expect(code, `${parameters.join(' ')}: ${stdout}`).not.toBe(0);
  return stderr + stdout;
}

/** Pure. The column Name. */
export function names(rows: readonly Row[]): readonly unknown[] {
  return rows.map((row) => row['Name']);
}

/** Effect: declares the hooks that start the service and the client, and gives what they will have made. */
export function declareSuite(start: () => Promise<IdentityPeer>): Suite {
  let peer: IdentityPeer | undefined;
  let openstack: Openstack | undefined;
  let admin: Openstack | undefined;
  const made = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the hooks of the suite have not run');
    return value;
  };
  const common = (): OpenstackEnvironment => ({
    OS_AUTH_URL: made(peer).auth_url,
    OS_IDENTITY_API_VERSION: '3',
  });
  const suite: Suite = {
    get peer() {
      return made(peer);
    },
    get openstack() {
      return made(openstack);
    },
    get admin() {
      return made(admin);
    },
    passwordOf: (user, password, scope, domain = { OS_USER_DOMAIN_ID: 'default' }) => ({
      ...common(),
      OS_USERNAME: user,
      OS_PASSWORD: password,
      ...domain,
      ...scope,
    }),
    tokenOf: (token, scope) => ({ ...common(), OS_AUTH_TYPE: 'v3token', OS_TOKEN: String(token), ...scope }),
  };
  beforeAll(async () => {
    peer = await start();
    openstack = await startOpenstack({});
    const scope = onProject(peer.project_name);
    const { id } = await openstack
      .as(suite.passwordOf(peer.username, peer.password, scope))
      .json('token', 'issue');
    admin = openstack.as(suite.tokenOf(id, scope));
  });
  afterAll(async () => {
    await openstack?.stop();
    await peer?.stop();
  });
  return suite;
}
