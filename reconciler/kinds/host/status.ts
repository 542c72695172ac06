import type { HostSpec, HostStatus } from '../../../schemas/generated/types.ts';
import type { HostTotals } from '../../model/capacity.ts';
import { capacityOf } from '../../model/capacity.ts';
import { cellMemory, floatingCpus } from '../../model/host-cpus.ts';
import type { CellMemory } from '../../model/pinning.ts';
import type { Told } from '../../model/condition.ts';
import type { Report, Snapshot } from '../../model/kind.ts';
import type { Change } from '../../model/operation.ts';
import type { HostInventory } from '../../ports/hypervisor.ts';
import { emptying } from './emptying.ts';
import type { HostDesired, HostObserved } from './shapes.ts';

/** Pure. State and sizes of the host; while it is down the sizes are those last seen. */
export function report(
  desired: HostDesired,
  observed: HostObserved,
  changes: readonly Change[],
  snapshot: Snapshot<HostSpec>,
): Report<HostStatus> {
  const last = snapshot.self.status as Partial<HostStatus>;
  const seen = observed.reachable === true ? observed.inventory : last;
  const status: HostStatus = {
    // Also a host that is being unregistered was asked, and answered.
    state: observed.reachable !== false ? 'up' : desired.spec.fenced ? 'fenced' : 'down',
    hostname: seen.hostname ?? null,
    architecture: seen.architecture ?? null,
    cpu_model: seen.cpu_model ?? null,
    traits: seen.traits ?? null,
    numa_cells: seen.numa_cells ?? null,
    pci_devices: pciDevices(seen.pci_devices),
    vcpus: seen.vcpus ?? null,
    memory_mib: seen.memory_mib ?? null,
    disk_gib: seen.disk_gib ?? null,
    accelerator: seen.accelerator ?? null,
    libvirt_version: seen.libvirt_version ?? null,
    qemu_version: seen.qemu_version ?? null,
  };
  const pending =
    observed.reachable === false
      ? {
          reason: 'HostDown',
          message: `${observed.message} Servers on this host are left as they are and nothing new is placed here until it answers.`,
        }
      : sweeping(desired, changes);
  return {
    status,
    failure: null,
    pending,
    told: [...emptying(snapshot), ...silence(desired, observed, snapshot)],
  };
}

/** It is looked at again until nothing was found of the servers that were deleted while it was dead. */
function sweeping({ sweeps }: HostDesired, changes: readonly Change[]): Report<HostStatus>['pending'] {
  if (sweeps === undefined) return null;
  const left = changes.filter((change) => change.is_urgent === true).length;
  const message = `What is left of servers that were deleted while it was dead is removed: ${left} to go.`;
  return { reason: 'Changing', message };
}

/** What is told of a host that does not answer, as long as it does not: since when is the condition's time. */
function silence(
  { spec, deleting }: HostDesired,
  observed: HostObserved,
  { self }: Snapshot<HostSpec>,
): readonly Told[] {
  if (deleting || observed.reachable !== false) return [];
  const message = spec.fenced
    ? 'It does not answer, and somebody vouches that it is dead: servers with on_host_loss = rebuild are made anew elsewhere, the others wait for it. What it still runs of those that left is stopped when it answers again.'
    : `It does not answer: ${observed.message} Silence is not death: its servers are left as they are, whatever time passes. Once you know that it is off, or cut off from its disks, say so: cairn host fence ${self.resource.name} (fenced = true).`;
  return [{ type: 'Reachable', status: 'False', reason: spec.fenced ? 'Fenced' : 'HostDown', message }];
}

/** A device that is near to no cell says nothing of one. */
function pciDevices(
  seen: HostStatus['pci_devices'] | HostInventory['pci_devices'] | undefined,
): HostStatus['pci_devices'] {
  return (
    seen?.map(({ numa_cell, ...device }) =>
      numa_cell === null || numa_cell === undefined ? device : { ...device, numa_cell },
    ) ?? null
  );
}

/** Pure. What may be promised on the host, and in its NUMA cells; null when it was not reached, then what was stored stays. */
export function capacity(
  { spec, ratios }: HostDesired,
  observed: HostObserved,
): (HostTotals & { readonly cells: readonly CellMemory[] }) | null {
  if (observed.reachable !== true) return null;
  const { inventory } = observed;
  const totals = capacityOf(ratios, { ...inventory, vcpus: floatingCpus(spec, inventory.vcpus) });
  return { ...totals, cells: inventory.numa_cells.flatMap(cellMemory) };
}
