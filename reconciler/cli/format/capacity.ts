import type { Capacity, HostAmount, HostSurvey, PlacementPreview } from '../../../schemas/generated/api.ts';
import { pairs, table } from './table.ts';
import type { Cell } from './table.ts';
import { count, oneLine } from './text.ts';
import type { Paint } from './text.ts';

/** How to print an answer of the scheduler. */
type Options = { readonly paint: Paint };

const HOST_COLUMNS = [
  { header: 'HOST' },
  { header: 'FITTING', align: 'right' },
  { header: 'FREE_VCPUS', align: 'right' },
  { header: 'FREE_MEMORY_MIB', align: 'right' },
  { header: 'FREE_DISK_GIB', align: 'right' },
  { header: 'WHY_NOT' },
] as const;

function amount({ free, total }: HostAmount): string {
  return free === null || total === null ? '-' : `${free}/${total}`;
}

function why({ rejections, nearest_fix }: HostSurvey): string {
  const reasons = rejections.map((rejection) => rejection.why).join(', ');
  if (reasons === '') return '';
  return nearest_fix === null ? reasons : `${reasons}: ${nearest_fix}`;
}

/** One host a line; nothing for who may not see hosts. */
function hostTable(hosts: readonly HostSurvey[], { paint }: Options): string {
  if (hosts.length === 0) return '';
  const rows = hosts.map((host): readonly Cell[] => [
    host.name,
    { text: String(host.fitting_count), tone: host.fitting_count > 0 ? 'good' : 'bad' },
    amount(host.vcpus),
    amount(host.memory_mib),
    amount(host.disk_gib),
    why(host),
  ]);
  return `\n${table(HOST_COLUMNS, rows, { paint })}`;
}

function verdict(fits: boolean, explanation: string, nearest_fix: string | null, { paint }: Options): string {
  const fix = nearest_fix === null ? '' : `Nearest fix: ${oneLine(nearest_fix)}\n`;
  return `${paint(fits ? 'Fits.' : 'Does not fit.', fits ? 'good' : 'bad')} ${oneLine(explanation)}\n${fix}`;
}

/** Pure. Whether servers of a size fit, why, and what each host has. */
export function capacityReport(capacity: Capacity, options: Options): string {
  const { server_count, vcpus, memory_mib, disk_gib, fits, explanation, nearest_fix, hosts } = capacity;
  const asked = `${count(server_count, 'server')} of ${count(vcpus, 'vCPU')}, ${memory_mib} MiB of memory and ${disk_gib} GiB of disk\n`;
  return asked + verdict(fits, explanation, nearest_fix, options) + hostTable(hosts, options);
}

/** Pure. Where a server would be placed, with which addresses, and why. */
export function placementReport(preview: PlacementPreview, options: Options): string {
  const { fits, explanation, nearest_fix, host_name, host_id, addresses, hosts } = preview;
  const place = host_id === null ? [] : [['Host', `${host_name ?? '-'} (${host_id})`] as const];
  const nics = Object.entries(addresses).map(([nic, address]) => [`Address of ${nic}`, address] as const);
  return (
    verdict(fits, explanation, nearest_fix, options) + pairs([...place, ...nics]) + hostTable(hosts, options)
  );
}
