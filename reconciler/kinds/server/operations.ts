import { CairnError } from '../../model/error.ts';
import type { OperationContext, OperationFunction } from '../../model/kind.ts';
import { typedOperation } from '../../model/typed-operation.ts';
import type { DomainDefinition, DomainNic } from '../../ports/hypervisor.ts';
import { copyConsole, copyStoppedVolume, migrateDomain } from './moving-operations.ts';
import { seedFiles } from './seed-files.ts';
import { seedImage } from './seed-iso.ts';
import type { PlacedServer, SeedInputs } from './shapes.ts';

type At = { readonly host_id: string; readonly server_id: string };
type VolumeAt = { readonly host_id: string; readonly volume_name: string };

/** One idempotent function per operation name. Arguments are those that plan.ts wrote. */
export const operations: Readonly<Record<string, OperationFunction>> = {
  create_root_volume: typedOperation(createRootVolume),
  upload_seed: typedOperation(uploadSeed),
  define_domain: typedOperation(
    ({ ports, signal }, args: { host_id: string; definition: DomainDefinition }) =>
      ports.hypervisor.define(args.host_id, args.definition, signal),
  ),
  start_domain: typedOperation(({ ports, signal }, args: At) =>
    ports.hypervisor.start(args.host_id, args.server_id, signal),
  ),
  pause_domain: typedOperation(({ ports, signal }, args: At) =>
    ports.hypervisor.pause(args.host_id, args.server_id, signal),
  ),
  suspend_domain: typedOperation(({ ports, signal }, args: At) =>
    ports.hypervisor.suspend(args.host_id, args.server_id, signal),
  ),
  stop_domain: typedOperation(({ ports, signal }, args: At & { grace_seconds: number }) =>
    ports.hypervisor.shutDown(args.host_id, args.server_id, args.grace_seconds, signal),
  ),
  attach_nic: typedOperation(({ ports, signal }, args: At & { nic: DomainNic }) =>
    ports.hypervisor.attachNic(args.host_id, args.server_id, args.nic, signal),
  ),
  detach_nic: typedOperation(({ ports, signal }, args: At & { mac: string }) =>
    ports.hypervisor.detachNic(args.host_id, args.server_id, args.mac, signal),
  ),
  set_live_memory: typedOperation(({ ports, signal }, args: At & { memory_mib: number }) =>
    ports.hypervisor.setLiveMemory(args.host_id, args.server_id, args.memory_mib, signal),
  ),
  resize_root_volume: typedOperation(({ ports, signal }, args: VolumeAt & { capacity_bytes: number }) =>
    ports.volumes.resize(args.host_id, args.volume_name, args.capacity_bytes, signal),
  ),
  copy_volume: typedOperation(copyStoppedVolume),
  copy_console: typedOperation(copyConsole),
  migrate_domain: typedOperation(migrateDomain),
  settle_volume: typedOperation(({ ports, signal }, args: VolumeAt) =>
    ports.moves.settle(args.host_id, args.volume_name, signal),
  ),
  undefine_domain: typedOperation(({ ports, signal }, args: At) =>
    ports.hypervisor.undefine(args.host_id, args.server_id, signal),
  ),
  remove_volume: typedOperation(({ ports, signal }, args: VolumeAt) =>
    ports.volumes.remove(args.host_id, args.volume_name, signal),
  ),
};

/** Effect: makes the root disk, as an overlay of the image's copy or empty. Nothing to do when it exists. */
async function createRootVolume(
  { ports, signal }: OperationContext,
  args: { host_id: string } & NonNullable<PlacedServer['root']>,
): Promise<void> {
  const { host_id, volume_name, backing, capacity_bytes } = args;
  if (backing === null) {
    await ports.volumes.createEmpty(host_id, volume_name, capacity_bytes, signal);
    return;
  }
  const image = await ports.volumes.get(host_id, backing.volume_name, signal);
  if (image === null) {
    // Nothing that another host would do better.
    throw new CairnError('not_found', `The image's copy ${backing.volume_name} is not on the host yet.`);
  }
  // An overlay smaller than its image would cut it off.
  const capacity = Math.max(capacity_bytes, image.capacity_bytes);
  await ports.volumes.createOverlay(
    host_id,
    volume_name,
    backing.volume_name,
    backing.format,
    capacity,
    signal,
  );
}

/** Effect: writes the config drive. The same inputs and secrets give the same bytes. */
async function uploadSeed(
  { ports, signal, secrets }: OperationContext,
  args: VolumeAt & { inputs: SeedInputs },
): Promise<void> {
  const { inputs } = args;
  const secret = inputs.has_secret_user_data === true ? (await secrets())['user_data_wo'] : undefined;
  const image = seedImage(seedFiles(typeof secret === 'string' ? { ...inputs, user_data: secret } : inputs));
  await ports.volumes.upload(args.host_id, args.volume_name, image.length, once(image), true, signal);
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
