import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { FetchParts } from '../../../../reconciler/drivers/fetch/connect.ts';
import { createFetch } from '../../../../reconciler/drivers/fetch/fetch.ts';
import type { FetchLimits } from '../../../../reconciler/drivers/fetch/limits.ts';
import { CairnError } from '../../../../reconciler/model/error.ts';
import type { FetchedFile, FetchFrom } from '../../../../reconciler/ports/fetch.ts';
import { makeCertificate, serveFile, startFileServer } from '../../../support/file-server.ts';
import type { FileServer, ServedFile, TestCertificate } from '../../../support/file-server.ts';

const LIMITS: FetchLimits = {
  schemes: ['https', 'http'],
  allowed_hosts: [],
  allow_private: true,
  max_bytes: 4 * 1024 * 1024,
  stall_ms: 30_000,
};
const START: FetchFrom = { offset_bytes: 0, version: null };
const BYTES = new Uint8Array(randomBytes(300_000));
const FILE: ServedFile = { bytes: BYTES, etag: '"one"' };

const servers: FileServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const serve = async (handle: RequestListener, certificate?: TestCertificate): Promise<FileServer> => {
  const server = await startFileServer(handle, certificate);
  servers.push(server);
  return server;
};

type Given = {
  readonly limits?: Partial<FetchLimits>;
  readonly parts?: FetchParts;
  readonly signal?: AbortSignal;
};
const open = (url: string, from = START, { limits, parts, signal }: Given = {}): Promise<FetchedFile> =>
  createFetch({ ...LIMITS, ...limits }, parts).open(url, from, signal ?? new AbortController().signal);

/** The bytes that come, and how it ends. */
const drain = async (file: FetchedFile): Promise<{ bytes: Uint8Array; error: CairnError | null }> => {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of file.content) chunks.push(chunk);
    return { bytes: Buffer.concat(chunks), error: null };
  } catch (thrown) {
    if (!(thrown instanceof CairnError)) throw thrown;
    return { bytes: Buffer.concat(chunks), error: thrown };
  }
};

const failure = async (promise: Promise<unknown>): Promise<CairnError> => {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof CairnError)) throw new Error('no CairnError', { cause: thrown });
  return thrown;
};

describe('a whole file', () => {
  it('arrives as it is, with its size and version', async () => {
    const { port } = await serve((request, response) => serveFile(request, response, FILE));
    const file = await open(`http://127.0.0.1:${port}/image`);
    expect(file).toMatchObject({ offset_bytes: 0, total_bytes: BYTES.length, version: '"one"' });
    expect(Buffer.compare((await drain(file)).bytes, BYTES)).toBe(0);
  });

  it('arrives over TLS from a host whose certificate is good', async () => {
    const certificate = makeCertificate(['files.example']);
    const { port, requests } = await serve((q, s) => serveFile(q, s, FILE), certificate);
    const lookup = (): Promise<string[]> => Promise.resolve(['127.0.0.1']);
    const file = await open(`https://files.example:${port}/i?a=b`, START, {
      parts: { lookup, ca: certificate.cert },
    });
    expect(Buffer.compare((await drain(file)).bytes, BYTES)).toBe(0);
    expect(requests[0]).toMatchObject({ path: '/i?a=b', headers: { host: `files.example:${port}` } });
  });

  it('arrives without a size when the server does not say one', async () => {
    const { port } = await serve((_request, response) => {
      response.write(BYTES.subarray(0, 1000));
      response.end(BYTES.subarray(1000));
    });
    const file = await open(`http://127.0.0.1:${port}/`);
    expect(file).toMatchObject({ total_bytes: null, version: null });
    expect((await drain(file)).bytes.length).toBe(BYTES.length);
  });

  it('is asked for without the packing of the way', async () => {
    const { port, requests } = await serve((q, s) => serveFile(q, s, FILE));
    await drain(await open(`http://127.0.0.1:${port}/`));
    expect(requests[0]?.headers['accept-encoding']).toBe('identity');
    expect(requests[0]?.headers['authorization']).toBeUndefined();
  });
});

