import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServerCertificate } from '../../../../provider/serve/certificate.ts';
import { logIn } from '../../../../schemas/connection/authenticate.ts';
import type { Login } from '../../../../schemas/connection/login.ts';
import { readToken } from '../../../../schemas/connection/read.ts';
import { TokenError } from '../../../../schemas/connection/token-error.ts';
import { FAKE_SECRET, fakeKeystone, listenAsKeystone } from '../../../support/fake-keystone.ts';
import type { FakeKeystone } from '../../../support/fake-keystone.ts';

let keystone: FakeKeystone;
let service: Awaited<ReturnType<typeof listenAsKeystone>>;

beforeEach(async () => {
  keystone = fakeKeystone(() => 'a-token');
  service = await listenAsKeystone(keystone);
});
afterEach(() => service.close());

const loginWith = (password: string): Login => ({
  auth_url: undefined,
  proof: { method: 'password', user: { name: 'ann', domain: { id: 'default' } }, password },
  scope: { kind: 'system' },
});

const attempt = (
  changes: { readonly url?: string; readonly password?: string; readonly ca_pem?: string } = {},
) =>
  logIn({
    login: loginWith(changes.password ?? FAKE_SECRET),
    auth_url: changes.url ?? `${service.url}/identity/v3`,
    from: 'the test',
    ca_pem: changes.ca_pem,
    patience_ms: 0,
  });

const failure = async (changes: Parameters<typeof attempt>[0] = {}): Promise<TokenError> => {
  const thrown: unknown = await attempt(changes).catch((error: unknown) => error);
  if (!(thrown instanceof TokenError)) throw new Error('no TokenError was thrown', { cause: thrown });
  return thrown;
};

describe('a login', () => {
  it('brings the token of X-Subject-Token, again after a while when the service is busy', async () => {
    expect(await attempt()).toBe('a-token');
    keystone.scripted.push(
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 503, headers: { 'retry-after': '0' } },
    );
    expect(await attempt()).toBe('a-token');
    expect(keystone.asked).toHaveLength(4);
    const credential = {
      kind: 'login',
      from: 'x',
      login: loginWith(FAKE_SECRET),
      auth_url: `${service.url}/identity/v3`,
    } as const;
    expect(await readToken(credential, { environment: {} })).toBe('a-token');
  });

  it('that is refused says what was tried and where it stands, once, and never the secret', async () => {
    const error = await failure({ password: 'hidden' });
    expect(error.title).toBe('The login was refused');
    expect(error.message).toContain('user "ann" of domain default with a password, for the whole system');
    expect(error.message).toContain(`at ${service.url}/identity/v3 (from the test)`);
    expect(error.message).toContain('It says: "The request requires authentication."');
    expect(keystone.asked).toHaveLength(1);
    keystone.scripted.push({ status: 400, body: '{"error":{"message":"bad hidden\\u001b[31m password"}}' });
    const echoed = await failure({ password: 'hidden' });
    expect(echoed.message).toContain('"bad ... [31m password"');
    expect(echoed.message).not.toContain('hidden');
  });

  it.each([
    [{ status: 404 }, /There is no identity service there \(HTTP status 404\).*\/identity\/v3/],
    [{ status: 200, body: '<html>Welcome</html>' }, /There is no identity service there/],
    [{ status: 308, headers: { location: 'https://else/where' } }, /redirection to https:\/\/else\/where/],
  ])('at the wrong place names the URL: %j', async (scripted, words) => {
    keystone.scripted.push(scripted);
    const error = await failure();
    expect(error).toMatchObject({ setting: 'endpoint', title: 'Not the identity service of Cairn' });
    expect(error.message).toMatch(words);
  });

  it('that reaches nobody, or somebody it cannot trust, says so', async () => {
    const nobody = await failure({ url: 'http://127.0.0.1:1/identity/v3' });
    expect(nobody).toMatchObject({ setting: 'endpoint', title: 'Cairn cannot be reached' });
    const { certificate_pem, key_pem } = createServerCertificate(new Date());
    const tls = createServer({ cert: certificate_pem, key: key_pem }, (_request, response) => response.end());
    await new Promise<void>((resolve) => {
      tls.listen(0, '127.0.0.1', resolve);
    });
    try {
      const url = `https://127.0.0.1:${(tls.address() as AddressInfo).port}/identity/v3`;
      expect(await failure({ url })).toMatchObject({ setting: 'ca_file' });
      expect(await failure({ url, ca_pem: certificate_pem })).toMatchObject({
        setting: 'endpoint',
        title: 'The certificate is for another name',
      });
    } finally {
      tls.close();
    }
  });
});
