import type { Change } from '../../model/operation.ts';
import type { ImageDesired, ImageObserved } from './shapes.ts';

/** Pure. Copies that hosts lack, and when deleting everything that is left. Missing content is none: only an upload can bring it. */
export function diff(desired: ImageDesired, observed: ImageObserved): readonly Change[] {
  const changes: Change[] = [];
  const differ = (field: string, expected: string, found: string): void =>
    void changes.push({ field, expected, found, disruption: 'none' });
  const usable = observed.blob !== null && observed.blob.violations.length === 0;
  for (const host of desired.hosts) {
    const part = observed.hosts[host.host_id];
    if (part === undefined || !part.known) continue;
    const wanted = !desired.deleting && !host.leaving;
    if (wanted && part.view === null && usable) {
      differ(`hosts.${host.host_name}.copy`, 'present', 'absent');
    }
    if (!wanted && part.view !== null) differ(`hosts.${host.host_name}.copy`, 'absent', 'present');
  }
  if (desired.deleting && observed.blob !== null) differ('content', 'absent', 'present');
  if (desired.deleting && observed.upload_offset_bytes > 0) {
    differ('upload', 'absent', `${observed.upload_offset_bytes} bytes`);
  }
  return changes;
}
