import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createConsoleGuard } from '../../reconciler/api/console/guard.ts';
import { createConsoleLines } from '../../reconciler/api/console/line.ts';
import { issueToken, hashOfToken } from '../../reconciler/api/tokens.ts';
import { ROLE_IDS } from '../../reconciler/model/built-in.ts';
import { CairnError } from '../../reconciler/model/error.ts';
import type { ConsoleChannel } from '../../reconciler/ports/consoles.ts';
import type { ConsoleToken } from '../../reconciler/store/console-tokens.ts';
import { query } from '../../reconciler/store/database.ts';
import { revokeTokens } from '../../reconciler/store/tokens.ts';
import { CONSOLE_LINE, LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../schemas/console-line.ts';
import type { Console } from '../../schemas/generated/api.ts';
import { startTestApi } from '../support/api.ts';
import type { TestApi } from '../support/api.ts';
import { runCli } from '../support/cli.ts';
import { eventually } from '../support/eventually.ts';

const SECRET = 'a-secret-of-32-characters-or-more';

let api: TestApi;
/** A second process of the same service, and its line. */
let beside: TestApi;
let urlBeside = '';
let server_id = '';
let project_id = '';
let project_token = '';
let stranger_token = '';
/** Bytes that a guest's console sends at once; `null` ends the line. */
let guest: { readonly send: (text: string | null) => void; readonly got: () => string } | null = null;
let closed = 0;
/** What was typed at all guests. */
let heard = '';
let refusal: CairnError | null = null;
/** What the opening of a console waits for. */
let opening: Promise<void> = Promise.resolve();

/** A console whose other end the test holds. */
function channel(): ConsoleChannel {
  const state = {
    waiting: [Buffer.from('hello')] as (Buffer | null)[],
    got: '',
    is_open: true,
    wake: (): void => undefined,
  };
  guest = {
    send: (text) => {
      state.waiting.push(text === null ? null : Buffer.from(text));
      state.wake();
    },
    got: () => state.got,
  };
  async function* output() {
    for (;;) {
      const next = state.waiting.shift();
      if (next === null) return;
      if (next === undefined) await new Promise<void>((resolve) => (state.wake = resolve));
      else yield next;
    }
  }
  return {
    output: { [Symbol.asyncIterator]: output },
    write: (bytes) => {
      state.got += Buffer.from(bytes).toString();
      heard += Buffer.from(bytes).toString();
      return Promise.resolve();
    },
    close: () => {
      if (!state.is_open) return;
      state.is_open = false;
      closed += 1;
      state.waiting.push(null);
      state.wake();
    },
  };
}

beforeAll(async () => {
  const openConsole = async () => {
    await opening;
    if (refusal !== null) throw refusal;
    return channel();
  };
  api = await startTestApi({ openConsole });
  beside = await startTestApi({ openConsole }, api);
  urlBeside = `${beside.endpoint.replace('http', 'ws')}${CONSOLE_LINE}`;
  project_id = await api.create('projects', { name: 'shop' });
  const other = await api.create('projects', { name: 'other' });
  const flavor_id = await api.create('flavors', { name: 'small', vcpus: 1, memory_mib: 64 });
  const kernel_id = await api.create('images', { name: 'k', project_id, disk_format: 'aki' });
  const host_id = await api.create('hosts', { name: 'kvm1', uri: 'simulated://kvm1' });
  server_id = await api.create('servers', { name: 'web', project_id, flavor_id, kernel_id });
  await api.report(server_id, { status: { state: 'ACTIVE', placed_host_id: host_id } });
  const issue = (name: string, id: string) =>
    issueToken(api.database.db, { name, project_id: id, expires_at: null });
  project_token = await issue('shop', project_id);
  stranger_token = await issue('other', other);
});
afterAll(async () => {
  await beside?.close();
  await api?.close();
});

const ask = async (type = 'serial', token = project_token): Promise<Console> => {
  const answer = await api.request('POST', `/v1/servers/${server_id}/consoles`, { body: { type }, token });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as Console;
};

type Line = { readonly socket: WebSocket; readonly text: () => string; readonly end: Promise<string> };

/** Opens the line and collects what comes; `end` is the reason of its end, or the status of a refusal. */
function open(token: string, url = `${api.credentials.endpoint.replace('http', 'ws')}${CONSOLE_LINE}`): Line {
  const socket = new WebSocket(
    url,
    token === '' ? [LINE_PROTOCOL] : [LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX + token],
  );
  let text = '';
  socket.on('message', (data: Buffer) => (text += data.toString()));
  const end = new Promise<string>((resolve) => {
    socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`));
    socket.on('error', (error) => resolve(error.message));
  });
  return { socket, text: () => text, end };
}

const says = (line: Line, text: string) =>
  eventually(text, 5, () => Promise.resolve(line.text().includes(text)));

test('a token opens the console it is for, once, and carries bytes both ways', async () => {
  const { token, url, line: address, expires_at } = await ask();
  expect(url).toBe(`${api.credentials.endpoint}/console/serial/#token=${token}`);
  expect(Date.parse(expires_at) - Date.now()).toBeLessThanOrEqual(60_000);
  const line = open(token, address);
  await says(line, 'hello');
  expect(line.socket.protocol).toBe(LINE_PROTOCOL);
  line.socket.send(Buffer.from('ls\r'));
  await eventually('what was typed', 5, () => Promise.resolve(guest?.got() === 'ls\r'));
  guest?.send('file');
  await says(line, 'file');
  expect(await open(token).end).toContain('401');
  const before = closed;
  guest?.send(null);
  expect(await line.end).toBe('1000 The guest closed its console.');
  expect(closed).toBeGreaterThan(before);
});

test('clients of OpenStack give the token in the address', async () => {
  const { token, line: address } = await ask();
  const line = open('', `${address}?token=${token}`);
  await says(line, 'hello');
  line.socket.close();
  await line.end;
});

test('nobody gets in with a token that is unknown, late, or whose owner may not any more', async () => {
  expect(await open('').end).toContain('401');
  expect(await open('A'.repeat(43)).end).toContain('401');
  const late = await ask();
  await query(api.database.db, 'UPDATE console_token SET expires_at = now()');
  expect(await open(late.token).end).toContain('401');
  const revoked = await issueToken(api.database.db, { name: 'gone', project_id: null, expires_at: null });
  const of_revoked = await ask('serial', revoked);
  await query(api.database.db, 'UPDATE token SET revoked_at = now() WHERE hash = ?', [hashOfToken(revoked)]);
  expect(await open(of_revoked.token).end).toContain('401');
  expect(
    await open('A'.repeat(43), `${api.credentials.endpoint.replace('http', 'ws')}/v1/servers`).end,
  ).toContain('404');
});

/** Effect: sends these bytes to the service and gives all that it answers. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(api.credentials.endpoint);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

test('an upgrade to what is no address, or to nothing, is refused, and the service goes on', async () => {
  for (const address of ['//', '//:', 'http://[', '/console/line/../../v1', '*'])
    expect([
      address,
      await raw(`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
    ]).toEqual([address, expect.stringContaining('HTTP/1.1 404')]);
  expect((await fetch(`${api.credentials.endpoint}/healthz`)).status).toBeLessThan(500);
});

/** Lets consoles open from now on. */
function holdOpening(): () => void {
  let release = (): void => undefined;
  opening = new Promise((resolve) => (release = resolve));
  return release;
}

test('who leaves while a console is being opened leaves no line behind', async () => {
  const release = holdOpening();
  const line = open((await ask()).token);
  await new Promise((resolve) => line.socket.once('open', resolve));
  line.socket.terminate();
  await line.end;
  const before = closed;
  release();
  await eventually('the channel is closed', 5, () => Promise.resolve(closed > before));
});

test('what is typed while a console is being opened reaches the guest; what is no frame ends the line only', async () => {
  const release = holdOpening();
  const line = open((await ask()).token);
  await new Promise((resolve) => line.socket.once('open', resolve));
  line.socket.send(Buffer.from('early'));
  const broken = open((await ask()).token);
  await new Promise((resolve) => broken.socket.once('open', resolve));
  // Reserved bits that nobody agreed on.
  (broken.socket as unknown as { readonly _socket: { write: (bytes: Buffer) => void } })._socket.write(
    Buffer.from([0xff, 0xff, 0xff, 0xff]),
  );
  release();
  await broken.end;
  await says(line, 'hello');
  await eventually('what was typed', 5, () => Promise.resolve(heard.includes('early')));
  line.socket.close();
  await line.end;
});

/** Effect: a user who may open consoles of the project, logged in there by a credential that may be revoked. */
async function member() {
  const user_id = await api.create('users', { name: `u-${randomUUID()}` });
  const roles = { role_id: ROLE_IDS.member, user_id, scope: { project_id } };
  const role = await api.create('role_assignments', roles);
  const credential = await api.create('application_credentials', {
    name: 'console',
    user_id,
    scope_project_id: project_id,
    secret_wo: SECRET,
    secret_wo_version: 1,
  });
  const proofs = [
    { method: 'application_credential', credential: { id: credential }, secret: SECRET },
  ] as const;
  const { token } = await api.identity.logIn({ proofs, scope: null, source_address: '127.0.0.1' });
  return { user_id, role, credential, token };
}

type Member = Awaited<ReturnType<typeof member>>;

const remove = async (path: string) => expect((await api.request('DELETE', path)).status).toBe(202);

const OVER = '1008 Your login or token has ended, or may not act there any more. Log in again.';
const FORBIDDEN = '1008 You may not open the console of this server any more.';

const ENDS: readonly (readonly [who: string, reason: string, act: (one: Member) => Promise<unknown>])[] = [
  ['whose role was removed', OVER, ({ role }) => remove(`/v1/role_assignments/${role}`)],
  [
    'whose role became one that may not',
    FORBIDDEN,
    async ({ user_id, role }) => {
      await api.create('role_assignments', { role_id: ROLE_IDS.reader, user_id, scope: { project_id } });
      await remove(`/v1/role_assignments/${role}`);
    },
  ],
  [
    'who is disabled',
    OVER,
    ({ user_id }) => api.put(`/v1/users/${user_id}`, { name: 'off', enabled: false }),
  ],
  ['whose credential was revoked', OVER, (one) => remove(`/v1/application_credentials/${one.credential}`)],
  ['who logged out', OVER, ({ token }) => api.identity.revoke(token)],
];

test('an open console ends when its owner may not open it any more, in every process, and others stay', async () => {
  const others = [open((await ask()).token), open((await ask()).token, urlBeside)];
  const all = await Promise.all(
    ENDS.map(async ([who, reason, act]) => {
      const one = await member();
      const [here, there, late] = await Promise.all([
        ask('serial', one.token),
        ask('vnc', one.token),
        ask('serial', one.token),
      ]);
      const lines = [open(here.token), open(there.token, urlBeside)];
      for (const line of lines) await says(line, 'hello');
      return { who, reason, act: () => act(one), lines, late };
    }),
  );
  for (const line of others) await says(line, 'hello');
  // A client that does not hear that it must go, and types on.
  const deaf = all[0]?.lines[0]?.socket;
  deaf?.pause();
  const before = closed;
  for (const { act } of all) await act();
  await eventually('all lines to guests are closed', 8, () => Promise.resolve(closed === before + 10));
  deaf?.send(Buffer.from('never'));
  deaf?.resume();
  for (const { who, reason, lines, late } of all) {
    const ends = [...(await Promise.all(lines.map(({ end }) => end))), await open(late.token).end];
    expect([who, ...ends]).toEqual([who, reason, reason, expect.stringContaining('401')]);
  }
  expect(heard).not.toContain('never');
  for (const { socket, end } of others) {
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
    await end;
  }
});

test('an open console ends with the token of the table of tokens that asked for it', async () => {
  const token = await issueToken(api.database.db, { name: 'brief', project_id, expires_at: null });
  const line = open((await ask('serial', token)).token);
  await says(line, 'hello');
  await revokeTokens(api.database.db, 'brief');
  expect(await line.end).toBe(OVER);
});

test('a console of which it cannot be told whether it may go on stays for a while, and no longer', async () => {
  const ends: string[] = [];
  const guard = createConsoleGuard({
    refusals: () => Promise.reject(new CairnError('unavailable', 'The database is away.')),
    log: pino({ enabled: false }),
    every_ms: 5,
    unconfirmed_ms: 40,
  });
  const token: ConsoleToken = {
    hash: 'h',
    server_id,
    type: 'serial',
    user_id: null,
    token_hash: 't',
    session: null,
    actor: 'shop',
  };
  guard.watch(token, ({ why, message }) => ends.push(`${why} ${message}`));
  await eventually('it ends', 5, () => Promise.resolve(ends.length > 0));
  guard.stop();
  expect(ends[0]).toContain('unknown It could not be checked');
});

test.each([
  ['of one user there are so many and no more', { lines_of_one: 1 }, '1 consoles open'],
  ['at which nobody types is forgotten', { look_every_ms: 1000, idle_ms: 1 }, 'Nobody typed for long'],
])('a console %s', async (_name, limits, words) => {
  const lines = createConsoleLines({
    database: api.database.db,
    open: () => Promise.resolve(channel()),
    refusals: () => Promise.resolve(new Map<string, string>()),
    log: pino({ enabled: false }),
    ...limits,
  });
  const server = createServer().on('upgrade', lines.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}${CONSOLE_LINE}`;
  const first = open((await ask()).token, address);
  await says(first, 'hello');
  const second = open((await ask()).token, address);
  expect(await second.end).toContain(words);
  // The first one gives its place back.
  first.socket.terminate();
  await first.end;
  const third = open((await ask()).token, address);
  await says(third, 'hello');
  lines.close();
  await third.end;
  await new Promise((resolve) => server.close(resolve));
});

test('a console that cannot be opened says why', async () => {
  refusal = new CairnError('conflict', 'The guest does not run.');
  const line = open((await ask()).token);
  expect(await line.end).toBe('1011 The guest does not run.');
  refusal = null;
  const path = `/v1/servers/${server_id}/consoles`;
  const wrong = await api.request('POST', path, { body: { type: 'spice' }, token: project_token });
  expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([400, expect.stringContaining('/type')]);
  const strange = await api.request('POST', path, { body: { type: 'vnc' }, token: stranger_token });
  expect(strange.status).toBe(404);
});

test.each([
  [
    'vnc' as const,
    '/console/',
    '/console/screen.js',
    ['/console/novnc/core/rfb.js', '/console/novnc/vendor/pako/lib/zlib/inflate.js'],
  ],
  ['serial' as const, '/console/serial/', '/console/terminal.js', ['/console/xterm/lib/xterm.mjs']],
])(
  'the %s page holds no token, may load nothing from elsewhere, and has its parts',
  async (type, where, script, parts) => {
    const { url, token } = await ask(type);
    expect(url).toBe(`${api.credentials.endpoint}${where}#token=${token}`);
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const text = await page.text();
    expect([...text.matchAll(/src="([^"]+)"/g)].map((match) => match[1])).toEqual([script]);
    const sheets = [...text.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(sheets).toEqual(type === 'serial' ? ['/console/xterm/css/xterm.css'] : []);
    for (const path of [script, ...parts, ...sheets]) {
      const part = await fetch(`${api.credentials.endpoint}${path}`);
      const kind = path.endsWith('.css') ? 'text/css' : 'javascript';
      expect([path, part.status, part.headers.get('content-type')]).toEqual([
        path,
        200,
        expect.stringContaining(kind),
      ]);
    }
  },
);

test('the pages serve nothing else of the packages that they are made of', async () => {
  for (const path of ['package.json', '..%2fpackage.json', 'core/..%2f..%2fpackage.json'])
    for (const root of ['novnc', 'xterm'])
      expect((await fetch(`${api.credentials.endpoint}/console/${root}/${path}`)).status).toBe(404);
});

test('who asked for a console is in the log of events', async () => {
  await ask('vnc');
  const events = await query(
    api.database.db,
    "SELECT message, data FROM event WHERE resource_id = ? AND type = 'console_requested' ORDER BY sequence DESC LIMIT 1",
    [server_id],
  );
  expect(events).toEqual([
    { message: 'shop asked for the vnc console of the server "web".', data: { type: 'vnc' } },
  ]);
});

test('`cairn console` joins the terminal to the guest, and Ctrl-] leaves', async () => {
  const { endpoint, token } = api.credentials;
  const run = await runCli(['console', 'web'], {
    environment: { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token },
    input: 'whoami\r\x1d never sent',
  });
  expect(run.stderr).toContain('Connected to web. Ctrl-] leaves the console.');
  expect([run.code, guest?.got()]).toEqual([0, 'whoami\r']);
});

test('`cairn console url` prints the page of the screen, or of the serial port', async () => {
  const { endpoint, token } = api.credentials;
  const environment = { CAIRN_ENDPOINT: endpoint, CAIRN_TOKEN: token };
  const screen = await runCli(['console', 'url', 'web'], { environment });
  expect(screen.stdout).toMatch(new RegExp(`^${endpoint}/console/#token=[\\w-]{43}\n$`));
  const serial = await runCli(['console', 'url', '--serial', 'web'], { environment });
  expect(serial.stdout).toMatch(new RegExp(`^${endpoint}/console/serial/#token=[\\w-]{43}\n$`));
});