describe('a fetch that broke', () => {
  it('says so, keeps what came, and goes on from there', async () => {
    let cuts = 1;
    const { port, requests } = await serve((q, s) => serveFile(q, s, FILE, cuts-- > 0 ? 100_000 : Infinity));
    const url = `http://127.0.0.1:${port}/`;
    const first = await open(url);
    const { bytes, error } = await drain(first);
    expect(error?.code).toBe('unavailable');
    expect(error?.message).toMatch(/broke after \d+ bytes/);
    const rest = await open(url, { offset_bytes: bytes.length, version: first.version });
    expect(rest).toMatchObject({ offset_bytes: bytes.length, total_bytes: BYTES.length, version: '"one"' });
    expect(Buffer.compare(Buffer.concat([bytes, (await drain(rest)).bytes]), BYTES)).toBe(0);
    expect(requests[1]?.headers).toMatchObject({ range: `bytes=${bytes.length}-`, 'if-range': '"one"' });
  });

  it('goes on by the time of the last change when that is all there is', async () => {
    const modified = new Date(Date.now() - 86_400_000);
    const { port } = await serve((q, s) => serveFile(q, s, { bytes: BYTES, modified }));
    const url = `http://127.0.0.1:${port}/`;
    const { version } = await open(url);
    expect(version).toBe(modified.toUTCString());
    const rest = await open(url, { offset_bytes: 299_990, version });
    expect((await drain(rest)).bytes.length).toBe(10);
  });

  it('begins anew when the file was changed just now, because the next change may have the same time', async () => {
    const { port } = await serve((q, s) => serveFile(q, s, { bytes: BYTES, modified: new Date() }));
    expect((await open(`http://127.0.0.1:${port}/`)).version).toBeNull();
  });

  it('begins anew when the tag is a weak one', async () => {
    const { port, requests } = await serve((q, s) => serveFile(q, s, { bytes: BYTES, etag: 'W/"one"' }));
    const url = `http://127.0.0.1:${port}/`;
    expect((await open(url)).version).toBeNull();
    expect(await open(url, { offset_bytes: 10, version: null })).toMatchObject({ offset_bytes: 0 });
    expect(requests[1]?.headers.range).toBeUndefined();
  });

  it('begins anew when the file has changed', async () => {
    const { port } = await serve((q, s) => serveFile(q, s, { bytes: BYTES, etag: '"two"' }));
    const file = await open(`http://127.0.0.1:${port}/`, { offset_bytes: 10, version: '"one"' });
    expect(file).toMatchObject({ offset_bytes: 0, version: '"two"' });
    expect((await drain(file)).bytes.length).toBe(BYTES.length);
  });

  it('begins anew when the server gives a part of another version without a word', async () => {
    const { port, requests } = await serve((q, s) => {
      delete q.headers['if-range'];
      serveFile(q, s, { bytes: BYTES, etag: '"two"' });
    });
    const file = await open(`http://127.0.0.1:${port}/`, { offset_bytes: 10, version: '"one"' });
    expect(file).toMatchObject({ offset_bytes: 0, version: '"two"' });
    expect(requests).toHaveLength(2);
  });

  it('begins anew when the file has become shorter than what is there', async () => {
    const { port } = await serve((q, s) => {
      delete q.headers['if-range'];
      serveFile(q, s, FILE);
    });
    const file = await open(`http://127.0.0.1:${port}/`, { offset_bytes: 400_000, version: '"one"' });
    expect(file).toMatchObject({ offset_bytes: 0, total_bytes: BYTES.length });
  });

  it('begins anew when the server gives another part than the one that was asked for', async () => {
    let answers = 0;
    const { port } = await serve((q, s) => {
      answers += 1;
      if (answers > 1) return serveFile(q, s, FILE);
      s.writeHead(206, { etag: '"one"', 'content-range': `bytes 5-9/${BYTES.length}` });
      s.end('12345');
    });
    const file = await open(`http://127.0.0.1:${port}/`, { offset_bytes: 10, version: '"one"' });
    expect(file).toMatchObject({ offset_bytes: 0, total_bytes: BYTES.length });
  });
});

