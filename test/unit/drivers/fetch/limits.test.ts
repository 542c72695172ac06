import { describe, expect, it } from 'vitest';
import { checkRedirect, checkUrl } from '../../../../reconciler/drivers/fetch/limits.ts';
import type { FetchLimits } from '../../../../reconciler/drivers/fetch/limits.ts';

const LIMITS: FetchLimits = {
  schemes: ['https', 'http'],
  allowed_hosts: [],
  allow_private: false,
  max_bytes: 1024,
  stall_ms: 1000,
};

describe('a source URL', () => {
  it.each([
    ['no url', /not a URL/],
    ['file:///etc/passwd', /scheme file/],
    ['ftp://example.com/a', /scheme ftp/],
    ['gopher://example.com/', /scheme gopher/],
    ['https://user@example.com/a', /user name or password/],
    ['https://user:secret@example.com/a', /user name or password/],
  ])('%s is refused', (url, message) => {
    expect(() => checkUrl(url, LIMITS)).toThrow(message);
  });

  it('is never repeated with its password', () => {
    expect(() => checkUrl('https://user:hunter2@example.com/a', LIMITS)).toThrow(/^(?!.*hunter2)/);
  });

  it('may be limited to https', () => {
    expect(() => checkUrl('http://example.com/a', { ...LIMITS, schemes: ['https'] })).toThrow(
      /fetches https only/,
    );
  });

  it.each([
    ['http://2130706433/a', '127.0.0.1'],
    ['http://0x7f.1/a', '127.0.0.1'],
    ['http://017700000001/a', '127.0.0.1'],
    ['http://0/a', '0.0.0.0'],
    ['http://[::FFFF:127.0.0.1]/a', '::ffff:7f00:1'],
    ['http://LOCALHOST./a', 'localhost'],
    ['http://１２７.０.０.１/a', '127.0.0.1'],
  ])('%s names the host %s', (url, host) => {
    expect(checkUrl(url, LIMITS)).toMatchObject({ host, private_allowed: false });
  });

  const listed: FetchLimits = {
    ...LIMITS,
    allowed_hosts: ['mirror.example.com', '*.cdn.example.net', '10.0.0.5', '[FD00::1]'],
  };
  it.each([
    ['https://mirror.example.com/a', true],
    ['https://Mirror.Example.com.:8443/a', true],
    ['https://a.b.cdn.example.net/a', false],
    ['http://10.0.0.5/a', true],
    ['http://167772165/a', true],
    ['http://[fd00:0::1]/a', true],
  ])('%s is of a listed host; a private address may be: %s', (url, private_allowed) => {
    expect(checkUrl(url, listed).private_allowed).toBe(private_allowed);
  });
  it.each([
    'https://example.com/a',
    'https://cdn.example.net/a',
    'https://evil-cdn.example.net/a',
    'https://mirror.example.com.evil.org/a',
    'http://10.0.0.6/a',
  ])('%s is not of a listed host', (url) => {
    expect(() => checkUrl(url, listed)).toThrow(/image_source_allowed_hosts does not list it/);
  });
});

describe('a redirect', () => {
  const from = new URL('https://example.com/a/b');
  it.each([
    ['c', 'https://example.com/a/c'],
    ['/c', 'https://example.com/c'],
    ['//other.example/c', 'https://other.example/c'],
    ['https://other.example/c', 'https://other.example/c'],
  ])('to %s is followed', (location, href) => {
    expect(checkRedirect(from, location, LIMITS).url.href).toBe(href);
  });
  it.each([
    [undefined, /redirect to nowhere/],
    ['http://', /redirect to nowhere/],
    ['http://example.com/c', /from https to http/],
    ['file:///etc/passwd', /from https to file/],
    ['https://u:p@example.com/', /user name or password/],
  ])('to %s is refused', (location, message) => {
    expect(() => checkRedirect(from, location, LIMITS)).toThrow(message);
  });
});
