import type { OpenHost } from './hosts.ts';
import type { DomainReference } from './hypervisor.ts';
import { MARK_NAMESPACE } from './mark.ts';
import { AFFECT, DOMAIN_METADATA } from './rpc/flags.ts';
import { find, type XmlElement } from './xml.ts';
import { escapeXml } from './xml-values.ts';

/** Namespace and prefix of what a running guest carries while its disk is copied; apart from Cairn's mark, which says whose it is. */
const NAMESPACE = `${MARK_NAMESPACE}/capture`;
const PREFIX = 'cairn-capture';

/**
 * What a running guest carries in its live metadata, never in its stored definition: for which volume the last copy of its disk was
 * begun, and whether its file systems may be frozen. It goes with the guest's process, as both of these do.
 */
export type CaptureMark = { readonly volume_name: string; readonly frozen: boolean };

/** Pure. The mark in a domain's live document; null when there is none. */
export function readCaptureMark(domain: XmlElement): CaptureMark | null {
  const mark = find(domain, 'metadata', `${PREFIX}:capture`);
  if (mark === undefined) return null;
  return { volume_name: mark.attributes['volume'] ?? '', frozen: mark.attributes['frozen'] === 'yes' };
}

/** Effect: writes the mark of a running guest, or removes it. Throws LibvirtError, operation_invalid when it does not run. */
export async function writeCaptureMark(
  host: OpenHost,
  dom: DomainReference,
  mark: CaptureMark | null,
  signal: AbortSignal,
): Promise<void> {
  const metadata =
    mark === null
      ? null
      : `<capture volume='${escapeXml(mark.volume_name)}' frozen='${mark.frozen ? 'yes' : 'no'}'/>`;
  await host.session.call(
    'domain_set_metadata',
    { dom, type: DOMAIN_METADATA.element, metadata, key: PREFIX, uri: NAMESPACE, flags: AFFECT.live },
    { signal },
  );
}