describe('an answer that is no image', () => {
  it.each([
    [404, 'text/plain', 'invalid_input', /status 404 and text\/plain. There is no such file/],
    [401, 'text/html', 'invalid_input', /status 401 and text\/html. It wants to know who asks/],
    [403, 'application/xml', 'invalid_input', /status 403/],
    [400, 'text/plain', 'invalid_input', /status 400/],
    [204, 'text/plain', 'invalid_input', /status 204/],
    [500, 'text/html', 'unavailable', /status 500 and text\/html. It is tried again/],
    [503, 'text/plain', 'unavailable', /status 503/],
    [429, 'text/plain', 'unavailable', /status 429/],
    [
      200,
      'text/html; charset=utf-8',
      'invalid_input',
      /answered with an HTML page \(status 200, text\/html\)/,
    ],
    [206, 'application/octet-stream', 'invalid_input', /a part of the file that nobody asked for/],
  ])('with status %s and type %s is %s', async (status, type, code, message) => {
    const { port } = await serve((_q, s) => {
      s.writeHead(status, { 'content-type': type });
      s.end(status === 204 ? undefined : 'secret of an internal service');
    });
    const error = await failure(open(`http://127.0.0.1:${port}/`));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/secret/);
  });

  it('says when to come again when the server does', async () => {
    const { port } = await serve((_q, s) => s.writeHead(503, { 'retry-after': '17' }).end());
    const { fields } = await failure(open(`http://127.0.0.1:${port}/`));
    expect(fields.retry_after_seconds).toBe(17);
  });

  it.each(['gzip', 'br', 'deflate, gzip', 'GZIP'])('packed as %s is refused', async (encoding) => {
    const { port } = await serve((_q, s) => s.writeHead(200, { 'content-encoding': encoding }).end('x'));
    const error = await failure(open(`http://127.0.0.1:${port}/`));
    expect(error).toMatchObject({ code: 'invalid_input' });
    expect(error.message).toMatch(/packed \(Content-Encoding/);
  });

  it('that is too large is refused before a byte is read', async () => {
    const { port } = await serve((_q, s) =>
      s.writeHead(200, { 'content-length': '99999999999' }).flushHeaders(),
    );
    const error = await failure(open(`http://127.0.0.1:${port}/`));
    expect(error).toMatchObject({ code: 'invalid_input' });
    expect(error.message).toMatch(/has 99999999999 bytes or more; .*image_source_max_gib/);
  });

  it('that turns out too large is refused while it comes', async () => {
    const { port } = await serve((_q, s) => {
      const more = (): void => {
        if (!s.destroyed) s.write(BYTES, more);
      };
      more();
    });
    const file = await open(`http://127.0.0.1:${port}/`, START, { limits: { max_bytes: 1_000_000 } });
    const { bytes, error } = await drain(file);
    expect(error?.code).toBe('invalid_input');
    expect(bytes.length).toBeLessThanOrEqual(1_000_000);
  });

  it('that is no HTTP at all may be better at another time', async () => {
    const server = createServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const error = await failure(open(`http://127.0.0.1:${port}/`));
    expect(error.code).toBe('unavailable');
    expect(error.message).not.toMatch(/OpenSSH/);
    await new Promise((closed) => server.close(closed));
  });
});

