import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createClient } from '../../schemas/generated/client.ts';
import type { Client } from '../../schemas/generated/client.ts';
import type { KindName, SpecInputOf } from '../../schemas/generated/types.ts';
import { waitReady } from '../../schemas/wait.ts';
import { bzImageBytes, digest } from '../support/kind-objects.ts';
import { startServiceProcess } from '../support/service.ts';
import type { ServiceProcess } from '../support/service.ts';

/** A service of its own for one figure, and a directory for everything else. */
export type BenchService = {
  readonly directory: string;
  readonly service: ServiceProcess;
  readonly client: Client;
  /** Effect: stops the service and removes the directory. */
  readonly stop: () => Promise<void>;
};

/** Effect: starts the service as users do, over simulated hosts unless told otherwise. */
export async function startBenchService(
  environment: Readonly<Record<string, string>> = { CAIRN_DRIVER: 'simulated' },
): Promise<BenchService> {
  const directory = mkdtempSync(join(tmpdir(), 'cb-'));
  // Under root PostgreSQL runs as another user, who must be let in.
  chmodSync(directory, 0o755);
  const data = join(directory, 'service');
  mkdirSync(data);
  const service = await startServiceProcess({
    directory: data,
    environment: { CAIRN_LOG_LEVEL: 'warn', ...environment },
  });
  const { endpoint, token } = service;
  return {
    directory,
    service,
    client: createClient({ endpoint, token }),
    stop: async () => {
      await service.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Effect: creates an object and gives its id. */
export async function create<K extends KindName>(
  client: Client,
  kind: K,
  spec: SpecInputOf[K],
): Promise<string> {
  const id = randomUUID();
  await client.put(kind, id, { spec }, { if_none_match: '*' });
  return id;
}

/** Effect: waits until an object is ready; throws when it cannot be, or not in time. */
export async function untilReady(
  client: Client,
  kind: KindName,
  id: string,
  timeout_seconds = 60,
): Promise<void> {
  const { outcome } = await waitReady(client, kind, id, { timeout_seconds });
  if (outcome !== 'ready') throw new Error(`${kind} ${id}: ${outcome}`);
}

/** Everything that a simulated server needs. */
export type Ground = { readonly project_id: string; readonly flavor_id: string; readonly kernel_id: string };

/** Effect: a simulated host that takes any number of servers, a project, a flavor and a kernel. */
export async function prepareGround(client: Client): Promise<Ground> {
  const host = { name: 'big', uri: 'simulated://big?vcpus=100000&memory_mib=100000000&disk_gib=1000000' };
  const host_id = await create(client, 'host', host);
  const project_id = await create(client, 'project', { name: 'bench' });
  const flavor_id = await create(client, 'flavor', { name: 'tiny', vcpus: 1, memory_mib: 64 });
  const bytes = bzImageBytes();
  const kernel_id = await create(client, 'image', {
    name: 'kernel',
    project_id,
    disk_format: 'aki',
    sha256: digest(bytes),
    size_bytes: bytes.length,
  });
  await client.uploadImagePart(kernel_id, 0, bytes);
  await untilReady(client, 'host', host_id);
  await untilReady(client, 'image', kernel_id);
  return { project_id, flavor_id, kernel_id };
}

/** Effect: creates `count` servers, sixteen at a time, and waits until all are ready. */
export async function createServers(
  client: Client,
  ground: Ground,
  count: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  const left = Array.from({ length: count }, (_, index) => index);
  const work = async (): Promise<void> => {
    for (let index = left.pop(); index !== undefined; index = left.pop()) {
      ids.push(await create(client, 'server', { name: `server-${index}`, ...ground }));
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  const seconds = 120 + count / 4;
  const deadline = Date.now() + seconds * 1000;
  for (const id of ids) await untilReady(client, 'server', id, Math.max(1, (deadline - Date.now()) / 1000));
  return ids;
}

/** Effect: reads /proc. Resident memory of a process in MiB. */
export function residentMib(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (match === null) throw new Error(`/proc/${pid}/status has no VmRSS`);
  return Number(match[1]) / 1024;
}
