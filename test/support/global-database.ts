import { createServer } from 'node:net';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER_VARIABLE, startTestServer } from './database.ts';
import type { TestServer } from './database.ts';

/**
 * Global setup of vitest: one PostgreSQL for the whole run, started when the first test asks for it, so that a run that needs none pays
 * nothing. Tests ask by connecting to a socket whose path is in the environment; the answer is the server's URL.
 */
export async function setup(): Promise<() => Promise<void>> {
  const socket = join(tmpdir(), `cairn-test-${process.pid}-${Date.now()}.sock`);
  let server: Promise<TestServer> | null = null;
  const door = createServer((connection) => {
    connection.on('error', () => undefined);
    server ??= startTestServer();
    server.then(
      ({ url }) => connection.end(url),
      (error: unknown) =>
        connection.end(`error: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
    );
  });
  await new Promise<void>((resolve) => door.listen(socket, resolve));
  process.env[SERVER_VARIABLE] = socket;
  return async () => {
    await new Promise<void>((resolve) => door.close(() => resolve()));
    await rm(socket, { force: true });
    await (await server?.catch(() => null))?.stop();
  };
}