describe('silence', () => {
  it('before an answer ends the wait', async () => {
    const { port } = await serve(() => undefined);
    const error = await failure(open(`http://127.0.0.1:${port}/`, START, { limits: { stall_ms: 100 } }));
    expect(error.code).toBe('timeout');
    expect(error.message).toMatch(/did not answer/);
  });

  it('in the middle of the file ends the wait; what came is good', async () => {
    const { port } = await serve((_q, s) => {
      s.writeHead(200, { 'content-length': '1000', etag: '"one"' });
      s.write('0123456789');
    });
    const file = await open(`http://127.0.0.1:${port}/`, START, { limits: { stall_ms: 200 } });
    const { bytes, error } = await drain(file);
    expect(error?.code).toBe('timeout');
    expect(bytes.length).toBe(10);
  });

  it('of the reader is no silence of the server', async () => {
    const { port } = await serve((q, s) => serveFile(q, s, FILE));
    const file = await open(`http://127.0.0.1:${port}/`, START, { limits: { stall_ms: 100 } });
    let bytes = 0;
    for await (const chunk of file.content) {
      if (bytes === 0) await new Promise((resolve) => setTimeout(resolve, 300));
      bytes += chunk.byteLength;
    }
    expect(bytes).toBe(BYTES.length);
  });

  it('is not waited for when nobody wants the file any more', async () => {
    const { port } = await serve((_q, s) => {
      s.writeHead(200, { 'content-length': '1000' });
      s.write('0123456789');
    });
    const stop = new AbortController();
    const file = await open(`http://127.0.0.1:${port}/`, START, { signal: stop.signal });
    const reading = drain(file).catch((thrown: unknown) => thrown);
    stop.abort(new Error('deleted'));
    expect(await reading).toMatchObject({ message: 'deleted' });
  });
});

describe('where a URL leads', () => {
  const never = async (): Promise<FileServer> => serve((_q, s) => s.end('this server must not be asked'));

  it.each([
    (port: number) => `http://127.0.0.1:${port}/`,
    (port: number) => `http://2130706433:${port}/`,
    (port: number) => `http://0x7f000001:${port}/`,
    (port: number) => `http://0177.0.0.1:${port}/`,
    (port: number) => `http://127.1:${port}/`,
    (port: number) => `http://0.0.0.0:${port}/`,
    (port: number) => `http://[::ffff:127.0.0.1]:${port}/`,
    (port: number) => `http://[::1]:${port}/`,
    (port: number) => `http://[::]:${port}/`,
    (port: number) => `http://[64:ff9b::127.0.0.1]:${port}/`,
    (port: number) => `http://localhost:${port}/`,
    () => 'http://169.254.169.254/latest/meta-data/',
  ])('a private address is refused and never asked (form %#)', async (form) => {
    const { port, requests } = await never();
    const error = await failure(open(form(port), START, { limits: { allow_private: false } }));
    expect(error).toMatchObject({ code: 'invalid_input' });
    expect(error.message).toMatch(/not on the public network/);
    expect(requests).toEqual([]);
  });

  it('a metadata address stays refused where private ones are allowed', async () => {
    const error = await failure(
      open('http://169.254.169.254/', START, { limits: { allowed_hosts: ['169.254.169.254'] } }),
    );
    expect(error.message).toMatch(/not on the public network/);
  });

  it('a name with a private address is refused, whatever else it has', async () => {
    const { port, requests } = await never();
    const lookup = (): Promise<string[]> => Promise.resolve(['127.0.0.1', '::1']);
    const error = await failure(
      open(`http://rebind.example:${port}/`, START, { limits: { allow_private: false }, parts: { lookup } }),
    );
    expect(error).toMatchObject({ code: 'invalid_input' });
    expect(requests).toEqual([]);
  });

  it('the address that was judged is the one that is asked, though the name means another by then', async () => {
    const { port, requests } = await serve((q, s) => serveFile(q, s, FILE));
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let asked = 0;
    const lookup = (): Promise<string[]> => Promise.resolve(answers[asked++] ?? []);
    const file = await open(`http://rebind.example:${port}/`, START, { parts: { lookup } });
    expect((await drain(file)).bytes.length).toBe(BYTES.length);
    expect(asked).toBe(1);
    expect(requests[0]?.headers.host).toBe(`rebind.example:${port}`);
  });

  it('a listed name may have a private address', async () => {
    const { port } = await serve((q, s) => serveFile(q, s, FILE));
    const parts = { lookup: (): Promise<string[]> => Promise.resolve(['127.0.0.1']) };
    const limits = { allow_private: false, allowed_hosts: ['mirror.example'] };
    const file = await open(`http://mirror.example:${port}/`, START, { limits, parts });
    expect((await drain(file)).bytes.length).toBe(BYTES.length);
  });

  it('the next address is asked when one does not answer', async () => {
    const { port } = await serve((q, s) => serveFile(q, s, FILE));
    const parts = { lookup: (): Promise<string[]> => Promise.resolve(['127.0.0.2', '127.0.0.1']) };
    const file = await open(`http://two.example:${port}/`, START, { parts });
    expect((await drain(file)).bytes.length).toBe(BYTES.length);
  });

  it('a name without address, and an address without server, may be better at another time', async () => {
    const parts = { lookup: (): Promise<string[]> => Promise.reject(new Error('ENOTFOUND')) };
    expect(await failure(open('http://nowhere.example/', START, { parts }))).toMatchObject({
      code: 'unavailable',
    });
    const { port, stop } = await never();
    await stop();
    servers.pop();
    const error = await failure(open(`http://127.0.0.1:${port}/`));
    expect(error.code).toBe('unavailable');
    expect(error.message).toMatch(/cannot be reached \(ECONNREFUSED\)/);
  });
});

