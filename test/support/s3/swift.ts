import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { S3StoreSettings } from '../../../reconciler/model/image-stores.ts';

/** What a store in a bucket of the server is made of. */
export type BucketSettings = S3StoreSettings & { readonly name: string };

/** A running S3 server: OpenStack Swift with its S3 API, from Debian. */
export type S3Server = {
  readonly port: number;
  readonly endpoint: string;
  /** Effect: makes a bucket, of a new name when none is given, and gives the settings of a store in it, of a user who may use it. */
  readonly makeBucket: (bucket?: string) => Promise<BucketSettings>;
  /** Effect: limits what a bucket may hold; null lifts the limit. */
  readonly setQuota: (bucket: string, bytes: number | null) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Keys of a user who may do nothing. */
export const STRANGER = { access_key_id: 'cloud:stranger', secret_access_key: 'stranger-secret' };

const OPERATOR = { access_key_id: 'cloud:operator', secret_access_key: 'operator-secret' };
// The packages are Debian's, and so is the interpreter that sees them.
const PYTHON = '/usr/bin/python3';

/** Effect: starts the server in a directory of its own; it takes a second. */
export async function startSwift(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'cairn-swift-'));
  const child = spawn(PYTHON, [join(import.meta.dirname, 'swift-server.py'), directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const line = createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const first = await Promise.race([line, ended.then(() => null)]);
  if (first === null || first.done === true) throw new Error('swift-server.py did not start');
  const { port } = JSON.parse(first.value) as { port: number };
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    port,
    endpoint,
    makeBucket: async (bucket = `images-${randomUUID()}`) => {
      const settings = {
        name: 'archive',
        type: 's3' as const,
        endpoint,
        region: 'us-east-1',
        bucket,
        prefix: 'some/images',
        path_style: true,
        keys: OPERATOR,
      };
      const { CreateBucketCommand, S3Client } = await import('@aws-sdk/client-s3');
      const client = new S3Client({
        endpoint,
        region: settings.region,
        forcePathStyle: true,
        credentials: { accessKeyId: OPERATOR.access_key_id, secretAccessKey: OPERATOR.secret_access_key },
      });
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      client.destroy();
      return settings;
    },
    setQuota: async (bucket, bytes) => {
      const answer = await fetch(`${endpoint}/-/quota?bucket=${bucket}&bytes=${bytes ?? -1}`, {
        method: 'POST',
      });
      if (!answer.ok) throw new Error(`the quota could not be set: ${answer.status}`);
    },
    stop: async () => {
      child.stdin.end();
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
