import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { runOrThrow } from '../../lab/processes.ts';
import type { CommandResult } from '../../lab/processes.ts';
import type { IdentityTarget } from '../identity-walk/walker.ts';
import { startOpenstack } from '../openstack.ts';
import type { Input, Openstack, OpenstackEnvironment } from '../openstack.ts';

/** An Image v2 that runs for a test file, found through an Identity v3, with its administrator. */
export type ImagePeer = IdentityTarget & {
  /** Address of a file over HTTP that the service may fetch, and the file's content. */
  readonly download: { readonly url: string; readonly content: Buffer };
  readonly stop: () => Promise<void>;
};

/** What a command prints with -f json. */
export type Shown = Readonly<Record<string, unknown>>;

/** Somebody who runs commands. */
export type Actor = {
  /** Effect: a command of the openstack client; never throws. */
  readonly run: (parameters: readonly string[], input?: Input) => Promise<CommandResult>;
  /** Effect: the same; what it printed. Throws when it fails. */
  readonly must: (parameters: readonly string[], input?: Input) => Promise<string>;
  /** Effect: the same with -f json. */
  readonly json: <T = Shown>(parameters: readonly string[], input?: Input) => Promise<T>;
  /** Effect: what a command that must fail wrote. */
  readonly refused: (parameters: readonly string[], input?: Input) => Promise<string>;
  /** Effect: a command of the glance client; what it printed. Throws when it fails. */
  readonly glance: (parameters: readonly string[], input?: Input) => Promise<string>;
  /** Effect: what a command of the glance client that must fail wrote. */
  readonly glanceRefused: (parameters: readonly string[]) => Promise<string>;
};

/** What the tests of one file share. Ready once its hooks have run. */
export type ImageSuite = {
  readonly peer: ImagePeer;
  /** The administrator. */
  readonly admin: Actor;
  /** A member of a project of its own, and one of another project. */
  readonly one: Actor;
  readonly other: Actor;
  readonly project_ids: { readonly one: string; readonly other: string };
  /** A directory for files. */
  readonly directory: string;
  /** Effect: writes a file; its path. */
  readonly file: (name: string, content: Buffer) => string;
  /** Effect: makes an empty qcow2 disk of 64 MiB; its path. */
  readonly qcow2: (name: string) => Promise<string>;
};

const PASSWORD = 'Only-for-this-suite-1';

/** Effect: reads the random generator. A name that nothing else has. */
export function unique(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}

function actorOf(client: Openstack): Actor {
  const run: Actor['run'] = (parameters, input = 'terminal') =>
    client.command('openstack', parameters, input);
  const glance = (parameters: readonly string[], input: Input = 'terminal'): Promise<CommandResult> =>
    client.command('glance', parameters, input);
  const good = (words: readonly string[], { code, stdout, stderr }: CommandResult): string => {
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}${stdout}`);
    return stdout;
  };
  const bad = (words: readonly string[], { code, stdout, stderr }: CommandResult): string => {
    expect(code, `${words.join(' ')}: ${stdout}`).not.toBe(0);
    return stderr + stdout;
  };
  const must: Actor['must'] = async (words, input) => good(words, await run(words, input));
  return {
    run,
    must,
    json: async <T>(words: readonly string[], input?: Input) =>
      JSON.parse(await must([...words, '-f', 'json'], input)) as T,
    refused: async (words, input) => bad(words, await run(words, input)),
    glance: async (words, input) => good(['glance', ...words], await glance(words, input)),
    glanceRefused: async (words) => bad(['glance', ...words], await glance(words)),
  };
}

/** Effect: declares the hooks that start the service and the clients and make two projects, and gives what they will have made. */
export function declareImageSuite(start: () => Promise<ImagePeer>): ImageSuite {
  const directory = mkdtempSync(join(tmpdir(), 'cis-'));
  let made: Omit<ImageSuite, 'directory' | 'file' | 'qcow2'> | undefined;
  let client: Openstack | undefined;
  const get = (): NonNullable<typeof made> => {
    if (made === undefined) throw new Error('the hooks of the suite have not run');
    return made;
  };
  beforeAll(async () => {
    const peer = await start();
    client = await startOpenstack({});
    const clients = client;
    const as = (user: string, password: string, project: string): Actor => {
      const environment: OpenstackEnvironment = {
        OS_AUTH_URL: peer.auth_url,
        OS_IDENTITY_API_VERSION: '3',
        OS_USERNAME: user,
        OS_PASSWORD: password,
        OS_USER_DOMAIN_ID: 'default',
        OS_PROJECT_NAME: project,
        OS_PROJECT_DOMAIN_ID: 'default',
      };
      return actorOf(clients.as(environment));
    };
    const admin = as(peer.username, peer.password, peer.project_name);
    const join_in = async (name: string): Promise<readonly [string, Actor]> => {
      const { id } = await admin.json(['project', 'create', '--domain', 'default', name]);
      await admin.must(['user', 'create', '--domain', 'default', '--password', PASSWORD, name]);
      await admin.must(['role', 'add', '--project', String(id), '--user', name, 'member']);
      return [String(id), as(name, PASSWORD, name)];
    };
    const [one_id, one] = await join_in(unique('one'));
    const [other_id, other] = await join_in(unique('other'));
    made = { peer, admin, one, other, project_ids: { one: one_id, other: other_id } };
  });
  afterAll(async () => {
    await client?.stop();
    await made?.peer.stop();
    rmSync(directory, { recursive: true, force: true });
  });
  return {
    directory,
    get peer() {
      return get().peer;
    },
    get admin() {
      return get().admin;
    },
    get one() {
      return get().one;
    },
    get other() {
      return get().other;
    },
    get project_ids() {
      return get().project_ids;
    },
    file: (name, content) => {
      const path = join(directory, name);
      writeFileSync(path, content);
      return path;
    },
    qcow2: async (name) => {
      const path = join(directory, name);
      await runOrThrow('qemu-img', ['create', '-q', '-f', 'qcow2', path, '64M']);
      return path;
    },
  };
}