describe('redirects', () => {
  it('are followed, five at most', async () => {
    const { port, requests } = await serve((q, s) => {
      const left = Number(q.url?.slice(1));
      if (left > 0) s.writeHead(302, { location: `/${left - 1}` }).end();
      else serveFile(q, s, FILE);
    });
    const file = await open(`http://127.0.0.1:${port}/5`);
    expect((await drain(file)).bytes.length).toBe(BYTES.length);
    expect(requests).toHaveLength(6);
    const error = await failure(open(`http://127.0.0.1:${port}/6`));
    expect(error.message).toMatch(/redirects more than 5 times/);
  });

  it('keep where the fetch goes on', async () => {
    const { port } = await serve((q, s) => {
      if (q.url === '/old') s.writeHead(308, { location: '/new' }).end();
      else serveFile(q, s, FILE);
    });
    const file = await open(`http://127.0.0.1:${port}/old`, { offset_bytes: 7, version: '"one"' });
    expect(file.offset_bytes).toBe(7);
    await drain(file);
  });

  it('to a private address are refused', async () => {
    const inner = await serve((_q, s) => s.end('internal'));
    const outer = await serve((_q, s) =>
      s.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end(),
    );
    const parts = { lookup: (): Promise<string[]> => Promise.resolve(['127.0.0.1']) };
    // Only the outer server's name is one that the setting allows.
    const limits = { allow_private: false, allowed_hosts: ['outer.example', '*.0.0.1'] };
    const error = await failure(open(`http://outer.example:${outer.port}/`, START, { limits, parts }));
    expect(error.message).toMatch(/127.0.0.1: it is not on the public network/);
    expect(inner.requests).toEqual([]);
  });

  it('to a host that is not listed are refused', async () => {
    const { port } = await serve((_q, s) => s.writeHead(301, { location: 'http://example.org/' }).end());
    const error = await failure(
      open(`http://127.0.0.1:${port}/`, START, { limits: { allowed_hosts: ['127.0.0.1'] } }),
    );
    expect(error.message).toMatch(/may not be fetched from example.org/);
  });

  it('from https to http are refused', async () => {
    const certificate = makeCertificate(['127.0.0.1']);
    const plain = await serve((_q, s) => s.end('changed on the way'));
    const { port } = await serve(
      (_q, s) => s.writeHead(302, { location: `http://127.0.0.1:${plain.port}/` }).end(),
      certificate,
    );
    const error = await failure(
      open(`https://127.0.0.1:${port}/`, START, { parts: { ca: certificate.cert } }),
    );
    expect(error.message).toMatch(/from https to http/);
    expect(plain.requests).toEqual([]);
  });
});

describe('certificates', () => {
  it.each([
    ['of an unknown authority', ['127.0.0.1'], false],
    ['of another host', ['other.example'], true],
  ])('%s are refused', async (_what, names, trusted) => {
    const certificate = makeCertificate(names);
    const { port, requests } = await serve((_q, s) => s.end('x'), certificate);
    const parts = trusted ? { ca: certificate.cert } : {};
    const error = await failure(open(`https://127.0.0.1:${port}/`, START, { parts }));
    expect(error).toMatchObject({ code: 'invalid_input' });
    expect(error.message).toMatch(/certificate of 127.0.0.1 cannot be trusted/);
    expect(requests).toEqual([]);
  });
});
