import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBucket } from '../../reconciler/drivers/s3/bucket.ts';
import { listObjects } from '../../reconciler/drivers/s3/objects.ts';
import { startRelay } from '../support/relay.ts';
import type { Relay } from '../support/relay.ts';
import { startSwift } from '../support/s3/swift.ts';
import type { BucketSettings, S3Server } from '../support/s3/swift.ts';
import { startServiceProcess } from '../support/service.ts';
import type { ServiceProcess } from '../support/service.ts';
import { PROVIDER_BLOCK, terraformWorkspace } from '../support/terraform.ts';
import type { TerraformWorkspace } from '../support/terraform.ts';

/** Images of a real service in a directory and in a bucket of a real S3 server, declared in HCL. */

const SIZE_BYTES = 10 * 1024 * 1024;

let directory: string;
let swift: S3Server;
let line: Relay;
let settings: BucketSettings;
let service: ServiceProcess;
let relay: Relay;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cs-'));
  // PostgreSQL runs under an account of its own, which has to pass through.
  chmodSync(directory, 0o711);
  swift = await startSwift();
  line = await startRelay(swift.endpoint);
  settings = await swift.makeBucket();
  service = await start();
  relay = await startRelay(service.endpoint);
}, 120_000);

afterAll(async () => {
  await relay?.close();
  await service?.stop();
  await line?.close();
  await swift?.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

function start(): Promise<ServiceProcess> {
  const { region, bucket, prefix, keys } = settings;
  const archive = { name: 'archive', type: 's3', endpoint: line.endpoint, region, bucket, prefix, ...keys };
  const environment = {
    CAIRN_DRIVER: 'simulated',
    // What a killed process held is taken over soon.
    CAIRN_LEASE_SECONDS: '5',
    CAIRN_IMAGE_STORES: JSON.stringify([{ name: 'default', type: 'files' }, archive]),
  };
  return startServiceProcess({ directory: join(directory, 'service'), environment });
}

type Images = { readonly workspace: TerraformWorkspace; readonly store: (name: string | null) => void };

/** A configuration of one image of the bytes, whose store can be changed. */
function imageOf(name: string, bytes: Buffer): Images {
  const own = join(directory, name);
  mkdirSync(own);
  writeFileSync(join(own, 'disk.raw'), bytes);
  const hcl = (store: string | null): string => `${PROVIDER_BLOCK}
resource "cairn_image" "disk" {
  name        = "${name}"
  disk_format = "raw"
  file        = "${join(own, 'disk.raw')}"
  ${store === null ? '' : `store = "${store}"`}
}
output "id" { value = cairn_image.disk.id }
`;
  const environment = { CAIRN_ENDPOINT: relay.endpoint, CAIRN_TOKEN: service.token };
  return {
    workspace: terraformWorkspace(own, { 'main.tf': hcl(null) }, environment),
    store: (store) => writeFileSync(join(own, 'main.tf'), hcl(store)),
  };
}

async function inBucket(): Promise<readonly string[]> {
  const objects = await listObjects(await openBucket(settings), '');
  return objects.map((object) => object.key.replace(/^blobs\/([0-9a-f]{64})\/.*$/, '$1'));
}

function inDirectory(): readonly string[] {
  const root = join(directory, 'service', 'images', 'blobs');
  const names = readdirSync(root).flatMap((group) => readdirSync(join(root, group)));
  return names.filter((name) => /^[0-9a-f]{64}$/.test(name));
}

async function requireWhole({ workspace }: Images, sha256: string): Promise<void> {
  const response = await service.request(`/v1/images/${await workspace.output('id')}/content`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  const plan = await workspace.plan();
  expect([plan.code, plan.output]).toEqual([0, plan.output]);
}

test('another store in the configuration moves the bytes there and back, and they are one image all the time', async () => {
  const bytes = randomBytes(SIZE_BYTES);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const image = imageOf('moving', bytes);
  await image.workspace.apply();
  expect([inDirectory(), await inBucket()]).toEqual([[sha256], []]);
  const id = await image.workspace.output('id');

  image.store('archive');
  await image.workspace.apply();
  expect([inDirectory(), await inBucket()]).toEqual([[], [sha256]]);
  await requireWhole(image, sha256);

  image.store('default');
  await image.workspace.apply();
  expect([inDirectory(), await inBucket()]).toEqual([[sha256], []]);
  await requireWhole(image, sha256);
  expect(await image.workspace.output('id')).toBe(id);

  await image.workspace.destroy();
  expect([inDirectory(), await inBucket()]).toEqual([[], []]);
});

test('bytes that another image has stay where they are when one moves, and go with the last', async () => {
  const bytes = randomBytes(100_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [one, other] = [imageOf('shared-one', bytes), imageOf('shared-other', bytes)];
  await one.workspace.apply();
  await other.workspace.apply();
  one.store('archive');
  await one.workspace.apply();
  expect([inDirectory(), await inBucket()]).toEqual([[sha256], [sha256]]);
  await requireWhole(one, sha256);
  await one.workspace.destroy();
  await requireWhole(other, sha256);
  await other.workspace.destroy();
  expect([inDirectory(), await inBucket()]).toEqual([[], []]);
});

test('a service that is killed in the middle of a move goes on with it', async () => {
  const bytes = randomBytes(2 * SIZE_BYTES);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const image = imageOf('killed', bytes);
  await image.workspace.apply();
  const id = await image.workspace.output('id');
  line.reset();
  const held = line.holdAfter(SIZE_BYTES);
  image.store('archive');
  const { done } = image.workspace.start('apply', '-auto-approve', '-no-color');
  await held;
  relay.cut();
  await service.kill9();
  line.release();
  expect(inDirectory()).toEqual([sha256]);
  const [before] = await inBucket();
  expect(before).toMatch(/^uploads\//);
  service = await start();
  relay.mend(service.endpoint);
  expect((await done).code).toBe(0);
  expect([inDirectory(), await inBucket()]).toEqual([[], [sha256]]);
  await requireWhole(image, sha256);
  expect(await image.workspace.output('id')).toBe(id);
  await image.workspace.destroy();
}, 240_000);

test('a store that there is not is refused at plan, with those that there are', async () => {
  const image = imageOf('nowhere', randomBytes(1000));
  image.store('tape');
  const plan = await image.workspace.plan();
  expect(plan.code, plan.output).toBe(1);
  expect(plan.output.replace(/[\s│]+/g, ' ')).toContain(
    'There is no image store tape; there is: default, archive',
  );
  expect(plan.output).toContain('store = "tape"');
});

test('keys of a store are in no log', () => {
  const log = join(directory, 'service.log');
  expect(existsSync(log)).toBe(true);
  expect(readFileSync(log, 'utf8')).not.toContain(settings.keys?.secret_access_key);
});
