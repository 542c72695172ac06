import { hypervisorContract } from './hypervisor.contract.ts';
import { fakeLab, realLab } from './libvirt-labs.ts';
import { networkContract } from './network.contract.ts';
import { volumesContract } from './volumes.contract.ts';

/** The ports over libvirt's RPC: against a real libvirtd with real guests, and against the fake host server. */
for (const [implementation, makeLab] of [
  ['real libvirtd', realLab],
  ['fake libvirt host', fakeLab],
] as const) {
  volumesContract(implementation, makeLab);
  networkContract(implementation, makeLab);
  hypervisorContract(implementation, makeLab);
}
