import { execFileSync } from 'node:child_process';
import { createHash, randomFillSync, randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startRelay } from '../support/relay.ts';
import type { Relay } from '../support/relay.ts';
import { startSwift } from '../support/s3/swift.ts';
import type { S3Server } from '../support/s3/swift.ts';
import { startServiceProcess } from '../support/service.ts';
import type { ServiceProcess } from '../support/service.ts';
import { PROVIDER_BLOCK, terraformWorkspace } from '../support/terraform.ts';
import type { TerraformWorkspace } from '../support/terraform.ts';

/**
 * Whatever ends in the middle of an upload, the bytes that are kept are not sent again, and what is there in the end is what the file holds. How many bytes
 * were sent twice is printed. CAIRN_TEST_UPLOAD_MIB makes the images larger.
 */

const MIB = 1024 * 1024;
const SIZE_BYTES = Number(process.env['CAIRN_TEST_UPLOAD_MIB'] ?? 64) * MIB;
/** What a killed service may have to be sent again: two times what it makes durable at once, and what was on its way. */
const UNSAFE_BYTES = 80 * MIB;
/** Headers, polls and everything else that is no image. */
const TALK_BYTES = 2 * MIB;
/** Two megabytes a second is a crowded machine. */
const TIMEOUT_MS = 240_000 + SIZE_BYTES / 2000;

