/**
 * A self-signed certificate for one run of the provider, written in DER by hand: an X.509 library costs more
 * time at each start than the rest of the provider together.
 *
 * Source: RFC 5280 (certificate), RFC 5480 (EC keys), X.690 (DER).
 */
import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A key with its certificate: PEM for TLS, DER for the handshake line. */
export interface ServerCertificate {
  readonly key_pem: string;
  readonly certificate_pem: string;
  readonly certificate_der: Buffer;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const TRUE = Buffer.of(0x01, 0x01, 0xff);

const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const length = body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), body]);
};

const objectId = (...bytes: readonly number[]): Buffer => tagged(OBJECT_ID, Buffer.of(...bytes));

/** ecdsa-with-SHA256, 1.2.840.10045.4.3.2 */
const ECDSA_SHA256 = tagged(SEQUENCE, objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

const extension = (id: Buffer, critical: boolean, value: Buffer): Buffer =>
  tagged(SEQUENCE, id, ...(critical ? [TRUE] : []), tagged(OCTET_STRING, value));

const time = (date: Date): Buffer => {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return date.getUTCFullYear() < 2050
    ? tagged(UTC_TIME, Buffer.from(digits.slice(2), 'latin1'))
    : tagged(GENERALIZED_TIME, Buffer.from(digits, 'latin1'));
};

const commonName = (name: string): Buffer =>
  tagged(
    SEQUENCE,
    tagged(SET, tagged(SEQUENCE, objectId(0x55, 0x04, 0x03), tagged(UTF8_STRING, Buffer.from(name, 'utf8')))),
  );

const extensions = (host: string): Buffer =>
  tagged(
    0xa3,
    tagged(
      SEQUENCE,
      // basicConstraints: CA
      extension(objectId(0x55, 0x1d, 0x13), true, tagged(SEQUENCE, TRUE)),
      // keyUsage: digitalSignature, keyEncipherment, keyAgreement, keyCertSign
      extension(objectId(0x55, 0x1d, 0x0f), true, tagged(BIT_STRING, Buffer.of(0x02, 0xac))),
      // extKeyUsage: serverAuth, clientAuth
      extension(
        objectId(0x55, 0x1d, 0x25),
        false,
        tagged(
          SEQUENCE,
          objectId(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01),
          objectId(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x02),
        ),
      ),
      // subjectAltName: one dNSName
      extension(
        objectId(0x55, 0x1d, 0x11),
        false,
        tagged(SEQUENCE, tagged(0x82, Buffer.from(host, 'latin1'))),
      ),
    ),
  );

/** A positive integer: the high bit of the first byte is clear, and the byte is not zero. */
const serialNumber = (random: Buffer): Buffer => {
  const bytes = Buffer.from(random);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
};

const certificateDer = (publicKey: Buffer, key: KeyObject, now: Date, host: string): Buffer => {
  const day_ms = 86_400_000;
  const body = tagged(
    SEQUENCE,
    tagged(0xa0, tagged(INTEGER, Buffer.of(2))),
    tagged(INTEGER, serialNumber(randomBytes(16))),
    ECDSA_SHA256,
    commonName(host),
    tagged(SEQUENCE, time(new Date(now.getTime() - day_ms)), time(new Date(now.getTime() + 3650 * day_ms))),
    commonName(host),
    publicKey,
    extensions(host),
  );
  const signature = sign('sha256', body, key);
  return tagged(SEQUENCE, body, ECDSA_SHA256, tagged(BIT_STRING, Buffer.of(0), signature));
};

/** Effect: draws a P-256 key and a serial number. A certificate for `localhost`, valid from a day before `now` for ten years. */
export const createServerCertificate = (now: Date): ServerCertificate => {
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const der = certificateDer(pair.publicKey, createPrivateKey(pair.privateKey), now, 'localhost');
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key_pem: pair.privateKey,
    certificate_pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    certificate_der: der,
  };
};
