import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { createHashThreads } from '../../reconciler/drivers/files/hashing/threads.ts';
import { createS3Images } from '../../reconciler/drivers/s3/images.ts';
import { startSwift } from '../support/s3/swift.ts';
import type { S3Server } from '../support/s3/swift.ts';
import { imagesContract } from './images.ts';

let server: S3Server;

beforeAll(async () => {
  server = await startSwift();
});
afterAll(() => server.stop());

imagesContract('a bucket of S3', async () =>
  createS3Images(await server.makeBucket(`b-${randomUUID()}`), createHashThreads()),
);
