import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Console } from '../../schemas/generated/api.ts';
import { LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../schemas/console-line.ts';
import { BASE, serverBlock } from '../support/configuration.ts';
import { eventually } from '../support/eventually.ts';
import { guestReport, startStack } from '../support/stack.ts';
import type { Stack } from '../support/stack.ts';

/** A real guest's serial port, and its screen in a real browser. */

/** An address of the loopback that nobody else on this machine uses; QEMU gives its first screen port 5900. */
const SCREENS = '127.0.61.5';
const FIRST_SCREEN_PORT = 5900;

let stack: Stack;
let server_id: string;

beforeAll(async () => {
  stack = await startStack({ hosts: ['h1'] });
  await stack.hosts[0]!.carryIn(SCREENS, FIRST_SCREEN_PORT);
  const base = BASE.replace(
    'uri                 =',
    `console_address     = "${SCREENS}"\n  uri                 =`,
  );
  expect(base).not.toBe(BASE);
  const workspace = stack.workspace('console', { 'main.tf': `${base}${serverBlock('kernel')}` });
  await workspace.apply();
  server_id = String(workspace.state().get('cairn_server.kernel')!['id']);
  await guestReport(stack.hosts[0]!, server_id);
}, 180_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

async function ask(type: 'serial' | 'vnc'): Promise<Console> {
  const answer = await stack.service().request(`/v1/servers/${server_id}/consoles`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Console;
}

type Serial = {
  readonly socket: WebSocket;
  readonly answers: (sum: string, answer: string) => Promise<void>;
};

async function openSerial(): Promise<Serial> {
  const { token, line } = await ask('serial');
  const socket = new WebSocket(line, [LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX + token]);
  let text = '';
  socket.on('message', (data: Buffer) => (text += data.toString('latin1')));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    socket,
    answers: async (sum, answer) => {
      await eventually('the shell answers', 30, async () => {
        socket.send(Buffer.from(`echo answer-$((${sum}))\r`));
        await new Promise((resolve) => setTimeout(resolve, 500));
        return text.includes(answer) ? true : undefined;
      });
    },
  };
}

test('what is typed on the serial console is answered by the guest, also after the service was killed with it open', async () => {
  const first = await openSerial();
  const ended = new Promise((resolve) => first.socket.once('close', resolve).on('error', resolve));
  await first.answers('40+2', 'answer-42');
  await stack.service().kill9();
  await ended;
  await stack.restartService();
  const second = await openSerial();
  try {
    await second.answers('40+3', 'answer-43');
    expect(await stack.hosts[0]!.virsh('domstate', server_id)).toContain('running');
  } finally {
    second.socket.terminate();
  }
}, 60_000);

const launch = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });

test('the page shows the screen of the guest, once', async () => {
  const { url } = await ask('vnc');
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(url);
    await page.waitForSelector('body[data-state=connected]', { timeout: 30_000 });
    // The firmware and the kernel write white on black: a screen with text has more than one colour.
    await page.waitForFunction(
      `(() => {
        const canvas = document.querySelector('canvas');
        const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
        return pixels !== undefined && new Set(new Uint32Array(pixels.buffer)).size > 1;
      })()`,
      undefined,
      { timeout: 30_000 },
    );
    expect(await page.title()).toContain(`cairn-${server_id}`);
    expect(page.url()).not.toContain('token');
    expect(refused).toEqual([]);
    const again = await browser.newPage();
    await again.goto(url);
    await again.waitForSelector('body[data-state=disconnected]', { timeout: 30_000 });
    expect(await again.textContent('#says')).toContain('used before');
  } finally {
    await browser.close();
  }
}, 120_000);

test('the page with a terminal shows what the guest writes, and what is typed there is answered', async () => {
  const { url } = await ask('serial');
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(url);
    await page.waitForSelector('body[data-state=connected]', { timeout: 30_000 });
    expect(page.url()).not.toContain('token');
    await eventually('the shell answers in the page', 30, async () => {
      await page.keyboard.type('echo page-$((40+2))\n');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (await page.textContent('.xterm-rows'))?.includes('page-42') === true ? true : undefined;
    });
    expect(refused).toEqual([]);
    // Another one takes the serial port: the page says that it lost it.
    const second = await openSerial();
    await page.waitForSelector('body[data-state=disconnected]', { timeout: 30_000 });
    second.socket.terminate();
  } finally {
    await browser.close();
  }
}, 120_000);
