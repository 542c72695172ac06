import type { RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { processIo } from '../../../reconciler/cli/io.ts';
import { openService } from '../../../reconciler/cli/service.ts';
import { FAKE_SECRET, fakeKeystone, listenAsKeystone } from '../../support/fake-keystone.ts';

let close = (): Promise<void> => Promise.resolve();
afterEach(() => close());

/** A service that takes the token of the last login, and the environment of a user of it. */
async function start() {
  let valid = '';
  let count = 0;
  const keystone = fakeKeystone(() => {
    count += 1;
    valid = `token-${count}`;
    return valid;
  });
  const other: RequestListener = (request, response) => {
    const isRight = request.headers.authorization === `Bearer ${valid}`;
    response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' }).end('{"items":[]}');
  };
  const service = await listenAsKeystone(keystone, other);
  close = service.close;
  const environment = {
    OS_AUTH_URL: `${service.url}/identity/v3`,
    OS_USERNAME: 'ann',
    OS_PASSWORD: FAKE_SECRET,
    OS_PROJECT_NAME: 'demo',
  };
  const io = (changes = {}) => ({
    ...processIo(),
    environment: { ...environment, ...changes },
    home: '/nonexistent',
    user_id: 1000,
  });
  return { keystone, io, expire: () => (valid = 'nothing') };
}

test('the command logs in once, and once more for all requests whose token has ended', async () => {
  const { keystone, io, expire } = await start();
  const { request, connection } = await openService(io(), {});
  const get = async (): Promise<number> =>
    (await request('/v1/servers', 'application/json', new AbortController().signal)).status;
  expect([connection.token, await get(), await get()]).toEqual(['token-1', 200, 200]);
  expect(keystone.asked).toHaveLength(1);
  expire();
  expect(await Promise.all([get(), get(), get()])).toEqual([200, 200, 200]);
  expect(keystone.asked).toHaveLength(2);
});

test('a login that is refused is a failure that says what was tried', async () => {
  const { io } = await start();
  await expect(openService(io({ OS_PASSWORD: 'hidden' }), {})).rejects.toMatchObject({
    title: 'The login was refused',
    message: expect.not.stringContaining('hidden') as string,
  });
});
