import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Console } from '../../schemas/generated/api.ts';
import { LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../../schemas/console-line.ts';
import { eventually } from './eventually.ts';
import type { ServiceProcess } from './service.ts';

/** How long a shell is waited for before the command is typed once more. */
const AGAIN_MS = 3_000;

/**
 * Effect: types a command into the shell on a guest's serial port, through the service, and gives what it printed. The command must bear to be
 * run twice: it is typed again while nothing answers. Throws when nothing does in time.
 */
export async function inGuest(
  service: ServiceProcess,
  server_id: string,
  command: string,
  limit_seconds = 30,
): Promise<string> {
  const answer = await service.request(`/v1/servers/${server_id}/consoles`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'serial' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { token, line } = (await answer.json()) as Console;
  const socket = new WebSocket(line, [LINE_PROTOCOL, TOKEN_PROTOCOL_PREFIX + token]);
  let text = '';
  socket.on('message', (data: Buffer) => (text += data.toString('latin1')));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const mark = randomBytes(4).toString('hex');
  // The quotes keep the echo of what is typed from being taken for the answer.
  const typed = `echo ${mark}"-"begin; ${command}; echo ${mark}"-"end\r`;
  let typed_at = 0;
  try {
    return await eventually(`the guest of ${server_id} answers to ${command}`, limit_seconds, () => {
      const found = new RegExp(`${mark}-begin\\r?\\n([\\s\\S]*?)${mark}-end`).exec(text)?.[1];
      if (found === undefined && Date.now() - typed_at > AGAIN_MS) {
        socket.send(Buffer.from(typed));
        typed_at = Date.now();
      }
      return Promise.resolve(found?.trim());
    });
  } finally {
    socket.terminate();
  }
}
