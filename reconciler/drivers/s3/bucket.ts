import type * as S3 from '@aws-sdk/client-s3';
import type { S3StoreSettings } from '../../model/image-stores.ts';
import { fromS3 } from './errors.ts';
import type { StorePlace } from './errors.ts';
import type { Listed } from './listed.ts';

/** The library, loaded only where an S3 store is configured: it costs 100 ms and 20 MB. */
export type Sdk = typeof S3;

/** A bucket that can be used. */
export type Bucket = {
  readonly sdk: Sdk;
  readonly client: S3.S3Client;
  readonly place: StorePlace;
  readonly prefix: string;
  /** Which object was a blob's newest when it was last read, by digest; least recently found first. What a name means never changes. */
  readonly newest: Map<string, Listed>;
};

/** What every request names. */
export type ObjectName = { readonly Bucket: string; readonly Key: string };

/** Longest wait for an answer to a small request, its repetitions included. */
const SMALL_MS = 60_000;
/** Longest wait for one that moves bytes. */
const BULKY_MS = 600_000;
const CONNECT_MS = 5_000;
/** So long a connection may say nothing. Copies inside a store are silent for as long as they take. */
const SILENCE_MS = 120_000;
const ATTEMPTS = 4;
const SOCKETS = 64;

/** Effect: loads the library. Nothing is sent yet, so that a store that is away keeps no service from starting. */
export async function openBucket(settings: S3StoreSettings & { readonly name: string }): Promise<Bucket> {
  const sdk = await import('@aws-sdk/client-s3');
  const { keys, endpoint, prefix } = settings;
  const client = new sdk.S3Client({
    region: settings.region,
    ...(endpoint === null ? {} : { endpoint }),
    forcePathStyle: settings.path_style,
    ...(keys === null
      ? {}
      : { credentials: { accessKeyId: keys.access_key_id, secretAccessKey: keys.secret_access_key } }),
    maxAttempts: ATTEMPTS,
    retryMode: 'standard',
    // Checksums are given with each part, in the two forms that between them every endpoint knows.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      httpAgent: { maxSockets: SOCKETS },
      httpsAgent: { maxSockets: SOCKETS },
    },
  });
  // What is signed holds the digest of the body; where it was computed already, the library need not do it on the event loop.
  client.middlewareStack.add(
    (next) => (call) => {
      const { headers } = call.request as { readonly headers?: Record<string, string> };
      const sha256 = headers?.['x-amz-checksum-sha256'];
      if (headers !== undefined && sha256 !== undefined)
        headers['x-amz-content-sha256'] = Buffer.from(sha256, 'base64').toString('hex');
      return next(call);
    },
    { step: 'build', name: 'known-payload-digest' },
  );
  const place = { name: settings.name, endpoint, bucket: settings.bucket };
  return { sdk, client, place, prefix: prefix === '' ? '' : `${prefix}/`, newest: new Map() };
}

/** Pure. A name as requests say it. */
export function named(bucket: Bucket, key: string): ObjectName {
  return { Bucket: bucket.place.bucket, Key: `${bucket.prefix}${key}` };
}

/** Effect: runs the work; what the store throws becomes one of Cairn's codes. `missing_bytes` is said when it is full. */
export async function guard<Result>(
  bucket: Bucket,
  work: () => Promise<Result>,
  missing_bytes = 1,
): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw fromS3(thrown, bucket.place, missing_bytes);
  }
}

/** Effect: starts the deadline of a request that is small, or moves bytes. */
export function within(size: 'small' | 'bulky'): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(size === 'small' ? SMALL_MS : BULKY_MS) };
}
