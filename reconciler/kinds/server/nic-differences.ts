import type { DomainNic, DomainView } from '../../ports/hypervisor.ts';
import { nicWords, sameNicHardware } from './hardware/same-hardware.ts';
import type { Difference, Remedy } from './remedy.ts';
import { difference } from './remedy.ts';
import type { PlacedServer } from './shapes.ts';

/** Pure. NICs that are missing, plugged elsewhere, or there although the spec does not name them; by definition and in the running guest. */
export function nicDifferences(desired: PlacedServer, domain: DomainView): readonly Difference[] {
  const { nics: wanted, hardware } = desired.domain;
  const sameModel = (a: DomainNic, b: DomainNic): boolean => hardware === undefined || sameNicHardware(a, b);
  const live = domain.live?.nics ?? null;
  const result: Difference[] = [];
  for (const nic of wanted) {
    const defined = domain.nics.find((candidate) => candidate.mac === nic.mac);
    const plugged = live?.find((candidate) => candidate.mac === nic.mac);
    const remedies: Remedy[] = [];
    const isDefined = defined !== undefined && samePlug(defined, nic) && sameModel(defined, nic);
    if (!isDefined || defined.name !== nic.name) {
      remedies.push({ do: 'define' });
    }
    if (live !== null && (plugged === undefined || !samePlug(plugged, nic))) {
      // A NIC's MTU is fixed when it is plugged; a mere move keeps the guest's device.
      if (plugged !== undefined && plugged.mtu !== nic.mtu) remedies.push({ do: 'detach', mac: nic.mac });
      remedies.push({ do: 'attach', nic });
    }
    // No device changes into another while the guest runs.
    const other = plugged !== undefined && !sameModel(plugged, nic);
    if (other) remedies.push({ do: 'restart', unseen: false });
    if (remedies.length === 0) continue;
    const differing = live !== null && !(plugged !== undefined && samePlug(plugged, nic)) ? plugged : defined;
    const cost = other ? 'restart' : 'none';
    result.push(difference(`nics.${nic.name}`, words(nic), words(differing), cost, remedies));
  }
  const names = new Set(wanted.map((nic) => nic.name));
  const macs = new Set(wanted.map((nic) => nic.mac));
  const extra = new Map<string, { nic: DomainNic; remedies: Remedy[] }>();
  for (const nic of domain.nics) {
    if (!macs.has(nic.mac)) extra.set(nic.mac, { nic, remedies: [{ do: 'define' }] });
  }
  for (const nic of live ?? []) {
    if (macs.has(nic.mac)) continue;
    const entry = extra.get(nic.mac) ?? { nic, remedies: [] };
    entry.remedies.push({ do: 'detach', mac: nic.mac });
    extra.set(nic.mac, entry);
  }
  for (const [mac, { nic, remedies }] of extra) {
    const key = nic.name === '' || names.has(nic.name) ? mac : nic.name;
    result.push(difference(`nics.${key}`, 'absent', words(nic), 'none', remedies));
  }
  return result;
}

function samePlug(a: DomainNic, b: DomainNic): boolean {
  return a.network_name === b.network_name && a.mtu === b.mtu;
}

function words(nic: DomainNic | undefined): string {
  return nic === undefined ? 'absent' : `${nic.mac} on ${nic.network_name}${nicWords(nic)}`;
}
