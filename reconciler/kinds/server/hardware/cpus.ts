import type { HardwareChanges } from '../../../model/hardware.ts';
import { cpuTopology } from './cpu-topology.ts';
import type { Wishes } from './wishes.ts';

/** Pure. How the CPUs look to the guest, and their share of the host. */
export function cpusOf(wishes: Wishes): HardwareChanges {
  const pmu = wishes.agreedYes('hw:pmu', 'hw_pmu');
  const hidden = wishes.agreedYes('hw:hide_hypervisor_id', 'img_hide_hypervisor_id');
  const quota = wishes.count('quota:cpu_quota');
  return {
    ...cpuTopology(wishes),
    pmu: pmu === null ? null : pmu ? 'on' : 'off',
    hypervisor_hidden: hidden ?? false,
    cpu_shares: wishes.count('quota:cpu_shares'),
    cpu_period_us: wishes.count('quota:cpu_period'),
    cpu_quota_us: quota !== null && quota < 0 ? null : quota,
  };
}
