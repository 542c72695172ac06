import type { HardwareChanges } from '../../../model/hardware.ts';
import { cpuTopology } from './cpu-topology.ts';
import type { Wishes } from './wishes.ts';

/** Pure. How the CPUs look to the guest, and their share of the host. */
export function cpusOf(wishes: Wishes): HardwareChanges {
  refuseOwnCpus(wishes);
  refuseLargePages(wishes);
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

/** A guest that floats among the host's CPUs does not have those that it was promised. */
function refuseOwnCpus(wishes: Wishes): void {
  for (const name of ['hw:cpu_policy', 'hw_cpu_policy']) {
    const policy = wishes.word(name);
    if (policy === null || policy === 'shared') continue;
    wishes.refuse(
      name,
      'Cairn gives no guest CPUs of the host for itself.',
      'Use shared, and keep such guests on hosts of an aggregate with cpu_ratio 1, where no CPU is given out twice.',
    );
  }
  for (const name of ['hw:cpu_thread_policy', 'hw_cpu_thread_policy']) {
    const policy = wishes.word(name);
    if (policy === null || policy === 'prefer') continue;
    wishes.refuse(
      name,
      'it is for guests with CPUs of their own, which Cairn does not give.',
      'Leave it out.',
    );
  }
}

const PAGE_WORDS: readonly string[] = ['small', 'any', '4', '4k', '4kb', '4kib'];

function refuseLargePages(wishes: Wishes): void {
  for (const name of ['hw:mem_page_size', 'hw_mem_page_size']) {
    const size = wishes.word(name);
    if (size === null || PAGE_WORDS.includes(size)) continue;
    wishes.refuse(
      name,
      'Cairn does not share out the large pages of hosts.',
      'Use small or any, and switch transparent huge pages on where the hosts do not have them on.',
    );
  }
}