let directory: string;
let data: string;
let swift: S3Server;
let store_relay: Relay;
let stores: string;
let service: ServiceProcess;
let relay: Relay;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cu-'));
  // PostgreSQL runs under an account of its own, which has to pass through.
  chmodSync(directory, 0o711);
  data = join(directory, 'service');
  mkdirSync(join(data, 'images'), { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${3 * SIZE_BYTES}`, 'cairn-test', join(data, 'images')]);
  swift = await startSwift();
  store_relay = await startRelay(swift.endpoint);
  const { keys, region, bucket } = await swift.makeBucket(`b-${randomUUID()}`);
  const archive = { name: 'archive', type: 's3', endpoint: store_relay.endpoint, region, bucket, ...keys };
  stores = JSON.stringify([{ name: 'default', type: 'files', directory: join(data, 'images') }, archive]);
  service = await start();
  relay = await startRelay(service.endpoint);
}, 120_000);

afterAll(async () => {
  await relay?.close();
  await service?.stop();
  await store_relay?.close();
  await swift?.stop();
  execFileSync('umount', ['-l', join(data, 'images')]);
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

function start(): Promise<ServiceProcess> {
  const environment = { CAIRN_DRIVER: 'simulated', CAIRN_LOG_LEVEL: 'info', CAIRN_IMAGE_STORES: stores };
  return startServiceProcess({ directory: data, environment });
}

/** A configuration of one image of new random bytes, the digest of these, and the name of the image. */
function workspaceOf(more = ''): { workspace: TerraformWorkspace; sha256: string; name: string } {
  const name = `disk-${randomUUID().slice(0, 8)}`;
  const own = join(directory, name);
  mkdirSync(own);
  const file = join(own, 'disk.raw');
  const hash = createHash('sha256');
  const piece = Buffer.alloc(MIB);
  const descriptor = openSync(file, 'w');
  for (let written = 0; written < SIZE_BYTES; written += piece.length) {
    hash.update(randomFillSync(piece));
    writeSync(descriptor, piece);
  }
  closeSync(descriptor);
  const hcl = `${PROVIDER_BLOCK}
resource "cairn_image" "disk" {
  name        = "${name}"
  disk_format = "raw"
  file        = "${file}"
  ${more}
  timeouts = { create = "30m" }
}
output "id" { value = cairn_image.disk.id }
`;
  const environment = { CAIRN_ENDPOINT: relay.endpoint, CAIRN_TOKEN: service.token };
  return {
    workspace: terraformWorkspace(own, { 'main.tf': hcl }, environment),
    sha256: hash.digest('hex'),
    name,
  };
}

async function contentDigest(id: string): Promise<string> {
  const response = await service.request(`/v1/images/${id}/content`);
  expect(response.status).toBe(200);
  const hash = createHash('sha256');
  for await (const chunk of response.body ?? []) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

async function imageNamed(name: string): Promise<string> {
  const { items } = (await service.json(`/v1/images?name=${name}`)) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

/** What went by beyond one image, headers included. */
function tellSentAgain(what: string): number {
  const again = relay.sentBytes() - SIZE_BYTES;
  console.log(`${what}: ${again} of ${SIZE_BYTES} bytes were sent again (headers included)`);
  return again;
}

async function requireWhole(workspace: TerraformWorkspace, sha256: string): Promise<void> {
  expect(await contentDigest(await workspace.output('id'))).toBe(sha256);
  expect((await workspace.plan()).code).toBe(0);
}

test(
  'the provider is killed: the next apply goes on where the upload stands',
  async () => {
    const { workspace, sha256, name } = workspaceOf();
    relay.reset();
    const held = relay.holdAfter(SIZE_BYTES * 0.6);
    const { child, done } = workspace.start('apply', '-auto-approve', '-no-color');
    await held;
    process.kill(-child.pid!, 'SIGKILL');
    await done;
    relay.release();
    const id = await imageNamed(name);
    const kept = await eventually('the service kept what came', 60, async () => {
      const { offset_bytes } = (await service.json(`/v1/images/${id}/content-upload`)) as {
        offset_bytes: number;
      };
      return offset_bytes > SIZE_BYTES * 0.55 && offset_bytes;
    });
    expect(kept).toBeLessThan(SIZE_BYTES);
    await workspace.apply();
    expect(tellSentAgain('provider killed')).toBeLessThan(TALK_BYTES);
    await requireWhole(workspace, sha256);
    await workspace.destroy();
  },
  TIMEOUT_MS,
);

test(
  'the service is killed: the same apply goes on when it is back',
  async () => {
    const { workspace, sha256 } = workspaceOf();
    relay.reset();
    const held = relay.holdAfter(SIZE_BYTES * 0.9);
    const { done } = workspace.start('apply', '-auto-approve', '-no-color');
    await held;
    await service.kill9();
    relay.cut();
    service = await start();
    relay.mend(service.endpoint);
    const { code, output } = await done;
    expect(code, output).toBe(0);
    expect(tellSentAgain('service killed')).toBeLessThan(UNSAFE_BYTES);
    await requireWhole(workspace, sha256);
    await workspace.destroy();
  },
  TIMEOUT_MS,
);

test(
  'the connection to the store is cut: the same apply goes on when it is back',
  async () => {
    const { workspace, sha256 } = workspaceOf('store = "archive"');
    relay.reset();
    store_relay.reset();
    const held = store_relay.holdAfter(SIZE_BYTES * 0.5);
    const { done } = workspace.start('apply', '-auto-approve', '-no-color');
    await held;
    store_relay.cut();
    await sleep(3000);
    store_relay.mend();
    const { code, output } = await done;
    expect(code, output).toBe(0);
    expect(tellSentAgain('connection to the S3 store cut')).toBeLessThan(UNSAFE_BYTES);
    await requireWhole(workspace, sha256);
    await workspace.destroy();
  },
  TIMEOUT_MS,
);

test(
  'the store fills up: what is there stays usable, and the same apply goes on when there is room',
  async () => {
    const older = workspaceOf();
    await older.workspace.apply();
    const { workspace, sha256 } = workspaceOf();
    relay.reset();
    const held = relay.holdAfter(SIZE_BYTES * 0.5);
    const { done } = workspace.start('apply', '-auto-approve', '-no-color');
    await held;
    const filler = join(data, 'images', 'filler');
    fill(filler);
    relay.release();
    await eventually('the service says that there is no room', 60, () =>
      Promise.resolve(relay.statuses().includes(503)),
    );
    expect(await contentDigest(await older.workspace.output('id'))).toBe(older.sha256);
    rmSync(filler);
    const { code, output } = await done;
    expect(code, output).toBe(0);
    tellSentAgain('store full');
    await requireWhole(workspace, sha256);
    await workspace.destroy();
    await older.workspace.destroy();
  },
  TIMEOUT_MS,
);

test(
  'a clean state, or another image of the same file, sends no byte of the image',
  async () => {
    const { workspace, sha256, name } = workspaceOf();
    await workspace.apply();
    const id = await workspace.output('id');
    rmSync(join(workspace.directory, 'terraform.tfstate'));
    relay.reset();
    const imported = await workspace.run('import', '-no-color', 'cairn_image.disk', id);
    expect(imported.code, imported.output).toBe(0);
    await workspace.apply();
    expect((await workspace.plan()).code).toBe(0);
    workspace.write(
      'more.tf',
      `resource "cairn_image" "twin" {
  name        = "${name}-twin"
  disk_format = "raw"
  file        = cairn_image.disk.file
}
`,
    );
    await workspace.apply();
    expect(relay.requests().filter((request) => request.startsWith('PATCH'))).toEqual([]);
    expect(relay.sentBytes()).toBeLessThan(TALK_BYTES);
    console.log(`second apply on a clean state: 0 image bytes, ${relay.sentBytes()} bytes of requests`);
    expect(await contentDigest(await imageNamed(`${name}-twin`))).toBe(sha256);
    await workspace.destroy();
  },
  TIMEOUT_MS,
);

/** Takes all the room that is left, but for a little. */
function fill(file: string): void {
  const piece = Buffer.alloc(MIB);
  writeFileSync(file, '');
  const descriptor = openSync(file, 'a');
  try {
    for (;;) writeSync(descriptor, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(descriptor);
  }
}
