import { nicXml, parseDomain } from './domain-xml.ts';
import type { OpenHost } from './hosts.ts';
import { isAlreadySo, isMissing } from './translate.ts';

/** virConnectListAllDomainsFlags active, and virDomainModificationImpact live. */
const ACTIVE = 1;
const LIVE = 1;

/** An isolated network without addresses, there only while guests are moved over it. */
const PARKING = { name: 'cairn-parking', bridge: 'cbparking' } as const;

/**
 * Effect: plugs running guests of a network that was stopped and started into its new bridge. libvirt moves an interface
 * only when its network changes, so each goes to a parking network and back; the guest sees its link stay.
 */
export async function replugGuests(host: OpenHost, network_name: string, signal: AbortSignal): Promise<void> {
  const { session } = host;
  const { domains } = await session.call(
    'connect_list_all_domains',
    { need_results: 1, flags: ACTIVE },
    { signal },
  );
  const moves: { dom: (typeof domains)[number]; nics: readonly { home: string; parked: string }[] }[] = [];
  for (const dom of domains) {
    try {
      const { xml } = await session.call('domain_get_xml_desc', { dom, flags: 0 }, { signal });
      const nics = parseDomain(xml, null, { state: 'running', persistent: true }).nics.filter(
        (nic) => nic.network_name === network_name,
      );
      const pairs = nics.map((nic) => ({
        home: nicXml(nic),
        parked: nicXml({ ...nic, network_name: PARKING.name }),
      }));
      if (pairs.length > 0) moves.push({ dom, nics: pairs });
    } catch (thrown) {
      // Gone between list and look: nothing to plug in.
      if (!isMissing(thrown)) throw thrown;
    }
  }
  if (moves.length === 0) return;
  const parking = `<network><name>${PARKING.name}</name><bridge name='${PARKING.bridge}' stp='off' delay='0'/></network>`;
  const { net } = await session.call('network_create_xml', { xml: parking }, { signal });
  try {
    for (const { dom, nics } of moves) {
      for (const { parked, home } of nics) {
        try {
          await session.call('domain_update_device_flags', { dom, xml: parked, flags: LIVE }, { signal });
          await session.call('domain_update_device_flags', { dom, xml: home, flags: LIVE }, { signal });
        } catch (thrown) {
          if (!isMissing(thrown) && !isAlreadySo(thrown)) throw thrown;
        }
      }
    }
  } finally {
    await session.call('network_destroy', { net }, { signal: AbortSignal.timeout(10_000) });
  }
}
