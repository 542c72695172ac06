import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createServerCertificate } from '../../../../provider/serve/certificate.ts';
import { frame, percentEncode, unframe } from '../../../../provider/serve/grpc-frame.ts';
import { handshakeLine, listenPrivately, readRequest } from '../../../../provider/serve/handshake.ts';
import { createLog } from '../../../../provider/serve/log.ts';

describe('certificate', () => {
  it('is an X.509 certificate for localhost that signs itself and allows both sides of TLS', () => {
    const now = new Date('2026-03-04T05:06:07Z');
    const made = createServerCertificate(now);
    const read = new X509Certificate(made.certificate_pem);
    expect(read.raw.equals(made.certificate_der)).toBe(true);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(made.key_pem))).toBe(true);
    expect(read.checkIssued(read)).toBe(true);
    expect(read.checkHost('localhost')).toBe('localhost');
    expect(read.ca).toBe(true);
    expect(read.subject).toBe('CN=localhost');
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(new Date(read.validFrom).toISOString()).toBe('2026-03-03T05:06:07.000Z');
    expect(new Date(read.validTo).getTime()).toBeGreaterThan(now.getTime());
    expect(made.certificate_der.length).toBeLessThan(500);
  });

  it('stays valid DER in whatever year it is made, with serial numbers of its own', () => {
    const serials = new Set<string>();
    for (const year of [2026, 2039, 2040, 2041, 2060]) {
      const read = new X509Certificate(
        createServerCertificate(new Date(Date.UTC(year, 0, 2))).certificate_der,
      );
      expect(new Date(read.validTo).getUTCFullYear()).toBeGreaterThanOrEqual(year + 9);
      expect(read.verify(read.publicKey)).toBe(true);
      serials.add(read.serialNumber);
    }
    expect(serials.size).toBe(5);
  });
});

describe('gRPC framing', () => {
  it('reads back what it frames and refuses everything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(unframe(frame(message)).equals(message)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(() => unframe(Buffer.from('0100000000', 'hex'))).toThrow('compressed');
    expect(() => unframe(Buffer.from('000000000100ff', 'hex'))).toThrow('exactly one');
    expect(() => unframe(Buffer.alloc(3))).toThrow('cut short');
  });

  it('escapes only percent signs and bytes that are not printable ASCII', () => {
    expect(percentEncode('a/b c: 100% ü\n')).toBe('a/b c: 100%25 %C3%BC%0A');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeURIComponent(percentEncode(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('handshake', () => {
  it('prints the certificate without padding', () => {
    for (let length = 1; length < 10; length++) {
      const line = handshakeLine({ network: 'unix', address: '/tmp/s' }, new Uint8Array(length));
      expect(line).toMatch(/^1\|6\|unix\|\/tmp\/s\|grpc\|[A-Za-z0-9+/]+$/);
    }
    expect(handshakeLine({ network: 'tcp', address: '127.0.0.1:9' }, undefined)).toBe(
      '1|6|tcp|127.0.0.1:9|grpc|',
    );
  });

  it('refuses a Terraform that does not speak protocol 6', () => {
    expect(readRequest({ PLUGIN_PROTOCOL_VERSIONS: '4,5' })).toContain('offers only 4, 5');
    expect(
      readRequest({ PLUGIN_PROTOCOL_VERSIONS: '5,6', PLUGIN_MIN_PORT: '12000', PLUGIN_MAX_PORT: 'x' }),
    ).toEqual({
      client_certificate_pem: undefined,
      port_range: [12_000, 25_000],
    });
  });

  it('listens on a private socket, and on loopback when the path would be cut off', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hs-'));
    try {
      const first = createServer();
      const near = await listenPrivately(first, [20_000, 29_000], folder);
      expect(near.network).toBe('unix');
      expect(statSync(join(near.address, '..')).mode & 0o777).toBe(0o700);
      first.close();
      near.close();
      expect(() => statSync(join(near.address, '..'))).toThrow('ENOENT');
      const second = createServer();
      const far = await listenPrivately(second, [20_000, 29_000], join(folder, 'x'.repeat(100)));
      expect(far.network).toBe('tcp');
      expect(far.address).toMatch(/^127\.0\.0\.1:2\d{4}$/);
      second.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('log', () => {
  const record = (environment: Record<string, string>): string[] => {
    const lines: string[] = [];
    const log = createLog(
      environment,
      (line) => lines.push(line),
      () => new Date('2026-01-02T03:04:05.678Z'),
    );
    log.redact('s3cr"et');
    log.redact('abc');
    log.trace('t');
    log.info('hello', { token: 's3cr"et', count: 10n, abc: 1 });
    log.error('bad');
    return lines;
  };

  it('writes hclog JSON from the wanted level up, with six fraction digits and no secrets', () => {
    const lines = record({ TF_LOG: 'INFO' });
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      '@level': 'info',
      '@message': 'hello',
      '@module': 'provider',
      '@timestamp': '2026-01-02T03:04:05.678000Z',
      token: '(redacted)',
      count: '10',
      abc: 1,
    });
  });

  it('follows TF_LOG_PROVIDER before TF_LOG, and is silent without either', () => {
    expect(record({})).toHaveLength(0);
    expect(record({ TF_LOG: 'TRACE', TF_LOG_PROVIDER: 'ERROR' })).toHaveLength(1);
    expect(record({ TF_LOG: 'off' })).toHaveLength(0);
    expect(record({ TF_LOG: 'JSON' })).toHaveLength(3);
  });
});
